// Searching for a place in a trip: what is built in and one's own at once, what services answer as it comes.
import { v } from "convex/values";
import { tripMutation, tripQuery } from "../../functions";
import { airportOfCode, withoutCode } from "../airports";
import { cityOfAirport } from "../airportTable";
import { boundedText, numberBetween } from "../../validation";
import { destinationsOf } from "../../trips/model";
import type { Doc } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import { ownPlacesNamed } from "../ownPlaceModel";
import { searchAirports } from "./airports";
import { answersFor, answersKey, askServices, coarse, creditsFor, foundIn, stateOfServices } from "./answers";
import { searchGuides, searchTowns } from "./guides";
import { ranked } from "./merge";
import { pastedPlace, placesAt } from "./pointed";
import type { Found, Near } from "./types";

const MOST_FOUND = 12;
const MOST_TEXT = 80;
const near = v.optional(v.object({ lat: v.number(), lng: v.number() }));

/** What is pasted may be a whole letter: its beginning is looked for. */
const shortened = (text: string) => [...text.trim()].slice(0, MOST_TEXT).join("").trim();

/** What to look for by its words: of a map's address the place's name, and nothing where that has none. */
const wordsOf = (typed: string) => shortened((pastedPlace(typed) ?? { name: typed }).name ?? "");

/** Where one looks: what the screen says, else the trip's first city. */
async function whereabouts(ctx: QueryCtx & { trip: Doc<"trips"> }, given: Near | undefined) {
  const cities = await destinationsOf(ctx, ctx.trip._id);
  if (given) {
    numberBetween(given.lat, "latitude", -90, 90);
    numberBetween(given.lng, "longitude", -180, 180);
  }
  return { cities, focus: given ?? cities[0] ?? null };
}

/**
 * Places by name, kind or address, the likeliest first, or at the point that was pasted; `services` says how far the online ones are: "missing" when
 * `ask` would ask one, "off" when there is none or the text is too short. `credits` has to stand beside the results.
 */
export const find = tripQuery("viewer")({
  args: { text: v.string(), near },
  handler: async (ctx, { text: typed, near: given }) => {
    const pasted = pastedPlace(typed);
    if (pasted?.point) return { results: placesAt({ name: pasted.name, point: pasted.point }), services: "off" as const, credits: [] };
    const text = wordsOf(typed);
    const { cities, focus } = await whereabouts(ctx, given);
    const points = given ? [given, ...cities] : cities;
    const own = await ownPlacesNamed(ctx, ctx.user._id, text, MOST_FOUND);
    const asked = withoutCode(text);
    const rows = await answersFor(ctx, answersKey(asked, coarse(focus)));
    const all = ranked([...searchGuides(text, points, MOST_FOUND), ...searchAirports(text), ...own, ...searchTowns(text), ...foundIn(rows)], asked, points);
    const results = airportFirst(all, text).slice(0, MOST_FOUND);
    return { results, services: stateOfServices(asked, rows), credits: creditsFor(asked, results) };
  },
});

/** Who names an airport means it, however far away; who types its code else means the city that it serves, and not what has these letters in its name. */
function airportFirst(found: Found[], text: string): Found[] {
  const airport = airportOfCode(text);
  const served = airport && cityOfAirport(airport.code);
  const order = ({ id, kind }: Found) => (id.startsWith("iata:") ? 0 : airport && kind === "airport" ? 1 : served && id === `gn:${served.geonameId}` ? 2 : 3);
  return found.map((place, index) => ({ place, index })).sort((a, b) => order(a.place) - order(b.place) || a.index - b.index).map(({ place }) => place);
}

/** Sends what was typed to the services that haven't answered it yet; their answers come through `find`. Returns how many were asked. */
export const ask = tripMutation("viewer")({
  args: { text: v.string(), near },
  handler: async (ctx, { text, near: given }) => {
    const asked = withoutCode(boundedText(wordsOf(text), "text", 1, MOST_TEXT));
    const { focus } = await whereabouts(ctx, given);
    return askServices(ctx, asked, coarse(focus));
  },
});
