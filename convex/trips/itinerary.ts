// The one query behind the workspace: everything that list, map and cost strip show.
import { tripQuery } from "../functions";
import { tripCosts } from "./costs";
import { travelLegs } from "./legs";
import { destinationsOf, membersOf } from "./model";
import { activitiesOfTrip } from "./order";

/**
 * The trip with its destinations, members and living activities in itinerary order (ideas first,
 * then by day and order); `legs` gives the way from one placed activity to the next of its day,
 * `costs` what it adds up to in the budget's currency.
 */
export const get = tripQuery("viewer")({
  args: {},
  handler: async (ctx) => {
    const { trip, role } = ctx;
    const [destinations, members, activities] = await Promise.all([
      destinationsOf(ctx, trip._id),
      membersOf(ctx, trip._id),
      activitiesOfTrip(ctx, trip._id),
    ]);
    return {
      trip: {
        _id: trip._id,
        title: trip.title,
        startDate: trip.startDate,
        endDate: trip.endDate,
        travellers: trip.travellers,
        budget: trip.budget,
        status: trip.status,
        revision: trip.revision,
        assistant: trip.assistant ?? "atOnce",
      },
      role,
      destinations,
      members,
      activities: activities.map(({ tripId: _trip, createdBy: _creator, deletedAt: _deleted, ...activity }) => activity),
      legs: travelLegs(activities, destinations),
      costs: tripCosts(trip, activities),
    };
  },
});
