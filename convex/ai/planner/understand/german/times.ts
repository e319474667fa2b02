// Times of day as German says them: "um halb acht", "Viertel vor neun", "ab 9 Uhr 30", "nach dem Mittagessen".
import type { Phrases } from "../phrases";
import { NUMBER_WORD, numberIn } from "./numbers";
import { when } from "./when";

const NUMBER = `(\\d{1,2}|${NUMBER_WORD}|ein)`;
const hourOf = (word: string) => (word.toLowerCase() === "ein" ? 1 : numberIn(word));
const clock = (minutes: number): string => {
  const whole = (minutes + 24 * 60) % (24 * 60);
  return `${String(Math.floor(whole / 60)).padStart(2, "0")}:${String(whole % 60).padStart(2, "0")}`;
};
const at = (hour: string, minutes = 0) => clock(hourOf(hour) * 60 + minutes);

/** What leads to an hour that is said without "Uhr"; not "für acht Personen". */
const ALONE = `(um|gegen|ab|bis|vor|auf|so um|spätestens|frühestens um|erst) (?:circa |ca\\. ?|etwa |kurz )?`;
const ENDS = "(?=$|[,!?;]|\\.$| (?:los|zurück|fertig|schluss|morgens|abends|nachmittags|vormittags|früh|am (?:morgen|abend|nachmittag|vormittag)|anfangen|starten|beginnen|aufstehen|sein|weiter|und|auf|hinzu|ein|rein|statt|in|ins|im|verschieben|verlegen|legen|schieben|essen))";

/** Each as HH:mm; what leads to it stays. */
export const CLOCKS: Phrases = [
  ["(\\d{1,2}):(\\d\\d)(?: ?uhr)?", (_all, hour, minute) => at(hour, Number(minute))],
  ["(\\d{1,2})[:.](\\d\\d) ?uhr", (_all, hour, minute) => at(hour, Number(minute))],
  [`${NUMBER} uhr (\\d{1,2}|${NUMBER_WORD})(?! (?:euro|personen|leute))`, (_all, hour, minute) => at(hour, numberIn(minute))],
  [`${NUMBER} ?(?:uhr|h)`, (_all, hour) => at(hour)],
  [`(fünf|zehn|\\d{1,2})(?: minuten)? (vor|nach) halb ${NUMBER}`, (_all, minutes, side, hour) => at(hour, (side === "vor" ? -30 - numberIn(minutes) : -30 + numberIn(minutes)))],
  [`(?:kurz )?halb ${NUMBER}`, (_all, hour) => at(hour, -30)],
  [`dreiviertel ${NUMBER}`, (_all, hour) => at(hour, -15)],
  [`(viertel|fünf|zehn|zwanzig|\\d{1,2})(?: minuten)? (vor|nach) ${NUMBER}(?!:)`, (_all, minutes, side, hour) => {
    const past = minutes.toLowerCase() === "viertel" ? 15 : numberIn(minutes);
    return at(hour, side === "vor" ? -past : past);
  }],
  [`${ALONE}${NUMBER}${ENDS}`, (_all, preposition, hour) => `${preposition} ${at(hour)}`],
];

const LATE = /abend|dinner|nachmittag/;
const MIDDAY = /mittag/;
const EARLY = /morgens|früh|vormittag|am morgen|nachts/;
const HALF_DAY = "(?: (?:morgens|abends|nachmittags|vormittags|mittags|früh|nachts|am (?:abend|morgen|nachmittag|vormittag)))?";

/** An hour below twelve of an evening is in the other half of the day. */
function inItsHalf(time: string, sentence: string): string {
  const [hour, minute] = time.split(":").map(Number) as [number, number];
  const late = LATE.test(sentence) ? hour > 0 && hour < 12 : MIDDAY.test(sentence) && !/vormittag/.test(sentence) ? hour > 0 && hour < 5 : false;
  const half = !EARLY.test(sentence) && (late || (hour === 0 && minute > 0)) ? hour + 12 : hour;
  // Twelve is said with its half, as the reader of hours has two of them.
  return `${String(half).padStart(2, "0")}:${String(minute).padStart(2, "0")}${half === 12 ? "pm" : ""}`;
}

const ENGLISH: Record<string, string> = { um: "at", gegen: "around", ab: "from", "von": "from", bis: "by", vor: "before", auf: "to", nach: "after", erst: "at", schon: "at", zu: "at", in: "to" };
const TIME = new RegExp(`(?<![\\p{L}\\d:])(?:(?:um(?= sp)|spätestens|spaetestens|frühestens|fruehestens|schon|so|auf|circa|ca\\.?|etwa|kurz) )*(?:(um|gegen|ab|von|bis|vor|auf|nach) )?(?:circa |etwa |ca\\.? )?(\\d\\d:\\d\\d)(?!\\d)${HALF_DAY}`, "giu");

/** Clock times as stretches "at 19:30". */
export function timesIn(sentence: string, clocks: (text: string) => string): string {
  return clocks(sentence).replace(TIME, (all: string, preposition: string | undefined, time: string, at: number, text: string) => {
    const around = `${text.slice(0, at).split(/[,;:]\s|\sund\s/).at(-1)!}${all}${text.slice(at + all.length).split(/[,;:]\s|\sund\s/)[0]!}`;
    const word = (preposition ?? (/^auf /i.test(all) ? "auf" : /\b(?:sp(?:ä|ae)testens)\b/i.test(all) ? "bis" : "um")).toLowerCase();
    return when(`${ENGLISH[word] ?? "at"} ${inItsHalf(time, around)}`);
  });
}

const PARTS: Record<string, string> = { vormittag: "morning", morgen: "morning", früh: "morning", mittag: "noon", nachmittag: "afternoon", abend: "evening", nacht: "night" };
export const PART_WORD = "vormittag|nachmittag|mittag|abend|morgen|früh|nacht";
export const partIn = (word: string): string => PARTS[word.toLowerCase().replace("frueh", "früh")]!;

/** Parts of a day, and what one does after a meal, as stretches of their own. */
export const DAY_PARTS: Phrases = [
  ["(nach|vor) (?:dem|unserem) (frühstück|mittagessen|mittag|abendessen)", (_all, side, meal) => when(`${side === "nach" ? "after" : "before"} ${meal === "mittagessen" || meal === "mittag" ? "lunch" : meal === "abendessen" ? "dinner" : "breakfast"}`)],
  ["(?:früh morgens|am frühen morgen|in der früh|ganz früh)", when("in the morning")],
  ["(?:am |an den |auf den |in den |für den |gegen |zum |zu )?(?:frühen |späten |späteren )?(vormittag|nachmittag|mittag|abend)s?(?!essen|s?essen)", (_all, part) => when(`in the ${partIn(part)}`)],
  ["(?:am morgen|morgens|auf den morgen|in den morgen)", when("in the morning")],
  ["(?:nachts|in der nacht)", when("at night")],
];

/** What a part of a day is by the clock, where something is put there. */
export const PART_TIMES: Record<string, string> = {
  "in the morning": "at 10:00", "in the noon": "at 12:00pm", "in the afternoon": "at 15:00", "in the evening": "at 19:00", "at night": "at 21:00",
  "after breakfast": "at 10:00", "before lunch": "at 11:00", "after lunch": "at 14:00", "before dinner": "at 17:00", "after dinner": "at 21:00",
};

