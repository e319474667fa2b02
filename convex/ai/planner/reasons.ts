// Why something was chosen, in one or two plain sentences that are true of it.
import type { City, Interest, Place } from "../../places/types";
import type { Meal } from "./solver/types";
import { dietFit, dietsAt, isMustSee, sharedInterests } from "./suitability";
import type { Diet, Preferences } from "./types";

const INTEREST_WORDS: Partial<Record<Interest, string>> = {
  localLife: "everyday life", views: "views", food: "food", markets: "markets", temples: "temples", religion: "sacred places", family: "children",
};
export const interestWord = (interest: Interest) => INTEREST_WORDS[interest] ?? interest;

export const DIET_WORDS: Record<Diet, string> = {
  vegetarian: "vegetarian", vegan: "vegan", halal: "halal", glutenFree: "gluten-free", pescatarian: "pescatarian",
};

export function whySight(place: Place, preferences: Preferences): string {
  const shared = sharedInterests(place, preferences);
  const asked = isMustSee(place, preferences)
    ? "You asked for it by name."
    : shared.length > 0
      ? `You asked for ${shared.map(interestWord).join(" and ")}.`
      : place.popularity === 5
        ? "One of the reasons people come."
        : "";
  return [place.fact, asked].filter(Boolean).join(" ");
}

export function whyMeal(place: Place, preferences: Preferences, meal: Meal): string {
  const diets = dietsAt(preferences, meal);
  const words = diets.map((diet) => DIET_WORDS[diet]).join(" and ");
  const fit = dietFit(place, diets);
  const diet = diets.length === 0 ? "" : fit === "yes" ? `Good ${words} choices here.` : fit === "some" ? `Some ${words} dishes: ask before you sit down.` : `Hard to keep ${words} here: ask first.`;
  return [place.fact, diet].filter(Boolean).join(" ");
}

export function mealTitle(place: Place, preferences: Preferences, meal: Meal): string {
  const diets = dietsAt(preferences, meal);
  const diet = diets.length > 0 && dietFit(place, diets) !== "no" ? `${capital(diets.map((one) => DIET_WORDS[one]).join(", "))} ${meal}` : capital(meal);
  return `${diet}: ${place.name}`;
}

export const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

export const placeKey = (city: City, place: Place) => `${city.slug}/${place.id}`;
