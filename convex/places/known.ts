// What Caravan's guides hold of a place, for its page.
import { v } from "convex/values";
import { tripQuery } from "../functions";
import { toTime } from "../ai/planner/clock";
import { activitiesOfTrip } from "../trips/activities/order";
import { heldPlace } from "./catalog";
import { cuisineWord } from "./cuisineWords";
import { parseHours } from "./openingHours";
import { priceBandOf } from "./priceBand";
import { guidePlace } from "./search/guides";
import { WEEKDAYS } from "./types";

/** "<city>/<place>"; null for what isn't held. */
export const knownPlaceOf = heldPlace;

const spoken = (text: string | null) => parseHours(text).map(({ open, close }) => ({ open: toTime(open), close: toTime(close) }));

/** Facts of a known place, with `asOf` and how sure they are; null for what isn't held. `week` begins with Monday; a time may be past 24:00. */
export const get = tripQuery("viewer")({
  args: { placeId: v.string() },
  handler: async (ctx, { placeId }) => {
    const known = knownPlaceOf(placeId);
    if (!known) return null;
    const { city, place } = known;
    const { fact, hours, lastEntry, visit, setting, children, stepFree, food, confidence } = place;
    const price = { amount: place.price, currency: city.currency };
    const planned = (await activitiesOfTrip(ctx, ctx.trip._id)).filter((activity) => activity.placeId === placeId);
    return {
      ...guidePlace(city, place),
      fact,
      confidence,
      asOf: city.asOf,
      week: WEEKDAYS.map((weekday) => spoken(hours[weekday] === undefined ? hours.daily : hours[weekday])),
      lastEntry: lastEntry ?? null,
      visit: { least: visit[0], typical: visit[1] },
      price,
      priceBand: priceBandOf(price),
      setting,
      children: children ?? false,
      stepFree: stepFree ?? null,
      food: food ? { cuisines: food.cuisines.map(cuisineWord), vegetarian: food.vegetarian, vegan: food.vegan ?? false, halal: food.halal ?? false } : null,
      /** Where it already stands in this trip. */
      planned: planned.map(({ _id, day }) => ({ activityId: _id, day })),
    };
  },
});
