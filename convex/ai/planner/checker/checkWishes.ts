// C12: what the people of the trip asked for: hours, must-sees, what to stay away from, diets, access, children.
import { sightWord } from "../../../places/sightNames";
import type { Place } from "../../../places/types";
import { say, type Said } from "../../../said";
import type { Finding } from "../draftTypes";
import type { Diet, Preferences } from "../types";
import { minuteOf } from "./clock";
import { bareName } from "./grounding";
import { finding, isTimed, type Check, type Item, type Subject } from "./subject";

/** Only what the planner or a model chose is held to the wishes; people may do as they like. */
export const checkWishes: Check = (subject) => {
  const { items, preferences } = subject;
  if (!preferences) return [];
  const broken = items.filter(({ source }) => source === "ai").flatMap((item) => sayingsOf(item, preferences).map((said) => finding("C12", "wish", "error", item.day, [item], said)));
  return [...broken, ...missing(subject, preferences)];
};

function sayingsOf(item: Item, preferences: Preferences): Said[] {
  const { title, place, meal } = item;
  const said: Said[] = [];
  const earliest = minuteOf(preferences.notBefore);
  const latest = minuteOf(preferences.notAfter);
  if (isTimed(item) && earliest !== null && item.from < earliest) said.push(say("{item} begins at {time}, before {limit}.", { item: title, time: { time: item.start! }, limit: { time: preferences.notBefore! } }));
  if (isTimed(item) && latest !== null && item.to > latest && item.type !== "transport") said.push(say("{item} ends at {time}, after {limit}.", { item: title, time: { time: item.end! }, limit: { time: preferences.notAfter! } }));
  if (!place) return said;
  const { name } = place;
  const wished = preferences.mustSee.some((words) => isCalled(place, words));
  if (!wished && preferences.avoid.some((word) => isWord(place, word))) said.push(say("{place} is something you wanted to avoid.", { place: name }));
  if (!wished && preferences.indoorOnly && place.setting === "outdoor" && !meal) said.push(say("{place} is outdoors, and you wanted to stay indoors.", { place: name }));
  if (preferences.stepFree && place.stepFree === "no") said.push(say("{place} can't be reached without steps.", { place: name }));
  if (!wished && preferences.children && place.kind === "nightlife") said.push(say("{place} isn't for children.", { place: name }));
  const unfed = meal && place.food ? preferences.diets.find(({ diet, meals }) => (meals === "all" || meals.includes(meal)) && !feeds(place.food!, diet)) : undefined;
  if (unfed) said.push(say("{place} has next to nothing {diet, select, vegan {vegan} halal {halal} glutenFree {gluten-free} pescatarian {pescatarian} other {vegetarian}}.", { place: name, diet: unfed.diet }));
  return said;
}

function feeds(food: NonNullable<Place["food"]>, diet: Diet): boolean {
  switch (diet) {
    case "vegetarian":
      return food.vegetarian !== "hard";
    case "vegan":
      return food.vegan === true || food.vegetarian === "easy";
    case "halal":
      return food.halal === true || food.vegetarian === "easy";
    case "pescatarian":
    case "glutenFree":
      return true;
  }
}

const namesOf = ({ name, localName, aliases }: Place) => [name, ...(localName ? [localName] : []), ...(aliases ?? [])].map(bareName);
const isCalled = (place: Place, words: string) => bareName(words).length > 1 && namesOf(place).some((name) => name.includes(bareName(words)));

/** The word is the place's name, its kind ("museums") or one of its interests. */
function isWord(place: Place, word: string): boolean {
  const said = bareName(word);
  return namesOf(place).includes(said) || [place.kind, ...place.interests, ...(place.food?.cuisines ?? [])].some((one) => [bareName(one), `${bareName(one)}s`].includes(said));
}

/** Must-sees of which we hold a place and the plan has none. */
function missing({ items, cities, trip }: Subject, { mustSee }: Preferences): Finding[] {
  const places = trip.destinations.flatMap(({ citySlug }) => (citySlug ? (cities.get(citySlug)?.places ?? []) : []));
  return mustSee.flatMap((words) => {
    const exact = places.filter((place) => namesOf(place).includes(bareName(words)));
    const known = exact.length > 0 ? exact : places.filter((place) => isCalled(place, words));
    // "Lunch near the castle" is no visit of the castle.
    const there = items.some((item) => (item.place ? known.includes(item.place) : !item.meal && item.type !== "hotel" && bareName(item.title).includes(bareName(words))));
    return known.length === 0 || there ? [] : [finding("C12", "wish", "error", null, [], say("{place} isn't in the plan although you asked for it.", { place: sightWord(known[0]!) }))];
  });
}
