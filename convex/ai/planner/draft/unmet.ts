// What of the request the plan doesn't hold, said before the traveller finds out.
import { cityWords } from "../../../places/cityNames";
import { say, type Said } from "../../../said";
import type { TripState } from "../../types";
import type { DraftInput } from "../draftTypes";
import { dietFit, dietsAt, isNamed, sharedInterests } from "./interest";
import { cityOf, destinationsOn } from "./skeleton";
import { placeKey } from "./assemble";
import { dietWords, interestWord } from "./wording";

export function unmetWishes(after: TripState, { trip, cities: files, preferences }: DraftInput, days: string[]): Said[] {
  const sentences: Said[] = [];
  const { notBefore, notAfter } = preferences;
  if (notBefore !== null && notAfter !== null && notAfter <= notBefore) sentences.push(say("Nothing can begin after {from} and end by {until}: say other hours, and I will plan the days.", { from: { time: notBefore }, until: { time: notAfter } }));
  const visited = new Set(days);
  const held = [...new Set(days.flatMap((day) => destinationsOn(trip, day)).map((destination) => cityOf(destination, files)).filter((city) => city !== null))];
  const planned = new Set(after.activities.flatMap(({ placeId, day }) => (placeId && day !== null ? [placeId] : [])));

  const cities = { either: cityWords(held) };
  for (const words of preferences.mustSee) {
    const known = held.flatMap((city) => city.places.filter((place) => isNamed(place, words)).map((place) => placeKey(city, place)));
    if (known.length === 0) sentences.push(say("I don't know “{words}” in {cities}, so it isn't in the plan; you can add it yourself.", { words, cities }));
    else if (!known.some((key) => planned.has(key))) sentences.push(say("“{words}” doesn't fit: it is closed, or there is no time left, on the days that were planned.", { words }));
  }
  for (const interest of preferences.interests) {
    if (!held.some((city) => city.places.some((place) => sharedInterests(place, { interests: [interest] }).length > 0))) {
      sentences.push(say("I know nothing for {interest} in {cities}.", { interest: interestWord(interest), cities }));
    }
  }
  const places = new Map(held.flatMap((city) => city.places.map((place) => [placeKey(city, place), place] as const)));
  for (const meal of ["lunch", "dinner"] as const) {
    const diets = dietsAt(preferences, meal);
    if (diets.length === 0) continue;
    const unsure = after.activities.filter((activity) => {
      const place = places.get(activity.placeId ?? "");
      return activity.day !== null && visited.has(activity.day) && activity.meal === meal && (!place || dietFit(place, diets) === "some");
    }).length;
    if (unsure > 0) sentences.push(say("{unsure, number} of the {meal, select, lunch {lunches} other {dinners}} {unsure, plural, one {is} other {are}} where {diets} food has to be asked for; their notes say so.", { unsure, meal, diets: dietWords(diets) }));
  }
  return sentences;
}
