// C6, C7, C13, C14: real places, none twice, not all of one kind, and none in the rain.
import { cityWord } from "../../../places/cityNames";
import { sightWord } from "../../../places/sightNames";
import type { Place } from "../../../places/types";
import { say } from "../../../said";
import type { Cities, Finding } from "../draftTypes";
import { dayNumber, isOpen, kilometres } from "./clock";
import { isNamedAs, isNear, likeness, placeOf } from "./grounding";
import { finding, isStop, isTimed, together, type Check, type Item } from "./subject";

/** What lies this much beyond the city's radius still counts as in it. */
const EDGE = { share: 1.1, km: 1 };

/** C6: what claims to be a known place is one, where it says, under its name, inside its city. */
export const checkGrounding: Check = ({ items, cities }) => items.flatMap((item) => groundingFindings(item, cities));

function groundingFindings(item: Item, cities: Cities): Finding[] {
  const { city, placeId, lat, lng, title, day, source } = item;
  const findings: Finding[] = [];
  const place = placeId === null ? null : placeOf(placeId, cities);
  if (placeId !== null && !place) findings.push(finding("C6", "unknownPlace", "error", day, [item], say("{item} points to a place that we don't know.", { item: title })));
  if (place && !isNamedAs(title, place)) {
    // People may call a place what they like; anybody else who does has mixed two up.
    findings.push(finding("C6", "otherName", source === "ai" ? "error" : "warning", day, [item], say("{item} carries another name than its place, {place}.", { item: title, place: sightWord(place) })));
  }
  if (lat === null || lng === null) return findings;
  if (place && !isNear(item, place)) {
    const said = say("{item} is shown {km, number} km away from where {place} is.", { item: title, km: Math.round(kilometres({ lat, lng }, place)), place: sightWord(place) });
    findings.push(finding("C6", "elsewhere", "error", day, [item], said));
  } else if (city && source === "ai" && item.place?.kind !== "dayTrip" && kilometres({ lat, lng }, city) > city.radiusKm * EDGE.share + EDGE.km) {
    findings.push(finding("C6", "elsewhere", "error", day, [item], say("{item} lies outside {city}.", { item: title, city: cityWord(city) })));
  }
  return findings;
}

const SAME_SPOT_KM = 0.06;
const SAME_NAME = 0.85;

/** C7: no sight twice, and no table twice on one day. */
export const checkDuplicates: Check = ({ items }) => {
  const findings: Finding[] = [];
  const stops = items.filter(isStop);
  for (const [index, later] of stops.entries()) {
    const same = stops.slice(0, index).find((earlier) => together(earlier, later) && isSamePlace(earlier, later));
    if (!same) continue;
    const said = say("{item} is in the plan twice, on {first} and {second}.", { item: later.title, first: { date: same.day! }, second: { date: later.day! } });
    findings.push(finding("C7", "twice", "error", later.day, [same, later], said));
  }
  const tables = items.filter(({ meal, placeId }) => meal && placeId);
  for (const [index, later] of tables.entries()) {
    const same = tables.slice(0, index).find((earlier) => earlier.placeId === later.placeId && earlier.day === later.day && together(earlier, later));
    if (same) findings.push(finding("C7", "twice", "warning", later.day, [same, later], say("You eat twice at {place} on {day}.", { place: later.place ? sightWord(later.place) : later.title, day: { date: later.day! } })));
  }
  return findings;
};

/** The same id or name, or within 60 m and of one sort under names that are alike. */
function isSamePlace(a: Item, b: Item): boolean {
  if (a.place && b.place) return a.place === b.place;
  if (a.placeId !== null && a.placeId === b.placeId) return true;
  const near = a.lat !== null && a.lng !== null && b.lat !== null && b.lng !== null && kilometres({ lat: a.lat, lng: a.lng }, { lat: b.lat, lng: b.lng }) < SAME_SPOT_KM;
  if (!near || a.type !== b.type) return false;
  return (a.place && isNamedAs(b.title, a.place)) || (b.place && isNamedAs(a.title, b.place)) || likeness(a.title, b.title) >= SAME_NAME;
}

/** C13: a day of four or more stops isn't all of one kind. */
export const checkVariety: Check = ({ days, preferences }) =>
  days.flatMap(({ date, items }) => {
    const stops = items.filter((item) => isStop(item) && item.place);
    const kinds = new Set(stops.map(({ place }) => place!.kind));
    if (stops.length < 4 || kinds.size > 1 || preferences?.interests.length === 1) return [];
    return [finding("C13", "variety", "warning", date, stops, say("All {stops, number} stops of {day} are of one kind.", { stops: stops.length, day: { date } }))];
  });

const WET = 60;

/** C14: outdoors under forecast rain although something indoors is open then. */
export const checkRain: Check = ({ items, forecast, trip, preferences }) => {
  if (!forecast) return [];
  const taken = new Set(items.map(({ place }) => place));
  return items.flatMap((item) => {
    const chance = forecast[item.destinationId ?? ""]?.[item.day!] ?? 0;
    if (chance < WET || item.place?.setting !== "outdoor" || item.source !== "ai" || !isStop(item)) return [];
    const suits = (place: Place) =>
      place.setting === "indoor" && !DRY_BUT_NO_SIGHT.has(place.kind) && !taken.has(place) && isOpenThen(place, item) && !(preferences?.stepFree && place.stepFree === "no");
    const swap = item.city?.places.find(suits);
    if (!swap) return [];
    const city = cityWord(trip.destinations.find(({ id }) => id === item.destinationId) ?? item.city!);
    const said = say("Rain is likely in {city} on {day} ({chance, number} %) and {item} is outdoors; {place} would be dry.", { city, day: { date: item.day! }, chance, item: item.title, place: sightWord(swap) });
    return [finding("C14", "rain", "warning", item.day, [item], said)];
  });
};

const DRY_BUT_NO_SIGHT = new Set(["eating", "nightlife", "dayTrip"]);

function isOpenThen(place: Place, item: Item): boolean {
  const day = dayNumber(item.day!);
  if (!isTimed(item) || day === null) return true;
  return isOpen(place, day, item.from, Math.max(item.to, item.from + place.visit[0]));
}
