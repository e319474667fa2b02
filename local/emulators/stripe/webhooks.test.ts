// Events on their way: tried again after refusals, sent again by hand, kept over a restart.
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { buy, CARD, stripeAt, WEBHOOK_SECRET, type TestStripe } from "./emulatorAt.testing";
import { StripeEmulator } from "./stripeEmulator";

const NOON = Date.UTC(2027, 5, 1, 12);

let now: number;
let dir: string;
const open: TestStripe[] = [];

beforeEach(() => {
  now = NOON;
  dir = mkdtempSync(join(tmpdir(), "stripe-"));
});
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
  rmSync(dir, { recursive: true });
});

async function start(file: string | null = null): Promise<TestStripe> {
  const at = await stripeAt({ now: () => now, file });
  open.push(at);
  return at;
}

describe("an event", () => {
  it("is tried again after a refusal, later each time, with a new signature", async () => {
    const at = await start();
    at.answerWith(500);
    await at.stripe.customers.create();
    await at.emulator.settled();
    expect(at.told).toHaveLength(1);
    now += 1_999;
    await at.emulator.settled();
    expect(at.told).toHaveLength(1);
    now += 1;
    await at.emulator.settled();
    expect(at.told).toHaveLength(2);
    now += 10_000;
    at.answerWith(204);
    await at.emulator.settled();
    now += 3_600_000;
    await at.emulator.settled();
    expect(at.told).toHaveLength(3);
    const [first, , last] = at.told;
    expect(last?.payload).toBe(first?.payload);
    expect(last?.signature).not.toBe(first?.signature);
    const sentAt = (NOON + 12_000) / 1000;
    expect(last?.signature).toMatch(new RegExp(`^t=${sentAt},v1=[0-9a-f]{64}$`));
    await expect(at.stripe.webhooks.constructEventAsync(last?.payload ?? "", last?.signature ?? "", WEBHOOK_SECRET, 300, undefined, sentAt * 1000)).resolves.toMatchObject({ type: "customer.created" });
  });

  it("is given up on in the end, and listed as undelivered", async () => {
    const at = await start();
    at.answerWith(500);
    await at.stripe.customers.create();
    for (let attempt = 0; attempt < 12; attempt++) {
      await at.emulator.settled();
      now += 36_000_000;
    }
    expect(at.told).toHaveLength(8);
    expect((await at.stripe.events.list({ delivery_success: false })).data).toHaveLength(1);
  });

  it("is forgotten after thirty days", async () => {
    const at = await start();
    await at.stripe.customers.create();
    now += 31 * 86_400_000;
    await at.stripe.products.create({ name: "Pro" });
    expect((await at.stripe.events.list()).data.map(({ type }) => type)).toEqual(["product.created"]);
  });
});

describe("the developer's page", () => {
  it("sends an event again, and moves a subscriber's time to a renewal", async () => {
    const at = await start();
    const product = await at.stripe.products.create({ name: "Pro" });
    const price = await at.stripe.prices.create({ product: product.id, currency: "eur", unit_amount: 800, recurring: { interval: "month" } });
    const session = await at.stripe.checkout.sessions.create({ mode: "subscription", line_items: [{ price: price.id, quantity: 1 }], success_url: "http://localhost/ok" });
    await at.post(session.url ?? "", CARD);
    const [subscription] = (await at.stripe.subscriptions.list()).data;
    const origin = { origin: new URL(at.url).origin };
    const press = (button: string, fields: Record<string, string>, headers: Record<string, string> = origin) => fetch(`${at.url}/developer/${button}`, { method: "POST", body: new URLSearchParams(fields), headers, redirect: "manual" });
    expect((await press("advance", { subscription: subscription?.id ?? "", to: "period" })).status).toBe(303);
    expect((await at.stripe.invoices.list()).data.map(({ billing_reason, status }) => [billing_reason, status])).toEqual([["subscription_cycle", "paid"], ["subscription_create", "paid"]]); // prettier-ignore
    await at.emulator.settled();
    const before = at.told.length;
    const [event] = (await at.stripe.events.list()).data;
    await press("resend", { event: event?.id ?? "" });
    await at.emulator.settled();
    expect(at.told.length).toBe(before + 1);
    expect((await press("resend", { event: event?.id ?? "" }, { origin: "https://elsewhere.example" })).status).toBe(403);
    expect(await (await fetch(`${at.url}/`)).text()).toContain("customer.subscription.updated");
  });

  it("is shown on this machine alone", async () => {
    const at = await start();
    expect((await fetch(`${at.url}/`)).status).toBe(200);
    expect((await fetch(`${at.url}/`, { headers: { "x-forwarded-for": "203.0.113.7" } })).status).toBe(403);
  });
});

describe("a restart", () => {
  it("finds everything as it was: objects, answers, events that still wait", async () => {
    const file = join(dir, "state", "stripe.json");
    const before = await start(file);
    before.answerWith(500);
    const session = await buy(before.stripe, 1000);
    await before.post(session.url ?? "", CARD);
    const customer = await before.stripe.customers.create({ name: "Ada" }, { idempotencyKey: "k" });
    await before.emulator.settled();
    const refused = before.types();
    await before.close();
    open.pop();
    now += 60_000;
    const after = await start(file);
    expect(await after.stripe.customers.create({ name: "Ada" }, { idempotencyKey: "k" })).toMatchObject({ id: customer.id });
    expect(await after.stripe.checkout.sessions.retrieve(session.id)).toMatchObject({ status: "complete", payment_status: "paid" });
    await after.emulator.settled();
    expect(after.types().sort()).toEqual(refused.sort());
    await after.emulator.close();
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(dir, "state"))).toEqual(["stripe.json"]);
  });

  it("finds no card number in the file", async () => {
    const file = join(dir, "stripe.json");
    const at = await start(file);
    const session = await buy(at.stripe, 1000);
    await at.post(session.url ?? "", { ...CARD, cvc: "987" });
    const kept = readFileSync(file, "utf8");
    expect(kept).toContain('"last4":"4242"');
    expect(kept).not.toMatch(/4242[ -]?4242/);
    expect(kept).not.toContain("987");
  });
});

describe("production", () => {
  it("has no emulator", () => {
    const options = { secretKey: "sk_emulated_1", webhookSecret: "whsec_1", publicUrl: "http://localhost/emulators/stripe", webhookUrl: "http://localhost/webhooks/stripe", file: null };
    expect(() => new StripeEmulator({ ...options, production: true })).toThrow("The Stripe emulator is for development");
  });
});
