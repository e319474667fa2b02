// What the workspace shows, in parts that change by themselves: the frame, and what stands on each day. All parts that one
// edit concerns reach a subscriber in one piece; those that it doesn't aren't sent again.
import { v } from "convex/values";
import type { Doc } from "../_generated/dataModel";
import { tripQuery } from "../functions";
import { calendarDate } from "../validation";
import { tripCosts } from "./costs";
import { dayNotesOf, variantsOf } from "./days/dayModel";
import { hotelLegs } from "./legs/hotelLegs";
import { travelLegs } from "./legs/legs";
import { membershipsOf, membersOf } from "./people/members";
import { destinationsOf } from "./model";
import { activitiesOfDay, activitiesOfTrip, hotelsOfTrip } from "./activities/order";
import { revisionOf } from "./history/revision";

/**
 * The trip with its destinations and members, its days' titles and notes and the names of their other plans. `activityDays` is where
 * activities stand, null for ideas: `day` tells of each. `costs` is what all of them add up to, in the budget's currency; without one in that of the first cost, or the owner's.
 */
export const frame = tripQuery("viewer")({
  args: {},
  handler: async (ctx) => {
    const { trip, role } = ctx;
    const [destinations, members, activities, dayNotes, variants, revision, owner] = await Promise.all([
      destinationsOf(ctx, trip._id),
      membersOf(ctx, trip._id),
      activitiesOfTrip(ctx, trip._id),
      dayNotesOf(ctx, trip._id),
      variantsOf(ctx, trip._id),
      revisionOf(ctx, trip._id),
      ctx.db.get(trip.ownerId),
    ]);
    return {
      trip: {
        _id: trip._id,
        title: trip.title,
        startDate: trip.startDate,
        endDate: trip.endDate,
        openDates: trip.openDates ?? null,
        description: trip.description ?? "",
        coverUrl: trip.coverId ? await ctx.storage.getUrl(trip.coverId) : null,
        type: trip.type,
        visibility: trip.visibility,
        slug: trip.slug ?? null,
        travellers: trip.travellers,
        budget: trip.budget,
        status: trip.status,
        revision,
        assistant: trip.assistant ?? "atOnce",
      },
      role,
      destinations,
      members,
      dayNotes: dayNotes.map(({ day, title, notes }) => ({ day, title, notes })),
      variants: variants.map(({ _id, day, name, holds }) => ({ _id, day, name, holds })),
      activityDays: [...new Set(activities.map(({ day }) => day))],
      costs: tripCosts(trip, activities, members.map(({ userId }) => userId), owner?.currency),
    };
  },
});

/**
 * The living activities of a day (YYYY-MM-DD; null: the ideas) in order; `legs` gives the way from one to the next for those who take
 * part in both, `hotelLegs` the ways from and to where one sleeps.
 */
export const day = tripQuery("viewer")({
  args: { day: v.union(v.string(), v.null()) },
  handler: async (ctx, args) => {
    const tripId = ctx.trip._id;
    const date = args.day === null ? null : calendarDate(args.day, "day");
    const rows = await activitiesOfDay(ctx, tripId, date);
    if (date === null) return { activities: rows.map(shown), legs: [], hotelLegs: [] };
    const [destinations, hotels] = await Promise.all([destinationsOf(ctx, tripId), hotelsOfTrip(ctx, tripId)]);
    // Who else is there matters where the group parts: else what is told of members doesn't concern this.
    const parts = [...rows, ...hotels].some(({ participants }) => participants);
    const memberIds = parts ? (await membershipsOf(ctx, tripId)).map(({ userId }) => userId) : [];
    return {
      activities: rows.map(shown),
      legs: travelLegs(rows, destinations, memberIds),
      hotelLegs: hotelLegs([...hotels, ...rows.filter(({ type }) => type !== "hotel")], destinations, memberIds),
    };
  },
});

function shown({ tripId: _trip, createdBy: _creator, deletedAt: _deleted, ...activity }: Doc<"activities">) {
  return activity;
}
