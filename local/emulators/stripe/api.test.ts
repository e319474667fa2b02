// The API's own manners: keys, versions, errors, lists, expansion, idempotency.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buy, plan, SECRET_KEY, sdkAt, stripeAt, type TestStripe } from "./emulatorAt.testing";

let at: TestStripe;
beforeAll(async () => {
  at = await stripeAt();
});
afterAll(() => at.close());

const call = (path: string, headers: Record<string, string>, body?: string) => fetch(`${at.url}/v1/${path}`, { headers: { authorization: `Bearer ${SECRET_KEY}`, ...headers }, ...(body !== undefined && { method: "POST", body }) });

describe("who may call", () => {
  it("has the secret key", async () => {
    await expect(sdkAt(at.url, "sk_emulated_somebody_else").customers.list()).rejects.toMatchObject({ type: "StripeAuthenticationError", statusCode: 401, message: expect.stringMatching(/^Invalid API Key provided: sk_emula\*+else$/) });
    const without = await fetch(`${at.url}/v1/customers`);
    expect([without.status, await without.json()]).toMatchObject([401, { error: { type: "invalid_request_error" } }]);
  });

  it("speaks the version of the SDK", async () => {
    expect((await call("customers", { "stripe-version": "2020-08-27" })).status).toBe(400);
    const answer = await call("customers", {});
    expect(answer.status).toBe(200);
    expect(answer.headers.get("request-id")).toMatch(/^req_\w+$/);
  });
});

describe("a refusal", () => {
  it.each([
    ["an id that isn't there", () => at.stripe.customers.retrieve("cus_none"), { statusCode: 404, code: "resource_missing", message: "No such customer: 'cus_none'" }],
    ["an id among the parameters", () => at.stripe.paymentIntents.create({ amount: 100, currency: "eur", customer: "cus_none" }), { statusCode: 400, code: "resource_missing", param: "customer" }],
    ["a number that isn't one", () => at.stripe.paymentIntents.create({ amount: 1.5, currency: "eur" }), { code: "parameter_invalid_integer", param: "amount" }],
    ["a currency that isn't one", () => at.stripe.paymentIntents.create({ amount: 100, currency: "euro" }), { param: "currency" }],
    ["a word that isn't known", () => at.stripe.subscriptions.list({ status: "asleep" }), { message: expect.stringContaining("must be one of active, all,") }],
    ["a limit too far", () => at.stripe.events.list({ limit: 101 }), { param: "limit" }],
    ["an expansion of nothing", () => at.stripe.customers.list({ expand: ["data.friends"] }), { message: "This property cannot be expanded (data.friends)." }],
    ["an object that never was deleted away", () => at.stripe.customers.del("cus_none"), { statusCode: 404 }],
  ])("names %s", async (_what, ask, error) => {
    await plan(at.stripe);
    await at.stripe.customers.create();
    await expect(ask()).rejects.toMatchObject({ type: "StripeInvalidRequestError", ...error });
  });

  it("names what is missing, unknown and elsewhere", async () => {
    const errors = await Promise.all([call("prices", {}, "unit_amount=1"), call("customers", {}, "nickname=Ada"), call("invoices/1/guess", {}, "")].map(async (answer) => [(await answer).status, ((await (await answer).json()) as { error: object }).error]));
    expect(errors).toMatchObject([
      [400, { code: "parameter_missing", param: "currency" }],
      [400, { code: "parameter_unknown", param: "nickname" }],
      [404, { message: expect.stringContaining("Unrecognized request URL (POST: /v1/invoices/1/guess)") }],
    ]);
  });

  it("isn't fooled by names that objects have of themselves", async () => {
    for (const id of ["constructor", "__proto__", "toString"]) await expect(at.stripe.customers.retrieve(id)).rejects.toMatchObject({ code: "resource_missing" });
    const made = await at.stripe.customers.create({ metadata: { ["__proto__"]: "x", toString: "y" } });
    expect(made.metadata.toString).toBe("y");
  });
});

describe("a customer", () => {
  it("is created, changed, found and deleted", async () => {
    const made = await at.stripe.customers.create({ email: "grace@example.com", name: "Grace", metadata: { a: "1", b: "2" } });
    const changed = await at.stripe.customers.update(made.id, { name: "Grace Hopper", metadata: { a: "", c: "3" } });
    expect(changed).toMatchObject({ name: "Grace Hopper", email: "grace@example.com" });
    expect(changed.metadata).toEqual({ b: "2", c: "3" });
    expect((await at.stripe.customers.list({ email: "grace@example.com" })).data).toHaveLength(1);
    expect(await at.stripe.customers.del(made.id)).toEqual({ id: made.id, object: "customer", deleted: true });
    expect(await at.stripe.customers.retrieve(made.id)).toEqual({ id: made.id, object: "customer", deleted: true });
    await expect(at.stripe.customers.update(made.id, { name: "Grace" })).rejects.toMatchObject({ code: "resource_missing" });
    const [event] = (await at.stripe.events.list({ type: "customer.updated" })).data;
    expect(event?.data.previous_attributes).toEqual({ name: "Grace", metadata: { a: "1", b: "2" } });
  });
});

describe("a list", () => {
  it("is newest first, in pages both ways, and whole for the SDK's iterator", async () => {
    const made: string[] = [];
    for (let n = 0; n < 7; n++) made.unshift((await at.stripe.products.create({ name: `Thing ${n}`, metadata: { n } })).id);
    const first = await at.stripe.products.list({ limit: 3 });
    expect(first).toMatchObject({ has_more: true, url: "/v1/products" });
    expect(first.data.map(({ id }) => id)).toEqual(made.slice(0, 3));
    const next = await at.stripe.products.list({ limit: 3, starting_after: made[2] });
    expect(next.data.map(({ id }) => id)).toEqual(made.slice(3, 6));
    const back = await at.stripe.products.list({ limit: 2, ending_before: made[3] });
    expect(back.data.map(({ id }) => id)).toEqual(made.slice(1, 3));
    const all = await at.stripe.products.list({ limit: 2 }).autoPagingToArray({ limit: 100 });
    expect(all.slice(0, 7).map(({ id }) => id)).toEqual(made);
  });

  it("finds prices by lookup key, which one price has at a time", async () => {
    const product = await at.stripe.products.create({ name: "Pro" });
    const price = { product: product.id, currency: "eur", unit_amount: 800, lookup_key: "pro_month" };
    const old = await at.stripe.prices.create(price);
    await expect(at.stripe.prices.create(price)).rejects.toMatchObject({ code: "resource_already_exists" });
    const dearer = await at.stripe.prices.create({ ...price, unit_amount: 900, transfer_lookup_key: true });
    expect((await at.stripe.prices.list({ lookup_keys: ["pro_month"], active: true })).data.map(({ id }) => id)).toEqual([dearer.id]);
    expect((await at.stripe.prices.retrieve(old.id)).lookup_key).toBeNull();
  });

  it("of events is filtered by time and type", async () => {
    const { data } = await at.stripe.events.list({ types: ["product.created", "price.*"], created: { gte: 0 }, limit: 100 });
    expect(new Set(data.map(({ type }) => type.split(".")[0]))).toEqual(new Set(["product", "price"]));
    expect((await at.stripe.events.list({ created: { gt: Math.floor(Date.now() / 1000) + 60 } })).data).toEqual([]);
    expect(await at.stripe.events.retrieve(data[0]?.id ?? "")).toEqual(data[0]);
  });
});

describe("an idempotency key", () => {
  const customers = async () => (await at.stripe.customers.list({ limit: 100 })).data.length;

  it("gets the same answer for the same parameters, and a refusal for others", async () => {
    const before = await customers();
    const [first, second] = [await at.stripe.customers.create({ name: "Ada" }, { idempotencyKey: "k1" }), await at.stripe.customers.create({ name: "Ada" }, { idempotencyKey: "k1" })];
    expect(second).toEqual(first);
    expect(second.lastResponse).toMatchObject({ idempotencyKey: "k1" });
    await expect(at.stripe.customers.create({ name: "Grace" }, { idempotencyKey: "k1" })).rejects.toMatchObject({ type: "StripeIdempotencyError", statusCode: 400 });
    await expect(at.stripe.products.create({ name: "Ada" }, { idempotencyKey: "k1" })).rejects.toMatchObject({ type: "StripeIdempotencyError" });
    expect(await customers()).toBe(before + 1);
  });

  it("keeps a declined payment's answer, and lets a mistake be corrected", async () => {
    const declined = () => at.stripe.paymentIntents.create({ amount: 1000, currency: "eur", payment_method: "pm_card_visa_chargeDeclined", confirm: true }, { idempotencyKey: "k2" });
    const [first, second] = await Promise.all([declined().catch((error: { payment_intent: object }) => error.payment_intent), declined().catch((error: { payment_intent: object }) => error.payment_intent)].map(async (one) => one));
    expect(first).toEqual(second);
    await expect(at.stripe.customers.create({ test_clock: "none" }, { idempotencyKey: "k3" })).rejects.toThrow(/No such test clock/);
    expect(await at.stripe.customers.create({ name: "Ada" }, { idempotencyKey: "k3" })).toMatchObject({ name: "Ada" });
  });

  it("is a conflict while its first call is still being answered", async () => {
    const slow = await stripeAt({ latencyMs: 100 });
    try {
      const create = () => slow.stripe.customers.create({ name: "Ada" }, { idempotencyKey: "k4" });
      const results = await Promise.allSettled([create(), create(), create()]);
      expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      for (const result of results) if (result.status === "rejected") expect(result.reason).toMatchObject({ statusCode: 409, code: "idempotency_key_in_use" });
      expect((await slow.stripe.customers.list()).data).toHaveLength(1);
      // The SDK tries again by itself after a conflict.
      const patient = () => slow.stripe.customers.create({ name: "Grace" }, { idempotencyKey: "k5", maxNetworkRetries: 2 });
      const [one, other] = await Promise.all([patient(), patient()]);
      expect(one.id).toBe(other.id);
    } finally {
      await slow.close();
    }
  });
});

describe("what is asked to be expanded", () => {
  it("stands in place of its id, through lists too", async () => {
    const session = await buy(at.stripe, 1000);
    const { data } = await at.stripe.checkout.sessions.list({ expand: ["data.line_items.data.price.product"] });
    expect(data.find(({ id }) => id === session.id)?.line_items?.data[0]?.price?.product).toMatchObject({ object: "product", name: "A share of the villa" });
    expect((await at.stripe.checkout.sessions.listLineItems(session.id)).data).toHaveLength(1);
    expect(await at.stripe.checkout.sessions.retrieve(session.id)).not.toHaveProperty("line_items");
  });
});
