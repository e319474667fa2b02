// "Like yesterday but cheaper", "the same on Wednesday but indoors": a day planned after another one.
import type { Intent } from "../types";
import { readDays } from "./days";
import { preferencesIn } from "./preferences";
import type { Request } from "./request";

const CHANGE = /\b(?:but|only|just|except|though|,)\b(.*)$/;
const LIKE = /(?<!\b(?:i|we|i'd|we'd|would|also|people|don't|things|something|anything) )\b(?:just )?(?:like|as on|similar to|modell?ed on|same as|as)\b (?!an? (?:day trip|excursion|outing)\b)(?:on |we (?:do|did|have) on )?(.+)$/;
const SAME = /\b(?:the |do the )?same(?: thing| again| kind of day| sort of day)?\b(?! (?:day|time|place|hotel|way|one|as|morning|afternoon|evening|night|for (?:the )?(?:museum|temple)))/;

/** Days are empty when nothing says which one shall be like that. */
export function likeDayIn({ text, trip, discourse }: Request): Intent[] | null {
  const change = CHANGE.exec(text)?.[1] ?? "";
  const main = change === "" ? text : text.slice(0, text.length - CHANGE.exec(text)![0].length);
  const like = LIKE.exec(main);
  if (like) {
    const [target] = readDays(main.slice(0, like.index), trip, discourse.day).days;
    const changed = readDays(change, trip, discourse.day).days[0];
    const of = target ?? changed ?? discourse.day;
    // Seen from the day that the wish is for: the day before "Wednesday" is Tuesday.
    const [source] = readDays(like[1]!, trip, of).days;
    if (!source) return null;
    return [{ kind: "plan", days: of === null || of === source ? [] : [of], preferences: changeIn(`${change} ${like[1]!}`), like: source }];
  }
  if (!SAME.test(main) || discourse.day === null || change === "") return null;
  const [target] = readDays(text, trip, discourse.day).days;
  return [{ kind: "plan", days: [target ?? discourse.day], preferences: changeIn(change), like: discourse.day }];
}

const changeIn = (text: string) => {
  const said = preferencesIn(text);
  if (/\b(less|fewer|easier|lighter|shorter)\b/.test(text)) said.pace ??= "relaxed";
  if (/\b(later|lie in)\b/.test(text)) said.notBefore ??= "10:30";
  return said;
};
