// Public functions of a travel day: moving the rest of it when one is late, shown before.
import { v } from "convex/values";
import type { Doc } from "../_generated/dataModel";
import type { QueryCtx } from "../_generated/server";
import { addDays, minutesOfDay } from "../dates";
import { appError } from "../errors";
import { tripMutation, tripQuery } from "../functions";
import { say } from "../said";
import { integerBetween, timeOfDay } from "../validation";
import { dayWithin } from "./activities/activityBounds";
import { applyChanges, stepOf, type Change } from "./changes";
import { travelLegs } from "./legs/legs";
import { destinationsOf } from "./model";
import { lateShift, type LateShift } from "./now/nowModel";
import { activitiesOfDay, DayOrders } from "./activities/order";
import { dayIn } from "./history/stepWords";

const MOST_MINUTES = 12 * 60;
const args = { day: v.string(), after: v.string(), minutes: v.number() };
type Late = { day: string; after: string; minutes: number };

async function shiftOf(ctx: QueryCtx, trip: Doc<"trips">, { day, after, minutes }: Late): Promise<{ rows: Doc<"activities">[]; shift: LateShift }> {
  dayWithin(trip, day, "day");
  timeOfDay(after, "after");
  integerBetween(minutes, "minutes", 1, MOST_MINUTES);
  const rows = await activitiesOfDay(ctx, trip._id, day);
  const ways = new Map(travelLegs(rows, await destinationsOf(ctx, trip._id)).map((leg) => [`${leg.fromId} ${leg.toId}`, leg.minutes]));
  return { rows, shift: lateShift(rows, { after, minutes, isLast: day === trip.endDate }, (from, to) => ways.get(`${from} ${to}`) ?? 0) };
}

/** What being `minutes` late does to everything that begins at `after` (HH:mm) or later on the day. */
export const previewLate = tripQuery("viewer")({
  args,
  handler: async (ctx, late) => (await shiftOf(ctx, ctx.trip, late)).shift,
});

/** Does what `previewLate` shows, as one step of undo. Throws CONFLICT where nothing can be moved. */
export const shift = tripMutation("editor")({
  args,
  handler: async (ctx, late) => {
    const { rows, shift } = await shiftOf(ctx, ctx.trip, late);
    if (shift.moves.length === 0) throw appError("CONFLICT", "Nothing that is left of this day can be moved.");
    const byId = new Map(rows.map((row) => [row._id, row]));
    const orders = new DayOrders(ctx, ctx.trip._id);
    const changes: Change[] = [];
    for (const { activityId, newStart: start, newEnd: end, nextDay } of shift.moves) {
      const activity = byId.get(activityId)!;
      const day = nextDay ? addDays(late.day, 1) : late.day;
      const onDay = nextDay && { day, order: await orders.keyForTime(day, { ...activity, start }) };
      const endDay = endDayAfter(activity, late.minutes, ctx.trip);
      changes.push({ op: "patch", activity, set: { start, end, ...onDay, ...(endDay && { endDay }) } });
    }
    await applyChanges(
      ctx,
      stepOf(ctx, say("moved the rest of {day} by {minutes, plural, one {# minute} other {# minutes}}", { day: dayIn(ctx.trip, late.day), minutes: late.minutes })),
      changes,
    );
    return null;
  },
});

/** A journey that was to arrive before midnight and now doesn't arrives a day later. Undefined: nothing to change. */
function endDayAfter({ endDay, end }: Doc<"activities">, minutes: number, trip: Doc<"trips">): string | undefined {
  if (!endDay || !end || minutesOfDay(end) + minutes < 24 * 60) return undefined;
  return endDay < trip.endDate ? addDays(endDay, 1) : undefined;
}
