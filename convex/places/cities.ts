import { v } from "convex/values";
import { publicQuery } from "../functions";
import { integerBetween } from "../validation";
import { searchGazetteer } from "./gazetteer";

/** Cities by the beginning of any of their names, in any script; "paris, us" narrows by country or region. */
export const search = publicQuery({
  args: { text: v.string(), limit: v.optional(v.number()) },
  handler: async (_ctx, { text, limit = 8 }) =>
    searchGazetteer(text.slice(0, 80), integerBetween(limit, "limit", 1, 20)),
});
