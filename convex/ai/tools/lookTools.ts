// Tools that only look: places, what is known of one, costs, reasons. And wishes to be remembered.
import { openOn } from "../../places/openingHours";
import { PLACE_KINDS } from "../../places/types";
import { toTime } from "../planner/clock";
import { findPlaces } from "../planner/draft/candidates";
import { costsOf } from "../planner/draft/costs";
import { say } from "../../said";
import { choice, day, flag, integer, list, optional, text } from "./arguments";
import { defineTool, looked, problem } from "./tool";
import { activityOf, daysProblem, inUnits, knownPlace, unknownActivity, unknownPlace } from "./tripFacts";
import { interests, MEALS } from "./wishes";

const MOST_FOUND = 12;

export const lookTools = [
  defineTool({
    name: "search_places",
    description: "Known places of the trip's cities that suit, best first. All given parts must hold.",
    fields: {
      words: optional(text("Words of the name or what it is.", 80)),
      kinds: optional(list("What it is.", choice("A kind of place.", PLACE_KINDS), 6)),
      interests: optional(interests("What it is for; one of them must fit.")),
      setting: optional(choice("Where.", ["indoor", "outdoor"])),
      meal: optional(choice("Serves this meal.", MEALS)),
      cuisines: optional(list("For meals.", text("A cuisine or dish.", 40), 5)),
      destinationId: optional(text("Only in this destination of the trip.", 64)),
      alsoInTrip: optional(flag("List what is planned already too.")),
    },
    run({ alsoInTrip, ...wish }, context) {
      if (wish.destinationId !== undefined && !context.trip.destinations.some(({ id }) => id === wish.destinationId)) return problem("There is no such destination in this trip.");
      const found = findPlaces(context, { ...wish, notInTrip: alsoInTrip !== true });
      const places = found.slice(0, MOST_FOUND).map(({ placeId, place, city }) => ({ placeId, name: place.name, kind: place.kind, area: place.area, price: inUnits({ amount: place.price, currency: city.currency }), fact: place.fact.en }));
      return looked("searchPlaces", wish, found.length === 0 ? say("Found nothing that suits") : say("Found {count, plural, one {# place} other {# places}}", { count: found.length }), { found: found.length, places }, places.map(({ placeId }) => placeId));
    },
  }),
  defineTool({
    name: "place_details",
    description: "What is known of a place: hours on the trip's days or the day given, price, how long to stay, access, food.",
    fields: { placeId: text("Id of a known place.", 120), day: optional(day("For its hours on one day.")) },
    run(args, context) {
      const known = knownPlace(context, args.placeId);
      if (!known) return unknownPlace(args.placeId);
      const wrong = daysProblem(context.trip, args.day ? [args.day] : []);
      if (wrong) return wrong;
      const { place, city } = known;
      const hours = args.day ? openOn(place.hours, args.day).map(({ open, close }) => `${toTime(open)}-${toTime(close)}`).join(", ") || "closed" : place.hours;
      const { name, localName, kind, interests: fits, area, visit, setting, food, children, stepFree, fact, confidence } = place;
      return looked("searchPlaces", args, say("Looked up {item}", { item: name }), {
        placeId: args.placeId, name, localName, kind, interests: fits, city: city.name, area, hours, minutes: { least: visit[0], usual: visit[1] },
        price: inUnits({ amount: place.price, currency: city.currency }), setting, food, children, stepFree, fact: fact.en, confidence, asOf: city.asOf,
      }, [args.placeId]);
    },
  }),
  defineTool({
    name: "estimate_cost",
    description: "What the plan costs by usual prices: in all, a person, by part; of the whole trip or of some days.",
    fields: { days: optional(list("Only these days.", day("A day."), 60, 1)) },
    run({ days }, { trip }) {
      const wrong = daysProblem(trip, days ?? []);
      if (wrong) return wrong;
      const counted = days ? { ...trip, activities: trip.activities.filter((activity) => activity.day !== null && days.includes(activity.day)) } : trip;
      const { total, perPerson, rooms, meals, admissions, transport, other, budget, withinBudget } = costsOf(counted, trip.budget ? { currency: trip.budget.currency } : {});
      const parts = Object.fromEntries(Object.entries({ total, perPerson, rooms, meals, admissions, transport, other }).map(([name, sum]) => [name, inUnits(sum).amount]));
      const unpriced = counted.activities.filter((activity) => activity.day !== null && activity.cost === null).length;
      return looked("estimateCost", days ? { days } : {}, say("Added up the plan"), { currency: total.currency, ...parts, unpricedItems: unpriced, ...(budget && !days && { budget: inUnits(budget).amount, withinBudget }) });
    },
  }),
  defineTool({
    name: "explain_activity",
    description: "Why an activity is in the plan: the reason kept when it was chosen, or whose it is.",
    fields: { activityId: text("Id of an activity of this trip.", 64) },
    run(args, context) {
      const activity = activityOf(context.trip, args.activityId);
      if (!activity) return unknownActivity(args.activityId);
      const { title, why, source, locked, day: date, start } = activity;
      const known = activity.placeId ? knownPlace(context, activity.placeId) : null;
      const reason = why ?? (source === "ai" ? "It fitted the day's hours and the way between the stops." : "Somebody of the trip added it.");
      return looked("answer", { title }, say("Explained {items}", { items: title }), { title, day: date, start, reason, addedBy: source === "ai" ? "assistant" : "people", booked: locked === true, ...(known && { fact: known.place.fact.en, popularity: known.place.popularity }) }, known ? [known.placeId] : []);
    },
  }),
  defineTool({
    name: "set_preference",
    description: "Offers to remember something that the person said of themselves and that holds for later trips too. Changes nothing in the plan; the person decides.",
    fields: {
      kind: choice("What it is about.", ["diet", "pace", "interests", "mobility", "budget", "airport", "dislikes", "hours", "other"]),
      statement: text("In the third person, without a name: “keeps a vegetarian diet”.", 160),
      weight: optional(integer("5 must, 1 would be nice.", 1, 5)),
    },
    run: (args) => looked("setPreference", args, say("Could remember: {statement}", { statement: args.statement }), { offered: true }),
  }),
];
