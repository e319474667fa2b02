// What is said of a plan beside another: how much is in it, how far it goes, what it costs.
import { formatMoney } from "../../../lib/money";
import type { PlanCard } from "./usePlans";

/** "4 items · 12 km · 1 h 20 min on the way · €84"; what is nothing is left out. */
export function planSummary({ items, km, minutes, costs }: Pick<PlanCard, "items" | "km" | "minutes" | "costs">): string {
  const parts = [items.length === 0 ? "Nothing in it yet" : `${items.length} ${items.length === 1 ? "item" : "items"}`];
  if (km >= 0.1) parts.push(km < 10 ? `${km.toFixed(1)} km` : `${Math.round(km)} km`);
  if (minutes > 0) parts.push(`${onTheWay(minutes)} on the way`);
  if (costs.total > 0) parts.push(formatMoney({ amount: costs.total, currency: costs.currency }, { whole: true }));
  return parts.join(" · ");
}

function onTheWay(minutes: number): string {
  const whole = Math.round(minutes);
  if (whole < 60) return `${whole} min`;
  return whole % 60 === 0 ? `${whole / 60} h` : `${Math.floor(whole / 60)} h ${whole % 60} min`;
}
