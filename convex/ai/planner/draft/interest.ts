// How well a place suits what was asked: whether it may be offered at all, and its worth to the solver.
import { convert } from "../../../places/rates";
import { searchKey } from "../../../places/searchKey";
import type { City, Interest, Place } from "../../../places/types";
import type { Meal } from "../draftTypes";
import type { Diet, Preferences } from "../types";

const compact = (text: string) => searchKey(text).replace(/[^\p{L}\p{N}]/gu, "");
/** "Museums" is said of a museum. */
const singular = (word: string) => word.replace(/ies$/, "y").replace(/s$/, "");

/** True when a name or alias holds the words, hyphens and accents aside. */
export function isNamed(place: Pick<Place, "name" | "localName" | "aliases">, words: string): boolean {
  const wanted = compact(words);
  return wanted.length > 1 && [place.name, place.localName ?? "", ...(place.aliases ?? [])].some((name) => compact(name).includes(wanted));
}

export const isMustSee = (place: Place, { mustSee }: Preferences) => mustSee.some((words) => isNamed(place, words));

/** Kinds that one goes to see; where one eats is chosen for meals. */
export const isSight = (place: Place, { interests }: Pick<Preferences, "interests">) =>
  place.kind !== "eating" && (place.kind !== "nightlife" || interests.includes("nightlife"));

/** False for what must not be in the plan. A must-see is only refused when it can't be entered. */
export function isAllowed(place: Place, preferences: Preferences): boolean {
  if (preferences.stepFree && place.stepFree === "no") return false;
  if (isMustSee(place, preferences)) return true;
  if (preferences.indoorOnly && place.setting === "outdoor") return false;
  if (preferences.children && place.kind === "nightlife") return false;
  return !isAvoided(place, preferences.avoid);
}

/** Each word may be an interest, a kind ("museums"), a cuisine or a name. */
export function isAvoided(place: Place, avoid: string[]): boolean {
  return avoid.some((word) => {
    const key = compact(word);
    return (
      place.interests.some((interest) => compact(interest) === key) ||
      (place.food?.cuisines ?? []).some((cuisine) => compact(cuisine) === key) ||
      compact(place.kind) === singular(key) ||
      singular(compact(place.kind)) === singular(key) ||
      (key.length > 3 && isNamed(place, word))
    );
  });
}

export const sharedInterests = (place: Place, { interests }: Pick<Preferences, "interests">): Interest[] =>
  interests.filter((interest) => place.interests.includes(interest));

/** Dollars, to compare prices of different countries. */
export const dollars = (amount: number, currency: string) => convert({ amount, currency }, "USD").amount / 100;

/**
 * Worth of a visit: about 12 for something small that nobody asked for, 150 for a famous place of the
 * wished kind. `frugality` is what is given up for a dollar of admission.
 */
export function worthOf(place: Place, city: City, preferences: Preferences, frugality: number): number {
  const shared = sharedInterests(place, preferences).length;
  const wished = preferences.interests.length === 0 ? 1 : shared === 0 ? 0.5 : 1.45 + 0.3 * (shared - 1);
  const family = preferences.children ? (place.children ? 1.4 : 0.8) : 1;
  const certain = place.confidence === "low" ? 0.8 : 1;
  return Math.max(2, 12 * place.popularity ** 1.25 * wished * family * certain - dollars(place.price, city.currency) * frugality);
}

export const dietsAt = ({ diets }: Pick<Preferences, "diets">, meal: Meal): Diet[] => [
  ...new Set(diets.filter(({ meals }) => meals === "all" || meals.includes(meal)).map(({ diet }) => diet)),
];

/** Whether all the diets can be kept there: easily, with some care, or not. */
export function dietFit(place: Place, diets: Diet[]): "easy" | "some" | "no" {
  const food = place.food ?? { vegetarian: "hard" as const };
  const fits = diets.map((diet) => {
    switch (diet) {
      case "vegetarian":
        return food.vegetarian === "hard" ? "no" : food.vegetarian;
      case "vegan":
        return "vegan" in food && food.vegan ? "easy" : food.vegetarian === "easy" ? "some" : "no";
      case "halal":
        return "halal" in food && food.halal ? "easy" : food.vegetarian === "easy" ? "some" : "no";
      case "pescatarian":
        return food.vegetarian === "easy" ? "easy" : "some";
      case "glutenFree":
        return "some";
    }
  });
  return fits.includes("no") ? "no" : fits.includes("some") ? "some" : "easy";
}

/** "ramen" is offered by a place whose cuisines say ramen, or noodles of that name. */
export function servesCuisine(place: Place, cuisines: string[]): boolean {
  return cuisines.some((wanted) => {
    const key = singular(compact(wanted));
    return (place.food?.cuisines ?? []).some((cuisine) => compact(cuisine).includes(key)) || isNamed(place, wanted);
  });
}
