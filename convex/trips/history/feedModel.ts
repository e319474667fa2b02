// The feed of what happened, as people ask for it: by whom, of what kind, on which day; and what is new since somebody last looked.
import type { Doc, Id } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import { revisionOf } from "./revision";

type TripEvent = Doc<"tripEvents">;
export type FeedKind = "items" | "days" | "cities" | "trip";
export type FeedFilter = { kind?: FeedKind; day?: string; byAssistant?: boolean };

const KIND_OF: Record<TripEvent["changes"][number]["table"], FeedKind> = { activities: "items", dayNotes: "days", dayVariants: "days", destinations: "cities", trips: "trip" };

/** An event that changes more than this is about the trip as a whole; its first rows stand for it. */
const MAX_LOOKED_AT = 40;

export const kindsOf = (event: TripEvent): FeedKind[] => [...new Set(event.changes.map(({ table }) => KIND_OF[table]))];

/** Finds the days that events touch: those that rows came from and went to, and where they stand now. Reads a row once. */
export class TouchedDays {
  private readonly rows = new Map<string, Promise<string | null>>();

  constructor(private readonly ctx: QueryCtx) {}

  async of(event: TripEvent): Promise<string[]> {
    const days = new Set<string>();
    for (const { table, id, fields } of event.changes.slice(0, MAX_LOOKED_AT)) {
      if (table === "trips" || table === "destinations") continue;
      const moved = fields.find(({ name }) => name === "day");
      for (const day of moved ? [moved.before, moved.after] : [await this.dayOf(id)]) if (typeof day === "string") days.add(day);
    }
    return [...days].sort();
  }

  private dayOf(id: string): Promise<string | null> {
    const known = this.rows.get(id) ?? this.ctx.db.get(id as Id<"activities">).then((row) => row?.day ?? null);
    this.rows.set(id, known);
    return known;
  }
}

export function passes(event: TripEvent, days: string[], { kind, day, byAssistant }: FeedFilter): boolean {
  if (kind !== undefined && !kindsOf(event).includes(kind)) return false;
  if (byAssistant !== undefined && event.byAssistant !== byAssistant) return false;
  return day === undefined || days.includes(day);
}

const MAX_NEW = 200;
/** Of one's own that are passed over in looking for somebody else's. */
const MAX_OWN = 30;

/** Somebody else's: neither one's own, nor the clock's, which is no news to anybody. */
const isOthers = (event: TripEvent, userId: Id<"users">): event is TripEvent & { actorId: Id<"users"> } => event.actorId !== null && event.actorId !== userId;

/** Whether somebody else has changed the plan since the member last looked. */
export async function hasNews(ctx: QueryCtx, trip: Doc<"trips">, { userId, seenRevision }: Doc<"memberships">): Promise<boolean> {
  if (seenRevision === undefined) return false;
  const events = await ctx.db
    .query("tripEvents")
    .withIndex("by_trip_seq", (q) => q.eq("tripId", trip._id).gt("seq", seenRevision))
    .order("desc")
    .take(MAX_OWN);
  return events.some((event) => isOthers(event, userId));
}

/** What others, and the assistant for them, have done since event `last`; null: since now. `count` ends at 200; `since` is when the first of them happened. */
export async function newsSince(ctx: QueryCtx, trip: Doc<"trips">, userId: Id<"users">, last: number | null) {
  const revision = await revisionOf(ctx, trip._id);
  const seen = last ?? revision;
  const events = await ctx.db
    .query("tripEvents")
    .withIndex("by_trip_seq", (q) => q.eq("tripId", trip._id).gt("seq", seen))
    .order("desc")
    .take(MAX_NEW);
  const others = events.filter((event) => isOthers(event, userId));
  const ids = others.flatMap(({ changes }) => changes.filter(({ table }) => table === "activities").map(({ id }) => id as Id<"activities">));
  return {
    revision,
    seen,
    count: others.length,
    since: others.at(-1)?._creationTime ?? null,
    people: [...new Set(others.map(({ actorId }) => actorId))],
    activityIds: [...new Set(ids)],
  };
}
