// How the log of operations names days: in English, short, without a year.
const format = new Intl.DateTimeFormat("en-GB", { weekday: "short", day: "numeric", month: "short", timeZone: "UTC" });

/** "Tue 13 Apr"; null is the list of ideas. */
export function formatDay(day: string | null): string {
  return day === null ? "ideas" : format.format(Date.parse(`${day}T00:00:00Z`)).replace(",", "");
}
