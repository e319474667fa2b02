// How well a place suits what was asked: its profit for the solver, its burden as a table, and the
// words that say why.
import { convert } from "../../places/rates";
import { searchKey } from "../../places/searchKey";
import type { City, Interest, Place } from "../../places/types";
import type { Meal } from "./solver/types";
import type { Diet, Preferences } from "./types";

/** 0 is what was asked; each step saves more. */
export type Thrift = 0 | 1 | 2 | 3;

/** Places one goes to; eating places are tables, not stops. */
export const isSight = (place: Place) => place.kind !== "eating" && place.kind !== "nightlife";

/** True when a name or alias is meant by `words`: all of its words occur. */
export function nameMatches(place: Pick<Place, "name" | "localName" | "aliases">, words: string): boolean {
  const wanted = searchKey(words);
  return wanted !== "" && [place.name, place.localName ?? "", ...(place.aliases ?? [])].some((name) => searchKey(name).includes(wanted));
}

/** False for what must not be in the plan. */
export function isAllowed(place: Place, preferences: Preferences): boolean {
  if (preferences.indoorOnly && place.setting === "outdoor") return false;
  if (preferences.stepFree && place.stepFree === "no") return false;
  if (preferences.children && place.kind === "nightlife") return false;
  return !preferences.avoid.some(
    (word) => place.interests.includes(word as Interest) || searchKey(place.kind) === searchKey(word).replace(/s$/, "") || nameMatches(place, word),
  );
}

export const isMustSee = (place: Place, preferences: Preferences) => preferences.mustSee.some((words) => nameMatches(place, words));

export const sharedInterests = (place: Place, preferences: Preferences): Interest[] =>
  preferences.interests.filter((interest) => place.interests.includes(interest));

/** Interest in a place, about 10 for a small one nobody asked for to 200. */
export function profitOfPlace(place: Place, city: City, preferences: Preferences, thrift: Thrift): number {
  const base = 12 * place.popularity ** 1.25;
  const shared = sharedInterests(place, preferences).length;
  const wanted = preferences.interests.length === 0 ? 1 : shared === 0 ? 0.55 : 1.5 + 0.35 * (shared - 1);
  const family = preferences.children ? (place.children ? 1.35 : 0.8) : 1;
  const dollars = convert({ amount: place.price, currency: city.currency }, "USD").amount / 100;
  const dear = thrift === 0 ? 0 : dollars * thrift * 1.2;
  const unsure = place.confidence === "low" ? 0.8 : 1;
  return Math.max(1, base * wanted * family * unsure - dear);
}

export function dietsAt(preferences: Preferences, meal: Meal): Diet[] {
  return preferences.diets.filter(({ meals }) => meals === "all" || meals.includes(meal)).map(({ diet }) => diet);
}

/** Whether everybody's diet can be kept there: "yes", with some care, or not. */
export function dietFit(place: Place, diets: Diet[]): "yes" | "some" | "no" {
  const fits = diets.map((diet): "yes" | "some" | "no" => {
    const { vegetarian = "hard", vegan = false, halal = false } = place.food ?? {};
    switch (diet) {
      case "vegetarian":
        return vegetarian === "easy" ? "yes" : vegetarian === "some" ? "some" : "no";
      case "vegan":
        return vegan ? "yes" : vegetarian === "easy" ? "some" : "no";
      case "halal":
        return halal ? "yes" : vegetarian === "easy" ? "some" : "no";
      case "pescatarian":
        return vegetarian === "hard" ? "some" : "yes";
      case "glutenFree":
        return "some";
    }
  });
  return fits.includes("no") ? "no" : fits.includes("some") ? "some" : "yes";
}

/** Minutes of detour that this table would have to save. */
export function burdenOfTable(place: Place, city: City, preferences: Preferences, meal: Meal, thrift: Thrift): number {
  const dollars = convert({ amount: place.price, currency: city.currency }, "USD").amount / 100;
  const style = { budget: 1.6, mid: 0.5, high: 0.1 }[preferences.budgetStyle];
  const diet = { yes: 0, some: 18, no: 1000 }[dietFit(place, dietsAt(preferences, meal))];
  const cuisines = preferences.cuisines.length > 0 && !preferences.cuisines.some((cuisine) => place.food?.cuisines.includes(cuisine)) ? 15 : 0;
  return dollars * (style + thrift) + diet + cuisines + (5 - place.popularity) * 3;
}
