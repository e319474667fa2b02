// What is said of a plan beside another: how much is in it, how far it goes, what it costs.
import { formatDistance, formatDuration } from "../../../i18n/measures";
import { t } from "../../../i18n/t";
import { formatMoney } from "../../../lib/money";
import type { PlanCard } from "./usePlans";

/** "4 items · 12 km · 1 hr 20 min on the way · €84"; what is nothing is left out. */
export function planSummary({ items, km, minutes, costs }: Pick<PlanCard, "items" | "km" | "minutes" | "costs">): string {
  const parts = [items.length === 0 ? t("Nothing in it yet") : t("{count, plural, one {# item} other {# items}}", { count: items.length })];
  if (km >= 0.1) parts.push(formatDistance(km));
  if (minutes > 0) parts.push(t("{duration} on the way", { duration: formatDuration(minutes) }));
  if (costs.total > 0) parts.push(formatMoney({ amount: costs.total, currency: costs.currency }, { whole: true }));
  return parts.join(" · ");
}
