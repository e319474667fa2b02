// Ways to spend a day, shown side by side and changed to nothing until one is chosen.
import { say, type Said } from "../../../said";
import { formatDay } from "../../../trips/labels";
import type { PlanContext } from "../draftTypes";
import type { Intent, VariantName } from "../types";
import { shownWay, shownWays } from "../understand/alternatives";
import { WHICH_DAY } from "../understand/openQuestion";
import type { Outcome } from "./respond";
import { said } from "./which";
import { alternativesCard, dayVariant, differentWays, type DayVariant } from "./variants";
import { bullets, money } from "./words";
import { capital, listed } from "../draft/wording";

export function alternatives({ days, count, variants, preferences }: Extract<Intent, { kind: "alternatives" }>, context: PlanContext): Outcome {
  const [day, ...others] = days;
  if (day === undefined) return said("proposeAlternatives", "No day was named", `${WHICH_DAY} Say a weekday, a date, or “day 2”, and I show ways to spend it.`);
  const ways = differentWays({ ...context, preferences: { ...context.preferences, ...preferences } }, day, variants, count);
  if (ways.length < 2) return withoutChoice(day, ways, context);
  const alike = Math.min(3, ways.length) === 2 ? 2 : 3;
  return {
    calls: [alternativesCard(day, ways)],
    steps: [],
    paragraphs: [
      `${shownWays(day, alike)}, side by side. Nothing is changed yet.`,
      bullets(ways.map((way, index) => `${shownWay(index + 1, way.variant)}${way.cost ? `, about ${money(way.cost)}` : ""}: ${way.items.flatMap(({ title, start }) => (start ? `${title} (${start})` : [])).join(", ")}`)),
      `Say “take the second one”, or leave the day as it is.${others.length > 0 ? ` I show one day at a time: ask for ${listed(others.map((day) => formatDay(day)))} next.` : ""}`,
    ],
    about: ways.flatMap(({ items }) => items.flatMap(({ placeId }) => placeId ?? [])),
  };
}

function withoutChoice(day: string, [only]: DayVariant[], context: PlanContext): Outcome {
  const name = formatDay(day);
  const stands = context.trip.activities.some((activity) => activity.day === day && (activity.source !== "ai" || activity.locked));
  const reason = stands ? "what is booked or was added by one of you fills it" : "I know too few places there that are open then";
  const instead = only ? ` The one other way would be: ${only.items.map(({ title }) => title).join(", ")}.` : "";
  return said("proposeAlternatives", `Found no other ways for ${name}`, `I find no ways to spend ${name} that differ enough to choose from: ${reason}.${instead}`);
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
  const name = formatDay(day);
  const way = dayVariant({ ...context, preferences: { ...context.preferences, ...preferences } }, day, variant);
  if (way.edits.length === 0) return said("draftPlan", "Changed nothing", `I can't plan ${name} that way any more: there are no known places for it.`);
  const stops = way.items.flatMap(({ title, start }) => (start ? title : []));
  return {
    calls: [{ tool: "draftPlan", args: { days: [day] }, result: `Took this way for ${name}: ${listed(stops)}` }],
    steps: [{ label: PLANNED[variant]({ date: day }), edits: way.edits }],
    paragraphs: [`${capital(name)} is now ${listed(stops)}.${way.cost ? ` That is about ${money(way.cost)} for the day.` : ""}`, ...way.unmet],
  };
}
