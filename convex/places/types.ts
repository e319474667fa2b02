// The shape of a curated city, whose files are in `convex/places/data`: facts only, dated, with a
// confidence. `placeData.test.ts` checks every file against these rules.
import type { Prose } from "../said";

export const PLACE_KINDS = [
  "temple", "museum", "castle", "palace", "landmark", "market", "eating", "park", "garden", "viewpoint",
  "neighbourhood", "beach", "experience", "shopping", "church", "zoo", "dayTrip", "nightlife",
] as const;
export type PlaceKind = (typeof PLACE_KINDS)[number];

/** What a traveller may ask for; a place lists all that fit it. */
export const INTERESTS = [
  "temples", "history", "art", "architecture", "food", "markets", "nature", "gardens", "views", "shopping",
  "nightlife", "family", "beach", "adventure", "science", "music", "religion", "localLife", "photography",
  "wellness", "literature", "sports",
] as const;
export type Interest = (typeof INTERESTS)[number];

export const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/**
 * `daily` is the rule, a weekday the exception. "09:00-17:00", or two windows
 * "11:00-14:30,17:00-22:00"; a close after midnight is written "18:00-26:00"; null is closed.
 */
export type WeeklyHours = { daily: string | null } & Partial<Record<Weekday, string | null>>;

export type Confidence = "high" | "medium" | "low";

export type Place = {
  /** Unique in its file, kebab-case; the whole id is "<city>/<id>". */
  id: string;
  name: string;
  /** In the local script, when it differs. */
  localName?: string;
  aliases?: string[];
  kind: PlaceKind;
  interests: Interest[];
  /** Four decimals. For an area: its centre. */
  lat: number;
  lng: number;
  /** Quarter or district, as people call it. */
  area: string;
  hours: WeeklyHours;
  /** Minutes before closing after which nobody is let in. */
  lastEntry?: number;
  /** [shortest sensible, typical] minutes. A day trip includes the way there and back. */
  visit: [number, number];
  /** Adult admission in the city's currency, minor units; 0 is free. For `eating`: a typical meal for one. */
  price: number;
  /** 1 worth it if near … 5 the reason people come. */
  popularity: 1 | 2 | 3 | 4 | 5;
  setting: "indoor" | "outdoor" | "mixed";
  /** Only for places to eat (kinds eating and market). */
  food?: {
    cuisines: string[];
    meals: ("breakfast" | "lunch" | "dinner")[];
    vegetarian: "easy" | "some" | "hard";
    vegan?: boolean;
    halal?: boolean;
  };
  /** Good with children under 12. */
  children?: boolean;
  stepFree?: "yes" | "partly" | "no";
  /** One plain sentence of fact in our own words: what it is and why one goes. */
  fact: Prose;
  confidence: Confidence;
};

/** Where to sleep: areas, not hotels; a double room a night in minor units of the city's currency. */
export type LodgingArea = { area: string; lat: number; lng: number; perNight: { budget: number; mid: number; high: number }; fact: Prose };

export type City = {
  slug: string;
  name: string;
  localName?: string;
  aliases?: string[];
  countryCode: string;
  lat: number;
  lng: number;
  /** Every place but a day trip lies within this distance of the centre. */
  radiusKm: number;
  timeZone: string;
  currency: string;
  /** When the facts were last gone through, YYYY-MM. */
  asOf: string;
  lodging: LodgingArea[];
  /** How people get about beyond walking distance, and one ride's fare in minor units. */
  transit: { mode: "metro" | "tram" | "bus" | "taxi" | "ferry"; fare: number };
  /** Known ways to other cities that people combine with this one. Fare per person, this city's currency. */
  links?: { to: string; mode: "train" | "bus" | "ferry" | "flight" | "car"; minutes: number; fare: number; from?: string; arriveAt?: string }[];
  places: Place[];
};

type InEnglish<Told extends { fact: Prose }> = Omit<Told, "fact"> & { fact: string };
/** What `data/<slug>.json` holds: its facts are in English. */
export type CityFile = Omit<City, "lodging" | "places"> & { lodging: InEnglish<LodgingArea>[]; places: InEnglish<Place>[] };
/** The same facts in another language, `data/<language>/<slug>.json`: by the name of the area, by the id of the place. */
export type CityFacts = { lodging: Record<string, string>; places: Record<string, string> };
