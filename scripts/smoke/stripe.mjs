// Checks a real Stripe account in test mode against docs/stripe.md: `node scripts/smoke/stripe.mjs`. Reads .env. It only looks;
// with `--write` it also makes a customer, pays and gives back €1.00 with Stripe's test card, and deletes the customer.
import { existsSync } from "node:fs";
import { join } from "node:path";
import Stripe from "stripe";
import { root } from "../prepare.mjs";

if (existsSync(join(root, ".env"))) process.loadEnvFile(join(root, ".env"));
const { STRIPE_SECRET_KEY: key, STRIPE_WEBHOOK_SECRET: webhookSecret, CARAVAN_URL: caravan } = process.env;
if (!/^(sk|rk)_test_/.test(key ?? "")) {
  console.log("Skipped: set a STRIPE_SECRET_KEY of test mode (sk_test_…) in .env to check a real Stripe (docs/stripe.md).");
  process.exit(0);
}

const stripe = new Stripe(key, { telemetry: false });
let failed = 0;
async function check(what, look, advice) {
  try {
    if (await look()) return console.log(`ok      ${what}`);
    console.log(`FAILED  ${what}\n        ${advice}`);
  } catch (error) {
    console.log(`FAILED  ${what}\n        ${error.type ?? error.name}: ${error.code ?? ""} ${advice}`);
  }
  failed++;
}

await check("the key is accepted", async () => (await stripe.events.list({ limit: 1 })).data, "Take the secret key of test mode from Developers → API keys.");
const { data: prices } = await stripe.prices.list({ active: true, lookup_keys: ["caravan_pro_month", "caravan_pro_year", "caravan_agency_month", "caravan_agency_year"] }).catch(() => ({ data: [] }));
console.log(`        ${prices.length} of 4 prices exist; each is made with its first checkout.`);
await check("the billing portal is set up", async () => (await stripe.billingPortal.configurations.list({ active: true })).data.length > 0, "Save Settings → Billing → Customer portal once.");
await check("STRIPE_WEBHOOK_SECRET is set", () => webhookSecret?.startsWith("whsec_"), "Take it from the endpoint's page, or from `stripe listen`.");
await check("an endpoint hears what Caravan needs", async () => (await stripe.webhookEndpoints.list()).data.some(({ url, status }) => url.endsWith("/webhooks/stripe") && status === "enabled"), "Add it as docs/stripe.md says; with `stripe listen` none is needed.");
if (caravan && webhookSecret) await check("Caravan takes a signed webhook, and no other", webhooks, "Are the secret and the key set for Caravan's functions?");
if (process.argv.includes("--write")) await check("€1.00 is paid and given back", payment, "See the dashboard's log.");
else console.log("Not tried: a payment. Add --write for it (test mode only).");
console.log(failed === 0 ? "All is well." : `${failed} to be seen to.`);
process.exit(failed === 0 ? 0 : 1);

async function webhooks() {
  const payload = JSON.stringify({ id: `evt_smoke_${Date.now()}`, object: "event", type: "caravan.smoke", created: Math.floor(Date.now() / 1000), data: { object: {} } });
  const send = async (secret) => {
    const signature = await stripe.webhooks.generateTestHeaderStringAsync({ payload, secret });
    return (await fetch(`${caravan}/webhooks/stripe`, { method: "POST", body: payload, headers: { "stripe-signature": signature } })).status;
  };
  return (await send(webhookSecret)) === 200 && (await send("whsec_another")) === 400;
}

async function payment() {
  const customer = await stripe.customers.create({ name: "Smoke check", metadata: { smoke: "caravan" } });
  try {
    const request = { amount: 100, currency: "eur", customer: customer.id, payment_method: "pm_card_visa", payment_method_types: ["card"], confirm: true };
    const intent = await stripe.paymentIntents.create(request, { idempotencyKey: `smoke:${customer.id}` });
    const refund = await stripe.refunds.create({ payment_intent: intent.id, amount: 40 });
    return intent.status === "succeeded" && refund.amount === 40;
  } finally {
    await stripe.customers.del(customer.id);
  }
}
