// Caravan's products and prices at Stripe, found by their lookup keys and made when they are missing. What they cost is
// said by plans.ts: a price there that differs is replaced, and those who subscribed to the old one keep it.
import type Stripe from "stripe";
import { toStripeAmount } from "../../money/stripeAmounts";
import { PLANS } from "../plans/plans";
import type { Interval, PaidPlan } from "../plans/subscriptionModel";

/** The id of the price of a plan. `attempt` is of who needs it: Stripe repeats a failure to the key that failed. */
export async function priceOf(stripe: Stripe, plan: PaidPlan, interval: Interval, attempt: string): Promise<string> {
  const { monthly, yearly } = PLANS[plan];
  const { amount, currency, lookupKey } = (interval === "month" ? monthly : yearly)!;
  const unit_amount = toStripeAmount({ amount, currency });
  const { data: [found] } = await stripe.prices.list({ lookup_keys: [lookupKey], active: true, limit: 1 });
  if (found?.unit_amount === unit_amount && found.currency === currency.toLowerCase()) return found.id;
  const product = await productOf(stripe, plan, attempt);
  const made = await stripe.prices.create(
    // The key moves to the next price; what is written beside it stays, and says what those who subscribed before have.
    { product, currency: currency.toLowerCase(), unit_amount, recurring: { interval }, lookup_key: lookupKey, transfer_lookup_key: true, metadata: { lookupKey } },
    { idempotencyKey: `price:${lookupKey}:${attempt}` },
  );
  return made.id;
}

async function productOf(stripe: Stripe, plan: PaidPlan, attempt: string): Promise<string> {
  const { data } = await stripe.products.list({ active: true, limit: 100 });
  const found = data.find(({ metadata }) => metadata.caravanPlan === plan);
  if (found) return found.id;
  const made = await stripe.products.create({ name: `Caravan ${PLANS[plan].name}`, metadata: { caravanPlan: plan } }, { idempotencyKey: `product:${plan}:${attempt}` });
  return made.id;
}
