// Intents that only want to know, and those that can't be done: answered honestly.
import { cityWord } from "../../../places/cityNames";
import { distanceKm } from "../../../places/distance";
import { sightWord } from "../../../places/sightNames";
import { joined, say, type Piece, type Said } from "../../../said";
import type { ActivityState } from "../../types";
import { costsOf, whole } from "../draft/costs";
import { findPlaces } from "../draft/candidates";
import { destinationsOn } from "../draft/skeleton";
import type { CandidateWish, PlanContext } from "../draftTypes";
import type { Intent } from "../types";
import { preferencesIn } from "../understand/preferences";
import { hoursOn, knownPlaceOf } from "./places";
import { agenda } from "./agenda";
import type { Outcome } from "./outcome";
import { meant, said, withTarget } from "./which";
import { distance, leaving } from "./ways";
import { dearest, review, whichDay } from "./review";
import { whyChosen, whyDay } from "./why";
import { unclear } from "./unclear";
import { whyNot } from "./whyNot";
import { bullets } from "./words";

export function answer(intent: Intent, context: PlanContext): Outcome {
  switch (intent.kind) {
    case "agenda":
      return agenda(intent, context);
    case "cost":
      return cost(intent, context);
    case "ask":
      return ask(intent, context);
    case "unsupported":
      return said("decline", say("Can't {what}", { what: { message: intent.what } }), joined([say("I can't {what}. What I can do here:", { what: { message: intent.what } }), abilities(context)], "\n"));
    case "dismiss":
      return said("answer", say("Left everything as it is"), say("All right, everything stays as it is."));
    default:
      return unclear(intent.kind === "unclear" ? intent : { kind: "unclear", text: "" }, context, abilities(context));
  }
}

function cost(intent: Extract<Intent, { kind: "cost" }>, context: PlanContext): Outcome {
  const { trip } = context;
  if (intent.target) return costOfThings(meant(intent.target, context), trip.travellers);
  const days = intent.days;
  const shown = days === "all" ? trip : { ...trip, activities: trip.activities.filter(({ day }) => day !== null && days.includes(day)) };
  const costs = costsOf(shown, trip.budget ? { currency: trip.budget.currency } : {});
  if (costs.total.amount === 0) return said("estimateCost", say("Nothing has a price yet"), say("Nothing in the plan has a price yet. Plan some days first, or give your own items a cost."));
  const parts = [["rooms", costs.rooms], ["food", costs.meals], ["sights", costs.admissions], ["transport", costs.transport], ["other", costs.other]] as const;
  const each = ({ amount, currency }: { amount: number; currency: string }) => whole({ amount: Math.round(amount / trip.travellers), currency });
  const sums = { each: whole(costs.perPerson), total: whole(costs.total), travellers: trip.travellers };
  const unknown = shown.activities.filter((activity) => activity.day !== null && activity.cost === null).length;
  const left = costs.budget && days === "all" ? costs.budget.amount - costs.total.amount : null;
  return said(
    "estimateCost",
    say("{each} a person, {total} in all", { each: sums.each, total: sums.total }),
    joined(
      [
        days === "all"
          ? say("About **{each} a person**, {total} for {travellers, plural, one {# traveller} other {# travellers}}.", sums)
          : say("About **{each} a person**, {total} for {travellers, plural, one {# traveller} other {# travellers}} on {days}.", { ...sums, days: days.map((date) => ({ date })) }),
        bullets(parts.filter(([, { amount }]) => amount > 0).map(([part, cost]) => say("{part, select, rooms {Rooms} food {Food} sights {Sights} transport {Transport} other {Other}}: {sum} a person", { part, sum: each(cost) }))),
        left !== null && budgetLeft(left, costs.total.currency),
        unknown > 0
          ? say("These are usual prices at reference rates, without the journey from home; {count, plural, one {# item} other {# items}} without a price.", { count: unknown })
          : say("These are usual prices at reference rates, without the journey from home."),
      ],
      "\n\n",
    ),
  );
}

/** Each by itself: what it costs one of them, and all. */
function costOfThings(things: ActivityState[], travellers: number): Outcome {
  const told = things.map(({ title, day, cost }) => {
    const about = { item: title, day: day === null ? "" : { date: day } };
    if (cost === null) return say("{item} has no price in the plan yet.", about);
    if (cost.amount === 0) return say("{item} costs nothing.", about);
    return say("{item} on {day} is about **{each} a person**, {total} for {travellers, plural, one {# traveller} other {# travellers}}.", { ...about, each: whole({ ...cost, amount: Math.round(cost.amount / travellers) }), total: whole(cost), travellers });
  });
  return { ...said("estimateCost", say("Looked up what it costs"), joined([...told, say("That is a usual price: check before you go.")], "\n\n")), about: things.flatMap(({ placeId }) => placeId ?? []) };
}

const budgetLeft = (left: number, currency: string): Said =>
  left >= 0
    ? say("That leaves {sum} of the budget.", { sum: whole({ amount: left, currency }) })
    : say("That is {sum} over the budget. Say “fit the budget” and I look for cheaper ways.", { sum: whole({ amount: -left, currency }) });

function ask(intent: Extract<Intent, { kind: "ask" }>, context: PlanContext): Outcome {
  if (intent.topic === "help" && intent.text === "undo") {
    return said("answer", say("Said how to undo"), say("Press **Undo this** under my answer, or the undo arrow at the top: it takes back a whole step. I don't undo by myself, so that nobody's work is lost by a misunderstanding."));
  }
  if (intent.topic === "help" && intent.text === "changed") {
    return said("answer", say("Said where changes stand"), say("What I changed stands under each of my answers here, with **Undo this** beside it. Everybody's changes are in the trip's history, with who made them and when."));
  }
  if (intent.topic === "why" && intent.target) return intent.target.ids.length === 0 && knows(intent.target.words, context) ? whyNot(intent.target.words, context, intent.target.said) : whyChosen(intent.target, context);
  if (intent.topic === "whyNot") return whyNot(intent.text, context, intent.said);
  if (intent.topic === "whyDay") return whyDay(intent.days ?? [], intent.text, context);
  if (intent.topic === "hours" && intent.target) {
    const several = meant(intent.target, context).slice(0, 3);
    const about = several.flatMap(({ placeId }) => placeId ?? []);
    if (several.length > 1) return { calls: [{ tool: "answer", args: {}, result: say("Looked up opening hours") }], steps: [], paragraphs: several.map((activity) => openingHours(activity, context)), about };
    return withTarget(intent.target, context, (activity) => ({ ...said("answer", say("Looked up {item}", { item: activity.title }), openingHours(activity, context)), about }));
  }
  if (intent.topic === "distance") return distance(intent, context);
  if (intent.topic === "whichDay") return whichDay(intent, context);
  if (intent.topic === "check") return review(intent, context);
  if (intent.topic === "drop") return dearest(intent, context);
  if (intent.topic === "leaving") return leaving(intent, context);
  if (intent.topic === "places") {
    const { stepFree = context.preferences.stepFree, diets = [] } = preferencesIn(intent.text);
    const known = findPlaces({ ...context, preferences: { ...context.preferences, stepFree, diets: [...context.preferences.diets, ...diets] } }, wishIn(intent, context));
    const near = besideIn(intent, context);
    const found = (near ? known.filter(({ destinationId }) => destinationId === near.destinationId).sort((one, other) => distanceKm(one.place, near) - distanceKm(other.place, near)) : known).slice(0, 6);
    if (found.length === 0) return said("searchPlaces", say("Found nothing new"), say("I know nothing more there that isn't in the plan already."));
    const listing = bullets(found.map(({ place, city }) => say("**{place}**, {city}: {fact}", { place: sightWord(place), city: cityWord(city), fact: place.fact })));
    const told = joined([joined([say("Not in the plan yet, and worth a thought:"), listing], "\n"), say("Say “add” and a name, with a day if you like.")], "\n\n");
    return { ...said("searchPlaces", say("Found {count, plural, one {# place} other {# places}}", { count: found.length }), told), about: found.map(({ placeId }) => placeId) };
  }
  return said("answer", say("Said what I can do"), joined([say("I plan with places that I know, and change the plan with you. For example:"), abilities(context)], "\n"));
}

function openingHours({ placeId, day, title }: ActivityState, { cities }: PlanContext): Said | Piece[] {
  const known = knownPlaceOf({ placeId }, cities);
  if (!known || day === null) return say("I hold no opening hours for {item}. Look them up before you go.", { item: title });
  return joined([hoursOn(known.place, day, "name"), say("That is as of {when}: check before you go.", { when: known.city.asOf })]);
}

const knows = (words: string, context: PlanContext) => findPlaces(context, { words: words.replace(/^\W*(the|a|an)\s+/, "").replace(/[?.!]+$/, "") }).length > 0;

/** "Anything near Nijo Castle for lunch?": what of the plan it shall be near to. */
function besideIn({ text, target }: Extract<Intent, { kind: "ask" }>, { trip }: PlanContext) {
  const words = /\b(?:near|nearby|close to|next to|around|by)\s+(.+)$/.exec(text)?.[1] ?? "";
  const isMeant = ({ id, title }: ActivityState) => (target ? target.ids[0] === id : words.includes(title.toLowerCase()));
  const there = trip.activities.find((activity) => activity.day !== null && activity.lat !== null && activity.lng !== null && isMeant(activity));
  return there ? { lat: there.lat!, lng: there.lng!, destinationId: there.destinationId } : null;
}

/** "Any gardens?", "somewhere for dinner". */
function wishIn({ text, days = [] }: Extract<Intent, { kind: "ask" }>, { trip }: PlanContext): CandidateWish {
  const { interests, cuisines, indoorOnly } = preferencesIn(text);
  const meal = (["breakfast", "lunch", "dinner"] as const).find((name) => text.includes(name));
  const [onDay, ...others] = days.length === 1 ? destinationsOn(trip, days[0]!) : [];
  const there = trip.destinations.find(({ name }) => text.includes(name.toLowerCase())) ?? (others.length === 0 ? onDay : undefined);
  return { ...(there && { destinationId: there.id }), ...(interests && !meal && { interests }), ...(cuisines && { cuisines }), ...(meal && { meal }), ...(indoorOnly && { setting: "indoor" as const }) };
}

/** Examples that would work on this very trip. */
function abilities({ trip }: PlanContext): Piece[] {
  const sight = trip.activities.find((activity) => activity.type === "sightseeing" && activity.day !== null);
  const day = sight?.day ?? trip.startDate;
  const examples = [
    say("Plan our trip: temples and food markets, one easy day, nothing before 9"),
    say("Make {day} more relaxed", { day: { date: day } }),
    sight ? say("Replace {item} with something indoors", { item: sight.title }) : say("Add a museum on day 2"),
    say("Add a ramen lunch on day 2"),
    say("What does it cost per person?"),
    say("Fit it into the budget"),
  ];
  return bullets(examples.map((request) => say("“{request}”", { request })));
}
