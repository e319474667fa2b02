// Between the clocks of places and instants (epoch milliseconds). Dates and times are as in dates.ts.

const formats = new Map<string, Intl.DateTimeFormat>();
const formatOf = (timeZone?: string) =>
  new Intl.DateTimeFormat("en", { timeZone, hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", second: "2-digit" });

function formatIn(timeZone?: string) {
  // Whoever travels takes the device from zone to zone: without a name it is where the reader is now.
  if (timeZone === undefined) return formatOf();
  const known = formats.get(timeZone) ?? formatOf(timeZone);
  formats.set(timeZone, known);
  return known;
}

/** To the second, from its parts: in which order a language writes them differs from browser to browser. */
function shownIn(timeZone: string | undefined, instant: number): { date: string; time: string } {
  const { year, month, day, hour, minute, second } = Object.fromEntries(formatIn(timeZone).formatToParts(instant).map(({ type, value }) => [type, value]));
  return { date: `${year}-${month}-${day}`, time: `${hour}:${minute}:${second}` };
}

/** What calendar and clock show there, or where the reader is: `{ date: "2027-04-10", time: "09:05" }`. */
export function clockIn(timeZone: string | undefined, instant: number): { date: string; time: string } {
  const { date, time } = shownIn(timeZone, instant);
  return { date, time: time.slice(0, 5) };
}

/** When calendar and clock show this there. In the hour that a change of clocks leaves out: the one after it. */
export function instantAt(date: string, time: string, timeZone: string): number {
  const shown = Date.parse(`${date}T${time}:00Z`);
  const guess = shown - offsetAt(shown, timeZone);
  return shown - offsetAt(guess, timeZone);
}

/** Milliseconds that clocks there are ahead of UTC. */
function offsetAt(instant: number, timeZone: string): number {
  const { date, time } = shownIn(timeZone, instant);
  return Date.parse(`${date}T${time}Z`) - Math.floor(instant / 1000) * 1000;
}
