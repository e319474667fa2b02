// Tools for whole days: planned, made lighter, fuller or shorter in their ways, and fitted to a budget.
import { draftPlan } from "../planner/draft/draftPlan";
import { fillDay, fitBudget, optimizeDay, relaxDay } from "../planner/draft/repairs";
import { english, say } from "../../said";
import type { DraftResult } from "../planner/draftTypes";
import { alternativesCard, dayVariant } from "../planner/respond/variants";
import { choice, day, list, optional, text } from "./arguments";
import { defineTool, fromRepair, looked, problem, type ToolDone, type ToolOutcome } from "./tool";
import { activityOf, daysProblem, inUnits, moneyOf, unknownActivity } from "./tripFacts";
import { budget, interests, wishFields, wishesOf } from "./wishes";

export const dayTools = [
  defineTool({
    name: "draft_plan",
    description:
      "Plans days of the trip with known places, meals, rooms and ways, within opening hours and budget. Takes the place of what the assistant planned on those days; booked items and people's own stay. For a first plan or one from scratch; to change a detail use the other tools.",
    fields: {
      days: optional(list("Days to plan; all of the trip by default.", day("A day."), 60, 1)),
      keep: optional(list("Ids of activities of those days that stay.", text("An id.", 64), 60)),
      ...wishFields,
    },
    run({ days, keep = [], ...said }, context) {
      const wrong = daysProblem(context.trip, [...(days ?? []), ...(said.easyDays ?? [])]);
      if (wrong) return wrong;
      const missing = keep.find((id) => !activityOf(context.trip, id));
      if (missing !== undefined) return unknownActivity(missing);
      const wishes = wishesOf(said);
      if (!wishes) return unknownCurrency(said.budget?.currency ?? "");
      const draft = draftPlan({ ...context, preferences: { ...context.preferences, ...wishes }, days: days ?? "all", keep });
      return drafted(draft, { ...(days && { days }), ...said });
    },
  }),
  defineTool({
    name: "relax_day",
    description: "Makes a day lighter: about half of the stops that the assistant chose, and a later start.",
    fields: { day: day("Which day.") },
    run: (args, context) => daysProblem(context.trip, [args.day]) ?? fromRepair("relaxDay", args, relaxDay(context, args.day)),
  }),
  defineTool({
    name: "fill_day",
    description: "Puts more sights, and meals that are missing, into the gaps of a day. Nothing that is there moves.",
    fields: { day: day("Which day."), interests: optional(interests("What to choose from; anything good by default.")), setting: optional(choice("Only these.", ["indoor", "outdoor"])) },
    run: ({ day: date, ...wish }, context) => daysProblem(context.trip, [date]) ?? fromRepair("fillDay", { day: date, ...wish }, fillDay(context, date, wish)),
  }),
  defineTool({
    name: "optimize_day",
    description: "Puts the sights of a day in the order with the shortest ways, opening hours kept. Booked ones keep their times.",
    fields: { day: day("Which day.") },
    run: (args, context) => daysProblem(context.trip, [args.day]) ?? fromRepair("optimizeDay", args, optimizeDay(context, args.day)),
  }),
  defineTool({
    name: "fit_budget",
    description: "Makes the plan cheaper until it fits: rooms first, then the dearest sights and meals. Changes nothing when even that isn't enough.",
    fields: { budget: optional(budget("The sum for everybody together; the trip's budget by default.")) },
    run({ budget: said }, context): ToolOutcome {
      const sum = said ? moneyOf(said.amount, said.currency) : context.trip.budget;
      if (said && !sum) return unknownCurrency(said.currency);
      if (!sum) return problem("This trip has no budget and none was given. Ask the person for one.");
      return fromRepair("fitBudget", { budget: inUnits(sum) }, fitBudget(context, sum));
    },
  }),
  defineTool({
    name: "propose_alternatives",
    description:
      "Plans a day in two or three ways and shows them side by side; changes nothing. To take one, call draft_plan with the arguments given under `choose` of that variant.",
    fields: {
      day: day("Which day."),
      variants: list("How the variants differ; each is one way to plan the day.", choice("A variant.", ["balanced", "relaxed", "packed", "cheaper", "indoors", "sights", "localLife", "different"]), 3, 2),
    },
    run({ day: date, variants }, context) {
      const wrong = daysProblem(context.trip, [date]);
      if (wrong) return wrong;
      const ways = [...new Set(variants)].map((variant) => dayVariant(context, date, variant));
      if (ways.every(({ edits }) => edits.length === 0)) return problem(`There are no known places for ${date}, so there is nothing to choose from.`);
      const forModel = ways.map(({ variant, items, cost, unmet, wishes }) => ({ variant, items, ...(cost && { cost: inUnits(cost) }), unmet: unmet.map(english), choose: { days: [date], ...wishes } }));
      const { tool, args, result } = alternativesCard(date, ways);
      return looked(tool, args, result, { variants: forModel }, ways.flatMap(({ items }) => items.flatMap(({ placeId }) => placeId ?? [])));
    },
  }),
];

const unknownCurrency = (currency: string) => problem(`“${currency.slice(0, 8)}” isn't a currency. Use an ISO 4217 code such as EUR.`);

function drafted(draft: DraftResult, args: Record<string, unknown>): ToolDone {
  const { steps, days, costs, withoutData, unmet, overBudget, highlights } = draft;
  const planned = days.filter(({ start }) => start !== null);
  const stops = planned.reduce((sum, one) => sum + one.stops, 0);
  return {
    kind: "done",
    result: {
      days: planned.map(({ day: date, city, stops: count, easy, areas, cost }) => ({ day: date, city, sights: count, easy, areas, cost: inUnits(cost) })),
      ...(costs && { total: inUnits(costs.total), perPerson: inUnits(costs.perPerson), withinBudget: costs.withinBudget }),
      highlights,
      unmet: unmet.map(english),
      citiesWithoutKnownPlaces: withoutData,
      ...(overBudget && { overBudget: english(overBudget.reason) }),
    },
    steps,
    card: { tool: "draftPlan", args, result: steps.length === 0 ? say("Could plan nothing") : say("Chose {stops, plural, one {# sight} other {# sights}} for {days, plural, one {# day} other {# days}}", { stops, days: planned.length }) },
  };
}
