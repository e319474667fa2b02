// What is said of a place on screen: its kind, where facts come from and how fresh they are, hours, prices. Pure.
import type { FunctionReturnType } from "convex/server";
import { BedDouble, Building2, Church, Landmark, MapPin, Plane, ShoppingBag, TrainFront, Trees, Utensils, type LucideIcon } from "lucide-react";
import type { api } from "../../../convex/_generated/api";
import { cityName, regionName } from "../../i18n/cityName";
import { countryName } from "../../i18n/countryName";
import { listed } from "../../i18n/formats";
import { language } from "../../i18n/language";
import { t } from "../../i18n/t";
import { formatDate, formatTime } from "../../lib/dates";
import { asOfWords } from "../workspace/agents/adviceWords";

export type Found = FunctionReturnType<typeof api.places.search.lookup.find>["results"][number];
export type KnownPlace = NonNullable<FunctionReturnType<typeof api.places.known.get>>;
type Window = { open: string; close: string };

/** By what the server calls them. */
const KINDS: Record<string, string> = {
  eating: t("Place to eat"), restaurant: t("Place to eat"), café: t("Café"), bar: t("Bar"), market: t("Market"),
  dayTrip: t("Day trip"), sightseeing: t("Sight"), landmark: t("Landmark"), experience: t("Experience"), nightlife: t("Nightlife"),
  museum: t("Museum"), palace: t("Palace"), castle: t("Castle"), church: t("Church"), temple: t("Temple"), "place of worship": t("Place of worship"),
  theatre: t("Theatre"), zoo: t("Zoo"), viewpoint: t("Viewpoint"), park: t("Park"), garden: t("Garden"),
  beach: t("Beach"), mountain: t("Mountain"), island: t("Island"),
  hotel: t("Hotel"), hostel: t("Hostel"), "guest house": t("Guest house"), apartment: t("Apartment"), "camp site": t("Camp site"),
  transport: t("Station"), station: t("Station"), "bus station": t("Bus station"), "ferry terminal": t("Ferry terminal"), airport: t("Airport"),
  shop: t("Shop"), shopping: t("Shopping"),
  city: t("City"), town: t("Town"), village: t("Village"), neighbourhood: t("Neighbourhood"), street: t("Street"), address: t("Address"),
  place: t("Place"), other: t("Place"),
};

/** `Museum`, `Place to eat`. */
export const kindWord = (kind: string): string => KINDS[kind] ?? kind.charAt(0).toUpperCase() + kind.slice(1);

/** In place of results. What can't be asked just now is no sign that there is nothing. */
export function nothingFound({ text, looking, unreached }: { text: string; looking: boolean; unreached: boolean }): string {
  if (isShortLink(text)) return t("A short link doesn’t say where it leads. Open it in a browser, and paste the long address or the coordinates.");
  if (looking) return t("Looking further afield…");
  if (unreached) return t("“{text}” isn’t among the places known here, and the online search can’t be reached just now.", { text });
  return t("Nothing found for “{text}”. Try another spelling, or what kind of place it is.", { text });
}

const isShortLink = (text: string): boolean => /^https?:\/\/(?:maps\.app\.)?(?:goo\.gl|g\.co|bit\.ly)\//i.test(text);

const ICONS: Record<string, LucideIcon> = {
  city: Building2, town: Building2, village: Building2, neighbourhood: Building2,
  airport: Plane, station: TrainFront, "bus station": TrainFront, "ferry terminal": TrainFront,
  park: Trees, garden: Trees, beach: Trees, mountain: Trees,
  temple: Church, church: Church, "place of worship": Church,
  shopping: ShoppingBag, shop: ShoppingBag, market: ShoppingBag,
  address: MapPin, street: MapPin,
};
const TYPE_ICONS: Record<Found["type"], LucideIcon> = { sightseeing: Landmark, restaurant: Utensils, hotel: BedDouble, transport: TrainFront, other: MapPin };

export const iconOf = ({ kind, type }: Pick<Found, "kind" | "type">): LucideIcon => ICONS[kind] ?? TYPE_ICONS[type];

const inEnglish = (["long", "short"] as const).map((style) => new Intl.DisplayNames("en", { type: "region", style, fallback: "none" }));
/** "Bosnia and Herzegovina" and "Bosnia & Herzegovina", "Saint Lucia" and "St. Lucia" are the same. */
const folded = (name: string): string => name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/&/g, "and").replace(/\bst\./g, "saint");
const isCountry = (name: string, code: string): boolean => inEnglish.some((names) => folded(names.of(code) ?? "") === folded(name));

type Area = Pick<Found, "area"> & Partial<Pick<Found, "countryCode" | "sources" | "address">>;

/** Services and the gazetteer name countries and regions in English, and the guides cities: `Bavaria, Germany`; `Trastevere, Rome`. What one has written into a plan stays. */
export function areaWords({ area, countryCode = null, sources, address }: Area): string {
  if (countryCode === null || (sources?.[0] === "own" && address !== null)) return area;
  return area.split(", ").map((name) => (isCountry(name, countryCode) ? countryName(countryCode) : regionName({ name, countryCode }))).join(", ");
}

const TOWNS: ReadonlySet<string> = new Set(["city", "town", "village"]);

/** A city and a guide's place by the name that readers know it by; all else as it is. */
export function asRead<Place extends Pick<Found, "name" | "names" | "kind" | "countryCode">>(found: Place): Place {
  const { name, names, kind, countryCode } = found;
  if (TOWNS.has(kind) && countryCode !== null) return { ...found, name: cityName({ name, countryCode }) };
  return names?.en === name ? { ...found, name: names[language] ?? name } : found;
}

/** `Temple · Higashiyama, Kyoto`. */
export const whatAndWhere = ({ kind, ...where }: Pick<Found, "kind"> & Area): string =>
  [kindWord(kind), areaWords(where)].filter(Boolean).join(" · ");

/** Where its facts come from and how fresh they are, in a sentence. */
export function sourceWords({ sources, asOf }: Pick<Found, "sources" | "asOf">): string {
  switch (sources[0]) {
    case "guide":
      return asOf ? t("Known to Caravan as of {date}. Check before you go.", { date: asOfWords(asOf) }) : t("Known to Caravan as of its last guide. Check before you go.");
    case "own":
      return t("As you put it into a plan.");
    case "gazetteer":
      return t("From GeoNames, in Caravan's own gazetteer.");
    case "photon":
      return t("From OpenStreetMap, by Photon. Look it up before you go.");
    case "openMeteo":
      return t("From GeoNames, by Open-Meteo. Look it up before you go.");
    default:
      return "";
  }
}

/** `10 Apr 2027, Japan in spring`: across trips the year tells, and a long title is cut off at its end. */
export const usedWords = ({ title, day }: { title: string; day: string | null }): string => (day === null ? t("{trip}, an idea", { trip: title }) : listed([formatDate(day, "dated"), title], "unit"));

/** Hours may run past midnight. A window that ends where it begins is the whole day. */
export function windowsWords(windows: readonly Window[]): string {
  if (windows.length === 0) return t("Closed");
  return listed(windows.map(({ open, close }) => (open === close ? t("All day") : `${formatTime(open)}–${formatTime(close)}`)), "unit");
}

const MONDAY = "2024-01-01";
const weekdayName = (index: number) => formatDate(`${MONDAY.slice(0, 8)}${String(index + 1).padStart(2, "0")}`, "weekday");

/** Days with the same hours together: `Mon–Fri`, `09:00–17:00`. */
export function weekWords(week: readonly (readonly Window[])[]): { days: string; hours: string }[] {
  const rows: { first: number; last: number; hours: string }[] = [];
  for (const [index, windows] of week.entries()) {
    const hours = windowsWords(windows);
    const previous = rows.at(-1);
    if (previous?.hours === hours) previous.last = index;
    else rows.push({ first: index, last: index, hours });
  }
  if (rows.length === 1) return [{ days: t("Every day"), hours: rows[0]!.hours }];
  return rows.map(({ first, last, hours }) => ({ days: first === last ? weekdayName(first) : `${weekdayName(first)}–${weekdayName(last)}`, hours }));
}

/** `Indoors, step-free`: one sentence's beginning, the rest as they are. */
export function listWords(words: readonly (string | false)[]): string {
  const text = listed(words.filter((word) => word !== false), "unit");
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
