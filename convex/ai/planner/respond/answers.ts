// Intents that only want to know, and those that can't be done: answered honestly.
import { openOn } from "../../../places/openingHours";
import { costsOf } from "../draft/costs";
import { findPlaces } from "../draft/candidates";
import type { PlanContext } from "../draftTypes";
import type { Intent } from "../types";
import { toTime } from "../clock";
import type { Outcome } from "./respond";
import { said, withTarget } from "./tools";
import { formatDay } from "../../../trips/labels";
import { listed, plural } from "../draft/wording";
import { bullets, money } from "./words";

export function answer(intent: Intent, context: PlanContext): Outcome {
  switch (intent.kind) {
    case "cost":
      return cost(intent, context);
    case "ask":
      return ask(intent, context);
    case "unsupported":
      return said("decline", `Can't ${intent.what}`, `I can't ${intent.what}. What I can do here:\n${abilities(context)}`);
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
      `About **${money(costs.perPerson)} a person**, ${money(costs.total)} for ${plural(trip.travellers, "traveller")}${days === "all" ? "" : ` on ${listed(days.map(formatDay))}`}.`,
      bullets(parts.filter(([, part]) => part.amount > 0).map(([name, part]) => `${name}: ${each(part)} a person`)),
      left === null ? "" : left >= 0 ? `That leaves ${money({ amount: left, currency: costs.total.currency })} of the budget.` : `That is ${money({ amount: -left, currency: costs.total.currency })} over the budget. Say “fit the budget” and I look for cheaper ways.`,
      `These are usual prices at reference rates, without the journey from home${unknown > 0 ? `; ${plural(unknown, "item")} without a price` : ""}.`,
    ].filter(Boolean).join("\n\n"),
  );
}

function ask(intent: Extract<Intent, { kind: "ask" }>, context: PlanContext): Outcome {
  const { trip, cities } = context;
  if (intent.topic === "help" && intent.text === "undo") {
    return said("answer", "Said how to undo", "Press **Undo this** under my answer, or the undo arrow at the top: it takes back a whole step. I don't undo by myself, so that nobody's work is lost by a misunderstanding.");
  }
  if (intent.topic === "why" && intent.target) {
    return withTarget(intent.target, context, (id) => {
      const activity = trip.activities.find((candidate) => candidate.id === id)!;
      return said("answer", `Explained ${activity.title}`, activity.why ?? (activity.source === "ai" ? `${activity.title} fitted the day's hours and the way between the stops.` : `${activity.title} was added by one of you, so the reason is yours.`));
    });
  }
  if (intent.topic === "hours" && intent.target) {
    return withTarget(intent.target, context, (id) => {
      const activity = trip.activities.find((candidate) => candidate.id === id)!;
      const [slug, placeId] = activity.placeId?.split("/") ?? [];
      const place = cities.get(slug ?? "")?.places.find((candidate) => candidate.id === placeId);
      if (!place || !activity.day) return said("answer", "No hours known", `I hold no opening hours for ${activity.title}. Look them up before you go.`);
      const windows = openOn(place.hours, activity.day);
      const hours = windows.length === 0 ? "closed" : `usually open ${listed(windows.map(({ open, close }) => `${toTime(open)}–${toTime(close)}`))}`;
      return said("answer", `Looked up ${place.name}`, `${place.name} is ${hours} on ${formatDay(activity.day)}. That is as of ${cities.get(slug!)!.asOf}: check before you go.`);
    });
  }
  if (intent.topic === "places") {
    const found = findPlaces(context, {}).slice(0, 6);
    if (found.length === 0) return said("searchPlaces", "Found nothing new", "I know nothing more there that isn't in the plan already.");
    return said("searchPlaces", `Found ${plural(found.length, "place")}`, `Not in the plan yet, and worth a thought:\n${bullets(found.map(({ place, city }) => `**${place.name}**, ${city.name}: ${place.fact}`))}\n\nSay “add” and a name, with a day if you like.`);
  }
  return said("answer", "Said what I can do", `I plan with places that I know, and change the plan with you. For example:\n${abilities(context)}`);
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
