// The built-in search: the guides of the trip's cities and of those around, and the gazetteer. No network, no clock. Pure.
import { searchCities } from "../airports";
import { heldCityFile } from "../catalog";
import index from "../cityIndex.json";
import { cuisineWord } from "../cuisineWords";
import { distanceKm, type Point } from "../distance";
import { keysOfPlace, nameWords, namesOfPlace } from "../placeNames";
import { searchKey } from "../searchKey";
import { otherNamesOf } from "../sightNames";
import type { City, Place, PlaceKind } from "../types";
import { KIND_NAMES } from "./kindNames";
import { bestMatch, likeness, matchOf } from "./likeness";
import type { Found } from "./types";

const AROUND_KM = 120;
const MOST_CITIES = 12;
const MOST_TOWNS = 5;
/** "ramen", "museum": what kind it is says less than its name. */
const KIND_FIT = 0.5;
/** "Castelo de São Jorge" is as good as its name. */
const SAME_WORDS = 0.95;
const LEAST_BEGINNING = 5;
/** "Jeronimus monastry" is a slip; shorter words are alike by chance. */
const LEAST_MISSPELLED = 6;
const ALIKE = 0.62;
const MOST_ALIKE = 3;

const MEALS: ReadonlySet<PlaceKind> = new Set(["eating", "nightlife"]);
export const typeOfKind = (kind: PlaceKind) => (MEALS.has(kind) ? ("restaurant" as const) : ("sightseeing" as const));

export function guidePlace(city: City, place: Place): Found {
  const de = otherNamesOf(place)[0];
  return {
    id: `${city.slug}/${place.id}`,
    placeId: `${city.slug}/${place.id}`,
    name: place.name,
    ...(de !== undefined && { names: { en: place.name, de } }),
    ...(place.localName !== undefined && { localName: place.localName }),
    kind: place.kind,
    type: typeOfKind(place.kind),
    area: place.area === city.name ? city.name : `${place.area}, ${city.name}`,
    address: null,
    lat: place.lat,
    lng: place.lng,
    countryCode: city.countryCode,
    sources: ["guide"],
    asOf: city.asOf,
    popularity: place.popularity,
  };
}

/** The guides near any of the points, the nearest first. */
export function guidesAround(points: readonly Point[], withinKm = AROUND_KM): City[] {
  return index
    .map((city) => ({ slug: city.slug, km: Math.min(...points.map((point) => distanceKm(point, city))) }))
    .filter(({ km }) => km <= withinKm)
    .sort((a, b) => a.km - b.km)
    .slice(0, MOST_CITIES)
    .flatMap(({ slug }) => heldCityFile(slug) ?? []);
}

/** By name in any script, alias, kind, or what one eats there; the best first. Where nothing is called so, what is spelled much alike. */
export function searchGuides(text: string, near: readonly Point[], limit: number): Found[] {
  const key = searchKey(text);
  if (key === "") return [];
  const places = guidesAround(near).flatMap((city) => city.places.map((place) => ({ city, place })));
  const fitting = (fit: (place: Place) => number, most: number) =>
    places
      .map(({ city, place }) => ({ city, place, fit: fit(place) }))
      .filter((one) => one.fit > 0)
      .sort((a, b) => b.fit - a.fit || b.place.popularity - a.place.popularity)
      .slice(0, most)
      .map(({ city, place }) => guidePlace(city, place));
  const words = nameWords(text);
  const found = fitting((place) => Math.max(fitOf(key, place), words !== null && keysOfPlace(place).words.has(words) ? SAME_WORDS : 0), limit);
  return found.length > 0 || key.length < LEAST_MISSPELLED ? found : fitting((place) => alikeOf(key, place), Math.min(limit, MOST_ALIKE));
}

const alikeOf = (key: string, place: Place): number => {
  const best = Math.max(...namesOfPlace(place).map((name) => likeness(key, name)));
  return best >= ALIKE ? best : 0;
};

function fitOf(key: string, place: Place): number {
  const { kind, food, area } = place;
  const named = bestMatch(key, namesOfPlace(place));
  if (named > 0) return named;
  const words = [...keysOf(kind, KIND_NAMES[kind]), ...(food?.cuisines ?? []).flatMap((cuisine) => keysOf(cuisine, Object.values(cuisineWord(cuisine))))];
  // "italienisch" is the beginning of "italienische Küche".
  if (words.some((word) => word === key || `${word}s` === key || (key.length >= LEAST_BEGINNING && word.startsWith(key)))) return KIND_FIT;
  return matchOf(key, area) >= 0.9 ? KIND_FIT - 0.1 : 0;
}

const knownKeys = new Map<string, string[]>();

/** The search keys of what a kind or a cuisine is called. */
function keysOf(of: string, words: string[]): string[] {
  const keys = knownKeys.get(of) ?? words.map(searchKey);
  knownKeys.set(of, keys);
  return keys;
}

/** Cities and towns of the gazetteer, also by the code of their airport. */
export function searchTowns(text: string, limit = MOST_TOWNS): Found[] {
  return searchCities(text, limit).map((city) => ({
    id: `gn:${city.geonameId}`,
    placeId: null,
    name: city.name,
    kind: "city",
    type: "other",
    area: [city.region, city.country].filter((part) => part !== "" && part !== city.name).join(", "),
    address: null,
    lat: city.lat,
    lng: city.lng,
    countryCode: city.countryCode,
    sources: ["gazetteer"],
    asOf: null,
  }));
}
