// What a cancellation gives back. Pure; amounts in minor units.
import type { Infer } from "convex/values";
import { chargeStep } from "../money/stripeAmounts";
import type { cancellationPolicy } from "./schema";

export type CancellationPolicy = Infer<typeof cancellationPolicy>;

/** Percent that comes back at an instant. */
export function percentBack({ freeUntil, percentAfter }: CancellationPolicy, now: number): number {
  return freeUntil !== null && now < freeUntil ? 100 : percentAfter;
}

/** That part of what was paid, rounded down to what can be charged in the currency. */
export function refundOf(paid: { amount: number; currency: string }, policy: CancellationPolicy, now: number): number {
  const part = Math.floor((paid.amount * percentBack(policy, now)) / 100);
  return part === paid.amount ? part : part - (part % chargeStep(paid.currency));
}
