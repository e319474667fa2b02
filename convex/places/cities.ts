import { v } from "convex/values";
import { publicQuery } from "../functions";
import { integerBetween, numberBetween } from "../validation";
import { searchGazetteer, townsWithin } from "./gazetteer";

/** Cities by the beginning of any of their names, in any script; "paris, us" narrows by country or region. */
export const search = publicQuery({
  args: { text: v.string(), limit: v.optional(v.number()) },
  handler: async (_ctx, { text, limit = 8 }) =>
    searchGazetteer(text.slice(0, 80), integerBetween(limit, "limit", 1, 20)),
});

/** Names for a map: the largest cities of a piece of the world, the largest first. West may be east of east, across the date line. */
export const within = publicQuery({
  args: { west: v.number(), south: v.number(), east: v.number(), north: v.number(), limit: v.number() },
  handler: async (_ctx, { west, south, east, north, limit }) => {
    const box = {
      west: numberBetween(west, "west", -180, 180),
      east: numberBetween(east, "east", -180, 180),
      south: numberBetween(south, "south", -90, 90),
      north: numberBetween(north, "north", -90, 90),
    };
    return townsWithin(box, integerBetween(limit, "limit", 1, 60)).map(({ geonameId, name, countryCode, lat, lng, population }) => ({ geonameId, name, countryCode, lat, lng, population }));
  },
});
