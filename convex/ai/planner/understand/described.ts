// A trip in the words that one says to have it made: "six days in Rome and Florence in May, for the six of us". Where, how long, when and who:
// no verb asks for a plan, and none need.
import exonyms from "../../../places/exonyms.json";
import { namesOfCity } from "../../../places/cityNames";
import type { TripState } from "../../types";
import { ORDINALS } from "./amounts";
import { COUNT } from "./calendar/names";
import { saidDays } from "./calendar/saidDays";
import { LENGTH } from "./calendar/saidLengths";
import type { Request } from "./request";
import { escaped, folded } from "./spelling";

/** Some months are words of their own: those need one before them that leads to a month. */
const MONTH = "(?:january|february|april|june|july|august|september|october|november|december|(?<=\\b(?:in|of|mid|early|late|during|around|this|next)[ -])(?:march|may))";
const SEASON = "(?:spring|summer|autumn|fall|winter|easter|christmas|new year(?:'s)?)";
const TIME = `(?:${MONTH}|(?<=\\b(?:in|this|next|over|at|for)(?: the)? )${SEASON}|20\\d\\d)`;
const WHO = `(?:for|with|and)(?: (?:the|my|our|a))? (?:a few|a couple of|${COUNT}|famil\\w+|kids?|child\\w*|friends?|partner|wife|husband|girlfriend|boyfriend|parents?|mother|father|mum|mom|dad|grand\\w+|sisters?|brothers?)(?: of us| (?:people|adults|friends|kids|children))?`;
const LITTLE = new Set([
  ..."a an the of in at on to from for by and then & + or until till through via between around about how early mid middle late first last each off just short long".split(" "),
  ..."we we're we'll we'd i i'm i'd us our my me it that is are be will am have has got do give show would like love want need please hello hi hey".split(" "),
  ..."start starting begin beginning end arrive arriving leaving go going fly flying travel travelling traveling see visit visiting stay staying spend spending".split(" "),
  ..."week weekend next this coming sometime trip journey holiday holidays vacation city break honeymoon couple alone solo together".split(" "),
  ...ORDINALS,
]);

/** A question about a trip is no wish for one; "how about a week in Rome?" is. */
export const ASKS = /^(?:and |so |but )*(?:is|are|was|were|what|whats|when|where|which|who|why|how|do(?! us| me)|does|did|should|will|would (?!you)|has|have you)\b(?! about)/;
const CHANGES = /^(?:(?:please|also|then|can you|could you|and)[, ]+)*(?:add|include|insert|squeeze|fit in|remove|delete|drop|replace|swap|move|shift|put|undo)\b/;

/** Whole words, as far as a script has such. */
const anyOf = (names: string[]) => names.length === 0 ? /(?!)/u : new RegExp(`(?<![\\p{L}\\d])(?:${names.map((name) => escaped(folded(name))).join("|")})(?![\\p{Script=Latin}\\d])`, "gu");

const countries = ["en", "de"].map((language) => new Intl.DisplayNames([language], { type: "region", fallback: "none" }));
const others = exonyms as Record<string, string[]>;
/** The trip's cities in any language, and their countries. */
function placesOf({ destinations }: TripState): RegExp {
  const names = destinations.flatMap((city) => [...namesOfCity(city), ...(others[`${city.name}|${city.countryCode}`] ?? []), ...countries.flatMap((each) => each.of(city.countryCode) ?? [])]);
  return anyOf(names.sort((a, b) => b.length - a.length));
}

/** Made once: every message is read by them. To be searched for and replaced, which keep no place in a text. */
const [LENGTHS, TIMES, COMPANY] = [LENGTH, TIME, WHO].map((source) => new RegExp(`\\b${source}\\b`, "g")) as [RegExp, RegExp, RegExp];
const said = (pattern: RegExp, text: string) => text.search(pattern) >= 0;

/** A weekday alone is a day of a trip that there is. */
const datesIn = (text: string) => saidDays(text).filter(({ first, last, edge }) => last !== null || edge !== null || first.kind === "date");
const saysWhen = (text: string) => said(TIMES, text) || datesIn(text).length > 0;
const withoutDates = (text: string) => datesIn(text).reverse().reduce((rest, { at, end }) => `${rest.slice(0, at)} ${rest.slice(end)}`, text);

/** Of a trip in which nothing is planned and of which nobody has said anything: it only has to say where, how long or when. */
export function opensTrip({ text, trip, thread }: Request): boolean {
  if (thread.length > 0 || trip.activities.some(({ day }) => day !== null) || ASKS.test(text) || CHANGES.test(text)) return false;
  if (said(LENGTHS, text)) return true;
  const places = placesOf(trip);
  return said(places, folded(text)) && (saysWhen(text) || isOnlyThat(text, places));
}

/** More than a day: a day named beside it is the first. */
export const saysHowLong = (text: string): boolean => [...text.matchAll(LENGTHS)].some(([length]) => !length.endsWith("day"));

/** Where and how long or when, and nothing else. */
export function describesTrip({ text, trip }: Request): boolean {
  if (ASKS.test(text) || !(said(LENGTHS, text) || saysWhen(text))) return false;
  const places = placesOf(trip);
  return said(places, folded(text)) && isOnlyThat(text, places);
}

function isOnlyThat(text: string, places: RegExp): boolean {
  const rest = [places, LENGTHS, TIMES, COMPANY].reduce((left, pattern) => left.replace(pattern, " "), withoutDates(folded(text)));
  return rest.split(/[\s,.;:!?()–-]+/).every((word) => word === "" || LITTLE.has(word) || /^\d{1,2}(?:st|nd|rd|th)?$/.test(word));
}
