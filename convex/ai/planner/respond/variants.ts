// Ways to plan one day: each a few wishes over what is known of the people, so that the same wishes give
// the very day that was shown when one is chosen.
import { say, type Said } from "../../../said";
import { inUnits } from "../../tools/tripFacts";
import type { Money, ToolCall, TripEdit } from "../../types";
import { applyEdits } from "../draft/applyEdits";
import { draftPlan } from "../draft/draftPlan";
import type { PlanContext } from "../draftTypes";
import type { Preferences, VariantName } from "../types";
import { chooseText } from "../understand/alternatives";

type Wishes = Pick<Partial<Preferences>, "pace" | "notBefore" | "budgetStyle" | "indoorOnly" | "interests" | "avoid">;
type Item = { title: string; start: string | null; end: string | null; placeId: string | null };

export type DayVariant = {
  variant: VariantName;
  wishes: Wishes;
  /** The day as it would be, without its hotel. */
  items: Item[];
  /** Sights, meals and transport of the day; null when nothing could be planned. */
  cost: Money | null;
  unmet: Said[];
  edits: TripEdit[];
};

const WISHES: Record<Exclude<VariantName, "different">, Wishes> = {
  balanced: {},
  relaxed: { pace: "relaxed", notBefore: "10:00" },
  packed: { pace: "packed" },
  cheaper: { budgetStyle: "budget" },
  indoors: { indoorOnly: true },
  sights: { interests: ["history", "architecture", "views"] },
  localLife: { interests: ["localLife", "markets", "food"] },
};

function wishesFor(variant: VariantName, { trip, preferences }: PlanContext, day: string): Wishes {
  if (variant !== "different") return WISHES[variant];
  const there = trip.activities.filter((activity) => activity.day === day && activity.type === "sightseeing").map(({ title }) => title);
  return { avoid: [...preferences.avoid, ...there] };
}

/** Changes nothing. */
export function dayVariant(context: PlanContext, day: string, variant: VariantName): DayVariant {
  const wishes = wishesFor(variant, context, day);
  const { steps, days, unmet } = draftPlan({ ...context, preferences: { ...context.preferences, ...wishes }, days: [day], keep: [] });
  const edits = steps.flatMap((step) => step.edits);
  const items = applyEdits(context.trip, edits)
    .activities.filter((activity) => activity.day === day && activity.type !== "hotel")
    .map(({ title, start, end, placeId }) => ({ title, start, end, placeId }));
  return { variant, wishes, items, cost: days[0]?.cost ?? null, unmet, edits };
}

/** Up to `count` ways that differ from each other and from the day as it is; those asked for by name come first. */
export function differentWays(context: PlanContext, day: string, asked: VariantName[], count: number): DayVariant[] {
  const standing = context.trip.activities.filter((activity) => activity.day === day && activity.type !== "hotel");
  const order: VariantName[] = [...asked, ...(standing.length > 0 ? (["different"] as const) : []), "balanced", "relaxed", "localLife", "sights", "cheaper", "indoors", "packed"];
  const ways: DayVariant[] = [];
  const known = new Set([contentsOf(standing)]);
  for (const variant of new Set(order)) {
    if (ways.length === Math.max(count, asked.length)) break;
    const way = dayVariant(context, day, variant);
    const contents = contentsOf(way.items);
    if (way.edits.length === 0 || known.has(contents)) continue;
    known.add(contents);
    ways.push(way);
  }
  return ways;
}

const contentsOf = (items: Pick<Item, "title">[]) => items.map(({ title }) => title).toSorted().join("\n");

/** For people: the ways side by side, each with what one says to take it. */
export function alternativesCard(day: string, ways: DayVariant[]): ToolCall {
  const variants = ways.map(({ variant, items, cost, unmet, edits }) => ({ variant, items, ...(cost && { cost: inUnits(cost) }), unmet, choose: chooseText(day, variant), edits }));
  return { tool: "proposeAlternatives", args: { day, variants }, result: say("{count, plural, one {# way} other {# ways}} to spend {day}", { count: ways.length, day: { date: day } }) };
}
