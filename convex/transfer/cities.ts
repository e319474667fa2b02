// Which cities a plan is in, by where its things are: for a trip made of a file that names none. Pure.
import data from "../places/gazetteer.json";
import { addDays } from "../dates";
import { cityOfAirport } from "../places/airportTable";
import { distanceKm, type Point } from "../places/distance";
import { searchGazetteer, type GazetteerCity } from "../places/gazetteer";
import { namesOfCity } from "../places/cityNames";
import { searchKey } from "../places/searchKey";
import type { DestinationInput } from "../trips/model";
import type { ReadItem } from "./types";

/** A big city so near is where one says that one is. */
const CITY_KM = 25;
const FAR_KM = 150;
const MOST_CITIES = 30;

let cities: { name: string; countryCode: string; lat: number; lng: number; zone: number; geonameId: number; population: number }[] | null = null;

function allCities() {
  cities ??= data.rows.split("\n").map((row) => {
    const [id, name, , countryCode, lat, lng, zone, population] = row.split("\t") as [string, string, string, string, string, string, string, string];
    return { geonameId: Number(id), name, countryCode, lat: Number(lat), lng: Number(lng), zone: Number(zone), population: Number(population) };
  });
  return cities;
}

type Home = Pick<GazetteerCity, "geonameId" | "name" | "countryCode" | "lat" | "lng" | "timeZone">;

/** The largest city around a point, else the nearest within a day's reach; null in the middle of nowhere. */
export function homeCity(point: Point): Home | null {
  const near = allCities()
    .filter(({ lat, lng }) => Math.abs(lat - point.lat) < 2 && Math.abs(((lng - point.lng + 540) % 360) - 180) < 4)
    .map((city) => ({ city, km: distanceKm(point, city) }));
  const around = near.filter(({ km }) => km <= CITY_KM).sort((a, b) => b.city.population / (b.km + 5) - a.city.population / (a.km + 5))[0];
  const found = around ?? near.filter(({ km }) => km <= FAR_KM).sort((a, b) => a.km - b.km)[0];
  if (!found) return null;
  const { geonameId, name, countryCode, lat, lng, zone } = found.city;
  return { geonameId, name, countryCode, lat, lng, timeZone: data.zones[zone]! };
}

/** The first and the last day of what is planned; null where nothing has a day. */
export function spanOf(items: readonly Pick<ReadItem, "day" | "endDay">[]): { startDate: string; endDate: string } | null {
  const days = items.flatMap(({ day, endDay }) => [day, endDay]).filter((day) => typeof day === "string").sort();
  return days.length === 0 ? null : { startDate: days[0]!, endDate: days.at(-1)! };
}

/** The cities of a plan in the order of its days, one after the other from its first day to its last; none where nobody can tell. */
export function citiesOf(items: readonly ReadItem[], span: { startDate: string; endDate: string }): DestinationInput[] {
  const home = memoised();
  const nights = items.flatMap((read) => {
    const at = stays(read) ? home(read) : null;
    return at && read.day ? [{ day: read.day, at }] : [];
  });
  const seen: { day: string; at: Home }[] = [];
  for (const { day, at } of nights.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))) {
    if (seen.at(-1)?.at.geonameId !== at.geonameId) seen.push({ day, at });
  }
  const stops = seen.length > 0 ? withoutDetours(seen) : ofIdeas(items, home, span.startDate);
  return stops.slice(0, MOST_CITIES).map(({ day, at }, index, all) => {
    const { geonameId, name, countryCode, lat, lng, timeZone } = at;
    return { geonameId, name, countryCode, lat, lng, timeZone, arrival: index === 0 ? span.startDate : day, departure: all[index + 1]?.day ?? span.endDate };
  });
}

/** Where one is, and not on the way. */
const stays = ({ type }: ReadItem) => type !== "transport";

function memoised() {
  const known = new Map<string, Home | null>();
  return ({ lat, lng }: Pick<ReadItem, "lat" | "lng">): Home | null => {
    if (lat === null || lng === null) return null;
    const key = `${lat.toFixed(1)} ${lng.toFixed(1)}`;
    if (!known.has(key)) known.set(key, homeCity({ lat, lng }));
    return known.get(key)!;
  };
}

/** A day out and back is no stay of its own. */
function withoutDetours(stops: { day: string; at: Home }[]) {
  const kept: { day: string; at: Home }[] = [];
  for (const [index, stop] of stops.entries()) {
    const next = stops[index + 1];
    const isDetour = next && kept.at(-1)?.at.geonameId === next.at.geonameId && next.day <= addDays(stop.day, 1);
    if (!isDetour && kept.at(-1)?.at.geonameId !== stop.at.geonameId) kept.push(stop);
  }
  return kept;
}

/** Without days: the city that most of it is in; without places, the one a journey goes to. */
function ofIdeas(items: readonly ReadItem[], home: ReturnType<typeof memoised>, day: string) {
  const counts = new Map<number, { at: Home; count: number }>();
  for (const read of items.filter(stays)) {
    const at = home(read);
    if (at) counts.set(at.geonameId, { at, count: (counts.get(at.geonameId)?.count ?? 0) + 1 });
  }
  const most = [...counts.values()].sort((a, b) => b.count - a.count)[0];
  if (most) return [{ day, at: most.at }];
  const to = items.find(({ transport }) => transport?.to)?.transport?.to;
  const reached = to ? (cityOfAirport(/\(([A-Z]{3})\)$/.exec(to.name)?.[1] ?? "") ?? home(to) ?? searchGazetteer(to.name.replace(/\s*\(.*$/, ""), 1)[0] ?? null) : null;
  const at = reached ?? items.map(namedIn).find((city) => city !== null);
  return at ? [{ day, at }] : [];
}

const KNOWN_WIDELY = 200_000;
const SHORTEST_NAME = 4;

/** The city that an address ends with, else the largest that a title names: "Hotel Granvia Kyoto". A title, or a street, may be called as a city elsewhere is. */
const namedIn = ({ address = "", title }: ReadItem): Home | null => townOf(address) ?? largestNamed(title);

/** "Via Roma 3, 80100 Napoli, Italia"; Mexico is a town where nothing smaller is said. */
function townOf(address: string): Home | null {
  const towns = address.split(",").reverse().flatMap((part) => largestNamed(part) ?? []);
  return towns.find(({ name, country }) => name !== country && !name.startsWith(`${country} `)) ?? towns[0] ?? null;
}

function largestNamed(text: string): GazetteerCity | null {
  const single = text.match(/\p{Lu}[\p{L}\p{M}'’-]+/gu) ?? [];
  const pairs = [...text.matchAll(/(?=(?<!\p{L})(\p{Lu}[\p{L}\p{M}'’-]+ \p{Lu}[\p{L}\p{M}'’-]+))/gu)].map(([, pair]) => pair!);
  const words = [...new Set([...pairs, ...single])].filter((word) => word.length >= SHORTEST_NAME).slice(0, 20);
  const isCalled = (city: GazetteerCity, word: string) => [...namesOfCity(city), city.matched ?? ""].some((name) => searchKey(name) === searchKey(word));
  const found = words.flatMap((word) => searchGazetteer(word, 1).filter((city) => city.population >= KNOWN_WIDELY && isCalled(city, word)));
  return found.sort((a, b) => b.population - a.population)[0] ?? null;
}
