// Rules of a day's other plans: made from the day as it is or empty, and changed for it in one step. Stays and what is
// booked or done belong to every plan: they never leave the day.
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import { appError } from "../../errors";
import { say } from "../../said";
import { boundedText } from "../../validation";
import { dayWithin } from "../activities/activityBounds";
import type { Change } from "../changes";
import { tripCosts, type TripCosts } from "../costs";
import { parkedIn } from "./dayModel";
import { dayWayOf } from "../legs/dayWayOf";
import { activitiesOfDay } from "../activities/order";
import { said } from "../activities/selectionModel";

export const MAX_PLANS = 6;
const NAMES = ["Plan A", "Plan B", "Plan C", "Plan D", "Plan E", "Plan F"];

/** The living plans of a day, the one that holds first; none where it has only the one that needs no name. */
export async function plansOf(ctx: QueryCtx, tripId: Id<"trips">, day: string): Promise<Doc<"dayVariants">[]> {
  const rows = await ctx.db
    .query("dayVariants")
    .withIndex("by_trip_day", (q) => q.eq("tripId", tripId).eq("day", day))
    .take(100);
  return rows.filter(({ deletedAt }) => deletedAt === undefined).sort((a, b) => Number(b.holds) - Number(a.holds));
}

/** Stays where it is, whichever plan holds. */
const belongsToAll = ({ type, status }: Doc<"activities">) => type === "hotel" || status === "booked" || status === "done";

/** Another plan for the day, which goes on as it is: empty, or with copies of what stands in it now. */
export async function planAddition(
  ctx: MutationCtx,
  trip: Doc<"trips">,
  userId: Id<"users">,
  { day, name, copy }: { day: string; name: string; copy: boolean },
): Promise<{ changes: Change[]; variantId: Id<"dayVariants">; name: string }> {
  dayWithin(trip, day, "day");
  const plans = await plansOf(ctx, trip._id, day);
  if (plans.length >= MAX_PLANS) throw appError("CONFLICT", say("A day can have {max, number} plans at most. Remove one first.", { max: MAX_PLANS }), { max: MAX_PLANS });
  // "Plan A" last: it is free once the first plan has been renamed.
  const free = [...NAMES.slice(1), NAMES[0]!].find((candidate) => plans.every(({ name }) => name !== candidate))!;
  const called = boundedText(name, "name", 0, 60) || free;
  const changes: Change[] = [];
  if (plans.length === 0) changes.push({ op: "insertRow", table: "dayVariants", row: { day, name: NAMES[0]!, holds: true, createdBy: userId } });
  // Its id is needed for what is put into it; it comes to life with the event, so that undo takes it away.
  const variantId = await ctx.db.insert("dayVariants", { tripId: trip._id, day, name: called, holds: false, createdBy: userId, deletedAt: Date.now() });
  changes.push({ op: "patchRow", table: "dayVariants", row: (await ctx.db.get(variantId))!, set: { deletedAt: undefined } });
  if (copy) {
    const rows = (await activitiesOfDay(ctx, trip._id, day)).filter((row) => !belongsToAll(row));
    changes.push(...rows.map((row): Change => ({ op: "insert", activity: { ...said(row), order: row.order, status: row.status, source: row.source, parkedIn: variantId } })));
  }
  return { changes, variantId, name: called };
}

/** Puts what stands in the day aside and the other plan in its place. Whatever is added later belongs to the plan that holds then. */
export async function planSwitch(ctx: MutationCtx, trip: Doc<"trips">, variantId: Id<"dayVariants">): Promise<{ changes: Change[]; plan: Doc<"dayVariants"> }> {
  const plan = await planOf(ctx, trip, variantId);
  if (plan.holds) throw appError("CONFLICT", "This plan holds already.");
  const held = (await plansOf(ctx, trip._id, plan.day)).find(({ holds }) => holds);
  if (!held) throw appError("CONFLICT", "This plan's day has been changed. Look at it again.");
  const now = Date.now();
  const leaving = (await activitiesOfDay(ctx, trip._id, plan.day)).filter((row) => !belongsToAll(row));
  const coming = await parkedIn(ctx, trip._id, variantId);
  return {
    plan,
    changes: [
      ...leaving.map((activity): Change => ({ op: "patch", activity, set: { parkedIn: held._id, deletedAt: now } })),
      ...coming.map((activity): Change => ({ op: "patch", activity, set: { parkedIn: null, deletedAt: undefined } })),
      { op: "patchRow", table: "dayVariants", row: held, set: { holds: false } },
      { op: "patchRow", table: "dayVariants", row: plan, set: { holds: true } },
    ],
  };
}

/** Takes away a plan that doesn't hold; with the last of them the day has no plans by name any more. */
export async function planRemoval(ctx: MutationCtx, trip: Doc<"trips">, variantId: Id<"dayVariants">): Promise<{ changes: Change[]; plan: Doc<"dayVariants"> }> {
  const plan = await planOf(ctx, trip, variantId);
  if (plan.holds) throw appError("CONFLICT", "This plan holds. Change to another before you remove it.");
  const plans = await plansOf(ctx, trip._id, plan.day);
  const going = plans.length === 2 ? plans : [plan];
  const deletedAt = Date.now();
  return { plan, changes: going.map((row): Change => ({ op: "patchRow", table: "dayVariants", row, set: { deletedAt } })) };
}

export async function planRenaming(ctx: MutationCtx, trip: Doc<"trips">, variantId: Id<"dayVariants">, name: string): Promise<{ changes: Change[]; plan: Doc<"dayVariants"> }> {
  const plan = await planOf(ctx, trip, variantId);
  return { plan, changes: [{ op: "patchRow", table: "dayVariants", row: plan, set: { name: boundedText(name, "name", 1, 60) } }] };
}

async function planOf(ctx: QueryCtx, trip: Doc<"trips">, variantId: Id<"dayVariants">): Promise<Doc<"dayVariants">> {
  const plan = await ctx.db.get(variantId);
  if (plan?.tripId !== trip._id || plan.deletedAt !== undefined) throw appError("RESOURCE_NOT_FOUND", "This plan isn't there any more. Somebody may have removed it.");
  return plan;
}

export type PlanCard = {
  _id: Id<"dayVariants">;
  name: string;
  holds: boolean;
  items: Pick<Doc<"activities">, "_id" | "title" | "type" | "start" | "end" | "cost">[];
  km: number;
  /** On the way: from the bed, between its items, back to the bed. */
  minutes: number;
  costs: TripCosts;
};

/** The plans of a day side by side: what is in each, how far it goes and what it costs, with what belongs to all. */
export async function comparePlans(ctx: QueryCtx, trip: Doc<"trips">, destinations: Doc<"destinations">[], day: string): Promise<PlanCard[]> {
  const live = await activitiesOfDay(ctx, trip._id, day);
  const always = live.filter(belongsToAll);
  const wayOf = await dayWayOf(ctx, trip, destinations);
  return Promise.all(
    (await plansOf(ctx, trip._id, day)).map(async ({ _id, name, holds }) => {
      const rows = holds ? live : [...always, ...(await parkedIn(ctx, trip._id, _id))].sort((a, b) => (a.order < b.order ? -1 : 1));
      return {
        _id,
        name,
        holds,
        items: rows.map((row) => ({ _id: row._id, title: row.title, type: row.type, start: row.start, end: row.end, cost: row.cost })),
        ...wayOf(rows),
        costs: tripCosts(trip, rows),
      };
    }),
  );
}
