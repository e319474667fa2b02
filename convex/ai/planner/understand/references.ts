// Which things of the trip are meant: by their names, by their place in a list or a day, or by what was
// spoken of before. Several ids mean that the words fit several, and nothing said tells them apart.
import { searchKey } from "../../../places/searchKey";
import { say, type Said } from "../../../said";
import type { ActivityState, TripState } from "../../types";
import type { ActivityReference, DaySelection } from "../types";
import { ORDINALS } from "./amounts";
import { pick, readDays } from "./days";
import type { Discourse, Offered } from "./discourse";

type Known = { trip: TripState; discourse: Discourse };
type Reading = Known & { words: string; days: DaySelection };

const EMPTY = new Set(
  ("the a an our my that this these those it them they one ones on in at of to for from and or is are was please too also again instead now then just visit visits both all other another " +
    "what about how back us be by up out if ok me no not any some shall can could would please " +
    "stop stops sight sights thing things activity activities item items place places day days there here we you your i do does did have has in plan trip go going so " +
    "first second third fourth fifth sixth last final next earlier later before after morning afternoon evening as well").split(" "),
);
const DEMONSTRATIVE = /\b(that|this|it|the one|same)\b/;
const SEVERAL = /\b(both|them|those|these|all of (?:them|it))\b/;
const NTH = new RegExp(`\\b(${ORDINALS.join("|")}|\\d{1,2}(?:st|nd|rd|th)|last|final)\\b(.*)$`);
/** How many messages back a list is still "the list". */
const REMEMBERED = 6;

/** One reference for each thing that is meant: several for "both" and "them". Never empty. */
export function referencesTo(words: string, known: Known): ActivityReference[] {
  if (!SEVERAL.test(words)) return [referenceTo(words, known)];
  const { rest } = readDays(words, known.trip, known.discourse.day);
  const several = stemsOf(rest).length === 0 ? (known.discourse.said.slice(0, REMEMBERED).map(({ named }) => named).find((named) => named.length > 1) ?? []) : [];
  return several.length > 0 ? several.map((id) => ({ words: words.trim(), ids: [id], days: [] })) : [referenceTo(words, known)];
}

/** What is meant, best match first. */
export function referenceTo(words: string, { trip, discourse }: Known): ActivityReference {
  const { days, rest } = readDays(words, trip, discourse.day);
  const reading: Reading = { trip, discourse, words: rest, days };
  const found = byOrdinal(reading) ?? byContrast(reading) ?? byName(reading);
  return { words: words.trim(), days, ...found };
}

type Found = { ids: string[]; assumed?: Said; words?: string };

/** "The second one" of a list, "the last stop on Tuesday", "the first temple". */
function byOrdinal(reading: Reading): Found | null {
  const { trip, discourse, days } = reading;
  const match = NTH.exec(reading.words);
  if (!match) return null;
  const [, nth, rest] = match as unknown as [string, string, string];
  const onDays = days.length > 0 ? days : discourse.day !== null ? [discourse.day] : [];
  const counts = (activity: ActivityState) => activity.day !== null && activity.type !== "hotel" && activity.type !== "transport";
  if (stemsOf(rest).length > 0) {
    const alike = matching(rest, trip.activities.filter((activity) => counts(activity) && (days.length === 0 || days.includes(activity.day!)))).map(({ id }) => id);
    const one = pick(alike, nth);
    return one && alike.length > 1 ? { ids: [one] } : null;
  }
  const stops = trip.activities.filter((activity) => counts(activity) && !activity.meal && onDays.includes(activity.day!));
  const listed = days.length === 0 && !/\b(stop|sight|thing|activity)s?\b/.test(rest) ? pick(lastList(discourse, trip), nth) : undefined;
  const one = listed ?? toOffered(pick(stops, nth));
  return one ? { ids: one.ids, words: one.name } : null;
}

const toOffered = (activity: ActivityState | undefined): Offered | undefined => activity && { name: activity.title, ids: [activity.id] };

/** What was listed last: entries of a list, else the names of a message that had several. */
function lastList({ said }: Discourse, { activities }: TripState): Offered[] {
  for (const { role, offered, named } of said.slice(0, REMEMBERED)) {
    if (offered.length > 1) return offered;
    if (role === "assistant" && named.length > 1) return named.flatMap((id) => toOffered(activities.find((activity) => activity.id === id)) ?? []);
  }
  return [];
}

/** "The other one", "the other museum": of what was named together, the one that wasn't spoken of since. */
function byContrast({ trip, discourse: { said }, words, days }: Reading): Found | null {
  if (!/\bother\b/.test(words)) return null;
  const recent = said.slice(0, REMEMBERED);
  const stems = stemsOf(words);
  const spoken = (count: number) => new Set(recent.slice(0, count).flatMap(({ named }) => named));
  if (stems.length > 0) {
    const since = spoken(2);
    const ids = matching(words, placed(trip, days)).map(({ id }) => id).filter((id) => !since.has(id));
    return ids.length > 0 ? { ids } : null;
  }
  for (const [index, { named }] of recent.entries()) {
    const still = named.filter((id) => trip.activities.some((activity) => activity.id === id));
    const since = spoken(index);
    const left = still.filter((id) => !since.has(id));
    // Of two things, one of which has been spoken of since or is gone, the other.
    if (left.length === 1 && (index > 0 || named.length === 1)) return { ids: left };
    if (named.length > 1 && left.length > 0) return { ids: left };
  }
  return null;
}

function byName(reading: Reading): Found {
  const { trip, discourse, words, days } = reading;
  if (namesNothing(words)) return { ids: lastNamed(reading) };
  const found = (stemsOf(words).length > 0 ? matching(words, placed(trip, days)) : spelled(words, placed(trip, days))).map(({ id }) => id);
  if (found.length < 2) return { ids: found };
  const only = (ids: string[], assumed: Said): Found | null => (ids.length === 1 ? { ids, assumed } : null);
  // Last spoken of goes further back for "that museum" than for "the museum".
  for (const { named } of discourse.said.slice(0, DEMONSTRATIVE.test(words) ? REMEMBERED : 2)) {
    const one = only(found.filter((id) => named.includes(id)), say("which we spoke of last"));
    if (one) return one;
  }
  const { day } = discourse;
  const onDay = day === null ? [] : found.filter((id) => trip.activities.find((activity) => activity.id === id)?.day === day);
  return only(onDay, say("the one on {day}, which we spoke of", { day: { date: day ?? "" } })) ?? { ids: found };
}

/** "It", "that": what an answer begins with, or a request ends with; on the days if any are said. */
function lastNamed({ trip, discourse, days }: Reading): string[] {
  const there = new Set(placed(trip, days).map(({ id }) => id));
  for (const { role, named } of discourse.said) {
    const still = named.filter((id) => there.has(id));
    if (still.length > 0) return [role === "assistant" ? still[0]! : still.at(-1)!];
  }
  return [];
}

const placed = (trip: TripState, days: DaySelection) => trip.activities.filter(({ day }) => day !== null && (days.length === 0 || days.includes(day)));

/** Words that can name a thing, without plurals. */
export const stemsOf = (words: string): string[] =>
  searchKey(words.replace(/'s\b/g, ""))
    .split(" ")
    .filter((word) => word.length > 2 && !EMPTY.has(word))
    .map((word) => word.replace(/s$/, ""));

/** "Kinkakuji" is Kinkaku-ji. */
export const asOneWord = (words: string): string => searchKey(words.replace(/^[^:]+: /, "")).replaceAll(" ", "");

/** Only "it", "the second one" and the like. */
export const namesNothing = (words: string): boolean =>
  searchKey(words.replace(/'s\b/g, ""))
    .split(" ")
    .every((word) => word === "" || EMPTY.has(word) || /^\d/.test(word));

/** Names too short for words: "To-ji". */
const spelled = (words: string, activities: ActivityState[]) => {
  const wanted = searchKey(words).split(" ").filter((word) => !["the", "a", "our", "please"].includes(word)).join(" ");
  return activities.filter(({ title }) => ` ${searchKey(title)} `.includes(` ${wanted} `));
};

/** The best by title; when no title fits, by what it is: the first words of why it is there. */
export function matching(words: string, activities: ActivityState[]): ActivityState[] {
  const stems = stemsOf(words);
  const titled = best(stems, activities, ({ title, meal, type }) => `${title} ${asOneWord(title)} ${meal ?? ""} ${type === "hotel" ? "hotel stay" : type === "restaurant" ? "restaurant table" : ""}`);
  // "Nanzen-ji" is the temple, not the lunch beside it.
  const exact = titled.filter(({ title }) => stemsOf(title).join(" ") === stems.join(" ") || asOneWord(title) === stems.join(""));
  if (exact.length > 0) return exact;
  // "A temple", but not "between two temples".
  return titled.length > 0 ? titled : best(stems, activities.filter(({ type }) => type === "sightseeing"), ({ why = "" }) => why.split(";")[0]!, (word, stem) => word === stem);
}

function best(stems: string[], activities: ActivityState[], textOf: (activity: ActivityState) => string, fits = (word: string, stem: string) => word.startsWith(stem)): ActivityState[] {
  const scored = activities.map((activity) => {
    const words = searchKey(textOf(activity)).split(" ");
    return { activity, score: stems.filter((stem) => words.some((word) => fits(word, stem))).length };
  });
  const most = Math.max(0, ...scored.map(({ score }) => score));
  return most === 0 ? [] : scored.filter(({ score }) => score === most).map(({ activity }) => activity);
}
