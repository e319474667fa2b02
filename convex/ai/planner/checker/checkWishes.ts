// C12: what the people of the trip asked for: hours, must-sees, what to stay away from, diets, access, children.
import type { Place } from "../../../places/types";
import type { Finding } from "../draftTypes";
import type { Diet, Preferences } from "../types";
import { minuteOf } from "./clock";
import { bareName } from "./grounding";
import { finding, isTimed, type Check, type Item, type Subject } from "./subject";

/** Only what the planner or a model chose is held to the wishes; people may do as they like. */
export const checkWishes: Check = (subject) => {
  const { items, preferences } = subject;
  if (!preferences) return [];
  const broken = items.filter(({ source }) => source === "ai").flatMap((item) => sentences(item, preferences).map((message) => finding("C12", "wish", "error", item.day, [item], message)));
  return [...broken, ...missing(subject, preferences)];
};

function sentences(item: Item, preferences: Preferences): string[] {
  const { title, place, meal } = item;
  const said: string[] = [];
  const earliest = minuteOf(preferences.notBefore);
  const latest = minuteOf(preferences.notAfter);
  if (isTimed(item) && earliest !== null && item.from < earliest) said.push(`${title} begins at ${item.start}, before ${preferences.notBefore}.`);
  if (isTimed(item) && latest !== null && item.to > latest && item.type !== "transport") said.push(`${title} ends at ${item.end}, after ${preferences.notAfter}.`);
  if (!place) return said;
  const wished = preferences.mustSee.some((words) => isCalled(place, words));
  if (!wished && preferences.avoid.some((word) => isWord(place, word))) said.push(`${place.name} is something you wanted to avoid.`);
  if (!wished && preferences.indoorOnly && place.setting === "outdoor" && !meal) said.push(`${place.name} is outdoors, and you wanted to stay indoors.`);
  if (preferences.stepFree && place.stepFree === "no") said.push(`${place.name} can't be reached without steps.`);
  if (!wished && preferences.children && place.kind === "nightlife") said.push(`${place.name} isn't for children.`);
  const unfed = meal && place.food ? preferences.diets.find(({ diet, meals }) => (meals === "all" || meals.includes(meal)) && !feeds(place.food!, diet)) : undefined;
  if (unfed) said.push(`${place.name} has next to nothing ${DIET_WORDS[unfed.diet]}.`);
  return said;
}

const DIET_WORDS: Record<Diet, string> = { vegetarian: "vegetarian", vegan: "vegan", halal: "halal", glutenFree: "gluten-free", pescatarian: "pescatarian" };

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
  return namesOf(place).includes(said) || [place.kind, ...place.interests].some((one) => [bareName(one), `${bareName(one)}s`].includes(said));
}

/** Must-sees of which we hold a place and the plan has none. */
function missing({ items, cities, trip }: Subject, { mustSee }: Preferences): Finding[] {
  const places = trip.destinations.flatMap(({ citySlug }) => (citySlug ? (cities.get(citySlug)?.places ?? []) : []));
  return mustSee.flatMap((words) => {
    const exact = places.filter((place) => namesOf(place).includes(bareName(words)));
    const known = exact.length > 0 ? exact : places.filter((place) => isCalled(place, words));
    // "Lunch near the castle" is no visit of the castle.
    const there = items.some((item) => (item.place ? known.includes(item.place) : !item.meal && item.type !== "hotel" && bareName(item.title).includes(bareName(words))));
    return known.length === 0 || there ? [] : [finding("C12", "wish", "error", null, [], `${known[0]!.name} isn't in the plan although you asked for it.`)];
  });
}
