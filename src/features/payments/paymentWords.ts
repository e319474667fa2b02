// How the states of payments, requests and refunds are said: one table each. Pure.
import type { FunctionReturnType } from "convex/server";
import type { api } from "../../../convex/_generated/api";
import { formatMoney, type Money } from "../../lib/money";
import type { ChipTone } from "../../ui/Chip";

export type TripRequest = FunctionReturnType<typeof api.billing.requests.list>[number];
export type OwnPayment = FunctionReturnType<typeof api.billing.payments.mine>["page"][number];
export type PaymentReturn = NonNullable<FunctionReturnType<typeof api.billing.returns.get>>;
type State = TripRequest["state"] | OwnPayment["state"];

export const STATES: Record<State, { label: string; tone: ChipTone }> = {
  open: { label: "Not paid yet", tone: "warn" },
  processing: { label: "On its way", tone: "neutral" },
  paid: { label: "Paid", tone: "ok" },
  partlyRefunded: { label: "Partly given back", tone: "neutral" },
  refunded: { label: "Given back", tone: "neutral" },
  disputed: { label: "Disputed", tone: "danger" },
  cancelled: { label: "Taken back", tone: "outline" },
  expired: { label: "Expired", tone: "outline" },
};

export const REFUND_STATES: Record<OwnPayment["refunds"][number]["state"], string> = {
  requested: "is being sent back",
  pending: "is on its way back",
  succeeded: "was sent back",
  failed: "couldn't be sent back",
};

/** Why the last card didn't work, and what to do. `code` is Stripe's. */
export function problemSentence(code: string): string {
  switch (code) {
    case "insufficient_funds":
      return "The card didn't have enough on it. Try another one.";
    case "expired_card":
      return "The card has expired. Try another one.";
    case "authentication_required":
    case "payment_intent_authentication_failure":
      return "The bank's check of the card wasn't completed. Try again.";
    default:
      return "The card was declined. Try another one, or ask your bank.";
  }
}

/** Requests that were made in one go stand together, newest first. */
export function groupsOf(requests: TripRequest[]): { key: string; requests: TripRequest[] }[] {
  const groups = new Map<string, TripRequest[]>();
  for (const request of requests) groups.set(request.split.id, [...(groups.get(request.split.id) ?? []), request]);
  return [...groups].map(([key, members]) => ({ key, requests: members }));
}

/** "€45.00 of €90.00 is paid": what has come of a group, what went back taken off. */
export function progressOf(requests: TripRequest[]): string {
  const asked = requests.filter(({ state }) => state !== "cancelled" && state !== "expired");
  const sum = (amounts: number[]): Money => ({ amount: amounts.reduce((all, one) => all + one, 0), currency: requests[0]!.currency });
  const paid = sum(asked.filter(({ paidAt }) => paidAt !== null).map(({ amount, refunded }) => amount - refunded));
  const whole = sum(asked.map(({ amount }) => amount));
  return whole.amount === 0 ? "No longer asked for" : `${formatMoney(paid)} of ${formatMoney(whole)} is paid`;
}
