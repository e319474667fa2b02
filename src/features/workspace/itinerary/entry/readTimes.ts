// Reads times of day as people type them: "9", "930", "9:30pm", "9-11", "19h30 – 21", "9 +90m", and in their own words.
import { cached } from "../../../../i18n/formats";
import { anyOf, spoken, wordsOf } from "./entryWords";

export type Times = { start: string | null; end: string | null };

const COMPACT = /^(\d{1,2})(\d{2})\s*(am|pm|a|p)?$/i;
const patterns = cached((language: string) => {
  const { to, lasting, clock, halfTo, hours, minutes, moments } = wordsOf(language);
  const oclock = anyOf(clock);
  return {
    moments,
    time: new RegExp(String.raw`^(\d{1,2})(?:\s*(?:[:.h]|${oclock})\s*(\d{2}))?\s*(?:h|${oclock})?\s*(am|pm|a|p)?$`, "iu"),
    halfTo: new RegExp(String.raw`^${anyOf(halfTo)} (\d{1,2})$`, "iu"),
    range: new RegExp(String.raw`^(.*?)\s*(?:-|–|—|(?<![\p{L}\d])${anyOf(to)}(?![\p{L}]))\s*(.*)$`, "iu"),
    lasting: new RegExp(String.raw`^(.+?)\s*(?:\+|(?<!\p{L})${anyOf(lasting)}(?!\p{L}))\s*(?:(\d+(?:[.,]\d+)?)\s*${anyOf(hours)})?\s*(?:(\d+)\s*${anyOf(minutes)})?$`, "iu"),
  };
});

type Clock = { hour: number; minute: number; half: "a" | "p" | null };

/** Null when it can't be read; nothing at all clears both. An end may come before its start: whether that may be is another's rule. */
export function readTimes(text: string, language = spoken): Times | null {
  const plain = text.trim();
  const { lasting: lastingPattern, range: rangePattern } = patterns(language);
  if (plain === "") return { start: null, end: null };
  const lasting = lastingPattern.exec(plain);
  if (lasting && (lasting[2] !== undefined || lasting[3] !== undefined)) {
    const start = readClock(lasting[1]!, language);
    const minutes = Math.round(Number((lasting[2] ?? "0").replace(",", ".")) * 60) + Number(lasting[3] ?? 0);
    return start && { start: written(start), end: later(written(start), minutes) };
  }
  const range = rangePattern.exec(plain);
  if (!range) {
    const start = readClock(plain, language);
    return start && { start: written(start), end: null };
  }
  const end = readClock(range[2]!, language);
  if (range[1] === "") return end && { start: null, end: written(end) };
  const start = readClock(range[1]!, language);
  if (!start || (range[2] !== "" && !end)) return null;
  return { start: written(sameHalf(start, end)), end: end && written(end) };
}

/** The one time, or null. */
export function readTime(text: string): string | null {
  const clock = readClock(text, spoken);
  return clock && written(clock);
}

/** `minutes` after the time, on the same day: 23:59 at the latest. */
export function later(time: string, minutes: number): string {
  const at = Math.max(0, Math.min(24 * 60 - 1, minutesOf(time) + minutes));
  return written({ hour: Math.floor(at / 60), minute: at % 60, half: null });
}

export const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

function readClock(text: string, language: string): Clock | null {
  const { moments, time, halfTo } = patterns(language);
  const plain = text.trim().toLowerCase();
  const half = halfTo.exec(plain);
  if (half) return readClock(`${Number(half[1]) - 1}:30`, language);
  const match = time.exec(moments[plain] ?? plain) ?? COMPACT.exec(plain);
  if (!match) return null;
  const ofDay = (match[3]?.[0]?.toLowerCase() ?? null) as Clock["half"];
  const clock = { hour: Number(match[1]), minute: Number(match[2] ?? 0), half: ofDay };
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
