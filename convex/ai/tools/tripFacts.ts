// What the tools look up by id: only what is in this trip and in its cities' files.
import { minorDigits, wholeUnits } from "../../money/currencies";
import { convert } from "../../places/rates";
import type { City, Place } from "../../places/types";
import type { Cities, PlanContext } from "../planner/draftTypes";
import { daysOf } from "../planner/draft/skeleton";
import type { ActivityState, Money, TripState } from "../types";
import { problem, type ToolProblem } from "./tool";

export type KnownPlace = { placeId: string; place: Place; city: City };

/** By "<city>/<place>", in the cities of this trip; null for any other. */
export function knownPlace({ trip, cities }: Pick<PlanContext, "trip" | "cities">, placeId: string): KnownPlace | null {
  const [slug = "", id = ""] = placeId.split("/");
  if (!trip.destinations.some(({ citySlug }) => citySlug === slug)) return null;
  const city = cities.get(slug);
  const place = city?.places.find((candidate) => candidate.id === id);
  return city && place ? { placeId, place, city } : null;
}

/** All known places of the trip's cities. */
export function knownPlaces(trip: TripState, cities: Cities): KnownPlace[] {
  const slugs = [...new Set(trip.destinations.flatMap(({ citySlug }) => citySlug ?? []))];
  return slugs.flatMap((slug) => (cities.get(slug)?.places ?? []).map((place) => ({ placeId: `${slug}/${place.id}`, place, city: cities.get(slug)! })));
}

export const activityOf = ({ activities }: TripState, id: string): ActivityState | null => activities.find((activity) => activity.id === id) ?? null;

export const unknownActivity = (id: string): ToolProblem => problem(`There is no activity ${id.slice(0, 40)} in this trip. Take ids from the trip's data or from earlier results.`);
export const unknownPlace = (id: string): ToolProblem => problem(`${id.slice(0, 60)} isn't a known place of this trip's cities. Take ids from the list of places or from search_places.`);

/** Null when all are days of the trip. */
export function daysProblem(trip: TripState, days: string[]): ToolProblem | null {
  const valid = new Set(daysOf(trip));
  const wrong = days.find((day) => !valid.has(day));
  return wrong === undefined ? null : problem(`${wrong} isn't a day of this trip, which is from ${trip.startDate} to ${trip.endDate}.`);
}

/** Whole units as models write them ("2000 EUR") to minor units. */
export function moneyOf(amount: number, currency: string): Money | null {
  const known = /^[A-Z]{3}$/.test(currency) && Intl.supportedValuesOf("currency").includes(currency);
  if (!known) return null;
  return { amount: Math.round(amount * 10 ** minorDigits(currency)), currency };
}

/** Minor units to whole ones, in the currency asked for: how results speak of money. */
export function inUnits(money: Money, currency = money.currency): { amount: number; currency: string } {
  const { amount } = convert(money, currency);
  return { amount: wholeUnits({ amount: Math.round(amount), currency }), currency };
}
