// A conversation in any language that we know, as the one reader there is hears it: what people said in English, and the trip's titles so that
// words for things find them. English stays as it is; the other language that we know, German, is the folder beside this.
import { namesOfCity } from "../../../places/cityNames";
import exonyms from "../../../places/exonyms.json";
import sights from "../../../places/germanSights.json";
import { ownSightName } from "../../../places/sightNames";
import type { Language } from "../../../words/languages";
import type { ThreadMessage, TripState } from "../../types";
import { GERMAN_WORDS, languageOf } from "./german/detect";
import { isQuestion, titleInEnglish } from "./german/clauses";
import { germanInEnglish, germanParts } from "./german/german";
import { citySign, MOST_CITIES, MOST_NAMES, nameSign } from "./german/when";
import { spelledAnyWay } from "./phrases";
import { escaped, withoutNameSlips } from "./spelling";
import type { Piece } from "./typed";

export type Heard = {
  message: string;
  trip: TripState;
  thread: ThreadMessage[];
};

type Name = { pattern: RegExp; sign: string; english: string };
/** What a trip's names are in a message, and the titles in English. */
type Knowledge = { names: Name[]; /** Long words of them, as people call them. */ words: string[]; trip: TripState; read: Map<string, string> };

const known = new WeakMap<TripState, Knowledge>();
const MOST_READ = 200;
const FILLED = "\uF8FF";

/** Endings that German gives to the words of a name: "der Vatikanischen Museen". */
const inflected = (name: string) =>
  name
    .split(/[\s-]+/)
    .map((word) => `${spelledAnyWay(escaped(word).replace(/e[rsnm]?$/i, ""))}(?:e[nrsm]?|[ns])?`)
    .join("[\\s-]+");

/** For a text in lower case. */
const whole = (source: string) => new RegExp(`(?<![\\p{L}\\d])(?:${source.toLowerCase()})(?![\\p{L}\\d])`, "gu");

let famous: { said: string; english: string; pattern: RegExp }[] | null = null;
/** Made ready with the first message that needs them. */
const famousSights = () => (famous ??= Object.entries(sights).flatMap(([english, names]) => names.map((said) => ({ said, english, pattern: whole(inflected(said)) }))));

/** The guide's own name of a sight whose title is the asker's, of a meal too: "Mittagessen: Großer Basar". Null for all others. */
function ownTitle(title: string): string | null {
  const [, meal = "", place = title] = /^([^:]+: )(.+)$/.exec(title) ?? [];
  const own = ownSightName(place);
  return own && `${meal}${own}`;
}

/** As who speaks English calls what others of the trip have put in. */
function withOwnNames(heard: Heard): Heard {
  const titles = heard.trip.activities.map(({ title }) => [title, ownTitle(title)] as const).filter((pair): pair is readonly [string, string] => pair[1] !== null);
  if (titles.length === 0) return heard;
  const called = new Map(titles);
  const named = (text: string) => titles.reduce((said, [title, own]) => said.replaceAll(title, () => own), text);
  return {
    message: named(heard.message),
    trip: { ...heard.trip, activities: heard.trip.activities.map((activity) => ({ ...activity, title: called.get(activity.title) ?? activity.title })) },
    thread: heard.thread.map(({ role, text }) => ({ role, text: named(text) })),
  };
}

function knowledgeOf(trip: TripState): Knowledge {
  const before = known.get(trip);
  if (before) return before;
  const others = exonyms as Record<string, string[]>;
  const cities = trip.destinations.slice(0, MOST_CITIES).map(({ name, countryCode }, index): Name => {
    const names = [...namesOfCity({ name, countryCode }), ...(others[`${name}|${countryCode}`] ?? [])].filter((each) => /\p{Script=Latin}/u.test(each)).sort((a, b) => b.length - a.length);
    return { pattern: whole(names.map((each) => `${spelledAnyWay(escaped(each))}s?`).join("|")), sign: citySign(index), english: name };
  });
  const anyCase = cities.map(({ pattern, english }) => ({ pattern: new RegExp(pattern.source, "giu"), english }));
  const sightViewed = (title: string) => ownTitle(title) ?? title;
  const viewed = (text: string) => anyCase.reduce((said, { pattern, english }) => said.replace(pattern, () => english), titleInEnglish(text));
  const view: TripState = { ...trip, activities: trip.activities.map((activity) => ({ ...activity, title: viewed(sightViewed(activity.title)), ...(activity.why !== undefined && { why: viewed(activity.why) }) })) };
  // A whole title is that thing, however it is called; of a meal also the name of the place alone.
  const titles = trip.activities.flatMap(({ title }, index) => {
    const english = view.activities[index]!.title;
    const place = title.split(": ")[1];
    return [{ said: title, english }, ...(place ? [{ said: place, english: english.split(": ")[1] ?? place }] : [])];
  });
  // One word alone is no name that other words couldn't find: "Museum".
  const own = titles.filter(({ said }) => said.length > 3 && /\s|\p{Lu}.*\p{Lu}/u.test(said)).map(({ said, english }) => ({ said, english, pattern: whole(escaped(said)) }));
  const names = [...own, ...famousSights()]
    .sort((a, b) => b.said.length - a.said.length)
    .slice(0, MOST_NAMES)
    .map(({ pattern, english }, index): Name => ({ pattern, english, sign: nameSign(index) }));
  const words = [...new Set([...trip.activities.map(({ title }) => title), ...famousSights().map(({ said }) => said)].flatMap((name) => name.toLowerCase().match(/\p{L}{7,}/gu) ?? []))];
  const knowledge: Knowledge = { names: [...names, ...cities], words, trip: view, read: new Map() };
  known.set(trip, knowledge);
  return knowledge;
}

function read(message: string, { names, words, read: kept }: Knowledge): string {
  const before = kept.get(message);
  if (before !== undefined) return before;
  const signed = names.reduce((text, { pattern, sign }) => text.replace(pattern, sign), withoutNameSlips(message.normalize("NFC").toLowerCase(), words, GERMAN_WORDS));
  const english = names.reduce((text, { sign, english: name }) => text.replaceAll(sign, () => name), germanInEnglish(signed));
  if (kept.size >= MOST_READ) kept.clear();
  kept.set(message, english);
  return english;
}

const isGerman = (message: string, hint: Language | undefined) => (languageOf(message) ?? hint) === "de";

/** The words of a message one by one, a name as one, each with its English; null for English. */
export function piecesIn(message: string, trip: TripState, hint?: Language): Piece[] | null {
  if (!isGerman(message, hint)) return null;
  const { names } = knowledgeOf(trip);
  const typed = message.normalize("NFC");
  // A name's sign, made as long as the name, so that what was typed stands at the same place.
  const signed = names.reduce((text, { pattern, sign }) => text.replace(pattern, (name) => sign.padEnd(name.length, FILLED)), typed.toLowerCase());
  return [...signed.matchAll(/\S+/g)].map((match) => {
    const [word] = match;
    const name = names.find(({ sign }) => word.includes(sign));
    return { typed: typed.slice(match.index, match.index + word.length), english: name?.english ?? titleInEnglish(word) };
  });
}

/** `hint` is the asker's language, for a message that doesn't tell its own. */
export function inEnglish({ message, trip, thread }: Heard, hint?: Language): Heard {
  const speaks = (text: string) => isGerman(text, hint);
  if (!speaks(message) && !thread.some(({ role, text }) => role === "user" && speaks(text))) return withOwnNames({ message, trip, thread });
  const knowledge = knowledgeOf(trip);
  const said = (text: string) => (speaks(text) ? read(text, knowledge) : text);
  // Answers are kept in English with the titles as they stand in the trip.
  const titles = trip.activities.map(({ title }, index) => [title, knowledge.trip.activities[index]!.title] as const).filter(([title, english]) => title !== english).sort(([a], [b]) => b.length - a.length);
  const answered = (text: string) => titles.reduce((sentence, [title, english]) => sentence.replaceAll(title, () => english), text);
  return { message: said(message), trip: knowledge.trip, thread: thread.map(({ role, text }) => ({ role, text: role === "user" ? said(text) : answered(text) })) };
}

/** Of languages other than English, whose readers would take what a question speaks of for a wish. */
export const onlyAsks = (message: string, hint?: Language): boolean => isGerman(message, hint) && isQuestion(message);

/** A message in the parts that may each be a request, as they were written; null for English, which has its own rule. */
export const partsOf = (message: string, hint?: Language): string[] | null => (isGerman(message, hint) ? germanParts(message).map(({ text }) => text.trim()).filter(Boolean) : null);
