// Which Stripe this deployment speaks to, if any. Pure, so that queries may say it without the SDK.

import type { Infer } from "convex/values";
import type { stripeMode } from "../schema";

export type StripeMode = Infer<typeof stripeMode>;
export type BillingMode = "off" | StripeMode;
type Env = Record<string, string | undefined>;

const EMULATED_KEY = "sk_emulated_";

/** "off" without a key, and where a production deployment is set up with anything but Stripe itself. */
export function billingMode(env: Env): BillingMode {
  const key = env.STRIPE_SECRET_KEY;
  if (!key || refusedInProduction(env)) return "off";
  if (key.startsWith(EMULATED_KEY) || env.STRIPE_API_BASE) return "emulated";
  return key.startsWith("sk_live_") || key.startsWith("rk_live_") ? "live" : "test";
}

/**
 * Whose rows count now. Customers, plans, payments and books each say what kind of key they were made with, and only those of
 * the present one are gone by: what was bought with play money gives nothing once real keys are set. Without a key, what was
 * paid for in earnest stays.
 */
export function presentMode(env: Env): StripeMode {
  const mode = billingMode(env);
  return mode === "off" ? "live" : mode;
}

/** Production takes no stand-in for Stripe. */
export function refusedInProduction(env: Env): boolean {
  const standIn = Boolean(env.STRIPE_API_BASE) || Boolean(env.STRIPE_SECRET_KEY?.startsWith(EMULATED_KEY));
  return env.CARAVAN_MODE === "production" && standIn;
}
