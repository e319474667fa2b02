// Trains (and coaches and ferries) of Japanese confirmations: スマートEX, えきねっと and the like. "東京(9:30)→のぞみ217号→京都(11:42)", the same
// with labels, or both stations on lines of their own. Pure.
import { stationNamed } from "../../../airports";
import { item } from "../../../items";
import type { ReadItem } from "../../../types";
import type { Language } from "../../../../words/languages";
import { daysIn, type FoundDay } from "../dates";
import { japaneseCode, japanesePrice, saidOf } from "./labels";

const PLACE = "[\\p{L}ー々]{1,14}";
const TIME = "(\\d{1,2}:\\d{2})";
const ARROW = "\\s*(?:→|⇒|->|↓)\\s*";
type Found = { index: number; length: number; from: string; to: string; start: string | null; end: string | null; by: string | undefined };
type Pattern = { pattern: RegExp; read: (parts: (string | undefined)[]) => Omit<Found, "index" | "length"> };

const PATTERNS: Pattern[] = [
  {
    pattern: new RegExp(`(${PLACE})\\s?\\(${TIME}発?\\)${ARROW}(?:([^→\\n()]{1,30}?)${ARROW})?(${PLACE})\\s?\\(${TIME}着?\\)`, "gu"),
    read: ([, from, start, by, to, end]) => ({ from: from!, start: start!, by, to: to!, end: end! }),
  },
  {
    pattern: new RegExp(`(${PLACE}?)駅?\\s?${TIME}\\s?発[^\\n\\d]{0,20}\\n?[^\\n\\d]{0,4}?(?<!\\p{L})(${PLACE}?)駅?\\s?${TIME}\\s?着`, "gu"),
    read: ([, from, start, to, end]) => ({ from: from!, start: start!, to: to!, end: end!, by: undefined }),
  },
  {
    pattern: new RegExp(`(?<![\\d:])${TIME}\\s?発?\\s(${PLACE})駅?\\s?(?:発)?(?:${ARROW}|\\n)${TIME}\\s?着?\\s(${PLACE})駅?`, "gu"),
    read: ([, start, from, end, to]) => ({ from: from!, start: start!, to: to!, end: end!, by: undefined }),
  },
];
/** A free seat has no hour. */
const ROUTE = new RegExp(`^[\\s■・]*(${PLACE})駅?\\s?→\\s?(${PLACE})駅?\\s*$`, "gmu");
const TRAIN = /([\p{L}ー]{2,10})\s?(\d{1,4})号(?!車)/u;
const RIDES = /新幹線|特急|列車|乗車|えきねっと|スマートEX|EX予約|エクスプレス予約|きっぷ|号車|バス|フェリー/;
const NEAR = 6;
const MOST = 60;

export function japaneseRides(lines: readonly string[], language: Language): ReadItem[] {
  const text = lines.slice(0, 1000).join("\n");
  if (!RIDES.test(text)) return [];
  const mode = /高速バス|夜行バス|バス/.test(text) && !/新幹線|列車|特急/.test(text) ? "bus" : /フェリー/.test(text) ? "ferry" : "train";
  const rides = foundIn(text).slice(0, MOST).flatMap((found) => {
    const line = text.slice(0, found.index).split("\n").length;
    const day = dayNear(lines, line, text.slice(0, found.index + found.length).split("\n").length);
    if (!day) return [];
    const around = [found.by ?? "", ...lines.slice(line - 1, line + NEAR), ...lines.slice(Math.max(0, line - 4), line - 1)];
    const train = around.map((one) => TRAIN.exec(one)).find((match) => match !== null);
    const code = japaneseCode(lines, line);
    const station = (name: string) => ({ ...stationNamed(name, language), timeZone: "Asia/Tokyo" });
    return [
      item({
        title: `${found.from} → ${found.to}`,
        type: "transport",
        line,
        day: day.day,
        start: padded(found.start),
        end: padded(found.end),
        ...(code && { code }),
        transport: { mode, ...(train && { number: `${train[1]}${train[2]}号` }), from: station(found.from), to: station(found.to) },
        certainty: day.certainty === "unsure" ? "unsure" : found.start && found.end ? day.certainty : "likely",
      }),
    ];
  });
  const once = [...new Map(rides.map((read) => [`${read.title} ${read.day} ${read.start}`, read])).values()];
  const cost = japanesePrice(lines);
  return once.map((read, index) => (index === 0 && cost ? { ...read, cost } : read));
}

/** The last above its end, else the first below. */
function dayNear(lines: readonly string[], first: number, last: number): FoundDay | undefined {
  for (let index = last - 1; index >= 0; index -= 1) {
    const day = daysIn(lines[index]!).at(-1);
    if (day) return day;
  }
  for (const line of lines.slice(first)) {
    const day = daysIn(line)[0];
    if (day) return day;
  }
  return undefined;
}

const padded = (time: string | null) => time && time.padStart(5, "0");

function foundIn(text: string): Found[] {
  for (const { pattern, read } of PATTERNS) {
    const found = [...text.matchAll(pattern)].map((match) => ({ index: match.index, length: match[0].length, ...read([...match]) }));
    if (found.length > 0) return found;
  }
  const labelled = labelledIn(text);
  if (labelled.length > 0) return labelled;
  return [...text.matchAll(ROUTE)].map((match) => ({ index: match.index, length: match[0].length, from: match[1]!, to: match[2]!, start: null, end: null, by: undefined }));
}

/** "出発駅:東京 出発時刻:09:36", one line a word or several on one. */
function labelledIn(text: string): Found[] {
  const lines = text.replace(/(?<=\S) +(?=(?:出発|到着|乗車|降車)(?:駅|時刻|時間)\s?[:\s])/gu, "\n").split("\n");
  const place = new RegExp(`^${PLACE}`, "u");
  const said = (label: string) => saidOf(lines, label)?.value ?? "";
  const [from, to] = [said("出発駅|乗車駅|乗車区間\\(発\\)"), said("到着駅|降車駅|乗車区間\\(着\\)")].map((value) => place.exec(value)?.[0].replace(/駅$/, "") ?? "");
  if (!from || !to) return [];
  const clock = (label: string, beside: string) => /\d{1,2}:\d{2}/.exec(said(label))?.[0] ?? /\d{1,2}:\d{2}/.exec(said(beside))?.[0] ?? null;
  const index = text.search(/出発駅|乗車駅|乗車区間/);
  return [{ index, length: 0, from, to, start: clock("出発時刻|出発時間|発車時刻", "出発駅|乗車駅"), end: clock("到着時刻|到着時間", "到着駅|降車駅"), by: undefined }];
}
