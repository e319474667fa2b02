// Reads times of day as people type them: "9", "930", "9:30pm", "9-11", "19h30 – 21", "9 +90m", and in their own words.
import { cached } from "../../../../i18n/formats";
import { anyOf, halfToHour, spoken, wordsOf } from "./entryWords";

const DAY = 24 * 60;
/** The server's bound too. */
const LONGEST_NIGHT = 12 * 60;

export type Times = { start: string | null; end: string | null };

const COMPACT = /^(\d{1,2})(\d{2})\s*(am|pm|a|p)?$/i;
const patterns = cached((language: string) => {
  const words = wordsOf(language);
  const { to, lasting, clock, hours, minutes, moments, hoursInWords } = words;
  const oclock = anyOf(clock);
  return {
    moments,
    hoursInWords,
    time: new RegExp(String.raw`^(\d{1,2})(?:\s*(?:[:.h]|${oclock})\s*(\d{2}))?\s*(?:h|${oclock})?\s*(am|pm|a|p)?$`, "iu"),
    halfTo: new RegExp(`^${halfToHour(words)}$`, "iu"),
    range: new RegExp(String.raw`^(.*?)\s*(?:-|–|—|(?<![\p{L}\d])${anyOf(to)}(?![\p{L}]))\s*(.*)$`, "iu"),
    lasting: new RegExp(String.raw`^(.+?)\s*(?:\+|(?<!\p{L})${anyOf(lasting)}(?!\p{L}))\s*(?:(\d+(?:[.,]\d+)?)\s*${anyOf(hours)})?\s*(?:(\d+)\s*${anyOf(minutes)})?$`, "iu"),
  };
});

type Clock = { hour: number; minute: number; half: "a" | "p" | null };

/** Null when it can't be read; nothing at all clears both. An end may come before its start: see `endsTooEarly`. */
export function readTimes(text: string, language = spoken): Times | null {
  const plain = text.trim();
  const { lasting: lastingPattern, range: rangePattern } = patterns(language);
  if (plain === "") return { start: null, end: null };
  const lasting = lastingPattern.exec(plain);
  if (lasting && (lasting[2] !== undefined || lasting[3] !== undefined)) {
    const start = readClock(lasting[1]!, language);
    const minutes = Math.round(Number((lasting[2] ?? "0").replace(",", ".")) * 60) + Number(lasting[3] ?? 0);
    return start && minutes < DAY ? { start: written(start), end: endAfter(written(start), minutes) } : null;
  }
  const range = rangePattern.exec(plain);
  if (!range) {
    const start = readClock(plain, language);
    return start && { start: written(start), end: null };
  }
  const end = readClock(range[2]!, language, "end");
  if (range[1] === "") return end && { start: null, end: written(end) };
  const start = readClock(range[1]!, language);
  if (!start || (range[2] !== "" && !end)) return null;
  return { start: written(sameHalf(start, end)), end: end && written(end) };
}

/** What starts at `start` and lasts so long ends then, perhaps on the next morning. */
export const endAfter = (start: string, minutes: number) => timeAt((minutesOf(start) + minutes) % DAY);

/** Minutes from one time to the other; an earlier one is that of the next day. */
export const minutesUntil = (start: string, end: string) => minutesOf(end) - minutesOf(start) + (end < start ? DAY : 0);

/** What ends "before" it starts ends on the next morning; only what would be longer than a night is a mistake. Stays and journeys have a day for their end. */
export const endsTooEarly = ({ type, start, end }: { type?: string; start: string | null; end: string | null }): boolean =>
  Boolean(start && end && end < start && end !== "00:00" && minutesUntil(start, end) > LONGEST_NIGHT) && type !== "hotel" && type !== "transport";

/** `minutes` after the time, on the same day: 23:59 at the latest. */
export function later(time: string, minutes: number): string {
  return timeAt(Math.max(0, Math.min(DAY - 1, minutesOf(time) + minutes)));
}

const timeAt = (minute: number) => written({ hour: Math.floor(minute / 60), minute: minute % 60, half: null });

export const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** "24:00" is an end, and as such the next day's beginning. */
function readClock(text: string, language: string, as: "start" | "end" = "start"): Clock | null {
  const { moments, time, halfTo, hoursInWords } = patterns(language);
  const plain = text.trim().toLowerCase();
  if (halfTo.test(plain)) {
    const hour = plain.slice(plain.lastIndexOf(" ") + 1);
    return readClock(`${(hoursInWords[hour] ?? Number(hour)) - 1 || 12}:30`, language);
  }
  const match = time.exec(moments[plain] ?? plain) ?? COMPACT.exec(plain);
  if (!match) return null;
  const ofDay = (match[3]?.[0]?.toLowerCase() ?? null) as Clock["half"];
  const clock = { hour: Number(match[1]), minute: Number(match[2] ?? 0), half: ofDay };
  if (as === "end" && clock.hour === 24 && clock.minute === 0 && !ofDay) return { ...clock, hour: 0 };
  const fits = ofDay ? clock.hour >= 1 && clock.hour <= 12 : clock.hour <= 23;
  return fits && clock.minute <= 59 ? clock : null;
}

/** "9-11pm" is both in the evening; "11-1pm" begins before noon. */
function sameHalf(start: Clock, end: Clock | null): Clock {
  if (!end?.half || start.half || start.hour > 12) return start;
  const same = { ...start, half: end.half };
  return written(same) <= written(end) ? same : start;
}

function written({ hour, minute, half }: Clock): string {
  const hours = half ? (hour % 12) + (half === "p" ? 12 : 0) : hour;
  return `${String(hours).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}
