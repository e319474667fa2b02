// Ties what somebody jots down to the place that it names: see places/namedPlace.
import type { Doc } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import { heldCityFile } from "../../places/catalog";
import { placeNamed } from "../../places/namedPlace";
import { destinationsOf } from "../model";
import type { ActivityFields } from "./activityBounds";
import { activitiesOfTrip } from "./order";

/** As they are given where they name no place, or have one. An idea may be in any of the trip's cities. */
export async function tiedToPlaces(ctx: QueryCtx, trip: Doc<"trips">, inputs: ActivityFields[]): Promise<ActivityFields[]> {
  const [destinations, saved] = await Promise.all([destinationsOf(ctx, trip._id), activitiesOfTrip(ctx, trip._id)]);
  return inputs.map((input) => {
    if (input.type === "transport" || input.placeId !== null || input.lat !== null) return input;
    const here = destinations.filter(({ arrival, departure }) => input.day === null || (arrival <= input.day && input.day <= departure));
    const slugs = [...new Set(here.flatMap(({ citySlug }) => citySlug ?? []))];
    const named = placeNamed(input.title, slugs.flatMap((slug) => heldCityFile(slug) ?? []), saved);
    if (!named) return input;
    const { citySlug, type, ...place } = named;
    // On a day of moving on, it belongs to the city that it is in.
    const city = here.findLast((destination) => citySlug !== null && destination.citySlug === citySlug);
    return { ...input, ...place, ...(input.type === "sightseeing" && { type }), ...(city && { destinationId: city._id }) };
  });
}
