// The feed as it is filtered. Pages can come back with less than was asked for: it asks on until there is a screenful, or no more.
// Of two logs in one, whose pages don't pin their ends by themselves.
import { usePaginatedQuery } from "convex-helpers/react";
import type { FunctionReturnType } from "convex/server";
import { useDeferredValue, useEffect } from "react";
import { api } from "../../../../../convex/_generated/api";
import type { Id } from "../../../../../convex/_generated/dataModel";
import { useUnchanged } from "../../useUnchanged";

export type FeedEvent = FunctionReturnType<typeof api.trips.history.list>["page"][number];
/** What happened to people and sharing; the others are steps of the plan, which can be undone and compared. */
export type PeopleEvent = Extract<FeedEvent, { kind: "people" }>;
export type StepEvent = Exclude<FeedEvent, PeopleEvent>;
export type FeedFilters = { by?: Id<"users">; kind?: "items" | "days" | "cities" | "trip" | "people"; day?: string; byAssistant?: boolean };

/** Of rows: at first little more than a phone shows, so that it opens at once. */
const FIRST_PAGE = 20;
const PAGE = 40;
const SCREENFUL = 12;

export function useFeed(tripId: Id<"trips">, filters: FeedFilters) {
  const { results, status, loadMore } = usePaginatedQuery(api.trips.history.list, { tripId, ...filters }, { initialNumItems: FIRST_PAGE });
  const wantsMore = status === "CanLoadMore" && results.length < SCREENFUL;
  useEffect(() => {
    if (wantsMore) loadMore(100);
  }, [wantsMore, loadMore, results.length]);
  // Each edit of anybody's sends the newest page anew: what of it is as it was isn't drawn again, and presses come first.
  const events = useDeferredValue(useUnchanged(results));
  return { events, loading: status === "LoadingFirstPage" || wantsMore || status === "LoadingMore", canLoadMore: status === "CanLoadMore" && !wantsMore, more: () => loadMore(PAGE) };
}

/** Events of one day of the calendar together, in the reader's own time. */
export function byCalendarDay(events: readonly FeedEvent[]): { day: number; events: FeedEvent[] }[] {
  const groups: { day: number; events: FeedEvent[] }[] = [];
  for (const event of events) {
    const day = new Date(event.at).setHours(0, 0, 0, 0);
    const last = groups.at(-1);
    if (last?.day === day) last.events.push(event);
    else groups.push({ day, events: [event] });
  }
  return groups;
}
