// What plans include, cost and become, in words.
import type { FunctionReturnType } from "convex/server";
import type { api } from "../../../../convex/_generated/api";
import { formatMoney } from "../../../lib/money";
import { formatDay } from "../../../lib/moments";

export type Offers = FunctionReturnType<typeof api.billing.plan.offers>;
export type Offer = Offers["plans"][number];
export type Mine = FunctionReturnType<typeof api.billing.plan.mine>;
export type Subscription = NonNullable<Mine["subscription"]>;
export type Interval = "month" | "year";
type Entitlements = Mine["entitlements"];

/** What a plan includes, a line each, the most asked-for first. */
export function includedLines({ trips, members, assistantRequests, modelBudget, agency }: Entitlements): string[] {
  return [
    trips === null ? "As many trips as you like" : `${trips} trips ahead at a time; past ones don't count`,
    `${members} people in each of them`,
    assistantRequests === null ? "The assistant as often as you like, at a fair pace" : `${assistantRequests} requests to the assistant a month`,
    modelBudget === 1 ? "The everyday budget for language models" : `${modelBudget} times the budget for language models`,
    ...(agency ? ["The workspace for agencies, in preparation"] : []),
  ];
}

export const priceOf = (offer: Offer, interval: Interval) => (interval === "month" ? offer.monthly : offer.yearly);

/** "€8 a month"; "nothing" for what is free. */
export function priceWords(offer: Offer, interval: Interval): string {
  const price = priceOf(offer, interval);
  return price ? `${formatMoney(price)} a ${interval}` : "nothing";
}

/** How much less a year may cost than twelve months: "Save up to 25 %"; null for nothing. */
export function savingWords(offers: Offer[]): string | null {
  const shares = offers.map(({ monthly, yearly }) => (monthly && yearly ? 1 - yearly.amount / (12 * monthly.amount) : 0));
  const most = Math.floor(Math.max(...shares) * 100);
  return most > 0 ? `Save up to ${most} %` : null;
}

/** What changing to a plan costs, and when. */
export function changeWords(offer: Offer, interval: Interval, onTrial: boolean): string {
  const price = `From now on ${offer.name} costs ${priceWords(offer, interval)}.`;
  if (onTrial && offer.trialDays === 0) return `${price} It has no trial: yours ends, and the first payment is due now.`;
  if (onTrial) return `${price} Your trial goes on as it is.`;
  return `${price} The difference for the rest of this period is charged now; what you have paid too much is taken off your next bills.`;
}

/** How a subscription goes on. `needsCare`: something has to be done to keep it. */
export type Renewal = { sentence: string; needsCare: boolean };

export function renewalOf({ status, interval, plan, currentPeriodEnd, cancelAt, trialEnd, graceUntil }: Subscription, offers: Offer[]): Renewal {
  const offer = offers.find((one) => one.plan === plan);
  const name = offer?.name ?? "Your plan";
  const price = offer && interval ? priceWords(offer, interval) : "its price";
  const day = (at: number | null) => (at === null ? "the end of the period" : formatDay(at));
  const after = "Your trips stay, and you and the others can go on with them.";
  switch (status) {
    case "trialing":
      return cancelAt === null
        ? { sentence: `Your trial lasts until ${day(trialEnd)}. After that ${name} goes on for ${price}, unless you cancel before.`, needsCare: false }
        : { sentence: `Your trial ends on ${day(cancelAt)}, and nothing will be charged. ${after}`, needsCare: false };
    case "active":
      return cancelAt === null
        ? { sentence: `Renews on ${day(currentPeriodEnd)} for ${price}.`, needsCare: false }
        : { sentence: `${name} is cancelled and ends on ${day(cancelAt)}; until then you have all of it. ${after}`, needsCare: false };
    case "past_due":
      return { sentence: `We couldn't charge your card. You have ${name} until ${day(graceUntil)}: update your card before then to keep it.`, needsCare: true };
    case "unpaid":
    case "paused":
    case "incomplete":
    case "incomplete_expired":
    case "canceled":
      return { sentence: `${name} is on hold, as its last payment is missing. Update your card to have it back. ${after}`, needsCare: true };
  }
}

/** "3 of 10", "12". */
export const usedWords = (used: number, limit: number | null): string => (limit === null ? String(used) : `${used} of ${limit}`);

/** From here on somebody is told that a limit is near: the last two, or nothing left. */
export const isNear = (used: number, limit: number | null): boolean => limit !== null && limit - used <= 2;
