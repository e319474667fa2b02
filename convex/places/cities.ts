import { v } from "convex/values";
import { publicQuery, userMutation, userQuery } from "../functions";
import { boundedText, integerBetween, numberBetween } from "../validation";
import { languageOrNone } from "../words/languages";
import { searchCities } from "./airports";
import { findAirports } from "./airportSearch";
import { cityServedIn } from "./airportTable";
import { townsWithin } from "./gazetteer";
import { answersFor, answersKey, askServices, creditsFor, foundIn, stateOfServices } from "./search/answers";
import { elsewhere } from "./search/elsewhere";

const MOST_TEXT = 80;
const shortened = (text: string) => [...text.trim()].slice(0, MOST_TEXT).join("").trim();

/** Cities by the beginning of any of their names, in any script, or by their airport ("HND", "Haneda"); "paris, us" narrows by country or region. */
export const search = publicQuery({
  args: { text: v.string(), limit: v.optional(v.number()) },
  handler: async (_ctx, { text, limit = 8 }) =>
    searchCities(shortened(text), integerBetween(limit, "limit", 1, 20)),
});

/** Airports to choose one of, by code, city or name; their cities as readers of `language` call them. */
export const airports = userQuery({
  args: { text: v.string(), language: v.optional(v.string()), limit: v.optional(v.number()) },
  handler: async (_ctx, { text, language: tag, limit = 8 }) => {
    const { language = "en" } = languageOrNone(tag?.split("-")[0]);
    return findAirports(shortened(text), integerBetween(limit, "limit", 1, 20)).map((airport) => ({
      code: airport.code,
      name: airport.name,
      city: cityServedIn(airport, language),
      countryCode: airport.countryCode,
    }));
  },
});

/** Where one can travel to that isn't among those cities, as far as online services have answered; `services` and `credits` as in `search/lookup.find`. */
export const searchElsewhere = userQuery({
  args: { text: v.string() },
  handler: async (ctx, { text: typed }) => {
    const text = shortened(typed);
    const rows = await answersFor(ctx, answersKey(text, null));
    const results = elsewhere(foundIn(rows), text);
    return { results, services: stateOfServices(text, rows), credits: creditsFor(text, results) };
  },
});

/** Sends what was typed to the services that haven't answered it yet; their answers come through `searchElsewhere`. Returns how many were asked. */
export const askElsewhere = userMutation({
  args: { text: v.string() },
  handler: (ctx, { text }) => askServices(ctx, boundedText(shortened(text), "text", 1, MOST_TEXT), null),
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
