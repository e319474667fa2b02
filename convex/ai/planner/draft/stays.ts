// Where one sleeps: an area for each stay, the nights that nobody has covered yet, and the price.
import { addDays, daysBetween, eachDay } from "../../../dates";
import { convert } from "../../../places/rates";
import { estimateLeg } from "../../../places/travel";
import type { City, LodgingArea as Area } from "../../../places/types";
import type { Language } from "../../../words/languages";
import { proseIn, write, written } from "../../../words/words";
import type { ActivityFields, ActivityState, DestinationState, TripState } from "../../types";
import type { Preferences } from "../types";
import { isAllowed, isSight, worthOf } from "./interest";
import type { Thrift } from "./thrift";

export type Band = "budget" | "mid" | "high";

const BANDS: Band[] = ["budget", "mid", "high"];
/** Minutes a day on the way that one would save for ten dollars a night. */
const MINUTES_FOR_TEN_DOLLARS = 4;

export const roomsFor = (travellers: number) => Math.ceil(travellers / 2);

export const bandOf = ({ budgetStyle }: Preferences, thrift: Thrift): Band =>
  BANDS[Math.max(0, BANDS.indexOf(budgetStyle) - thrift.roomBandsDown)]!;

/** The area from which what one would visit is reached soonest, price considered. Null when the file names none. */
export function lodgingArea(city: City, preferences: Preferences, thrift: Thrift): Area | null {
  const band = bandOf(preferences, thrift);
  const sights = city.places
    .filter((place) => isSight(place, preferences) && place.kind !== "dayTrip" && isAllowed(place, preferences))
    .map((place) => ({ place, worth: worthOf(place, city, preferences, 0) ** 2 }));
  const total = sights.reduce((sum, { worth }) => sum + worth, 0) || 1;
  const burden = (area: Area) => {
    const way = sights.reduce((sum, { place, worth }) => sum + estimateLeg(area, place, city.transit.mode).minutes * worth, 0) / total;
    const price = convert({ amount: area.perNight[band], currency: city.currency }, "USD").amount / 100;
    return thrift.cheapestArea ? price : way + (price / 10) * MINUTES_FOR_TEN_DOLLARS;
  };
  return city.lodging.reduce<Area | null>((best, area) => (best === null || burden(area) < burden(best) ? area : best), null);
}

export type Nights = { from: string; to: string };

/** Runs of nights of a stay without a bed; a night counts by its evening. `within` limits them to some evenings. */
export function openNights({ arrival, departure }: DestinationState, hotels: ActivityState[], within: ReadonlySet<string> | null): Nights[] {
  const runs: Nights[] = [];
  for (const night of eachDay(arrival, departure).slice(0, -1)) {
    if (hotels.some((hotel) => coversNight(hotel, night)) || (within && !within.has(night))) continue;
    const last = runs.at(-1);
    if (last?.to === night) last.to = addDays(night, 1);
    else runs.push({ from: night, to: addDays(night, 1) });
  }
  return runs;
}

export const coversNight = ({ type, day, endDay }: ActivityFields, night: string) =>
  type === "hotel" && day !== null && day <= night && night < (endDay ?? addDays(day, 1));

export function stayActivity(nights: Nights, area: Area, city: City, { destination, trip, band, language = "en" }: { destination: DestinationState; trip: TripState; band: Band; language?: Language | undefined }): ActivityFields {
  const count = daysBetween(nights.from, nights.to);
  const rooms = roomsFor(trip.travellers);
  return {
    title: written(write("Stay near {area}", { area: area.area }), language),
    type: "hotel",
    destinationId: destination.id,
    day: nights.from,
    endDay: nights.to,
    start: "15:00",
    end: "11:00",
    cost: { amount: area.perNight[band] * count * rooms, currency: city.currency },
    placeId: null,
    lat: area.lat,
    lng: area.lng,
    address: area.area,
    meal: null,
    why: `${proseIn(area.fact, language)} ${written(
      write(
        "This is an area, not a hotel: choose one you like here. Reckoned with {nights, plural, one {# night} other {# nights}} in {rooms, plural, one {# double room} other {# double rooms}} at {price, select, budget {a low price} mid {a middling price} other {a high price}}.",
        { nights: count, rooms, price: band },
      ),
      language,
    )}`,
  };
}
