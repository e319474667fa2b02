// What is said of a plan beside another: how much is in it, how far it goes, what it costs.
import type { FunctionReturnType } from "convex/server";
import type { api } from "../../../../convex/_generated/api";
import { formatDistance, formatDuration } from "../../../i18n/measures";
import { t } from "../../../i18n/t";
import { formatMoney } from "../../../lib/money";
import type { whoIsIn } from "../people/whoIsIn";

export type PlanCard = FunctionReturnType<typeof api.trips.variants.compare>[number];

/** What stands in the day and won't once this plan is in use. */
export const leaving = (plans: readonly Pick<PlanCard, "holds" | "items">[], { items }: Pick<PlanCard, "items">) =>
  plans.filter(({ holds }) => holds).flatMap((held) => held.items.filter(({ _id }) => !items.some((item) => item._id === _id)));

/** `within`: who is in an item that has gone with the other plan. A copy of it may stand in this one. */
export function changedWords({ name, items }: Pick<PlanCard, "name"> & { items: readonly Pick<PlanCard["items"][number], "title">[] }, within: ReturnType<typeof whoIsIn>): string {
  if (!within) return t("Changed to {name}", { name });
  const values = { name, person: within.person, item: within.item };
  if (items.some(({ title }) => title === within.item)) {
    return within.writes
      ? t("Changed to {name}: {person} is writing right now in “{item}” of the plan before", values)
      : t("Changed to {name}: {person} has “{item}” of the plan before open right now", values);
  }
  return within.writes
    ? t("Changed to {name}, without “{item}”, in which {person} is writing right now", values)
    : t("Changed to {name}, without “{item}”, which {person} has open right now", values);
}

/** "4 items · 12 km · 1 hr 20 min on the way · €84"; what is nothing is left out. */
export function planSummary({ items, km, minutes, costs }: Pick<PlanCard, "items" | "km" | "minutes" | "costs">): string {
  const parts = [items.length === 0 ? t("Nothing in it yet") : t("{count, plural, one {# item} other {# items}}", { count: items.length })];
  if (km >= 0.1) parts.push(formatDistance(km));
  if (minutes > 0) parts.push(t("{duration} on the way", { duration: formatDuration(minutes) }));
  if (costs.total > 0) parts.push(formatMoney({ amount: costs.total, currency: costs.currency }, { whole: true }));
  return parts.join(" · ");
}
