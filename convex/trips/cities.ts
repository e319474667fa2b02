// Public function on a trip's cities.
import { v } from "convex/values";
import { tripMutation } from "../functions";
import { say } from "../said";
import { applyChanges, stepOf } from "./changes";
import { arrangement } from "./cityModel";
import { cityInput } from "./schema";

/** All cities in their order with their nights: those left out go. One step of undo. */
export const arrange = tripMutation("editor")({
  args: {
    cities: v.array(
      v.object({
        nights: v.number(),
        destinationId: v.optional(v.id("destinations")),
        city: v.optional(cityInput),
      }),
    ),
  },
  handler: async (ctx, { cities }) => {
    const changes = await arrangement(ctx, ctx.trip, cities);
    await applyChanges(ctx, stepOf(ctx, say("changed the cities")), changes);
    return null;
  },
});
