// What a trip adds up to, in one currency.
import type { Doc } from "../_generated/dataModel";
import { convert } from "../places/rates";

export type TripCosts = {
  currency: string;
  /** Minor units, whole party. */
  total: number;
  perPerson: number;
  byType: Partial<Record<Doc<"activities">["type"], number>>;
  /** Placed activities of unknown cost. */
  unknown: number;
  /** Budget less total; null without a budget. */
  left: number | null;
};

/** Sums what is placed on a day; ideas cost nothing yet. Converted by the bundled reference rates. */
export function tripCosts(
  trip: Pick<Doc<"trips">, "budget" | "travellers">,
  activities: Pick<Doc<"activities">, "day" | "type" | "cost">[],
): TripCosts {
  const placed = activities.filter((activity) => activity.day !== null);
  const currency = trip.budget?.currency ?? placed.find((activity) => activity.cost)?.cost?.currency ?? "EUR";
  const byType: TripCosts["byType"] = {};
  let total = 0;
  let unknown = 0;
  for (const { type, cost } of placed) {
    if (cost === null) {
      unknown += 1;
      continue;
    }
    const amount = convert(cost, currency).amount;
    byType[type] = (byType[type] ?? 0) + amount;
    total += amount;
  }
  return {
    currency,
    total,
    perPerson: Math.round(total / trip.travellers),
    byType,
    unknown,
    left: trip.budget && trip.budget.amount - total,
  };
}
