// Billing periods. They are counted from an anchor, so that one that began on the 31st ends on the
// last day of a short month and on the 31st again after it.

export type Interval = { interval: string; interval_count: number };

const DAY = 86_400;

/** The instant `count` intervals after the anchor, in seconds. */
export function intervalsAfter(anchor: number, { interval, interval_count }: Interval, count: number): number {
  const steps = interval_count * count;
  switch (interval) {
    case "day":
      return anchor + steps * DAY;
    case "week":
      return anchor + steps * 7 * DAY;
    case "month":
      return monthsAfter(anchor, steps);
    case "year":
      return monthsAfter(anchor, steps * 12);
    default:
      throw new Error(`Stripe has no interval “${interval}”.`);
  }
}

/** The end of the period that begins at `start`: the first boundary after it. */
export function periodEnd(anchor: number, interval: Interval, start: number): number {
  let count = 1;
  while (intervalsAfter(anchor, interval, count) <= start) count++;
  return intervalsAfter(anchor, interval, count);
}

export function sameInterval(a: Interval | null, b: Interval | null): boolean {
  return a?.interval === b?.interval && a?.interval_count === b?.interval_count;
}

function monthsAfter(anchor: number, months: number): number {
  const from = new Date(anchor * 1000);
  const month = from.getUTCMonth() + months;
  const lastDay = new Date(Date.UTC(from.getUTCFullYear(), month + 1, 0)).getUTCDate();
  const to = new Date(anchor * 1000);
  to.setUTCFullYear(from.getUTCFullYear(), month, Math.min(from.getUTCDate(), lastDay));
  return to.getTime() / 1000;
}
