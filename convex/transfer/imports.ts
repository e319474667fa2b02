// Public functions that add what somebody has chosen of a file. Each is one event, undone in one step.
import { v } from "convex/values";
import type { Id } from "../_generated/dataModel";
import { mutationFor, tripMutation } from "../functions";
import { importAsTrip, importInto } from "./importModel";
import { importDay, importItem, importVariant } from "./schema";
import { datedCity, money, openDates, tripType } from "../trips/schema";

const imported = { items: v.array(importItem), days: v.array(importDay), variants: v.array(importVariant) };

/** Adds to a trip that is there. What lies beyond its days becomes an idea. Throws VALIDATION_ERROR, CONFLICT when it is too much. */
export const add = tripMutation("editor")({
  args: imported,
  handler: (ctx, chosen): Promise<{ batchId: string; added: number }> => importInto(ctx, ctx.user, ctx.trip, chosen),
});

/** Makes a trip of it. Returns its id. Throws as making a trip by hand does. */
export const create = mutationFor("trips:create")({
  args: {
    title: v.string(),
    description: v.optional(v.string()),
    startDate: v.string(),
    endDate: v.string(),
    openDates: v.optional(v.union(openDates, v.null())),
    travellers: v.number(),
    budget: v.optional(v.union(money, v.null())),
    type: v.optional(tripType),
    destinations: v.array(datedCity),
    ...imported,
  },
  handler: (ctx, { items, days, variants, ...trip }): Promise<Id<"trips">> => importAsTrip(ctx, ctx.user, trip, { items, days, variants }),
});
