// Under what a request's answer is kept and found again. The same request, however it is written down,
// has the same address; one that is anybody's own has none.
import { daysBetween, weekdayIndex } from "../../dates";
import { sha256 } from "../../digest";
import { particularsOf } from "./likeness";
import type { AnswerKind, CacheAddress } from "./schema";
import { dependsOnConversation, isPersonal, wordsOf } from "./sharing";

/** Bumped when answers of before no longer fit. */
const EDITION = 2;

type Preference = string | number | boolean | string[] | null | undefined;

/** All that a plan is made of. One made of anything else too (a person's words, what is in the trip already) must not be cached. */
export type ItineraryParameters = {
  /** In the order of travel, by an id that doesn't change. */
  cities: { id: string; nights: number }[];
  /** YYYY-MM-DD; what counts is the weekday and the month, so answers speak of days by number. */
  startDate: string;
  endDate: string;
  preferences: Record<string, Preference>;
  /** Minor units. */
  budget: { amount: number; currency: string } | null;
  /** People by kind, as { adults: 2, children: 1 }. */
  party: Record<string, number>;
  language: string;
};

export async function itineraryAddress(parameters: ItineraryParameters): Promise<CacheAddress> {
  const { cities, startDate, endDate, preferences, budget, party, language } = parameters;
  const scope = scopeOf({ cities: cities.map(({ id }) => id), language, month: startDate.slice(0, 7) });
  const request = canonical({
    route: cities.map(({ id, nights }) => [normal(id), nights]),
    days: daysBetween(startDate, endDate) + 1,
    weekday: weekdayIndex(startDate),
    preferences: Object.fromEntries(Object.entries(preferences).map(([name, value]) => [name, canonicalPreference(value)])),
    budget,
    party: Object.fromEntries(Object.entries(party).filter(([, count]) => count > 0)),
  });
  return { kind: "itinerary", scope, key: await hash(["itinerary", scope, request]), meaning: null };
}

export type Question = {
  text: string;
  kind: Exclude<AnswerKind, "itinerary">;
  /** What the answer is given for; `month` is the trip's, YYYY-MM. */
  context: { cities: string[]; language: string; month: string };
  /** What is remembered of the trip's people, and their names. */
  memories: readonly string[];
  /** A vector of the text, of EMBEDDING_DIMENSIONS numbers. */
  embed: (text: string) => number[] | Promise<number[]>;
};

/** Null for a question whose answer must not be given to anybody else, or that makes no sense by itself. */
export async function questionAddress({ text, kind, context, memories, embed }: Question): Promise<CacheAddress | null> {
  if (isPersonal(text, memories, context.language) || dependsOnConversation(text, context.language)) return null;
  const scope = scopeOf(context);
  const words = wordsOf(text).map((word) => word.toLowerCase());
  return {
    kind,
    scope,
    key: await hash([kind, scope, words.join(" ")]),
    meaning: { embedding: await embed(text), particulars: particularsOf(text) },
  };
}

const scopeOf = ({ cities, language, month }: Question["context"]) =>
  JSON.stringify([[...new Set(cities.map(normal))].sort(), language.toLowerCase(), month]);

const normal = (text: string) => text.normalize("NFKC").trim().toLowerCase();

/** Lists in any order, text in any case; left out and empty are the same. */
function canonicalPreference(value: Preference): string | number | boolean | string[] | null {
  if (Array.isArray(value)) return value.length === 0 ? null : [...new Set(value.map(normal))].sort();
  if (typeof value === "string") return normal(value) || null;
  return value ?? null;
}

/** JSON with its fields in order and without those that are null. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_name, inner: unknown) =>
    inner !== null && typeof inner === "object" && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).filter(([, field]) => field !== null).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

const hash = (parts: string[]) => sha256(JSON.stringify([EDITION, ...parts]));
