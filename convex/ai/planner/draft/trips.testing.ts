// Trips and cities for the planner's tests: some random, some made by hand, and the data files there are.
import fc from "fast-check";
import { addDays } from "../../../dates";
import { heldCityFile } from "../../../places/catalog";
import index from "../../../places/cityIndex.json";
import { INTERESTS, PLACE_KINDS, type City, type Place } from "../../../places/types";
import type { ActivityState, DestinationState, TripState } from "../../types";
import { DEFAULT_PREFERENCES, type Cities } from "../draftTypes";
import type { Preferences } from "../types";

export const START = "2027-04-10";

export const likes = (said: Partial<Preferences> = {}): Preferences => ({ ...DEFAULT_PREFERENCES, ...said });

export const citiesOf = (...cities: City[]): Cities => new Map(cities.map((city) => [city.slug, city]));

export function stay(city: City, arrival: string, departure: string): DestinationState {
  const { slug, name, countryCode, lat, lng, timeZone } = city;
  return { id: `stay-${slug}`, name, citySlug: slug, countryCode, lat, lng, timeZone, arrival, departure };
}

/** A trip through the cities, so many nights in each. */
export function tripTo(stays: [City, number][], said: Partial<TripState> = {}): TripState {
  let day = START;
  const destinations = stays.map(([city, nights]) => {
    const arrival = day;
    day = addDays(day, nights);
    return stay(city, arrival, day);
  });
  return { title: "A trip", startDate: START, endDate: day, travellers: 2, budget: null, destinations, activities: [], ...said };
}

export function activity(said: Partial<ActivityState> & { id: string }): ActivityState {
  return { title: said.id, type: "sightseeing", destinationId: null, day: null, start: null, end: null, cost: null, placeId: null, lat: null, lng: null, meal: null, source: "ai", ...said };
}

/** The cities that have a file. */
export const dataCities = (): City[] => index.map(({ slug }) => heldCityFile(slug)!);

const place = (index: number, said: Partial<Place>): Place => ({
  id: `place-${index}`,
  name: `Sight Number ${index} of Testville`,
  kind: "landmark",
  interests: [],
  lat: 48.2,
  lng: 16.37,
  area: "Centre",
  hours: { daily: "09:00-18:00" },
  visit: [40, 60],
  price: 1000,
  popularity: 3,
  setting: "indoor",
  fact: { en: "A place made for a test.", de: "Ein Ort für einen Test." },
  confidence: "high",
  ...said,
});

export const cityWith = (places: Partial<Place>[], said: Partial<City> = {}): City => ({
  slug: "testville",
  name: "Testville",
  countryCode: "AT",
  lat: 48.2,
  lng: 16.37,
  radiusKm: 12,
  timeZone: "Europe/Vienna",
  currency: "EUR",
  asOf: "2026-11",
  lodging: [{ area: "Centre", lat: 48.2, lng: 16.37, perNight: { budget: 7000, mid: 14000, high: 30000 }, fact: { en: "In the middle of it.", de: "Mittendrin." } }],
  transit: { mode: "metro", fare: 240 },
  places: places.map((one, index) => place(index, { id: `place-${index}`, name: `Sight Number ${index} of Testville`, ...one })),
  ...said,
});

const hours = fc.constantFrom("09:00-17:00", "10:00-18:00", "08:30-12:00,14:00-18:30", "00:00-24:00", "11:00-21:00", "17:00-26:00");

const anyPlace: fc.Arbitrary<Partial<Place>> = fc
  .record({
    kind: fc.constantFrom(...PLACE_KINDS.filter((kind) => kind !== "dayTrip")),
    interests: fc.uniqueArray(fc.constantFrom(...INTERESTS), { maxLength: 3 }),
    dLat: fc.integer({ min: -60, max: 60 }),
    dLng: fc.integer({ min: -80, max: 80 }),
    daily: hours,
    mon: fc.option(hours, { nil: null }),
    lastEntry: fc.constantFrom(undefined, 15, 30, 60),
    shortest: fc.integer({ min: 3, max: 12 }),
    price: fc.integer({ min: 0, max: 3000 }),
    popularity: fc.constantFrom(1, 2, 3, 4, 5),
    setting: fc.constantFrom("indoor", "outdoor", "mixed"),
    vegetarian: fc.constantFrom("easy", "some", "hard"),
    stepFree: fc.constantFrom(undefined, "yes", "partly", "no"),
  })
  .map(({ dLat, dLng, daily, mon, shortest, vegetarian, kind, lastEntry, popularity, setting, stepFree, ...rest }) => ({
    ...rest,
    kind,
    popularity: popularity as Place["popularity"],
    setting: setting as Place["setting"],
    ...(lastEntry !== undefined && { lastEntry }),
    ...(stepFree !== undefined && { stepFree: stepFree as "yes" }),
    lat: 48.2 + dLat / 1000,
    lng: 16.37 + dLng / 1000,
    hours: { daily, mon },
    visit: [shortest * 5, shortest * 10] as [number, number],
    ...((kind === "eating" || kind === "market") && {
      food: { cuisines: ["local"], meals: ["lunch", "dinner"] as ("lunch" | "dinner")[], vegetarian: vegetarian as "easy" },
    }),
  }));

export const anyCity: fc.Arbitrary<City> = fc.array(anyPlace, { minLength: 3, maxLength: 40 }).map((places) => cityWith(places));

export const anyPreferences: fc.Arbitrary<Preferences> = fc
  .record({
    interests: fc.uniqueArray(fc.constantFrom(...INTERESTS), { maxLength: 3 }),
    pace: fc.constantFrom("relaxed", "normal", "packed"),
    easyDays: fc.integer({ min: 0, max: 2 }),
    notBefore: fc.constantFrom(null, "08:00", "09:00", "10:30"),
    notAfter: fc.constantFrom(null, "21:00", "22:30"),
    budgetStyle: fc.constantFrom("budget", "mid", "high"),
    children: fc.boolean(),
    stepFree: fc.boolean(),
    indoorOnly: fc.boolean(),
    vegetarian: fc.boolean(),
  })
  .map(({ vegetarian, ...said }) => likes({ ...(said as Partial<Preferences>), diets: vegetarian ? [{ diet: "vegetarian", meals: "all" }] : [] }));
