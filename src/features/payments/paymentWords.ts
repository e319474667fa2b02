// How the states of payments, requests and refunds are said: one table each. Pure.
import type { FunctionReturnType } from "convex/server";
import type { api } from "../../../convex/_generated/api";
import { t } from "../../i18n/t";
import { formatMoney, type Money } from "../../lib/money";
import type { ChipTone } from "../../ui/Chip";

export type TripRequest = FunctionReturnType<typeof api.billing.requests.list>[number];
export type OwnPayment = FunctionReturnType<typeof api.billing.payments.mine>["page"][number];
export type PaymentReturn = NonNullable<FunctionReturnType<typeof api.billing.returns.get>>;
type State = TripRequest["state"] | OwnPayment["state"];

export const STATES: Record<State, { label: string; tone: ChipTone }> = {
  open: { label: t("Not paid yet"), tone: "warn" },
  processing: { label: t("On its way"), tone: "neutral" },
  paid: { label: t("Paid"), tone: "ok" },
  partlyRefunded: { label: t("Partly given back"), tone: "neutral" },
  refunded: { label: t("Given back"), tone: "neutral" },
  disputed: { label: t("Disputed"), tone: "danger" },
  cancelled: { label: t("Taken back"), tone: "outline" },
  expired: { label: t("Expired"), tone: "outline" },
};

/** Why Caravan gives back by itself, as the backend keeps it (convex/billing/refunds/refundReasons.ts). */
const OWN_REASONS = new Map([
  ["The booking was cancelled", t("The booking was cancelled")],
  ["Paid twice or no longer asked for", t("Paid twice or no longer asked for")],
  ["Given back by whoever runs this Caravan", t("Given back by whoever runs this Caravan")],
]);

/** How a refund stands; `reason` is what was written with it. */
export function refundSentence(state: OwnPayment["refunds"][number]["state"], { sum, date, reason: kept }: { sum: string; date: string; reason: string }): string {
  const refund = { sum, date, reason: OWN_REASONS.get(kept) ?? kept };
  switch (state) {
    case "requested":
      return t("{sum} is being sent back on {date}: {reason}", refund);
    case "pending":
      return t("{sum} is on its way back on {date}: {reason}", refund);
    case "succeeded":
      return t("{sum} was sent back on {date}: {reason}", refund);
    case "failed":
      return t("{sum} couldn't be sent back on {date}: {reason}", refund);
  }
}

/** Why the last card didn't work, and what to do. `code` is Stripe's. */
export function problemSentence(code: string): string {
  switch (code) {
    case "insufficient_funds":
      return t("The card didn't have enough on it. Try another one.");
    case "expired_card":
      return t("The card has expired. Try another one.");
    case "authentication_required":
    case "payment_intent_authentication_failure":
      return t("The bank's check of the card wasn't completed. Try again.");
    default:
      return t("The card was declined. Try another one, or ask your bank.");
  }
}

/** Requests that were made in one go stand together, newest first. */
export function groupsOf(requests: TripRequest[]): { key: string; requests: TripRequest[] }[] {
  const groups = new Map<string, TripRequest[]>();
  for (const request of requests) groups.set(request.split.id, [...(groups.get(request.split.id) ?? []), request]);
  return [...groups].map(([key, members]) => ({ key, requests: members }));
}

/** Who asked for parts of what; `person` is null for the reader, `own` for who bears no part. */
export function askedSentence(person: string | null, { sum, own }: { sum: string; own: string | null }): string {
  if (person === null) return own === null ? t("You asked for parts of {sum}.", { sum }) : t("You asked for parts of {sum} (your own: {own}).", { sum, own });
  return own === null ? t("{person} asked for parts of {sum}.", { person, sum }) : t("{person} asked for parts of {sum} (their own: {own}).", { person, sum, own });
}

/** "€45.00 of €90.00 is paid.": what has come of a group, what went back taken off. */
export function progressOf(requests: TripRequest[]): string {
  const asked = requests.filter(({ state }) => state !== "cancelled" && state !== "expired");
  const sum = (amounts: number[]): Money => ({ amount: amounts.reduce((all, one) => all + one, 0), currency: requests[0]!.currency });
  const paid = sum(asked.filter(({ paidAt }) => paidAt !== null).map(({ amount, refunded }) => amount - refunded));
  const whole = sum(asked.map(({ amount }) => amount));
  return whole.amount === 0 ? t("No longer asked for.") : t("{paid} of {whole} is paid.", { paid: formatMoney(paid), whole: formatMoney(whole) });
}
