// Why something isn't in the plan: the facts that speak against it, and what would happen if it were added.
import { cityWord, cityWords } from "../../../places/cityNames";
import { distanceKm } from "../../../places/distance";
import { openOn } from "../../../places/openingHours";
import { convert } from "../../../places/rates";
import { searchKey } from "../../../places/searchKey";
import { sightWord } from "../../../places/sightNames";
import type { City, Place } from "../../../places/types";
import { joined, say, type Said, type Text } from "../../../said";
import type { ActivityState } from "../../types";
import { findPlaces } from "../draft/candidates";
import { costsOf, whole } from "../draft/costs";
import { isAvoided, isNamed, sharedInterests } from "../draft/interest";
import { insertPlace } from "../draft/repairs";
import { cityOf, daysOf, destinationsOn } from "../draft/skeleton";
import { interestWord } from "../draft/wording";
import type { PlanContext } from "../draftTypes";
import { stemsOf } from "../understand/references";
import type { Outcome } from "./outcome";
import { said } from "./which";
import { explanationOf } from "./why";
import { bullets } from "./words";

const FAR_KM = 6;

/** `typed`: the words as they were typed, where that isn't English. */
export function whyNot(words: string, context: PlanContext, typed = words): Outcome {
  const { trip, cities } = context;
  const held = trip.destinations.map((destination) => cityOf(destination, cities)).filter((city) => city !== null);
  const named = held.flatMap((city) => city.places.filter((place) => isNamed(place, words)).map((place) => ({ city, place })))[0];
  const planned = named ? trip.activities.find(({ placeId, day }) => day !== null && placeId === `${named.city.slug}/${named.place.id}`) : titled(words, trip.activities);
  if (planned) return said("answer", say("Explained {items}", { items: planned.title }), joined([say("**{item}** is in the plan, on {day}:", { item: planned.title, day: { date: planned.day! } }), ...explanationOf(planned, context)]));
  const known = named ?? findPlaces({ ...context, preferences: { ...context.preferences, avoid: [] } }, { words })[0];
  if (!known) {
    return said("answer", say("Knows no such place"), say("I know no place called “{words}” in {cities}, so I couldn't choose it. Is it elsewhere? You can add it yourself with “Add to the day”, and I will plan around it.", { words: typed, cities: cityWords(trip.destinations) }));
  }
  const { place, city } = known;
  const reasons = [...refusals(place, context), ...facts(place, city, context)].slice(0, 4);
  return {
    calls: [{ tool: "answer", args: {}, result: say("Explained why not {place}", { place: sightWord(place) }) }],
    steps: [],
    paragraphs: [say("**{place}** isn't in the plan:", { place: sightWord(place) }), bullets(reasons.length > 0 ? reasons : [say("Other places suited the wishes and the ways better: {fact}", { fact: place.fact })]), ifAdded(place, city, context)],
    about: [`${city.slug}/${place.id}`],
  };
}

function titled(words: string, activities: ActivityState[]): ActivityState | undefined {
  const stems = stemsOf(words);
  return activities.find(({ title, day }) => day !== null && stems.every((stem) => searchKey(title).split(" ").some((word) => word.startsWith(stem))));
}

/** What the people themselves have said against it. */
function refusals(place: Place, { preferences }: PlanContext): Said[] {
  return [
    isAvoided(place, preferences.avoid) && say("You asked to leave out such places ({wishes})", { wishes: preferences.avoid }),
    preferences.stepFree && place.stepFree === "no" && say("It can't be reached without steps, which you need"),
    preferences.children && place.kind === "nightlife" && say("It isn't for children"),
    preferences.indoorOnly && place.setting === "outdoor" && say("It is outdoors, and you asked for indoors"),
  ].filter((reason) => reason !== false);
}

function facts(place: Place, city: City, { trip, cities, preferences }: PlanContext): Said[] {
  const days = daysOf(trip).filter((day) => destinationsOn(trip, day).some((destination) => cityOf(destination, cities) === city));
  const closed = days.filter((day) => openOn(place.hours, day).length === 0);
  const km = Math.round(distanceKm(place, city));
  const price = convert({ amount: place.price * trip.travellers, currency: city.currency }, trip.budget?.currency ?? city.currency);
  const costs = costsOf(trip, { currency: price.currency });
  const left = costs.budget ? costs.budget.amount - costs.total.amount : Infinity;
  const shared = sharedInterests(place, preferences);
  return [
    closed.length > 0 && (closed.length === days.length ? say("It is closed on every day that you are in {city}", { city: cityWord(city) }) : say("It is closed on {days}", { days: closed.map((date) => ({ date })) })),
    place.kind === "dayTrip" && say("It is a day trip of about {hours, plural, one {# hour} other {# hours}} from {city}, {length} away, and takes a whole day", { hours: Math.round(place.visit[1] / 60), city: cityWord(city), length: { km } }),
    place.kind !== "dayTrip" && km >= FAR_KM && say("It is far out, about {length} from the middle of {city}", { length: { km }, city: cityWord(city) }),
    price.amount > left && say("It would go over the budget: {price} for all of you, with {left} left", { price: whole(price), left: whole({ amount: Math.max(0, left), currency: price.currency }) }),
    preferences.interests.length > 0 && shared.length === 0 && say("You asked for {wishes}, and it is for {interests}", { wishes: preferences.interests.map(interestWord), interests: place.interests.slice(0, 3).map(interestWord) }),
    place.popularity <= 2 && say("It is smaller than what I chose"),
  ].filter((reason) => reason !== false);
}

/** The planner's own trial. */
function ifAdded(place: Place, city: City, context: PlanContext): Text {
  const request = say("add {place}", { place: sightWord(place) });
  if (place.kind === "dayTrip") return say("Free a whole day first, such as with “remove” and what is on it; then say “{request}” and the day.", { request });
  const { step, removed, explanation } = insertPlace(context, { placeId: `${city.slug}/${place.id}`, days: [], at: null });
  const added = step?.edits.find((edit) => edit.op === "add");
  if (!step || added?.op !== "add") return explanation;
  const { day, start, end } = added.activity;
  const where = { request, day: { date: day! }, start: { time: start! }, end: { time: end! } };
  return removed.length > 0
    ? say("Say “{request}” and it takes the place of {items}, on {day}, {start} to {end}.", { ...where, items: removed })
    : say("There is room for it: say “{request}” and it goes to {day}, {start} to {end}.", where);
}
