// One's trips as a list shows them: which belong on which shelf, in which order, and what a card says of each.
import type { Infer } from "convex/values";
import { v } from "convex/values";
import type { Doc, Id } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import { daysBetween } from "../../dates";
import { goneAt, isInBin } from "./binModel";
import { hasNews } from "../history/feedModel";
import { membersOf } from "../people/members";
import { destinationsOf } from "../model";

/** More than anybody looks through; the oldest are found by searching. */
const MAX_LISTED = 500;
/** Of a trip; enough to say how many are booked. */
const MAX_BOOKINGS = 100;
const FACES = 6;

export const SHELVES = ["all", "upcoming", "past", "drafts", "shared", "archived", "bin"] as const;
export const shelf = v.union(...SHELVES.map((each) => v.literal(each)));
export const tripOrder = v.union(v.literal("start"), v.literal("title"), v.literal("changed"));
export type Shelf = Infer<typeof shelf>;
export type TripOrder = Infer<typeof tripOrder>;

/** A trip and how one is in it. */
export type Listed = { trip: Doc<"trips">; membership: Doc<"memberships"> };
type Dated = { trip: Pick<Doc<"trips">, "startDate" | "endDate" | "status" | "openDates" | "deletedAt">; membership: Pick<Doc<"memberships">, "role" | "archivedAt"> };

/** Everything of a person's that may stand on a shelf, the bin too. */
export async function listedTrips(ctx: QueryCtx, userId: Id<"users">): Promise<Listed[]> {
  const memberships = await ctx.db
    .query("memberships")
    .withIndex("by_user_tripStart", (q) => q.eq("userId", userId))
    .order("desc")
    .take(MAX_LISTED);
  const listed = await Promise.all(memberships.map(async (membership) => ({ membership, trip: await ctx.db.get(membership.tripId) })));
  return listed.filter((each): each is Listed => each.trip !== null);
}

/** Its last day has gone by on the date `on`, or it isn't going to be. */
const isPast = ({ trip }: Dated, on: string) => trip.status === "cancelled" || trip.status === "completed" || (!trip.openDates && trip.endDate < on);

/** Whether it stands on the shelf on the date `on` (the reader's calendar). What is in the bin or archived stands on no other. */
export function standsOn(which: Shelf, listed: Dated, on: string, now: number): boolean {
  const { trip, membership } = listed;
  if (trip.deletedAt !== undefined) return which === "bin" && membership.role === "owner" && isInBin(trip.deletedAt, now);
  if (membership.archivedAt !== undefined) return which === "archived";
  switch (which) {
    case "all":
      return true;
    case "upcoming":
      return !isPast(listed, on);
    case "past":
      return isPast(listed, on);
    case "drafts":
      return trip.status === "draft" && !isPast(listed, on);
    case "shared":
      return membership.role !== "owner";
    case "archived":
    case "bin":
      return false;
  }
}

/** By start: what runs or comes next first, then trips without dates, then the past backwards. */
export function sortTrips<Row extends Listed>(rows: readonly Row[], order: TripOrder, on: string, changedAt: (row: Row) => number): Row[] {
  const byTitle = new Intl.Collator("en", { numeric: true, sensitivity: "base" });
  switch (order) {
    case "title":
      return rows.toSorted((a, b) => byTitle.compare(a.trip.title, b.trip.title) || a.trip._creationTime - b.trip._creationTime);
    case "changed":
      return rows.toSorted((a, b) => changedAt(b) - changedAt(a));
    case "start":
      return rows.toSorted((a, b) => group(a, on) - group(b, on) || direction(a, on) * compare(a, b) || a.trip._creationTime - b.trip._creationTime);
  }
}

const group = (row: Dated, on: string) => (isPast(row, on) ? 2 : row.trip.openDates ? 1 : 0);
const direction = (row: Dated, on: string) => (isPast(row, on) ? -1 : 1);
const compare = (a: Dated, b: Dated) => (a.trip.startDate < b.trip.startDate ? -1 : a.trip.startDate > b.trip.startDate ? 1 : 0);

/** When somebody last changed the plan. */
export async function changedAt(ctx: QueryCtx, trip: Doc<"trips">): Promise<number> {
  const newest = await ctx.db
    .query("tripEvents")
    .withIndex("by_trip_seq", (q) => q.eq("tripId", trip._id))
    .order("desc")
    .filter((q) => q.neq(q.field("actorId"), null))
    .first();
  return newest?._creationTime ?? trip._creationTime;
}

/** What a card says. */
export async function tripCard(ctx: QueryCtx, { trip, membership }: Listed, on: string) {
  const [destinations, members, bookings, coverUrl] = await Promise.all([
    destinationsOf(ctx, trip._id),
    membersOf(ctx, trip._id),
    ctx.db.query("bookings").withIndex("by_trip", (q) => q.eq("tripId", trip._id)).take(MAX_BOOKINGS),
    trip.coverId ? ctx.storage.getUrl(trip.coverId) : null,
  ]);
  return {
    _id: trip._id,
    title: trip.title,
    startDate: trip.startDate,
    endDate: trip.endDate,
    openDates: trip.openDates ?? null,
    isPast: isPast({ trip, membership }, on),
    travellers: trip.travellers,
    status: trip.status,
    coverUrl,
    days: daysBetween(trip.startDate, trip.endDate) + 1,
    plannedDays: trip.plannedDays ?? 0,
    activityCount: trip.activityCount,
    booked: bookings.filter(({ status }) => status === "confirmed" || status === "completed").length,
    memberCount: trip.memberCount,
    role: membership.role,
    isArchived: membership.archivedAt !== undefined,
    /** Somebody else has changed it since this person last looked. */
    hasNews: await hasNews(ctx, trip, membership),
    /** In the bin: when it goes for good. */
    goneAt: trip.deletedAt === undefined ? null : goneAt(trip.deletedAt),
    destinations: destinations.map(({ name, countryCode }) => ({ name, countryCode })),
    members: members.slice(0, FACES).map(({ userId, name, hue }) => ({ userId, name, hue })),
  };
}
