// One's own places across trips: to use again, and to forget.
import { v } from "convex/values";
import { userMutation, userQuery } from "../functions";
import { integerBetween } from "../validation";
import { ALL_OWN, newestOwn, ownFound, ownPlacesNamed } from "./ownPlaceModel";

const MOST_AT_ONCE = 100;
const MOST_LISTED = 500;
const LONGEST_TEXT = 100;

/**
 * The most recently used first, each with where and when; with `text`, of all that one has, those whose name, address or kind begins with it.
 * A longer list is a larger `limit`, up to 500.
 */
export const list = userQuery({
  args: { limit: v.optional(v.number()), text: v.optional(v.string()) },
  handler: async (ctx, { limit = 12, text = "" }) => {
    const most = integerBetween(limit, "limit", 1, MOST_LISTED);
    const sought = text.slice(0, LONGEST_TEXT);
    if (sought.trim() !== "") return ownPlacesNamed(ctx, ctx.user._id, sought, most, ALL_OWN);
    return ownFound(ctx, await newestOwn(ctx, ctx.user._id, most));
  },
});

/** Forgets one; nothing of any plan changes. `id` as `list` gives it. What isn't there any more is forgotten already. */
export const forget = userMutation({
  args: { id: v.string() },
  handler: async (ctx, { id }) => {
    const rowId = ctx.db.normalizeId("personPlaces", id.replace(/^own:/, ""));
    const row = rowId && (await ctx.db.get(rowId));
    if (row?.userId === ctx.user._id) await ctx.db.delete(row._id);
    return null;
  },
});

/** Forgets up to 100 at once. Returns whether there are more. */
export const forgetAll = userMutation({
  args: {},
  handler: async (ctx) => {
    const rows = await newestOwn(ctx, ctx.user._id, MOST_AT_ONCE);
    for (const { _id } of rows) await ctx.db.delete(_id);
    return { more: rows.length === MOST_AT_ONCE };
  },
});
