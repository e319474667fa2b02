// What belongs to a day as a whole: its title and notes, its other plans, and how all of it moves to another date.
import { generateNKeysBetween } from "fractional-indexing";
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import { eachDay } from "../../dates";
import { appError } from "../../errors";
import { boundedText } from "../../validation";
import { dayWithin } from "../activities/activityBounds";
import { endDayOn } from "../activities/activityModel";
import type { Change } from "../changes";
import { MAX_TRIP_DAYS } from "../model";
import { activitiesOfDay, indexForTime, MAX_ACTIVITIES } from "../activities/order";

export type DayMove = { from: string; to: string; how: "insert" | "swap" };

/** Of all days that have any. */
export function dayNotesOf(ctx: QueryCtx, tripId: Id<"trips">): Promise<Doc<"dayNotes">[]> {
  return ctx.db
    .query("dayNotes")
    .withIndex("by_trip_day", (q) => q.eq("tripId", tripId))
    .take(MAX_TRIP_DAYS);
}

/** The plans of all days that have several, by day. */
export async function variantsOf(ctx: QueryCtx, tripId: Id<"trips">): Promise<Doc<"dayVariants">[]> {
  const variants = await ctx.db
    .query("dayVariants")
    .withIndex("by_trip_day", (q) => q.eq("tripId", tripId))
    .take(MAX_TRIP_DAYS);
  return variants.filter(({ deletedAt }) => deletedAt === undefined);
}

/** The day's row of words, made empty where there is none: only what is written into it is a change. */
async function noteRow(ctx: MutationCtx, trip: Doc<"trips">, day: string): Promise<Doc<"dayNotes">> {
  const find = () =>
    ctx.db
      .query("dayNotes")
      .withIndex("by_trip_day", (q) => q.eq("tripId", trip._id).eq("day", day))
      .first();
  const row = await find();
  if (row) return row;
  const id = await ctx.db.insert("dayNotes", { tripId: trip._id, day, title: "", notes: "" });
  return (await ctx.db.get(id))!;
}

/** What the day is called, and what there is to know about it. Only the given fields are touched. */
export async function description(ctx: MutationCtx, trip: Doc<"trips">, day: string, set: { title?: string; notes?: string }): Promise<Change> {
  dayWithin(trip, day, "day");
  const valid = {
    ...(set.title !== undefined && { title: boundedText(set.title, "title", 0, 120) }),
    ...(set.notes !== undefined && { notes: boundedText(set.notes, "notes", 0, 5000) }),
  };
  return { op: "patchRow", table: "dayNotes", row: await noteRow(ctx, trip, day), set: valid };
}

/** Where each day goes that goes anywhere: the two change places, or those between make room. */
export function newDates({ from, to, how }: DayMove): Map<string, string> {
  if (from === to) return new Map();
  if (how === "swap") return new Map([[from, to], [to, from]]);
  const days = from < to ? eachDay(from, to) : eachDay(to, from).reverse();
  return new Map(days.map((day, index) => [day, index === 0 ? to : days[index - 1]!]));
}

/**
 * Moves whole days: what is planned in them, their words and their plans B. Stays keep their nights
 * and locked items their day; what comes to them is ordered around them.
 */
export async function dayMoves(ctx: MutationCtx, trip: Doc<"trips">, move: DayMove): Promise<Change[]> {
  dayWithin(trip, move.from, "from");
  dayWithin(trip, move.to, "to");
  const dates = newDates(move);
  if (dates.size === 0) throw appError("VALIDATION_ERROR", "The day is there already.", { field: "to" });
  const rowsOf = new Map(await Promise.all([...dates.keys()].map(async (day) => [day, await activitiesOfDay(ctx, trip._id, day)] as const)));
  const words = new Map((await dayNotesOf(ctx, trip._id)).map((row) => [row.day, row]));
  const variants = await variantsOf(ctx, trip._id);
  const changes: Change[] = [];
  for (const [from, to] of dates) {
    const orders = ordersAround(rowsOf.get(from)!.filter(goesAlong), rowsOf.get(to)!.filter((row) => !goesAlong(row)));
    for (const [activity, order] of orders) {
      const endDay = endDayOn(trip, activity, to);
      changes.push({ op: "patch", activity, set: { day: to, order, ...(endDay !== undefined && { endDay }) } });
    }
    const { title = "", notes = "" } = words.get(from) ?? {};
    if (title || notes || words.has(to)) changes.push({ op: "patchRow", table: "dayNotes", row: words.get(to) ?? (await noteRow(ctx, trip, to)), set: { title, notes } });
    for (const variant of variants.filter(({ day }) => day === from)) {
      changes.push({ op: "patchRow", table: "dayVariants", row: variant, set: { day: to } });
      for (const parked of await parkedIn(ctx, trip._id, variant._id)) {
        const endDay = endDayOn(trip, parked, to);
        changes.push({ op: "patch", activity: parked, set: { day: to, ...(endDay !== undefined && { endDay }) } });
      }
    }
  }
  return changes;
}

const goesAlong = ({ type, locked }: Doc<"activities">) => type !== "hotel" && !locked;

/** What waits in a plan B. */
export function parkedIn(ctx: QueryCtx, tripId: Id<"trips">, variantId: Id<"dayVariants">) {
  return ctx.db
    .query("activities")
    .withIndex("by_trip_parkedIn", (q) => q.eq("tripId", tripId).eq("parkedIn", variantId))
    .take(MAX_ACTIVITIES);
}

type Placed = Pick<Doc<"activities">, "start" | "type" | "order">;

/** Keys for those who come, in their order, among those who stay: each of these stands where its time says, as far as their own order lets it. */
export function ordersAround<Row extends Placed>(coming: Row[], staying: Placed[]): [Row, string][] {
  if (staying.length === 0) return coming.map((row) => [row, row.order]);
  const result: [Row, string][] = [];
  let done = 0;
  let before: string | null = null;
  for (const stays of [...staying, null]) {
    const upTo = stays === null ? coming.length : Math.max(done, indexForTime(coming, stays));
    const run = coming.slice(done, upTo);
    // Two that stay may share a key after an undo: nothing fits between them, so it goes after.
    const after: string | null = stays === null || (before !== null && stays.order <= before) ? null : stays.order;
    const keys = generateNKeysBetween(before, after, run.length);
    run.forEach((row, index) => result.push([row, keys[index]!]));
    done = upTo;
    before = stays?.order ?? null;
  }
  return result;
}
