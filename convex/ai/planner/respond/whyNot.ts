// Why something isn't in the plan: the facts that speak against it, and what would happen if it were added.
import { distanceKm } from "../../../places/distance";
import { openOn } from "../../../places/openingHours";
import { convert } from "../../../places/rates";
import { searchKey } from "../../../places/searchKey";
import type { City, Place } from "../../../places/types";
import { formatDay } from "../../../trips/labels";
import type { ActivityState } from "../../types";
import { findPlaces } from "../draft/candidates";
import { costsOf } from "../draft/costs";
import { isAvoided, isNamed, sharedInterests } from "../draft/interest";
import { insertPlace } from "../draft/repairs";
import { cityOf, daysOf, destinationsOn } from "../draft/skeleton";
import { interestWord, listed, plural } from "../draft/wording";
import type { PlanContext } from "../draftTypes";
import { stemsOf } from "../understand/references";
import type { Outcome } from "./respond";
import { said } from "./which";
import { explanationOf } from "./why";
import { bullets, money } from "./words";

const FAR_KM = 6;

export function whyNot(words: string, context: PlanContext): Outcome {
  const { trip, cities } = context;
  const held = trip.destinations.map((destination) => cityOf(destination, cities)).filter((city) => city !== null);
  const named = held.flatMap((city) => city.places.filter((place) => isNamed(place, words)).map((place) => ({ city, place })))[0];
  const planned = named ? trip.activities.find(({ placeId, day }) => day !== null && placeId === `${named.city.slug}/${named.place.id}`) : titled(words, trip.activities);
  if (planned) return said("answer", `Explained ${planned.title}`, `**${planned.title}** is in the plan, on ${formatDay(planned.day)}: ${explanationOf(planned, context)}`);
  const known = named ?? findPlaces({ ...context, preferences: { ...context.preferences, avoid: [] } }, { words })[0];
  if (!known) {
    return said("answer", "Knows no such place", `I know no place called “${words}” in ${listed(trip.destinations.map(({ name }) => name))}, so I couldn't choose it. Is it elsewhere? You can add it yourself with “Add to the day”, and I will plan around it.`);
  }
  const { place, city } = known;
  const reasons = [...refusals(place, context), ...facts(place, city, context)].slice(0, 4);
  return {
    calls: [{ tool: "answer", args: {}, result: `Explained why not ${place.name}` }],
    steps: [],
    paragraphs: [`**${place.name}** isn't in the plan:`, bullets(reasons.length > 0 ? reasons : [`Other places suited the wishes and the ways better: ${place.fact}`]), ifAdded(place, city, context)],
    about: [`${city.slug}/${place.id}`],
  };
}

function titled(words: string, activities: ActivityState[]): ActivityState | undefined {
  const stems = stemsOf(words);
  return activities.find(({ title, day }) => day !== null && stems.every((stem) => searchKey(title).split(" ").some((word) => word.startsWith(stem))));
}

/** What the people themselves have said against it. */
function refusals(place: Place, { preferences }: PlanContext): string[] {
  return [
    isAvoided(place, preferences.avoid) && `You asked to leave out such places (${listed(preferences.avoid)})`,
    preferences.stepFree && place.stepFree === "no" && "It can't be reached without steps, which you need",
    preferences.children && place.kind === "nightlife" && "It isn't for children",
    preferences.indoorOnly && place.setting === "outdoor" && "It is outdoors, and you asked for indoors",
  ].filter((reason) => typeof reason === "string");
}

function facts(place: Place, city: City, { trip, cities, preferences }: PlanContext): string[] {
  const days = daysOf(trip).filter((day) => destinationsOn(trip, day).some((destination) => cityOf(destination, cities) === city));
  const closed = days.filter((day) => openOn(place.hours, day).length === 0);
  const km = Math.round(distanceKm(place, city));
  const price = convert({ amount: place.price * trip.travellers, currency: city.currency }, trip.budget?.currency ?? city.currency);
  const costs = costsOf(trip, { currency: price.currency });
  const left = costs.budget ? costs.budget.amount - costs.total.amount : Infinity;
  const shared = sharedInterests(place, preferences);
  return [
    closed.length > 0 && (closed.length === days.length ? `It is closed on every day that you are in ${city.name}` : `It is closed on ${listed(closed.map((day) => formatDay(day)))}`),
    place.kind === "dayTrip" && `It is a day trip of about ${plural(Math.round(place.visit[1] / 60), "hour")} from ${city.name}, ${km} km away, and takes a whole day`,
    place.kind !== "dayTrip" && km >= FAR_KM && `It is far out, about ${km} km from the middle of ${city.name}`,
    price.amount > left && `It would go over the budget: ${money(price)} for all of you, with ${money({ amount: Math.max(0, left), currency: price.currency })} left`,
    preferences.interests.length > 0 && shared.length === 0 && `You asked for ${listed(preferences.interests.map(interestWord))}, and it is for ${listed(place.interests.slice(0, 3).map(interestWord))}`,
    place.popularity <= 2 && "It is smaller than what I chose",
  ].filter((reason) => typeof reason === "string");
}

/** The planner's own trial. */
function ifAdded(place: Place, city: City, context: PlanContext): string {
  if (place.kind === "dayTrip") return `Free a whole day first, such as with “remove” and what is on it; then say “add ${place.name}” and the day.`;
  const { step, removed, explanation } = insertPlace(context, { placeId: `${city.slug}/${place.id}`, days: [], at: null });
  const added = step?.edits.find((edit) => edit.op === "add");
  if (!step || added?.op !== "add") return explanation;
  const where = `${formatDay(added.activity.day)}, ${added.activity.start} to ${added.activity.end}`;
  return removed.length > 0 ? `Say “add ${place.name}” and it takes the place of ${listed(removed)}, on ${where}.` : `There is room for it: say “add ${place.name}” and it goes to ${where}.`;
}
