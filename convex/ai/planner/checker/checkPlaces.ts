// C6, C7, C13, C14: real places, none twice, not all of one kind, and none in the rain.
import type { Finding } from "../draftTypes";
import { kilometres } from "./clock";
import { dayName, finding, isStop, type Check, type Item } from "./subject";

const CLAIM_KM = 1.5;
const NAME_LIKENESS = 0.85;

/** C6: what claims to be a known place is one, where it says, inside its city. */
export const checkGrounding: Check = ({ items, cities }) => {
  const findings: Finding[] = [];
  for (const item of items) {
    const { place, city, placeId, lat, lng, title } = item;
    const slug = placeId?.split("/")[0] ?? "";
    if (placeId !== null && cities.has(slug) && !place) {
      findings.push(finding("C6", "error", item.day, [item], `${title} points to a place that we don't know.`));
    }
    if (lat === null || lng === null) continue;
    if (place && kilometres({ lat, lng }, place) > CLAIM_KM) {
      findings.push(finding("C6", "error", item.day, [item], `${title} is shown ${Math.round(kilometres({ lat, lng }, place))} km away from where ${place.name} is.`));
    }
    if (place && likeness(title, [place.name, place.localName ?? "", ...(place.aliases ?? [])]) < NAME_LIKENESS) {
      findings.push(finding("C6", "warning", item.day, [item], `${title} carries another name than its place, ${place.name}.`));
    }
    if (city && item.source === "ai" && place?.kind !== "dayTrip" && kilometres({ lat, lng }, city) > city.radiusKm * 1.1 + 1) {
      findings.push(finding("C6", "error", item.day, [item], `${title} lies outside ${city.name}.`));
    }
  }
  return findings;
};

const bareName = (text: string) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

/** 1 when one of the names is in the title ("Lunch: Nishiki Market"), else the share of letter pairs in common. */
function likeness(title: string, names: string[]): number {
  const given = bareName(title);
  let best = 0;
  for (const name of names.map(bareName).filter(Boolean)) {
    if (given.includes(name) || (given.length > 3 && name.includes(given))) return 1;
    const pairs = (text: string) => new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, index) => text.slice(index, index + 2)));
    const [a, b] = [pairs(given), pairs(name)];
    const common = [...a].filter((pair) => b.has(pair)).length;
    best = Math.max(best, (2 * common) / Math.max(1, a.size + b.size));
  }
  return best;
}

const SAME_SPOT_KM = 0.06;

/** C7: no sight twice, and no table twice on one day. */
export const checkDuplicates: Check = ({ items }) => {
  const findings: Finding[] = [];
  const stops = items.filter(isStop);
  for (const [index, later] of stops.entries()) {
    const same = stops.slice(0, index).find((earlier) => isSamePlace(earlier, later));
    if (same) findings.push(finding("C7", "error", later.day, [same, later], `${later.title} is in the plan twice, on ${dayName(same.day!)} and ${dayName(later.day!)}.`));
  }
  const tables = items.filter(({ meal, placeId }) => meal && placeId);
  for (const [index, later] of tables.entries()) {
    const same = tables.slice(0, index).find((earlier) => earlier.placeId === later.placeId && earlier.day === later.day);
    if (same) findings.push(finding("C7", "warning", later.day, [same, later], `You eat twice at ${later.place?.name ?? later.title} on ${dayName(later.day!)}.`));
  }
  return findings;
};

function isSamePlace(a: Item, b: Item): boolean {
  if (a.placeId !== null && a.placeId === b.placeId) return true;
  if (a.placeId !== null && b.placeId !== null) return false;
  const near = a.lat !== null && a.lng !== null && b.lat !== null && b.lng !== null && kilometres({ lat: a.lat, lng: a.lng }, { lat: b.lat, lng: b.lng }) < SAME_SPOT_KM;
  return near && bareName(a.title) === bareName(b.title);
}

/** C13: a day of four or more stops isn't all of one kind. */
export const checkVariety: Check = ({ days, preferences }) =>
  days.flatMap(({ date, items }) => {
    const stops = items.filter((item) => isStop(item) && item.place);
    const kinds = new Set(stops.map(({ place }) => place!.kind));
    if (stops.length < 4 || kinds.size > 1 || preferences?.interests.length === 1) return [];
    return [finding("C13", "warning", date, stops, `All ${stops.length} stops of ${dayName(date)} are of one kind.`)];
  });

const WET = 60;

/** C14: outdoors under forecast rain although something indoors would do. */
export const checkRain: Check = ({ items, forecast, trip }) => {
  if (!forecast) return [];
  const taken = new Set(items.map(({ placeId }) => placeId));
  return items.flatMap((item) => {
    const chance = forecast[item.destinationId ?? ""]?.[item.day!] ?? 0;
    if (chance < WET || item.place?.setting !== "outdoor" || !isStop(item)) return [];
    const swap = item.city?.places.find((place) => place.setting === "indoor" && place.kind !== "eating" && place.kind !== "nightlife" && !taken.has(`${item.city!.slug}/${place.id}`));
    if (!swap) return [];
    const name = trip.destinations.find(({ id }) => id === item.destinationId)?.name ?? "there";
    return [finding("C14", "warning", item.day, [item], `Rain is likely in ${name} on ${dayName(item.day!)} (${chance} %) and ${item.title} is outdoors; ${swap.name} would be dry.`)];
  });
};
