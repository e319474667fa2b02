// Who is in a trip, and as what. How one comes in: invites.ts (links), personalInvites.ts (one person), joinRequests.ts.
import { v } from "convex/values";
import { tripMutation } from "../functions";
import { searchPeople } from "../users/usernameModel";
import { changeRole as change, removeMember, transferTrip } from "./people/peopleModel";

/** Makes an editor a viewer, or the other way round. The owner's. */
export const changeRole = tripMutation("owner")({
  args: { userId: v.id("users"), role: v.union(v.literal("editor"), v.literal("viewer")) },
  handler: async (ctx, { userId, role }) => {
    await change(ctx, ctx.trip, ctx.user._id, userId, role);
    return null;
  },
});

/** Takes somebody out of the trip. The owner's. */
export const remove = tripMutation("owner")({
  args: { userId: v.id("users") },
  handler: async (ctx, { userId }) => {
    await removeMember(ctx, ctx.trip, ctx.user._id, userId);
    return null;
  },
});

/** Goes oneself; the owner can't. */
export const leave = tripMutation("viewer")({
  args: {},
  handler: async (ctx) => {
    await removeMember(ctx, ctx.trip, ctx.user._id, ctx.user._id);
    return null;
  },
});

/** Makes another member the owner, at once; the caller stays as an editor. */
export const transfer = tripMutation("owner")({
  args: { userId: v.id("users") },
  handler: async (ctx, { userId }) => {
    await transferTrip(ctx, ctx.trip, ctx.user, userId);
    return null;
  },
});

/** People who may be found by their username: the one of exactly this name, or up to 8 whose names begin so (3 letters at least). Counted, so that nobody reads the list through. */
export const search = tripMutation("trips:share")({
  args: { text: v.string() },
  handler: (ctx, { text }) => searchPeople(ctx, ctx.user._id, text),
});
