// Times of day as minutes after midnight, and back.
export const toMinutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** Wraps past midnight: a dinner that ends at 24:30 ends at "00:30". */
export function toTime(minutes: number): string {
  const wrapped = ((Math.round(minutes) % 1440) + 1440) % 1440;
  return `${String(Math.floor(wrapped / 60)).padStart(2, "0")}:${String(wrapped % 60).padStart(2, "0")}`;
}

export const roundUp = (minutes: number, to: number) => Math.ceil(minutes / to) * to;
