// Ways to spend a day, shown side by side and changed to nothing until one is chosen.
import { joined, say, type Said } from "../../../said";
import type { PlanContext } from "../draftTypes";
import type { Intent, VariantName } from "../types";
import { shownWay, shownWays } from "../understand/alternatives";
import type { Outcome } from "./outcome";
import { said } from "./which";
import { alternativesCard, dayVariant, differentWays, type DayVariant } from "./variants";
import { bullets } from "./words";
import { whole } from "../draft/costs";

export function alternatives({ days, count, variants, preferences }: Extract<Intent, { kind: "alternatives" }>, context: PlanContext): Outcome {
  const [day, ...others] = days;
  if (day === undefined) return said("proposeAlternatives", say("No day was named"), say("Which day? Say a weekday, a date, or “day 2”, and I show ways to spend it."));
  const ways = differentWays({ ...context, preferences: { ...context.preferences, ...preferences } }, day, variants, count);
  if (ways.length < 2) return withoutChoice(day, ways, context);
  const alike = Math.min(3, ways.length) === 2 ? 2 : 3;
  return {
    calls: [alternativesCard(day, ways)],
    steps: [],
    paragraphs: [
      shownWays(day, alike),
      bullets(ways.map((way, index) => shownWay(index + 1, way.variant, { cost: way.cost, items: way.items.flatMap(({ title, start }) => (start ? `${title} (${start})` : [])).join(", ") }))),
      joined([say("Say “take the second one”, or leave the day as it is."), others.length > 0 && say("I show one day at a time: ask for {days} next.", { days: others.map((date) => ({ date })) })]),
    ],
    about: ways.flatMap(({ items }) => items.flatMap(({ placeId }) => placeId ?? [])),
  };
}

function withoutChoice(day: string, [only]: DayVariant[], context: PlanContext): Outcome {
  const name = { day: { date: day } };
  const stands = context.trip.activities.some((activity) => activity.day === day && (activity.source !== "ai" || activity.locked));
  const reason = stands
    ? say("I find no ways to spend {day} that differ enough to choose from: what is booked or was added by one of you fills it.", name)
    : say("I find no ways to spend {day} that differ enough to choose from: I know too few places there that are open then.", name);
  const instead = only !== undefined && say("The one other way would be: {items}.", { items: only.items.map(({ title }) => title).join(", ") });
  return said("proposeAlternatives", say("Found no other ways for {day}", name), joined([reason, instead]));
}

const PLANNED: Record<VariantName, (day: { date: string }) => Said> = {
  balanced: (day) => say("planned {day} · balanced", { day }),
  relaxed: (day) => say("planned {day} · relaxed", { day }),
  packed: (day) => say("planned {day} · packed", { day }),
  cheaper: (day) => say("planned {day} · cheaper", { day }),
  indoors: (day) => say("planned {day} · indoors", { day }),
  sights: (day) => say("planned {day} · great sights", { day }),
  localLife: (day) => say("planned {day} · local life", { day }),
  different: (day) => say("planned {day} · something else", { day }),
};

/** Makes the day the way that was shown. */
export function choose({ day, variant, preferences }: Extract<Intent, { kind: "choose" }>, context: PlanContext): Outcome {
  const name = { day: { date: day } };
  const way = dayVariant({ ...context, preferences: { ...context.preferences, ...preferences } }, day, variant);
  if (way.edits.length === 0) return said("draftPlan", say("Changed nothing"), say("I can't plan {day} that way any more: there are no known places for it.", name));
  const stops = way.items.flatMap(({ title, start }) => (start ? title : []));
  return {
    calls: [{ tool: "draftPlan", args: { days: [day] }, result: say("Took this way for {day}: {items}", { ...name, items: stops }) }],
    steps: [{ label: PLANNED[variant]({ date: day }), edits: way.edits }],
    paragraphs: [joined([say("{day} is now {items}.", { ...name, items: stops }), way.cost && say("That is about {sum} for the day.", { sum: whole(way.cost) })]), ...way.unmet],
  };
}
