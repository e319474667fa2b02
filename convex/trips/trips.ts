// Public functions on trips as a whole.
import { paginationOptsValidator } from "convex/server";
import { v } from "convex/values";
import { sendToAssistant } from "../ai/model";
import { addDays } from "../dates";
import { mutationFor, tripMutation, userQuery } from "../functions";
import { boundedText, integerBetween, money as validMoney } from "../validation";
import { applyChanges, type Change } from "./changes";
import { membersOf } from "./members";
import { createTrip, destinationsOf } from "./model";
import { SAMPLE_PROMPT, sampleTrip } from "./sample";
import { assistantSetting, money } from "./schema";

/** The caller's trips, latest start first: one card each. */
export const list = userQuery({
  args: { paginationOpts: paginationOptsValidator },
  handler: async (ctx, { paginationOpts }) => {
    const memberships = await ctx.db
      .query("memberships")
      .withIndex("by_user_tripStart", (q) => q.eq("userId", ctx.user._id))
      .order("desc")
      .paginate({ ...paginationOpts, numItems: Math.min(paginationOpts.numItems, 100) });
    const page = await Promise.all(
      memberships.page.map(async ({ tripId, role }) => {
        const trip = await ctx.db.get(tripId);
        if (!trip || trip.deletedAt !== undefined) return null;
        const destinations = await destinationsOf(ctx, tripId);
        const members = await membersOf(ctx, tripId);
        return {
          _id: trip._id,
          title: trip.title,
          startDate: trip.startDate,
          endDate: trip.endDate,
          travellers: trip.travellers,
          status: trip.status,
          activityCount: trip.activityCount,
          memberCount: trip.memberCount,
          role,
          destinations: destinations.map(({ name, countryCode }) => ({ name, countryCode })),
          members: members.slice(0, 6).map(({ userId, name, hue }) => ({ userId, name, hue })),
        };
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
    destinations: v.array(
      v.object({
        name: v.string(),
        countryCode: v.string(),
        lat: v.number(),
        lng: v.number(),
        timeZone: v.string(),
        geonameId: v.optional(v.number()),
        arrival: v.string(),
        departure: v.string(),
      }),
    ),
  },
  handler: (ctx, input) => createTrip(ctx, ctx.user, input),
});

/** A week in Japan that the assistant plans while one looks on. Returns its id. */
export const createSample = mutationFor("trips:create")({
  args: {},
  handler: async (ctx) => {
    const today = new Date(Date.now()).toISOString().slice(0, 10);
    const tripId = await createTrip(ctx, ctx.user, sampleTrip(addDays(today, 30)));
    await sendToAssistant(ctx, { trip: (await ctx.db.get(tripId))!, user: ctx.user, text: SAMPLE_PROMPT });
    return tripId;
  },
});

/** Fields left out stay; `budget: null` removes it. */
export const update = tripMutation("editor")({
  args: {
    title: v.optional(v.string()),
    travellers: v.optional(v.number()),
    budget: v.optional(v.union(money, v.null())),
    assistant: v.optional(assistantSetting),
  },
  handler: async (ctx, { title, travellers, budget, assistant }) => {
    const change: Change = {
      op: "trip",
      set: {
        ...(title !== undefined && { title: boundedText(title, "title", 1, 120) }),
        ...(travellers !== undefined && { travellers: integerBetween(travellers, "travellers", 1, 50) }),
        ...(budget !== undefined && { budget: budget && validMoney(budget, "budget") }),
        ...(assistant !== undefined && { assistant }),
      },
    };
    const what = Object.keys(change.set)
      .map((field) => (field === "assistant" ? "rule for the assistant's changes" : field))
      .join(" and ");
    await applyChanges(
      ctx,
      {
        trip: ctx.trip,
        actor: { userId: ctx.user._id, assistant: false },
        batchId: crypto.randomUUID(),
        label: `changed the trip's ${what}`,
      },
      [change],
    );
    return null;
  },
});

/** Takes the trip away from everybody. */
export const remove = tripMutation("trips:delete")({
  args: {},
  handler: async (ctx) => {
    await ctx.db.patch(ctx.trip._id, { deletedAt: Date.now() });
    return null;
  },
});
