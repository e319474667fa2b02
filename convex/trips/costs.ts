// What a trip adds up to, in one currency.
import type { Doc, Id } from "../_generated/dataModel";
import { equalShares } from "../billing/payments/split";
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
  /** What falls to each member: an equal part, to the minor unit, of what they take part in. Travellers who aren't members pay theirs beside. */
  shares: { userId: Id<"users">; amount: number }[];
};

/** Sums what is placed on a day; ideas cost nothing yet. Converted by the bundled reference rates. `usual`: the currency where neither budget nor costs say one. */
export function tripCosts(
  trip: Pick<Doc<"trips">, "budget" | "travellers">,
  activities: Pick<Doc<"activities">, "day" | "type" | "cost" | "participants">[],
  members: Id<"users">[] = [],
  usual = "EUR",
): TripCosts {
  const placed = activities.filter((activity) => activity.day !== null);
  const currency = trip.budget?.currency ?? placed.find((activity) => activity.cost)?.cost?.currency ?? usual;
  const byType: TripCosts["byType"] = {};
  let total = 0;
  let unknown = 0;
  const shares = new Map(members.map((userId) => [userId, 0]));
  for (const { type, cost, participants } of placed) {
    if (cost === null) {
      unknown += 1;
      continue;
    }
    const amount = convert(cost, currency).amount;
    byType[type] = (byType[type] ?? 0) + amount;
    total += amount;
    // Somebody who has left is still named by what they took part in: their part is nobody else's.
    const among = participants ?? members;
    const ways = participants ? participants.length : Math.max(trip.travellers, members.length);
    if (ways > 0) equalShares(amount, ways, 1).forEach((share, index) => among[index] && shares.has(among[index]) && shares.set(among[index], shares.get(among[index])! + share));
  }
  return {
    currency,
    total,
    perPerson: Math.round(total / trip.travellers),
    byType,
    unknown,
    left: trip.budget && trip.budget.amount - total,
    shares: [...shares].map(([userId, amount]) => ({ userId, amount })),
  };
}
