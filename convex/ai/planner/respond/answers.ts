// Intents that only want to know, and those that can't be done: answered honestly.
import { formatDay } from "../../../trips/labels";
import type { ActivityState } from "../../types";
import { costsOf } from "../draft/costs";
import { findPlaces } from "../draft/candidates";
import { listed, plural } from "../draft/wording";
import type { CandidateWish, PlanContext } from "../draftTypes";
import type { Intent } from "../types";
import { preferencesIn } from "../understand/preferences";
import { hoursOn, knownPlaceOf } from "./places";
import type { Outcome } from "./respond";
import { meant, said, withTarget } from "./which";
import { whyChosen, whyDay } from "./why";
import { whyNot } from "./whyNot";
import { bullets, money } from "./words";

export function answer(intent: Intent, context: PlanContext): Outcome {
  switch (intent.kind) {
    case "cost":
      return cost(intent, context);
    case "ask":
      return ask(intent, context);
    case "unsupported":
      return said("decline", `Can't ${intent.what}`, `I can't ${intent.what}. What I can do here:\n${abilities(context)}`);
    case "dismiss":
      return said("answer", "Left everything as it is", "All right, everything stays as it is.");
    default:
      return said("decline", "Didn't understand the request", `I didn't understand that, so I changed nothing. I can do things like these:\n${abilities(context)}`);
  }
}

function cost(intent: Extract<Intent, { kind: "cost" }>, { trip }: PlanContext): Outcome {
  const days = intent.days;
  const shown = days === "all" ? trip : { ...trip, activities: trip.activities.filter(({ day }) => day !== null && days.includes(day)) };
  const costs = costsOf(shown, trip.budget ? { currency: trip.budget.currency } : {});
  if (costs.total.amount === 0) return said("estimateCost", "Nothing has a price yet", "Nothing in the plan has a price yet. Plan some days first, or give your own items a cost.");
  const parts = [["Rooms", costs.rooms], ["Food", costs.meals], ["Sights", costs.admissions], ["Transport", costs.transport], ["Other", costs.other]] as const;
  const each = ({ amount, currency }: { amount: number; currency: string }) => money({ amount: Math.round(amount / trip.travellers), currency });
  const unknown = shown.activities.filter((activity) => activity.day !== null && activity.cost === null).length;
  const left = costs.budget && days === "all" ? costs.budget.amount - costs.total.amount : null;
  return said(
    "estimateCost",
    `${money(costs.perPerson)} a person, ${money(costs.total)} in all`,
    [
      `About **${money(costs.perPerson)} a person**, ${money(costs.total)} for ${plural(trip.travellers, "traveller")}${days === "all" ? "" : ` on ${listed(days.map((day) => formatDay(day)))}`}.`,
      bullets(parts.filter(([, part]) => part.amount > 0).map(([name, part]) => `${name}: ${each(part)} a person`)),
      left === null ? "" : left >= 0 ? `That leaves ${money({ amount: left, currency: costs.total.currency })} of the budget.` : `That is ${money({ amount: -left, currency: costs.total.currency })} over the budget. Say “fit the budget” and I look for cheaper ways.`,
      `These are usual prices at reference rates, without the journey from home${unknown > 0 ? `; ${plural(unknown, "item")} without a price` : ""}.`,
    ].filter(Boolean).join("\n\n"),
  );
}

function ask(intent: Extract<Intent, { kind: "ask" }>, context: PlanContext): Outcome {
  if (intent.topic === "help" && intent.text === "undo") {
    return said("answer", "Said how to undo", "Press **Undo this** under my answer, or the undo arrow at the top: it takes back a whole step. I don't undo by myself, so that nobody's work is lost by a misunderstanding.");
  }
  if (intent.topic === "why" && intent.target) return intent.target.ids.length === 0 && knows(intent.target.words, context) ? whyNot(intent.target.words, context) : whyChosen(intent.target, context);
  if (intent.topic === "whyNot") return whyNot(intent.text, context);
  if (intent.topic === "whyDay") return whyDay(intent.days ?? [], intent.text, context);
  if (intent.topic === "hours" && intent.target) {
    const several = meant(intent.target, context).slice(0, 3);
    const about = several.flatMap(({ placeId }) => placeId ?? []);
    if (several.length > 1) return { calls: [{ tool: "answer", args: {}, result: "Looked up opening hours" }], steps: [], paragraphs: several.map((activity) => openingHours(activity, context)), about };
    return withTarget(intent.target, context, (activity) => ({ ...said("answer", `Looked up ${activity.title}`, openingHours(activity, context)), about }));
  }
  if (intent.topic === "places") {
    const found = findPlaces(context, wishIn(intent.text, context)).slice(0, 6);
    if (found.length === 0) return said("searchPlaces", "Found nothing new", "I know nothing more there that isn't in the plan already.");
    const listing = bullets(found.map(({ place, city }) => `**${place.name}**, ${city.name}: ${place.fact}`));
    return { ...said("searchPlaces", `Found ${plural(found.length, "place")}`, `Not in the plan yet, and worth a thought:\n${listing}\n\nSay “add” and a name, with a day if you like.`), about: found.map(({ placeId }) => placeId) };
  }
  return said("answer", "Said what I can do", `I plan with places that I know, and change the plan with you. For example:\n${abilities(context)}`);
}

function openingHours({ placeId, day, title }: ActivityState, { cities }: PlanContext): string {
  const known = knownPlaceOf({ placeId }, cities);
  if (!known || day === null) return `I hold no opening hours for ${title}. Look them up before you go.`;
  return `${known.place.name} ${hoursOn(known.place, day)}. That is as of ${known.city.asOf}: check before you go.`;
}

const knows = (words: string, context: PlanContext) => findPlaces(context, { words: words.replace(/^\W*(the|a|an)\s+/, "").replace(/[?.!]+$/, "") }).length > 0;

/** "Any gardens?", "somewhere for dinner". */
function wishIn(text: string, { trip }: PlanContext): CandidateWish {
  const { interests, cuisines, indoorOnly } = preferencesIn(text);
  const meal = (["breakfast", "lunch", "dinner"] as const).find((name) => text.includes(name));
  const there = trip.destinations.find(({ name }) => text.includes(name.toLowerCase()));
  return { ...(there && { destinationId: there.id }), ...(interests && !meal && { interests }), ...(cuisines && { cuisines }), ...(meal && { meal }), ...(indoorOnly && { setting: "indoor" as const }) };
}

/** Examples that would work on this very trip. */
function abilities({ trip }: PlanContext): string {
  const sight = trip.activities.find((activity) => activity.type === "sightseeing" && activity.day !== null);
  const day = sight?.day ?? trip.startDate;
  const examples = [
    "“Plan our trip: temples and food markets, one easy day, nothing before 9”",
    `“Make ${formatDay(day)} more relaxed”`,
    sight ? `“Replace ${sight.title} with something indoors”` : "“Add a museum on day 2”",
    "“Add a ramen lunch on day 2”",
    "“What does it cost per person?”",
    "“Fit it into the budget”",
  ];
  return bullets(examples);
}
