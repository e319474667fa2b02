// Between the clocks of places and instants (epoch milliseconds). Dates and times are as in dates.ts.

const formats = new Map<string, Intl.DateTimeFormat>();
function formatIn(timeZone: string) {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat("en-CA", { timeZone, hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", second: "2-digit" });
  formats.set(timeZone, format);
  return format;
}

/** What calendar and clock show there: `{ date: "2027-04-10", time: "09:05" }`. */
export function clockIn(timeZone: string, instant: number): { date: string; time: string } {
  const [date, time] = formatIn(timeZone).format(instant).split(", ");
  return { date: date!, time: time!.slice(0, 5) };
}

/** When calendar and clock show this there. In the hour that a change of clocks leaves out: the one after it. */
export function instantAt(date: string, time: string, timeZone: string): number {
  const shown = Date.parse(`${date}T${time}:00Z`);
  const guess = shown - offsetAt(shown, timeZone);
  return shown - offsetAt(guess, timeZone);
}

/** Milliseconds that clocks there are ahead of UTC. */
function offsetAt(instant: number, timeZone: string): number {
  const [date, time] = formatIn(timeZone).format(instant).split(", ");
  return Date.parse(`${date}T${time}Z`) - Math.floor(instant / 1000) * 1000;
}
