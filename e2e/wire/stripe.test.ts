// Money all the way to Stripe and back: the deployment's own functions over HTTP, the real SDK, the emulator, its signed
// webhooks on the deployment's own route.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ConvexHttpClient } from "convex/browser";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { api } from "../../convex/_generated/api";
import type { Id } from "../../convex/_generated/dataModel";
import { JAPAN } from "../../convex/people.testing";
import { startDeployment, type Deployment } from "../../local/cli/startDeployment";
import { sdkAt } from "../../local/emulators/stripe/emulatorAt.testing";
import { StripeEmulator } from "../../local/emulators/stripe/stripeEmulator";
import { accountKeys } from "../../scripts/accountKeys";

const KEY = "sk_emulated_wire";
const SECRET = "whsec_wire";
const CARDS = { good: "4242424242424242", declined: "4000000000000002", secure: "4000002500003155", failsLater: "4000000000000341" };
const PATH = "/emulators/stripe";

let server: Deployment;
let emulator: StripeEmulator;
let stripe: ReturnType<typeof sdkAt>;
const data = mkdtempSync(join(tmpdir(), "caravan-stripe-"));

beforeAll(async () => {
  server = await startDeployment({
    projectDir: process.cwd(),
    dataDir: data,
    port: 0,
    env: async (dir, url) => ({ ...(await accountKeys(dir)), SITE_URL: "http://app.test", STRIPE_SECRET_KEY: KEY, STRIPE_WEBHOOK_SECRET: SECRET, STRIPE_API_BASE: `${url}${PATH}` }),
    mounts: ({ url }) => {
      emulator = new StripeEmulator({ secretKey: KEY, webhookSecret: SECRET, publicUrl: `${url}${PATH}`, webhookUrl: `${url}/webhooks/stripe`, file: null });
      return [{ path: PATH, handle: (request, response) => emulator.handle(request, response) }];
    },
  });
  stripe = sdkAt(`${server.url}${PATH}`, KEY);
}, 60_000);

afterAll(async () => {
  await emulator.close();
  await server.close();
  rmSync(data, { recursive: true, force: true });
});

async function person(name: string) {
  const client = new ConvexHttpClient(server.url, { logger: false });
  const params = { flow: "signUp", name, email: `${name.toLowerCase()}@example.com`, password: "a long enough password" };
  const { tokens } = await client.action(api.auth.signIn, { provider: "password", params });
  client.setAuth(tokens!.token);
  const me = await client.query(api.users.users.me, {});
  return Object.assign(client, { userId: me!._id });
}
type Person = Awaited<ReturnType<typeof person>>;

/** Fills in a page of the emulator; where it leads. */
async function post(url: string, fields: Record<string, string>): Promise<{ status: number; location: string }> {
  const response = await fetch(url, { method: "POST", body: new URLSearchParams(fields), redirect: "manual", headers: { origin: server.url } });
  return { status: response.status, location: response.headers.get("location") ?? "" };
}
const card = (number: string) => ({ number, expiry: "12 / 39", cvc: "123", name: "A Card" });
/** The time of who has this address moves to the end of what they have paid for. */
async function advance(email: string) {
  const subscription = await subscriptionOf(email);
  await post(`${server.url}${PATH}/developer/advance`, { subscription, to: "period" });
}
async function subscriptionOf(email: string): Promise<string> {
  const { data } = await stripe.subscriptions.list({ status: "all", limit: 100, expand: ["data.customer"] });
  return data.find(({ customer }) => typeof customer === "object" && "email" in customer && customer.email === email)!.id;
}
const plan = async (who: Person) => (await who.query(api.billing.plan.mine, {})).plan;
const soon = <T>(look: () => Promise<T>) => vi.waitFor(look, { timeout: 10_000, interval: 50 });
const isPlan = (who: Person, wanted: string) => soon(async () => expect(await plan(who)).toBe(wanted));
const run = (path: string) => fetch(`${server.url}/api/function`, { method: "POST", headers: { "content-type": "application/json", authorization: `Convex ${server.adminKey}` }, body: JSON.stringify({ path, format: "json", args: {} }) }).then((response) => response.json() as Promise<{ value: unknown }>);

async function shared(payer: Person, requester: Person, amount: number, currency = "EUR"): Promise<{ tripId: Id<"trips">; requestId: Id<"paymentRequests"> }> {
  const tripId = await requester.mutation(api.trips.trips.create, JAPAN);
  const { token } = await requester.mutation(api.trips.invites.create, { tripId, role: "editor" });
  await payer.mutation(api.trips.invites.accept, { token });
  const split = { kind: "exact" as const, shares: [{ userId: payer.userId, amount }] };
  const [requestId] = await requester.mutation(api.billing.requests.create, { tripId, description: "Boat", total: amount, currency, split });
  return { tripId, requestId: requestId! };
}
const stateOf = async (who: Person, tripId: Id<"trips">) => (await who.query(api.billing.requests.list, { tripId }))[0]!;

describe("a plan", () => {
  it("is bought on trial, renews, is cancelled in the portal, and ends with its period", async () => {
    const ada = await person("Ada");
    const { url } = await ada.action(api.billing.checkout.start, { plan: "pro", interval: "month" });
    expect(url.startsWith(`${server.url}${PATH}/pay/`)).toBe(true);
    expect((await post(url, card(CARDS.good))).location).toContain("http://app.test/pay/return?of=");
    await isPlan(ada, "pro");
    const shown = (await ada.query(api.billing.plan.mine, {})).subscription!;
    expect(shown.status).toBe("trialing");

    await advance("ada@example.com");
    await soon(async () => expect(await ada.query(api.billing.plan.mine, {})).toMatchObject({ plan: "pro", subscription: { status: "active" } }));
    await soon(async () => expect(await ada.query(api.billing.payments.bills, {})).toMatchObject([{ amount: 800, currency: "EUR" }]));

    const portal = await ada.action(api.billing.portal.open, {});
    await post(`${portal.url}/cancel`, { subscription: await subscriptionOf("ada@example.com") });
    await soon(async () => expect((await ada.query(api.billing.plan.mine, {})).subscription!.cancelAt).not.toBeNull());
    expect(await plan(ada)).toBe("pro");
    await advance("ada@example.com");
    await isPlan(ada, "free");
    expect(await ada.query(api.billing.plan.mine, {})).toMatchObject({ subscription: null, trialUsed: true });
  });

  it("is changed with what was paid reckoned in", async () => {
    const bea = await person("Bea");
    await post((await bea.action(api.billing.checkout.start, { plan: "agency", interval: "month" })).url, card(CARDS.good));
    await isPlan(bea, "agency");
    await bea.action(api.billing.checkout.change, { plan: "pro", interval: "year" });
    expect(await bea.query(api.billing.plan.mine, {})).toMatchObject({ plan: "pro", subscription: { interval: "year" } });
  });

  it("takes a coupon, and keeps in grace whose card fails at the renewal", async () => {
    const coupon = await stripe.coupons.create({ percent_off: 50, duration: "once" });
    await stripe.promotionCodes.create({ promotion: { type: "coupon", coupon: coupon.id }, code: "SPRING" });
    const cem = await person("Cem");
    const { url } = await cem.action(api.billing.checkout.start, { plan: "pro", interval: "month", coupon: "SPRING" });
    await post(url, card(CARDS.failsLater));
    await isPlan(cem, "pro");
    await advance("cem@example.com");
    await soon(async () => expect((await cem.query(api.billing.plan.mine, {})).subscription).toMatchObject({ status: "past_due" }));
    expect((await cem.query(api.billing.plan.mine, {})).subscription!.graceUntil).toBeGreaterThan(Date.now());
    expect(await plan(cem)).toBe("pro");
  });
});

describe("a share", () => {
  it("is paid after a declined card, with 3-D Secure, and given back in part", async () => {
    const [dan, eva] = [await person("Dan"), await person("Eva")];
    const { tripId, requestId } = await shared(dan, eva, 4500);
    const { url } = await dan.action(api.billing.requests.pay, { requestId });
    expect((await post(url, card(CARDS.declined))).status).toBe(402);
    await soon(async () => expect(await stateOf(dan, tripId)).toMatchObject({ state: "open", problem: expect.any(String) }));
    const challenge = await post(url, card(CARDS.secure));
    expect(challenge.location).toContain("/3ds");
    expect((await stateOf(eva, tripId)).state).toBe("open");
    await post(challenge.location, { answer: "approve" });
    await soon(async () => expect(await stateOf(eva, tripId)).toMatchObject({ state: "paid" }));
    const { paymentId, receiptUrl } = await stateOf(dan, tripId);
    expect((await fetch(receiptUrl!)).status).toBe(200);
    await eva.mutation(api.billing.refunds.create, { paymentId: paymentId!, amount: 1500, reason: "Shorter tour" });
    await soon(async () => expect(await stateOf(dan, tripId)).toMatchObject({ state: "partlyRefunded", refunded: 1500 }));
  });

  it("in a currency without decimals is charged as it was asked for", async () => {
    const [fay, gus] = [await person("Fay"), await person("Gus")];
    const { tripId, requestId } = await shared(fay, gus, 4500, "JPY");
    await post((await fay.action(api.billing.requests.pay, { requestId })).url, card(CARDS.good));
    await soon(async () => expect(await stateOf(gus, tripId)).toMatchObject({ state: "paid", amount: 4500, currency: "JPY" }));
    const { data: [intent] } = await stripe.paymentIntents.list({ limit: 1 });
    expect(intent).toMatchObject({ amount_received: 4500, currency: "jpy" });
  });
});

describe("the books", () => {
  it("sum to zero in every currency, and Stripe's list holds nothing that was missed", async () => {
    await emulator.settled();
    const { value } = await run("billing/books:balances");
    const books = value as { currency: string; balance: number }[];
    for (const currency of ["EUR", "JPY"]) {
      const sums = books.filter((one) => one.currency === currency);
      expect(sums.length).toBeGreaterThan(1);
      expect(sums.reduce((sum, { balance }) => sum + balance, 0)).toBe(0);
    }
    expect((await run("billing/reconcile:run")).value).toMatchObject({ missed: 0 });
  });
});

describe("the route", () => {
  it("takes nothing that Stripe didn't sign", async () => {
    const response = await fetch(`${server.url}/webhooks/stripe`, { method: "POST", body: "{}", headers: { "stripe-signature": "t=1,v1=00" } });
    expect(response.status).toBe(400);
  });
});
