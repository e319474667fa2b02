// What a trip adds up to, by part, in one currency.
import { convert } from "../../../places/rates";
import type { Money, TripState } from "../../types";
import type { CostSummary } from "../draftTypes";

/** The currency that a trip is reckoned in: the budget's, else the first known cost's, else euros. */
export const planCurrency = (trip: TripState, budget: Money | null = trip.budget): string =>
  budget?.currency ?? trip.activities.find(({ cost, day }) => cost !== null && day !== null)?.cost?.currency ?? "EUR";

/** Whole party, of everything placed on a day; what has no known cost counts nothing. */
export function costsOf(trip: TripState, { currency, budget = trip.budget }: { currency?: string; budget?: Money | null } = {}): CostSummary {
  const unit = currency ?? planCurrency(trip, budget);
  const sums = { hotel: 0, restaurant: 0, sightseeing: 0, transport: 0, other: 0 };
  for (const { day, type, cost } of trip.activities) if (day !== null && cost) sums[type] += convert(cost, unit).amount;
  const money = (amount: number): Money => ({ amount, currency: unit });
  const total = Object.values(sums).reduce((sum, amount) => sum + amount, 0);
  const limit = budget ? convert(budget, unit) : null;
  return {
    total: money(total),
    perPerson: money(Math.round(total / Math.max(1, trip.travellers))),
    rooms: money(sums.hotel),
    meals: money(sums.restaurant),
    admissions: money(sums.sightseeing),
    transport: money(sums.transport),
    other: money(sums.other),
    budget: limit,
    withinBudget: limit === null || total <= limit.amount,
  };
}

/** "€2,310" in sentences, without cents. */
export const whole = ({ amount, currency }: Money) => ({ amount, currency, whole: true });
