// Known places that answer a wish, best first.
import { searchKey } from "../../../places/searchKey";
import type { City, Place } from "../../../places/types";
import type { Language } from "../../../words/languages";
import { proseIn } from "../../../words/words";
import type { CandidateWish, FoundPlace, PlanContext } from "../draftTypes";
import { placeKey, worthOfTable } from "./assemble";
import { dietFit, dietsAt, isAllowed, isNamed, servesCuisine, worthOf } from "./interest";
import { cityOf } from "./skeleton";
import { thriftLevels } from "./thrift";

/** In the trip's cities that we hold places of; what the person avoids or can't eat is left out. */
export function findPlaces(context: PlanContext, wish: CandidateWish): FoundPlace[] {
  const { trip, cities, preferences, language } = context;
  const taken = new Set(wish.notInTrip === false ? [] : trip.activities.flatMap(({ placeId, day }) => (placeId && day !== null ? [placeId] : [])));
  const [asked] = thriftLevels(preferences.budgetStyle);
  const found: FoundPlace[] = [];
  const seen = new Set<City>();
  for (const destination of trip.destinations) {
    const city = cityOf(destination, cities);
    if (!city || seen.has(city) || (wish.destinationId && wish.destinationId !== destination.id)) continue;
    seen.add(city);
    for (const place of city.places) {
      const placeId = placeKey(city, place);
      if (taken.has(placeId) || wish.exclude?.includes(placeId) || !answers(place, wish, language)) continue;
      const named = wish.words !== undefined && isNamed(place, wish.words);
      if (!named && !isAllowed(place, { ...preferences, indoorOnly: preferences.indoorOnly && !wish.meal })) continue;
      if (wish.meal && dietFit(place, dietsAt(preferences, wish.meal)) === "no") continue;
      const worth = wish.meal
        ? worthOfTable(place, city, wish.meal, { ...preferences, cuisines: wish.cuisines ?? preferences.cuisines }, asked!)
        : worthOf(place, city, preferences, asked!.admission);
      found.push({ placeId, place, city, destinationId: destination.id, score: worth + (named ? 1000 : 0) });
    }
  }
  return found.sort((a, b) => b.score - a.score || (a.placeId < b.placeId ? -1 : 1));
}

function answers(place: Place, wish: CandidateWish, language: Language = "en"): boolean {
  const { kinds, interests, setting, maxPrice, meal, cuisines, words } = wish;
  if (kinds?.length && !kinds.includes(place.kind)) return false;
  if (interests?.length && !interests.some((interest) => place.interests.includes(interest))) return false;
  if (setting === "indoor" && place.setting !== "indoor") return false;
  if (setting === "outdoor" && place.setting === "indoor") return false;
  if (maxPrice !== undefined && place.price > maxPrice) return false;
  if (meal && !place.food?.meals.includes(meal)) return false;
  if (cuisines?.length && !servesCuisine(place, cuisines)) return false;
  if (!words) return true;
  return isNamed(place, words) || wordsOf(words).every((word) => textOf(place, language).includes(word));
}

const wordsOf = (text: string) => searchKey(text).split(" ").map((word) => word.replace(/s$/, "")).filter((word) => word.length > 2);

/** In English, which requests are read in, and in the asker's language, whose words they keep. */
const textOf = ({ name, aliases = [], kind, area, interests, food, fact }: Place, language: Language) =>
  searchKey([name, ...aliases, kind, area, ...interests, ...(food?.cuisines ?? []), ...new Set([fact.en, proseIn(fact, language)])].join(" "));
