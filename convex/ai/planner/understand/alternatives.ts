// "Show me options for Tuesday", and the choice among those that were shown. What was shown is read from
// the answer that showed it, in the words of `shownWays` here.
import { eachDay } from "../../../dates";
import { say, sentence, type Said } from "../../../said";
import { formatDay } from "../../../trips/history/labels";
import type { Money, TripState } from "../../types";
import { whole } from "../draft/costs";
import type { Intent, Preferences, VariantName } from "../types";
import { COUNTS } from "./amounts";
import { pick } from "./days";
import type { Discourse } from "./discourse";
import { preferencesIn } from "./preferences";
import type { Request } from "./request";

export const VARIANT_LABELS: Record<VariantName, string> = {
  balanced: sentence("Balanced"),
  relaxed: sentence("Relaxed"),
  packed: sentence("Packed"),
  cheaper: sentence("Cheaper"),
  indoors: sentence("Indoors"),
  sights: sentence("Great sights"),
  localLife: sentence("Local life"),
  different: sentence("Something else"),
};
const NAMES = Object.keys(VARIANT_LABELS) as VariantName[];

const VARIANT_WORDS: [RegExp, VariantName][] = [
  [/\b(relaxed|calm(er)?|easy|easier|light(er)?|slow(er)?|lazy|gentle)\b/, "relaxed"],
  [/\b(packed|full(er)?|busy|busier|intense)\b/, "packed"],
  [/\b(cheap(er|est)?|budget|low[- ]cost)\b/, "cheaper"],
  [/\b(indoors?|inside|rainy)\b/, "indoors"],
  [/\b(great sights|sights|sightseeing|highlights)\b/, "sights"],
  [/\b(local life|locals?|authentic)\b/, "localLife"],
  [/\b(balanced|normal|mixed)\b/, "balanced"],
  [/\b(something else|different)\b/, "different"],
];
const variantsIn = (text: string) => VARIANT_WORDS.filter(([pattern]) => pattern.test(text)).map(([, name]) => name);

/** Heads an answer that shows ways to spend a day; each is a line of `shownWay`. */
export const shownWays = (day: string, count: number): Said => say("{count, plural, =2 {Two} other {Three}} ways to spend **{day}**, side by side. Nothing is changed yet.", { day: { date: day }, count });
export const shownWay = (number: number, variant: VariantName, { cost, items }: { cost: Money | null; items: string }): Said => {
  const values = { number, way: { message: VARIANT_LABELS[variant] }, items };
  return cost ? say("**{number, number}. {way}**, about {sum}: {items}", { ...values, sum: whole(cost) }) : say("**{number, number}. {way}**: {items}", values);
};
/** What one says to take it: understood by itself, without what was said before. */
export const chooseText = (day: string, variant: VariantName): Said =>
  say("Take the {way, select, balanced {balanced} relaxed {relaxed} packed {packed} cheaper {cheaper} indoors {indoors} sights {great sights} localLife {local life} other {something else}} way for {day}", { way: variant, day: { date: day } });

const ASKED = /\b(options?|alternatives?|variants?|versions?|choices|different ways|other ways|ways (?:to|of) (?:spend|do)\w*)\b/;
const OF_AN_ITEM = /\b(alternatives?|options?|versions?) (to|instead of)\b|\b(breakfast|lunch|dinner|restaurants?|eat)\b/;
/** "It's supposed to rain all Monday": said, not asked. */
const WET = /\b(?:says?|said|saying|supposed to|going to|meant to|expected|looks?(?: like)?|shall|should|they|it(?:'s| is|'ll| will)|will|forecast\w*)\b.*\b(?:rain\w*|pour\w*|wet|storm\w*|showers?|typhoon)\b|\b(?:heavy rain|rain (?:all|the whole)|raining)\b/;
/** "What can we do inside on Monday?" */
const DRY = /\b(?:what|where) (?:can|could|should|shall|do)\b.*\b(?:inside|indoors)\b|\bstay (?:inside|indoors)\b/;
const CHANGES = /\b(?:replace|add|remove|move|swap|switch|change|exchange|same|show|plan|replan|instead of|drop|skip|make|fill)\b/;
const INSTEAD = /\bwhat (?:else )?(?:could|can|should|would|might) we\b.*\b(?:do|see)\b/;

/** Asked for, of a day that is named or was spoken of last; days are empty when neither is so. */
export function alternativesIn({ text, days, discourse }: Request): Intent[] | null {
  const compared = /\b(compare|versus|vs|or)\b/.test(text) && variantsIn(text).length > 1 && days.length === 1;
  const instead = INSTEAD.test(text) && days.length === 1 && /\b(instead|else|otherwise)\b/.test(text);
  // A dry way to spend it, to be chosen when the day has come.
  const isWet = days.length === 1 && /\b(?:what if|if|in case|should)\b.*\b(?:rain\w*|pour\w*|wet|bad weather|weather (?:is|turns|gets) (?:bad|worse))\b/.test(text) && !/\b(?:replace|add|remove|move|swap)\b/.test(text);
  const isToldWet = days.length === 1 && WET.test(text) && !/^(?:will|is|does|how|what's|when)\b/.test(text) && !CHANGES.test(text);
  if (isWet || (isToldWet && !ASKED.test(text)) || (days.length === 1 && DRY.test(text) && !CHANGES.test(text))) return [{ kind: "alternatives", days, count: 2, variants: ["indoors", "balanced"], preferences: {} }];
  if (!ASKED.test(text) && !instead && !compared) return null;
  if (/\bfind (an|another) alternative\b|\bhotels?\b/.test(text)) return null;
  // Not of a day, but of one thing in it.
  if (OF_AN_ITEM.test(text)) return [{ kind: "ask", topic: "places", target: null, text, days }];
  const count = /\b(two|2|a couple of|both)\b/.exec(text.replace(/\bday 2\b|\b2(nd)?\b(?= \w+day)/g, "")) ? 2 : 3;
  const variants = variantsIn(text).slice(0, 3);
  const wanted = compared && variants.length === 2 ? 2 : count;
  const { pace: _, budgetStyle: __, indoorOnly: ___, ...preferences } = preferencesIn(text);
  return [{ kind: "alternatives", days: days.length > 0 ? days : discourse.day !== null ? [discourse.day] : [], count: wanted, variants, preferences }];
}

const TAKE = /\b(take|choose|pick|go (?:with|for)|let's (?:do|have|go with|take)|prefer|use|apply)\b/;
const BARE_CHOICE =
  /^(?:(?:ok(?:ay)?|yes|please|i think|i'd|i'll|we'll|we'd|let's|we|i|then|rather)[, ]+)*(?:take|choose|pick|go with|go for|do|have|prefer|like|want|apply|use)? ?(?:the |option |number |no\. ?|variant |version |way |#)*(first|second|third|1st|2nd|3rd|1|2|3|one|two|three|last)(?: (?:one|option|variant|way|version|alternative))?(?: then| please| is (?:best|better|good|great|nice))?$/;

/** The choice among the ways shown last, or by the words of `chooseText`. */
export function choiceIn({ text, days, trip, thread, discourse }: Request, understandEarlier: (index: number) => Intent[]): Intent[] | null {
  const said = text.replace(/[.!]+$/, "").trim();
  const shown = lastShown(discourse, trip);
  const whole = /^take the (.+) way for /.exec(said);
  const label = whole && NAMES.find((name) => VARIANT_LABELS[name].toLowerCase() === whole[1]);
  const day = shown?.day ?? null;
  const chosen = label ? { day: days[0] ?? day, variant: label } : shown && (days.length === 0 || days.includes(shown.day)) ? { day, variant: among(shown.variants, said) } : null;
  if (!chosen?.variant || chosen.day === null) return null;
  const preferences = shown?.day === chosen.day ? askedWith(shown.age, thread.length, understandEarlier) : {};
  return [{ kind: "choose", day: chosen.day, variant: chosen.variant, preferences }];
}

function among(variants: VariantName[], text: string): VariantName | undefined {
  const number = BARE_CHOICE.exec(text)?.[1];
  if (number) return pick(variants, number in COUNTS ? String(COUNTS[number]) : number);
  const named = variantsIn(text).filter((name) => variants.includes(name));
  const speaksOfOne = TAKE.test(text) || /^(?:the |ok,? the )?[a-z ]+ (?:one|way|option|version|day)(?: please)?$/.test(text);
  return named.length === 1 && speaksOfOne ? named[0] : undefined;
}

type Shown = { day: string; variants: VariantName[]; /** Messages since. */ age: number };

/** Within the last few messages, so that "the first one" later means something else. */
function lastShown({ said }: Discourse, trip: TripState): Shown | null {
  for (const [age, { role, text }] of said.slice(0, 6).entries()) {
    const label = role === "assistant" ? /ways to spend \*\*([^*]+)\*\*/.exec(text)?.[1] : undefined;
    const day = label && eachDay(trip.startDate, trip.endDate).find((date) => formatDay(date) === label);
    if (!day) continue;
    const variants = [...text.matchAll(/^- \*\*\d\. ([^*]+)\*\*/gm)].flatMap(([, name]) => NAMES.find((variant) => VARIANT_LABELS[variant] === name) ?? []);
    return { day, variants, age };
  }
  return null;
}

/** What they were asked for with: "options with gardens". */
function askedWith(age: number, messages: number, understandEarlier: (index: number) => Intent[]): Partial<Preferences> {
  const asked = understandEarlier(messages - 1 - age - 1).find((intent) => intent.kind === "alternatives");
  return asked?.preferences ?? {};
}
