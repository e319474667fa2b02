// Days spent out of town: chosen before the rest, because they take a day each.
import { startsOn } from "../../../places/openingHours";
import { sightNameIn } from "../../../places/sightNames";
import type { City, Place } from "../../../places/types";
import { proseIn, write, written } from "../../../words/words";
import type { ActivityFields, TripState } from "../../types";
import { toTime } from "../clock";
import type { Cities } from "../draftTypes";
import type { Preferences } from "../types";
import { placeKey, usualMealPrice } from "./assemble";
import { isAllowed, isMustSee, sharedInterests, worthOf } from "./interest";
import { cityOf, type DaySkeleton } from "./skeleton";
import type { Thrift } from "./thrift";
import { interestWord, type Wording } from "./wording";

/** One goes out of town when there are so many whole days in the city, and once more for each as many. */
const WHOLE_DAYS_PER_TRIP = 4;
const HOME_BY = 18 * 60 + 30;
/** As long as a day out may be without being asked for. */
const LONGEST = { relaxed: 7 * 60, normal: 9 * 60, packed: 11 * 60 } as const;

/** Day trips by day, as activities that take the place of the day's sights and lunch. */
export function chooseDayTrips(
  skeletons: DaySkeleton[],
  { trip, cities, preferences, language, thrift, taken }: Wording & { trip: TripState; cities: Cities; thrift: Thrift; taken: ReadonlySet<string> },
): Map<string, ActivityFields> {
  const chosen = new Map<string, ActivityFields>();
  for (const destination of trip.destinations) {
    const city = cityOf(destination, cities);
    if (!city) continue;
    const whole = skeletons.filter((skeleton) => skeleton.kind === "full" && !skeleton.easy && skeleton.destination.id === destination.id && skeleton.fixed.length === 0);
    const candidates = city.places
      .filter((place) => place.kind === "dayTrip" && !taken.has(placeKey(city, place)) && isAllowed(place, preferences))
      .filter((place) => isMustSee(place, preferences) || (place.visit[1] <= LONGEST[preferences.pace] && (preferences.interests.length === 0 || sharedInterests(place, preferences).length > 0) && !thrift.freeOnly))
      .sort((a, b) => rank(b, city, preferences) - rank(a, city, preferences));
    let quota = Math.floor(whole.length / WHOLE_DAYS_PER_TRIP);
    const free = [...whole.slice(1), ...whole.slice(0, 1)];
    for (const place of candidates) {
      if (quota <= 0 && !isMustSee(place, preferences)) break;
      const day = free.find((skeleton) => startOf(place, skeleton) !== null);
      if (!day) continue;
      free.splice(free.indexOf(day), 1);
      quota--;
      chosen.set(day.day, tripActivity(place, city, destination.id, day, { trip, preferences, language, thrift }));
    }
  }
  return chosen;
}

const rank = (place: Place, city: City, preferences: Preferences) => worthOf(place, city, preferences, 0) + (isMustSee(place, preferences) ? 1e6 : 0);

function startOf(place: Place, skeleton: DaySkeleton): number | null {
  const gap = skeleton.gaps[0];
  if (!gap) return null;
  const window = startsOn(place, skeleton.day, place.visit[1]).find(({ close }) => close >= gap.open);
  if (!window) return null;
  const start = Math.ceil(Math.max(window.open, gap.open) / 5) * 5;
  return start <= window.close && start + place.visit[1] <= Math.min(HOME_BY, gap.close) ? start : null;
}

function tripActivity(
  place: Place,
  city: City,
  destinationId: string,
  skeleton: DaySkeleton,
  { trip, preferences, language = "en", thrift }: Wording & { trip: TripState; thrift: Thrift },
): ActivityFields {
  const start = startOf(place, skeleton)!;
  const shared = sharedInterests(place, preferences);
  const included = write("The way there and back is in the time, a simple lunch in the cost.");
  const asked = shared.length > 0 ? [write("You asked for {interests}.", { interests: shared.map(interestWord) })] : [];
  return {
    title: sightNameIn(place, language),
    type: "sightseeing",
    destinationId,
    day: skeleton.day,
    endDay: null,
    start: toTime(start),
    end: toTime(start + place.visit[1]),
    cost: { amount: (place.price + usualMealPrice(city, "lunch", thrift, preferences)) * trip.travellers, currency: city.currency },
    placeId: placeKey(city, place),
    lat: place.lat,
    lng: place.lng,
    address: place.area,
    meal: null,
    why: [proseIn(place.fact, language), ...asked, included].map((line) => written(line, language)).join(" "),
  };
}
