// What moving about costs: between cities, and by bus or metro within one.
import { cityWord } from "../../../places/cityNames";
import { convert } from "../../../places/rates";
import type { Language } from "../../../words/languages";
import { write, written, type Phrase } from "../../../words/words";
import type { ActivityFields, DestinationState, Money, TripState } from "../../types";
import type { Cities } from "../draftTypes";
import { cityOf, type Journey } from "./skeleton";

/** Dollars for one person, when no fare is known: a fixed part and one by distance. */
const GUESS = { flight: { fixed: 60, perKm: 0.08 }, ground: { fixed: 3, perKm: 0.12 } } as const;

/** The party's fare in the first city's currency; a guess when unknown, and the note says so. */
export function interCityFare({ leg, fromCity }: Journey, travellers: number): { cost: Money | null; note: Phrase } {
  if (leg === null) return { cost: null, note: write("Look up what it costs, too.") };
  if (leg.fare !== null && fromCity) {
    return { cost: { amount: leg.fare * travellers, currency: fromCity.currency }, note: write("Leave time for bags and the platform.") };
  }
  const { fixed, perKm } = leg.mode === "flight" ? GUESS.flight : GUESS.ground;
  const usd = { amount: Math.round((fixed + perKm * leg.km) * 100) * travellers, currency: "USD" };
  return { cost: fromCity ? convert(usd, fromCity.currency) : usd, note: write("The fare is a guess from the distance too.") };
}

/** One line for all the short rides in a city; null when everything is on foot. */
export function localRides(destination: DestinationState, rides: number, { trip, cities, language = "en" }: { trip: TripState; cities: Cities; language?: Language | undefined }): ActivityFields | null {
  const city = cityOf(destination, cities);
  if (!city || rides === 0) return null;
  const { mode, fare } = city.transit;
  return {
    title: written(write("Getting around {city} by {mode, select, metro {metro} tram {tram} bus {bus} taxi {taxi} other {ferry}}", { city: cityWord(city), mode }), language),
    type: "transport",
    destinationId: destination.id,
    day: destination.arrival,
    endDay: null,
    start: null,
    end: null,
    cost: { amount: fare * rides * trip.travellers, currency: city.currency },
    placeId: null,
    lat: null,
    lng: null,
    meal: null,
    why: written(write("About {rides, number} rides each for the whole stay, at the price of single tickets; a pass may be cheaper.", { rides }), language),
  };
}
