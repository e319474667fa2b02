// Rules of several activities at once: what is selected, pasted or copied together is one step.
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";
import { appError } from "../../errors";
import { say } from "../../said";
import type { ActivityFields } from "./activityBounds";
import { addition, relocation, requireRoom, statusOn } from "./activityModel";
import type { Change } from "../changes";
import { DayOrders } from "./order";
import { activityFields } from "../schema";

/** More than anybody selects by hand; bounds one write. */
const MAX_SELECTED = 200;

function requireFew(count: number) {
  if (count > MAX_SELECTED) throw appError("VALIDATION_ERROR", say("Choose {max, number} items at most.", { max: MAX_SELECTED }), { field: "activityIds", max: MAX_SELECTED });
}

/** The living ones among them, in the order given. Throws RESOURCE_NOT_FOUND when none is left. */
export async function selectionOf(ctx: MutationCtx, trip: Doc<"trips">, activityIds: Id<"activities">[]) {
  const unique = [...new Set(activityIds)];
  requireFew(unique.length);
  const rows = await Promise.all(unique.map((id) => ctx.db.get(id)));
  const living = rows.filter((row) => row !== null && row.tripId === trip._id && row.deletedAt === undefined) as Doc<"activities">[];
  if (living.length === 0) throw appError("RESOURCE_NOT_FOUND", "These items are no longer in the trip. Somebody may have removed them.");
  return living;
}

export async function additions(ctx: MutationCtx, trip: Doc<"trips">, inputs: ActivityFields[], source: Doc<"activities">["source"]): Promise<Change[]> {
  requireFew(inputs.length);
  if (inputs.length === 0) throw appError("VALIDATION_ERROR", "There is nothing to add.", { field: "activities" });
  requireRoom(trip, inputs.length);
  const orders = new DayOrders(ctx, trip._id);
  const changes: Change[] = [];
  for (const input of inputs) changes.push(await addition(ctx, trip, input, source, orders));
  return changes;
}

/** Puts all of them, in their order, right after `afterId`; if that one moves too, after the nearest before it that stays. */
export async function relocations(
  ctx: MutationCtx,
  trip: Doc<"trips">,
  activities: Doc<"activities">[],
  to: { day: string | null; afterId: Id<"activities"> | null },
): Promise<Change[]> {
  const orders = new DayOrders(ctx, trip._id);
  let afterId = await orders.anchor(to.day, to.afterId, new Set(activities.map(({ _id }) => _id)));
  const changes: Change[] = [];
  for (const activity of activities) {
    changes.push(await relocation(ctx, trip, activity, { day: to.day, afterId }, orders));
    afterId = activity._id;
  }
  return changes;
}

export async function copies(ctx: MutationCtx, trip: Doc<"trips">, activities: Doc<"activities">[]): Promise<Change[]> {
  requireRoom(trip, activities.length);
  const orders = new DayOrders(ctx, trip._id);
  const changes: Change[] = [];
  for (const activity of activities) {
    const order = await orders.keyAfter(activity.day, activity._id, { start: activity.start, type: activity.type });
    changes.push({ op: "insert", activity: { ...said(activity), locked: false, order, status: statusOn(activity.day, "planned"), source: "person" } });
  }
  return changes;
}

/** What people said of it; the rest of the row is its own history. */
export function said(activity: Doc<"activities">): ActivityFields {
  const names = new Set(Object.keys(activityFields));
  return Object.fromEntries(Object.entries(activity).filter(([name]) => names.has(name))) as ActivityFields;
}
