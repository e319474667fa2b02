// What the plan says to travellers: titles, and one true sentence why each thing is there.
import { estimateLeg, type LegMode } from "../../../places/travel";
import type { Point } from "../../../places/distance";
import type { City, Interest, Place } from "../../../places/types";
import type { Meal } from "../draftTypes";
import type { Diet, Preferences } from "../types";
import { dietFit, dietsAt, isMustSee, servesCuisine, sharedInterests } from "./interest";

const INTEREST_WORDS: Partial<Record<Interest, string>> = { localLife: "local life", religion: "sacred places", family: "things for the family", wellness: "time to unwind" };
const DIET_WORDS: Record<Diet, string> = { vegetarian: "vegetarian", vegan: "vegan", halal: "halal", glutenFree: "gluten-free", pescatarian: "pescatarian" };
const BY: Partial<Record<LegMode, string>> = { metro: "by metro", tram: "by tram", bus: "by bus", taxi: "by taxi", ferry: "by boat", train: "by train" };

export const interestWord = (interest: Interest) => INTEREST_WORDS[interest] ?? interest;
export const dietWords = (diets: Diet[]) => diets.map((diet) => DIET_WORDS[diet]).join(" and ");
export const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
export const listed = (words: string[]) => (words.length < 2 ? (words[0] ?? "") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`);
export const plural = (count: number, noun: string) => `${count} ${noun}${count === 1 ? "" : "s"}`;

const bare = (fact: string) => fact.trim().replace(/\.$/, "");

/** "12 minutes on foot from Nishiki Market"; nothing when there is nothing before it. */
export function wayThere(city: City, from: { point: Point; title: string } | null, to: Point): string {
  if (!from) return "";
  const { mode, minutes } = estimateLeg(from.point, to, city.transit.mode);
  if (minutes <= 2) return `right by ${from.title}`;
  return mode === "walk" ? `${minutes} minutes on foot from ${from.title}` : `about ${minutes} minutes ${BY[mode] ?? "away"} from ${from.title}`;
}

export function whySight(place: Place, preferences: Preferences, way: string): string {
  const shared = sharedInterests(place, preferences);
  const reason = isMustSee(place, preferences)
    ? "you asked for it by name"
    : shared.length > 0
      ? `you asked for ${listed(shared.map(interestWord))}`
      : place.popularity === 5
        ? "one of the things people come here for"
        : preferences.indoorOnly && place.setting === "indoor"
          ? "it is indoors, as you wished"
          : "";
  return sentence(place, [reason, way]);
}

export function whyMeal(place: Place, meal: Meal, preferences: Preferences, way: string): string {
  const diets = dietsAt(preferences, meal);
  const fit = dietFit(place, diets);
  const diet = diets.length === 0 ? "" : fit === "easy" ? `easy to eat ${dietWords(diets)} here` : `some ${dietWords(diets)} dishes, so ask before you sit down`;
  const wished = servesCuisine(place, preferences.cuisines) ? "the food you asked for" : place.kind === "market" && preferences.interests.includes("markets") ? "you asked for markets" : "";
  return sentence(place, [wished, diet, way]);
}

function sentence(place: Place, reasons: string[]): string {
  const said = listed(reasons.filter(Boolean));
  const unsure = place.confidence === "low" ? " Hours are not certain: check before you go." : "";
  return `${bare(place.fact)}${said === "" ? "" : `; ${said}`}.${unsure}`;
}

export function mealTitle(place: Place, meal: Meal, preferences: Preferences): string {
  return `${mealWord(meal, preferences)}: ${place.name}`;
}

export const unnamedMealTitle = (area: string, meal: Meal, preferences: Preferences) => `${mealWord(meal, preferences)} near ${area}`;

export function whyUnnamedMeal(area: string, meal: Meal, preferences: Preferences): string {
  const diets = dietsAt(preferences, meal);
  const kind = diets.length > 0 ? `${dietWords(diets)} kitchen` : "place to eat";
  return `We know no ${kind} near your way that is open then and not used already, so this is time kept for one around ${area}; the price is a usual one for the city.`;
}

function mealWord(meal: Meal, preferences: Preferences): string {
  const diets = dietsAt(preferences, meal);
  return diets.length > 0 ? `${capital(dietWords(diets))} ${meal}` : capital(meal);
}
