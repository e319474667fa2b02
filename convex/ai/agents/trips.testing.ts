// Trips for the agents' tests: planned by the built-in planner from the city files.
import { contextOf } from "../../places/context/catalog";
import { applyEdits } from "../planner/draft/applyEdits";
import { draftPlan } from "../planner/draft/draftPlan";
import { activity, citiesOf, dataCities, likes, tripTo } from "../planner/draft/trips.testing";
import type { Preferences } from "../planner/types";
import type { ActivityState, TripState } from "../types";
import type { AgentInput } from "./types";

const held = new Map(dataCities().map((city) => [city.slug, city]));

export const city = (slug: string) => held.get(slug)!;

/** A trip without a plan: so many nights in each city from 10 April 2027. */
export function bareTrip(stays: Record<string, number>, said: Partial<TripState> = {}, preferences: Partial<Preferences> = {}): AgentInput {
  const cities = Object.keys(stays).map(city);
  const trip = tripTo(Object.entries(stays).map(([slug, nights]) => [city(slug), nights]), said);
  return { trip, cities: citiesOf(...cities), preferences: likes(preferences), needs: [], context: contextOf(trip.destinations) };
}

/** The same, planned. */
export function plannedTrip(stays: Record<string, number>, said: Partial<TripState> = {}, preferences: Partial<Preferences> = {}): AgentInput {
  const input = bareTrip(stays, said, preferences);
  const { steps } = draftPlan({ ...input, days: "all", keep: [], seed: 1 });
  return { ...input, trip: applyEdits(input.trip, steps.flatMap(({ edits }) => edits)) };
}

/** A visit to a known place, as a person adds it. */
export function visit(slug: string, placeId: string, day: string, start: string, end: string): ActivityState {
  const place = city(slug).places.find(({ id }) => id === placeId)!;
  return activity({ id: `visit-${placeId}`, title: place.name, source: "person", destinationId: `stay-${slug}`, day, start, end, placeId: `${slug}/${placeId}`, lat: place.lat, lng: place.lng });
}

export const withActivities = (input: AgentInput, ...activities: ActivityState[]): AgentInput => ({ ...input, trip: { ...input.trip, activities: [...input.trip.activities, ...activities] } });
