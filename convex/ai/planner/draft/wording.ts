// What the plan says to travellers: titles, and one true sentence why each thing is there.
import { sightNameIn } from "../../../places/sightNames";
import { estimateLeg } from "../../../places/travel";
import type { Point } from "../../../places/distance";
import type { City, Interest, Place } from "../../../places/types";
import type { Prose } from "../../../said";
import type { Language } from "../../../words/languages";
import { proseIn, shared, write, written, type Phrase } from "../../../words/words";
import type { Meal } from "../draftTypes";
import type { Diet, Preferences } from "../types";
import { dietFit, dietsAt, isMustSee, servesCuisine, sharedInterests } from "./interest";

const INTEREST_WORDS: Record<Interest, string> = {
  temples: shared("temples"),
  history: shared("history"),
  art: shared("art"),
  architecture: shared("architecture"),
  food: shared("food"),
  markets: shared("markets"),
  nature: shared("nature"),
  gardens: shared("gardens"),
  views: shared("views"),
  shopping: shared("shopping"),
  nightlife: shared("nightlife"),
  family: shared("things for the family"),
  beach: shared("beach"),
  adventure: shared("adventure"),
  science: shared("science"),
  music: shared("music"),
  religion: shared("sacred places"),
  localLife: shared("local life"),
  photography: shared("photography"),
  wellness: shared("time to unwind"),
  literature: shared("literature"),
  sports: shared("sports"),
};
const DIET_WORDS: Record<Diet, string> = { vegetarian: shared("vegetarian"), vegan: shared("vegan"), halal: shared("halal"), glutenFree: shared("gluten-free"), pescatarian: shared("pescatarian") };

/** For what is said and for what is written. */
export const interestWord = (interest: Interest) => ({ message: INTEREST_WORDS[interest] });
export const dietWords = (diets: Diet[]) => diets.map((diet) => ({ message: DIET_WORDS[diet] }));
/** "90 minutes", "2.5 hours". */
export const spoken = (minutes: number): { message: string; values: Record<string, number> } =>
  minutes < 100 ? { message: shared("{minutes, number} minutes"), values: { minutes } } : { message: shared("{hours, number} hours"), values: { hours: Math.round(minutes / 30) / 2 } };
export const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
/** In English, for models. */
export const listed = (words: string[]) => (words.length < 2 ? (words[0] ?? "") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`);

const bare = (fact: string) => fact.trim().replace(/\.$/, "");

/** What one comes from. */
export type Before = { point: Point; title: string | Phrase | Prose };

/** "12 minutes on foot from Nishiki Market"; null when there is nothing before it. */
export function wayThere(city: City, from: Before | null, to: Point): Phrase | null {
  if (!from) return null;
  const { mode, minutes } = estimateLeg(from.point, to, city.transit.mode);
  const place = from.title;
  if (minutes <= 2) return write("right by {place}", { place });
  return mode === "walk"
    ? write("{minutes, number} minutes on foot from {place}", { minutes, place })
    : write("about {minutes, number} minutes {mode, select, metro {by metro} tram {by tram} bus {by bus} taxi {by taxi} ferry {by boat} train {by train} other {away}} from {place}", { minutes, mode, place });
}

/** Whose wishes, and whose language. */
export type Wording = { preferences: Preferences; language?: Language | undefined };

export function whySight(place: Place, { preferences, language }: Wording, way: Phrase | null): string {
  const liked = sharedInterests(place, preferences);
  const reason = isMustSee(place, preferences)
    ? write("you asked for it by name")
    : liked.length > 0
      ? write("you asked for {interests}", { interests: liked.map(interestWord) })
      : place.popularity === 5
        ? write("one of the things people come here for")
        : preferences.indoorOnly && place.setting === "indoor"
          ? write("it is indoors, as you wished")
          : null;
  return sentence(place, [reason, way], language);
}

export function whyMeal(place: Place, meal: Meal, { preferences, language }: Wording, way: Phrase | null): string {
  const diets = dietsAt(preferences, meal);
  const fit = dietFit(place, diets);
  const words = { diets: dietWords(diets) };
  const diet = diets.length === 0 ? null : fit === "easy" ? write("easy to eat {diets} here", words) : write("some {diets} dishes, so ask before you sit down", words);
  const wished = servesCuisine(place, preferences.cuisines) ? write("the food you asked for") : place.kind === "market" && preferences.interests.includes("markets") ? write("you asked for markets") : null;
  return sentence(place, [wished, diet, way], language);
}

function sentence(place: Place, given: (Phrase | null)[], language: Language = "en"): string {
  const reasons = given.filter((reason) => reason !== null);
  const fact = bare(proseIn(place.fact, language));
  const first = reasons.length === 0 ? `${fact}.` : written(write("{fact}; {reasons}.", { fact, reasons }), language);
  return place.confidence === "low" ? `${first} ${written(write("Hours are not certain: check before you go."), language)}` : first;
}

export function mealTitle(place: Place, meal: Meal, { preferences, language = "en" }: Wording): string {
  const values = { diets: dietWords(dietsAt(preferences, meal)), meal, place: sightNameIn(place, language) };
  const title =
    values.diets.length > 0
      ? write("{diets} {meal, select, breakfast {breakfast} lunch {lunch} other {dinner}}: {place}", values)
      : null;
  return title === null ? mealAt(values.place, meal, language) : capital(written(title, language));
}

export const mealAt = (place: string, meal: Meal, language: Language = "en"): string => written(write("{meal, select, breakfast {Breakfast} lunch {Lunch} other {Dinner}}: {place}", { meal, place }), language);
export const mealNear = (area: string, meal: Meal, language: Language = "en"): string => written(write("{meal, select, breakfast {Breakfast} lunch {Lunch} other {Dinner}} near {area}", { meal, area }), language);
export const mealWord = (meal: Meal, language: Language = "en"): string => written(write("{meal, select, breakfast {breakfast} lunch {lunch} other {dinner}}", { meal }), language);

export function unnamedMealTitle(area: string, meal: Meal, { preferences, language = "en" }: Wording): string {
  const diets = dietWords(dietsAt(preferences, meal));
  const title =
    diets.length > 0
      ? write("{diets} {meal, select, breakfast {breakfast} lunch {lunch} other {dinner}} near {area}", { diets, meal, area })
      : null;
  return title === null ? mealNear(area, meal, language) : capital(written(title, language));
}

export function whyUnnamedMeal(area: string, meal: Meal, { preferences, language = "en" }: Wording): string {
  const diets = dietWords(dietsAt(preferences, meal));
  return written(
    diets.length > 0
      ? write("We know no {diets} kitchen near your way that is open then and not used already, so this is time kept for one around {area}; the price is a usual one for the city.", { diets, area })
      : write("We know no place to eat near your way that is open then and not used already, so this is time kept for one around {area}; the price is a usual one for the city.", { area }),
    language,
  );
}
