import { usePaginatedQuery } from "convex/react";
import { useMemo } from "react";
import { api } from "../../../../convex/_generated/api";
import type { Id } from "../../../../convex/_generated/dataModel";

const MAX_TRIPS = 100;

/** Titles of one's latest trips by id; those of trips that are gone, or older, are missing. */
export function useTripTitles(wanted: boolean): ReadonlyMap<Id<"trips">, string> {
  const { results } = usePaginatedQuery(api.trips.trips.list, wanted ? {} : "skip", { initialNumItems: MAX_TRIPS });
  return useMemo(() => new Map(results.map(({ _id, title }) => [_id, title])), [results]);
}
