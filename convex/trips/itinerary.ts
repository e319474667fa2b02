// The one query behind the workspace: everything that list, map and cost strip show.
import { tripQuery } from "../functions";
import { tripCosts } from "./costs";
import { dayNotesOf, variantsOf } from "./dayModel";
import { hotelLegs } from "./hotelLegs";
import { travelLegs } from "./legs";
import { membersOf } from "./members";
import { destinationsOf } from "./model";
import { activitiesOfTrip } from "./order";

/**
 * The trip with its destinations, members and living activities in itinerary order (ideas first,
 * then by day and order), its days' titles and notes, and the names of their other plans; `legs` gives the way from one placed activity to the next of its day for those who take part in both,
 * `costs` what it adds up to in the budget's currency.
 */
export const get = tripQuery("viewer")({
  args: {},
  handler: async (ctx) => {
    const { trip, role } = ctx;
    const [destinations, members, activities, dayNotes, variants] = await Promise.all([
      destinationsOf(ctx, trip._id),
      membersOf(ctx, trip._id),
      activitiesOfTrip(ctx, trip._id),
      dayNotesOf(ctx, trip._id),
      variantsOf(ctx, trip._id),
    ]);
    const memberIds = members.map(({ userId }) => userId);
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
        revision: trip.revision,
        assistant: trip.assistant ?? "atOnce",
      },
      role,
      destinations,
      members,
      dayNotes: dayNotes.map(({ day, title, notes }) => ({ day, title, notes })),
      variants: variants.map(({ _id, day, name, holds }) => ({ _id, day, name, holds })),
      activities: activities.map(({ tripId: _trip, createdBy: _creator, deletedAt: _deleted, ...activity }) => activity),
      legs: travelLegs(activities, destinations, memberIds),
      hotelLegs: hotelLegs(activities, destinations, memberIds),
      costs: tripCosts(trip, activities, memberIds),
    };
  },
});
