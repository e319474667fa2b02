// An emulator on a port of its own for tests: the real SDK over HTTP, a webhook that keeps what it is
// told, and a person who fills in the pages' forms.
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import Stripe from "stripe";
import { StripeEmulator, type StripeEmulatorOptions } from "./stripeEmulator";

export const SECRET_KEY = "sk_emulated_test";
export const WEBHOOK_SECRET = "whsec_test";

type Told = { payload: string; signature: string };

export type TestStripe = {
  emulator: StripeEmulator;
  stripe: Stripe;
  url: string;
  /** What the webhook was told, in order of arrival. */
  told: Told[];
  /** Types of the events that were told. */
  types(): string[];
  /** What the webhook answers from now on. */
  answerWith(status: number): void;
  /** Fills in and sends a form of a page; redirects are not followed. */
  post(url: string, fields: Record<string, string>): Promise<{ status: number; location: string | null; html: string }>;
  close(): Promise<void>;
};

const PATH = "/emulators/stripe";

/** What a person types into the card form. */
export const CARD = { number: "4242 4242 4242 4242", expiry: "12 / 34", cvc: "123", name: "Ada Lovelace", email: "ada@example.com" };
export const CARDS = {
  challenged: { ...CARD, number: "4000 0025 0000 3155" },
  declined: { ...CARD, number: "4000 0000 0000 0002" },
  insufficient: { ...CARD, number: "4000 0000 0000 9995" },
  failsLater: { ...CARD, number: "4000 0000 0000 0341" },
};
export const BACK = "http://localhost:3000/back?session={CHECKOUT_SESSION_ID}";
export const DAY = 86_400;

export async function stripeAt(options: Partial<StripeEmulatorOptions> = {}): Promise<TestStripe> {
  const told: Told[] = [];
  let answer = 200;
  const webhook = await listening((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      told.push({ payload: Buffer.concat(chunks).toString("utf8"), signature: String(request.headers["stripe-signature"]) });
      response.writeHead(answer).end();
    });
  });
  const mounted: { emulator: StripeEmulator | null } = { emulator: null };
  const server = await listening((request, response) => void mounted.emulator?.handle(request, response));
  const url = `${addressOf(server)}${PATH}`;
  const emulator = new StripeEmulator({ secretKey: SECRET_KEY, webhookSecret: WEBHOOK_SECRET, publicUrl: url, webhookUrl: `${addressOf(webhook)}/webhooks/stripe`, file: null, ...options });
  mounted.emulator = emulator;
  return {
    emulator,
    stripe: sdkAt(url),
    url,
    told,
    types: () => told.map(({ payload }) => (JSON.parse(payload) as { type: string }).type),
    answerWith: (status) => (answer = status),
    post: async (to, fields) => {
      const response = await fetch(to, { method: "POST", body: new URLSearchParams(fields), redirect: "manual" });
      return { status: response.status, location: response.headers.get("location"), html: await response.text() };
    },
    close: async () => {
      await emulator.close();
      for (const one of [server, webhook]) await new Promise((resolve) => one.close(resolve).closeAllConnections());
    },
  };
}

/** A monthly plan in euros. */
export async function plan(stripe: Stripe, unitAmount = 800, name = "Caravan Pro", interval: "month" | "year" = "month"): Promise<Stripe.Price> {
  const product = await stripe.products.create({ name });
  return stripe.prices.create({ product: product.id, currency: "eur", unit_amount: unitAmount, recurring: { interval } });
}

/** A checkout of one thing. */
export function buy(stripe: Stripe, amount: number, more: Partial<Stripe.Checkout.SessionCreateParams> & { currency?: string } = {}): Promise<Stripe.Checkout.Session> {
  const { currency = "eur", ...params } = more;
  return stripe.checkout.sessions.create({
    mode: "payment",
    line_items: [{ price_data: { currency, unit_amount: amount, product_data: { name: "A share of the villa" } }, quantity: 1 }],
    success_url: BACK,
    cancel_url: "http://localhost:3000/cancel",
    ...params,
  });
}

/** Somebody on a test clock of their own, with a card. */
export async function customerOnClock(stripe: Stripe, card = "pm_card_visa"): Promise<{ clock: Stripe.TestHelpers.TestClock; customer: Stripe.Customer; start: number }> {
  const start = Math.floor(Date.UTC(2027, 0, 31, 12) / 1000);
  const clock = await stripe.testHelpers.testClocks.create({ frozen_time: start });
  const customer = await stripe.customers.create({ email: "ada@example.com", test_clock: clock.id });
  const method = await stripe.paymentMethods.attach(card, { customer: customer.id });
  await stripe.customers.update(customer.id, { invoice_settings: { default_payment_method: method.id } });
  return { clock, customer, start };
}

/** The official SDK, whose calls go to the emulator instead of api.stripe.com. */
export function sdkAt(url: string, key = SECRET_KEY): Stripe {
  const fetchThere: typeof fetch = (input, init) => fetch(String(input).replace("https://api.stripe.com", url), init);
  return new Stripe(key, { httpClient: Stripe.createFetchHttpClient(fetchThere), maxNetworkRetries: 0, telemetry: false });
}

function listening(handler: Parameters<typeof createServer>[1]): Promise<Server> {
  return new Promise((resolve) => {
    const server = createServer(handler);
    server.listen(0, "127.0.0.1", () => resolve(server));
  });
}

function addressOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
