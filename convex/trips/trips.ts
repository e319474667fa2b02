// Public functions on trips as a whole.
import { paginationOptsValidator } from "convex/server";
import { v } from "convex/values";
import { sendToAssistant } from "../ai/model";
import { addDays } from "../dates";
import { mutationFor, tripMutation, userQuery } from "../functions";
import { boundedText, integerBetween, money as validMoney } from "../validation";
import { applyChanges, stepOf } from "./changes";
import { createTrip } from "./model";
import { SAMPLE_PROMPT, sampleTrip } from "./making/sample";
import { assistantSetting, datedCity, money, openDates, tripType } from "./schema";
import { changedTrip } from "./history/stepWords";
import { tripCard } from "./tripList/tripListModel";

/** The caller's trips, latest start first, page by page: for choosing one. The list that people see is tripList.ts. */
export const list = userQuery({
  args: { paginationOpts: paginationOptsValidator },
  handler: async (ctx, { paginationOpts }) => {
    const memberships = await ctx.db
      .query("memberships")
      .withIndex("by_user_tripStart", (q) => q.eq("userId", ctx.user._id))
      .order("desc")
      .paginate({ ...paginationOpts, numItems: Math.min(paginationOpts.numItems, 100) });
    const today = new Date(Date.now()).toISOString().slice(0, 10);
    const page = await Promise.all(
      memberships.page.map(async (membership) => {
        const trip = await ctx.db.get(membership.tripId);
        return trip && trip.deletedAt === undefined ? tripCard(ctx, { trip, membership }, today) : null;
      }),
    );
    return { ...memberships, page: page.filter((card) => card !== null) };
  },
});

/** Makes a trip; the caller owns it. Returns its id. */
export const create = mutationFor("trips:create")({
  args: {
    title: v.string(),
    startDate: v.string(),
    endDate: v.string(),
    travellers: v.number(),
    budget: v.optional(v.union(money, v.null())),
    destinations: v.array(datedCity),
    type: v.optional(tripType),
    /** It isn't known when: the dates say only how long it is. */
    openDates: v.optional(v.union(openDates, v.null())),
  },
  handler: (ctx, input) => createTrip(ctx, ctx.user, input),
});

/** A week in Japan that the assistant plans while one looks on. Returns its id. */
export const createSample = mutationFor("trips:create")({
  args: {},
  handler: async (ctx) => {
    const today = new Date(Date.now()).toISOString().slice(0, 10);
    const tripId = await createTrip(ctx, ctx.user, sampleTrip(addDays(today, 30), ctx.user.language));
    await sendToAssistant(ctx, { trip: (await ctx.db.get(tripId))!, user: ctx.user, text: SAMPLE_PROMPT });
    return tripId;
  },
});

/** Fields left out stay; `budget: null` removes it, `coverId: null` brings back the drawn landscape. Dates: dates.ts. Status: lifecycle.ts. */
export const update = tripMutation("editor")({
  args: {
    title: v.optional(v.string()),
    description: v.optional(v.string()),
    travellers: v.optional(v.number()),
    budget: v.optional(v.union(money, v.null())),
    type: v.optional(tripType),
    assistant: v.optional(assistantSetting),
    coverId: v.optional(v.null()),
  },
  handler: async (ctx, { title, description, travellers, budget, ...plain }) => {
    const set = {
      ...plain,
      ...(title !== undefined && { title: boundedText(title, "title", 1, 120) }),
      ...(description !== undefined && { description: boundedText(description, "description", 0, 2000) }),
      ...(travellers !== undefined && { travellers: integerBetween(travellers, "travellers", 1, 50) }),
      ...(budget !== undefined && { budget: budget && validMoney(budget, "budget") }),
    };
    await applyChanges(ctx, stepOf(ctx, changedTrip(Object.keys(set))), [{ op: "trip", set }]);
    return null;
  },
});

/** Takes the trip away from everybody, into its owner's bin: bin.ts. */
export const remove = tripMutation("trips:delete")({
  args: {},
  handler: async (ctx) => {
    await ctx.db.patch(ctx.trip._id, { deletedAt: Date.now() });
    return null;
  },
});
