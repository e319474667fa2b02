// When a trip is: other dates, dates for one that had none, or none any more. Shown first, then one step of undo.
import { v, type ObjectType } from "convex/values";
import type { Doc } from "../_generated/dataModel";
import type { QueryCtx } from "../_generated/server";
import { addDays } from "../dates";
import { tripMutation, tripQuery } from "../functions";
import { say } from "../said";
import { integerBetween } from "../validation";
import { requireRoom } from "./activities/activityModel";
import { applyChanges, stepOf } from "./changes";
import { planDateChange, type NewDates } from "./days/dateChange";
import { dayNotesOf, parkedIn, variantsOf } from "./days/dayModel";
import { zonesAmong } from "./lifecycle";
import { statusUnder } from "./lifecycle/lifecycleModel";
import { destinationsOf, MAX_TRIP_DAYS, openStart, validDates } from "./model";
import { activitiesOfTrip } from "./activities/order";

const given = {
  /** Or only how many days, sometime. */
  when: v.union(
    v.object({ kind: v.literal("dates"), startDate: v.string(), endDate: v.string() }),
    v.object({ kind: v.literal("open"), days: v.number(), month: v.union(v.string(), v.null()) }),
  ),
  rule: v.union(v.literal("fromStart"), v.literal("fromEnd"), v.literal("keep")),
  moveFixed: v.boolean(),
};
type Input = ObjectType<typeof given>;

/** What would become of the plan; nothing is written. */
export const preview = tripQuery("editor")({
  args: given,
  handler: async (ctx, input) => {
    const dates = newDates(input);
    const { preview } = planDateChange(await planOf(ctx, ctx.trip), dates);
    return { ...preview, startDate: dates.startDate, endDate: dates.endDate };
  },
});

/** Gives the trip the dates, and its plan with them. */
export const change = tripMutation("editor")({
  args: given,
  handler: async (ctx, input) => {
    const { trip } = ctx;
    const dates = newDates(input);
    const plan = await planOf(ctx, trip);
    const { changes, preview } = planDateChange(plan, dates);
    requireRoom(trip, preview.notes.length + plan.parked.length);
    const status = statusUnder(dates, trip.status, zonesAmong(plan.destinations), Date.now());
    const label = dates.openDates ? say("took the trip's dates away") : say("changed the dates to {dates}", { dates: { from: dates.startDate, to: dates.endDate } });
    await applyChanges(ctx, stepOf(ctx, label), [
      ...changes,
      { op: "trip", set: { status } },
    ]);
    return null;
  },
});

function newDates({ when, rule, moveFixed }: Input): NewDates {
  if (when.kind === "dates") return { ...validDates(when), openDates: undefined, rule, moveFixed };
  const startDate = openStart(when.month);
  const days = integerBetween(when.days, "days", 1, MAX_TRIP_DAYS);
  return { ...validDates({ startDate, endDate: addDays(startDate, days - 1) }), openDates: { month: when.month }, rule: rule === "keep" ? "fromStart" : rule, moveFixed: true };
}

async function planOf(ctx: QueryCtx, trip: Doc<"trips">) {
  const [destinations, activities, dayNotes, variants] = await Promise.all([
    destinationsOf(ctx, trip._id), activitiesOfTrip(ctx, trip._id), dayNotesOf(ctx, trip._id), variantsOf(ctx, trip._id),
  ]);
  const parked = await Promise.all(variants.map(({ _id }) => parkedIn(ctx, trip._id, _id)));
  return { trip, destinations, activities, dayNotes, variants, parked: parked.flat() };
}
