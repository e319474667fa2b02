// Reads times of day as people type them: "9", "930", "9:30pm", "9-11", "19h30 – 21", "9 +90m".

export type Times = { start: string | null; end: string | null };

const TIME = /^(\d{1,2})(?:\s*[:.h]\s*(\d{2}))?\s*h?\s*(am|pm|a|p)?$/i;
const COMPACT = /^(\d{1,2})(\d{2})\s*(am|pm|a|p)?$/i;
const RANGE = /^(.*?)\s*(?:-|–|—|\bto\b|\buntil\b|\btill\b)\s*(.*)$/i;
const LASTING = /^(.+?)\s*(?:\+|\bfor\b)\s*(?:(\d+(?:[.,]\d+)?)\s*h(?:ours?)?)?\s*(?:(\d+)\s*m(?:in)?(?:utes)?)?$/i;
const WORDS: Record<string, string> = { noon: "12:00", midday: "12:00", midnight: "00:00" };

type Clock = { hour: number; minute: number; half: "a" | "p" | null };

/** Null when it can't be read; nothing at all clears both. An end may come before its start: whether that may be is another's rule. */
export function readTimes(text: string): Times | null {
  const plain = text.trim();
  if (plain === "") return { start: null, end: null };
  const lasting = LASTING.exec(plain);
  if (lasting && (lasting[2] !== undefined || lasting[3] !== undefined)) {
    const start = readClock(lasting[1]!);
    const minutes = Math.round(Number((lasting[2] ?? "0").replace(",", ".")) * 60) + Number(lasting[3] ?? 0);
    return start && { start: written(start), end: later(written(start), minutes) };
  }
  const range = RANGE.exec(plain);
  if (!range) {
    const start = readClock(plain);
    return start && { start: written(start), end: null };
  }
  const end = readClock(range[2]!);
  if (range[1] === "") return end && { start: null, end: written(end) };
  const start = readClock(range[1]!);
  if (!start || (range[2] !== "" && !end)) return null;
  return { start: written(sameHalf(start, end)), end: end && written(end) };
}

/** The one time, or null. */
export function readTime(text: string): string | null {
  const clock = readClock(text);
  return clock && written(clock);
}

/** `minutes` after the time, on the same day: 23:59 at the latest. */
export function later(time: string, minutes: number): string {
  const at = Math.max(0, Math.min(24 * 60 - 1, minutesOf(time) + minutes));
  return written({ hour: Math.floor(at / 60), minute: at % 60, half: null });
}

export const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

function readClock(text: string): Clock | null {
  const plain = text.trim().toLowerCase();
  const word = WORDS[plain];
  const match = TIME.exec(word ?? plain) ?? COMPACT.exec(plain);
  if (!match) return null;
  const half = (match[3]?.[0]?.toLowerCase() ?? null) as Clock["half"];
  const clock = { hour: Number(match[1]), minute: Number(match[2] ?? 0), half };
  const fits = half ? clock.hour >= 1 && clock.hour <= 12 : clock.hour <= 23;
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
