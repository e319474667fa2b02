// Comparing the plan with how it was, and going back to it: one event that puts back every field that has changed since, whoever
// changed it. What it takes away is shown first; if the plan has moved on meanwhile, it is refused.
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import { newestBooking } from "../../bookings/bookingModel";
import { appError } from "../../errors";
import { say } from "../../said";
import { applyChanges, stepOf, type Change, type PlanTable, type StepContext } from "../changes";
import { netChanges, outcomeOf, type NetField, type NetRow, type Outcome } from "./foldEvents";
import { putBackTo } from "./stepWords";
import { revisionOf } from "./revision";

type Trip = Doc<"trips">;
/** What Convex lets one function read is some ten times that. */
export const MAX_EVENTS = 3_000;

/** Fields of the trip that go by the calendar or by rule, and aren't part of the plan. */
const NOT_PLANNED = new Set(["status", "assistant"]);

/** One row of a comparison, ready to be shown. */
export type Difference = { table: NetRow["table"]; id: string; outcome: Outcome; title: string; type: string | null; day: string | null; countryCode: string | null; fields: NetField[]; by: Id<"users">[]; byAssistant: boolean };

/** What happened after event `from`, up to and including event `to`. Throws CONFLICT when that is more than can be read at once. */
export async function eventsBetween(ctx: QueryCtx, tripId: Id<"trips">, from: number, to: number): Promise<Doc<"tripEvents">[]> {
  const events = await ctx.db
    .query("tripEvents")
    .withIndex("by_trip_seq", (q) => q.eq("tripId", tripId).gt("seq", from).lte("seq", to))
    .take(MAX_EVENTS + 1);
  if (events.length > MAX_EVENTS) throw appError("CONFLICT", say("More than {max, number} changes lie between the two. Choose points that are nearer to each other.", { max: MAX_EVENTS }));
  return events;
}

/** What is different at `to` from how it was at `from`, both numbers of events. */
export async function differences(ctx: QueryCtx, trip: Trip, from: number, to: number): Promise<Difference[]> {
  const rows = netChanges(await eventsBetween(ctx, trip._id, from, to));
  return Promise.all(rows.map((row) => shown(ctx, trip, row)));
}

async function shown(ctx: QueryCtx, trip: Trip, { table, id, fields, by, byAssistant }: NetRow): Promise<Difference> {
  const row = (await ctx.db.get(id as Id<"activities">)) as Record<string, unknown> | null;
  const valueOf = (name: string) => {
    const field = fields.find((each) => each.name === name);
    return (field ? (field.after ?? field.before) : row?.[name]) as string | null | undefined;
  };
  const title = table === "trips" ? trip.title : table === "dayNotes" ? (valueOf("day") ?? "") : (valueOf("title") ?? valueOf("name") ?? "");
  const visible = fields.filter(({ name }) => name !== "order" && name !== "deletedAt");
  return { table, id, outcome: outcomeOf({ fields }), title, type: valueOf("type") ?? null, day: valueOf("day") ?? null, countryCode: valueOf("countryCode") ?? null, fields: visible, by, byAssistant };
}

/**
 * Puts the plan back to how it was after event `revision`, as one step that can be undone. `expected` is `revisionOf` the trip when the
 * caller looked at what this takes away; `name` null: the moment is told by what came after it. Booked stays booked, unbooked unbooked. Throws CONFLICT when the plan has changed since.
 */
export async function restore(ctx: MutationCtx & StepContext, { revision, expected, name }: { revision: number; expected: number; name: string | null }) {
  const { trip } = ctx;
  const now = await revisionOf(ctx, trip._id);
  if (now !== expected) throw appError("CONFLICT", "Somebody has changed the plan since you looked. Look at what would be taken away again.");
  if (revision > now || revision < 0) throw appError("VALIDATION_ERROR", "There is no such point in this trip's history.", { field: "revision" });
  const events = await eventsBetween(ctx, trip._id, revision, now);
  const [next] = events;
  if (!next) return;
  const rows = netChanges(events);
  const changes: Change[] = [];
  for (const row of rows) {
    const change = await putBack(ctx, row);
    if (change) changes.push(change);
  }
  await applyChanges(ctx, stepOf(ctx, name === null ? putBackTo({ before: next }) : putBackTo({ name })), changes);
}

async function putBack(ctx: MutationCtx, { table, id, fields }: NetRow): Promise<Change | null> {
  const set = Object.fromEntries(fields.map(({ name, before }) => [name, before]));
  switch (table) {
    case "trips":
      for (const name of NOT_PLANNED) delete set[name];
      if (typeof set.coverId === "string" && !(await ctx.db.system.get(set.coverId as Id<"_storage">))) delete set.coverId;
      return { op: "trip", set };
    case "activities": {
      const activity = await ctx.db.get(id as Id<"activities">);
      if (!activity) return null;
      // Gone then and gone now: since when is nothing that anybody sees.
      if (set.deletedAt !== undefined && activity.deletedAt !== undefined) delete set.deletedAt;
      const status = fields.find(({ name }) => name === "status");
      if (status && [status.before, status.after].includes("booked") && (await newestBooking(ctx, activity._id))) delete set.status;
      return { op: "patch", activity, set };
    }
    default: {
      const row = await ctx.db.get(id as Id<PlanTable>);
      return row && ({ op: "patchRow", table, row, set } as Change);
    }
  }
}
