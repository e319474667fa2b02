// Whether a place is open when one means to be there, as a sentence. Times past midnight count on: 25:30 is half past one. Pure.
import { displayLocale, listed } from "../../../../i18n/formats";
import { t } from "../../../../i18n/t";
import { formatTime } from "../../../../lib/dates";

export type Window = { open: string; close: string };
export type Opening = { fits: boolean; sentence: string };
type Visit = { day: string; start: string | null; end: string | null };

const minutes = (time: string) => Number(time.slice(0, time.indexOf(":"))) * 60 + Number(time.slice(time.indexOf(":") + 1));
const DAY = 24 * 60;
const clock = (at: number) => formatTime(`${String(Math.floor((at % DAY) / 60)).padStart(2, "0")}:${String(at % 60).padStart(2, "0")}`);
/** 0 is Monday. */
const weekday = (day: string) => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
const longWeekday = new Intl.DateTimeFormat(displayLocale, { weekday: "long", timeZone: "UTC" });
const weekdayName = (day: string) => longWeekday.format(Date.parse(`${day}T00:00:00Z`));

/** `week` begins with Monday; `lastEntry`: minutes before closing after which nobody is let in. */
export function openingOn({ week, lastEntry }: { week: Window[][]; lastEntry: number | null }, { day, start, end }: Visit): Opening {
  const windows = (week[weekday(day)] ?? []).map(({ open, close }) => ({ open: minutes(open), close: minutes(close) }));
  const name = weekdayName(day);
  if (windows.length === 0) return { fits: false, sentence: t("Closed on {weekday}s.", { weekday: name }) };
  const hours = listed(windows.map(({ open, close }) => (close - open >= DAY ? t("all day") : `${clock(open)}–${clock(close)}`)));
  const said = lastEntry
    ? t("Open {hours} on {weekday}s; last entry {time}.", { hours, weekday: name, time: clock(windows.at(-1)!.close - lastEntry) })
    : t("Open {hours} on {weekday}s.", { hours, weekday: name });
  const problem = start === null ? null : clash(windows, lastEntry ?? 0, minutes(start), end === null ? null : minutes(end));
  return problem === null ? { fits: true, sentence: said } : { fits: false, sentence: `${problem} ${said}` };
}

function clash(windows: { open: number; close: number }[], lastEntry: number, from: number, until: number | null): string | null {
  const leaving = until !== null && until < from ? until + DAY : until;
  const inside = windows.find(({ open, close }) => open <= from && from < close);
  if (!inside) {
    const next = windows.find(({ open }) => open > from);
    return next ? t("Not open yet at {time}: it opens at {opening}.", { time: clock(from), opening: clock(next.open) }) : t("Already closed at {time}.", { time: clock(from) });
  }
  if (from > inside.close - lastEntry) return t("Too late to be let in at {time}.", { time: clock(from) });
  if (leaving !== null && leaving > inside.close) return t("It closes at {time}, before you would leave.", { time: clock(inside.close) });
  return null;
}
