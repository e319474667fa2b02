// A Stripe of the tests' own: objects that a test sets as it likes, behind the API's addresses, over HTTP, so that the real
// SDK is what is tested. It has no rules; the emulator under local/ has.
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import Stripe from "stripe";

type Json = Record<string, unknown> & { id: string };
type Asked = { method: string; path: string; params: Record<string, string>; key: string | null; version: string | undefined };

const SECRET = "whsec_test_0123456789abcdef0123456789abcdef";
const LISTED: Record<string, string> = { subscriptions: "subscription", invoices: "invoice", payment_intents: "payment_intent", refunds: "refund", disputes: "dispute" };
const NOW = () => Math.floor(Date.now() / 1000);

export class FakeStripe {
  readonly objects = new Map<string, Json>();
  readonly events: Stripe.Event[] = [];
  readonly asked: Asked[] = [];
  /** Answers every request with this status, as when Stripe is down. */
  down: number | null = null;
  /** Fails at these addresses, and remembers that it did for the key, as Stripe does. */
  failing: RegExp | null = null;
  /** The card of a plan is declined when the plan is changed. */
  declines = false;
  private readonly answers = new Map<string, { params: string; body: Json }>();
  private readonly failed = new Set<string>();
  private made = 0;
  private constructor(private readonly server: Server) {}

  static async start(): Promise<FakeStripe> {
    const server = createServer();
    const fake = new FakeStripe(server);
    server.on("request", (request, response) => {
      const chunks: Buffer[] = [];
      request.on("data", (chunk: Buffer) => chunks.push(chunk));
      request.on("end", () => {
        const url = new URL(request.url!, "http://fake");
        const params = Object.fromEntries(new URLSearchParams(request.method === "GET" ? url.search : Buffer.concat(chunks).toString()));
        const key = (request.headers["idempotency-key"] as string | undefined) ?? null;
        const asked = { method: request.method!, path: url.pathname.replace("/v1/", ""), params, key, version: request.headers["stripe-version"] as string | undefined };
        fake.asked.push(asked);
        const { status, body } = fake.answer(asked);
        response.writeHead(status, { "content-type": "application/json", "stripe-should-retry": "false" }).end(JSON.stringify(body));
      });
    });
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    return fake;
  }

  get env() {
    const { port } = this.server.address() as AddressInfo;
    return { STRIPE_SECRET_KEY: "sk_emulated_test", STRIPE_WEBHOOK_SECRET: SECRET, STRIPE_API_BASE: `http://127.0.0.1:${port}` };
  }

  close = () => new Promise<void>((closed) => {
    this.server.close(() => closed());
    this.server.closeAllConnections();
  });

  /** What writes were made at an address, their keys and parameters. */
  writes = (path: RegExp) => this.asked.filter((asked) => asked.method !== "GET" && path.test(asked.path));

  set(id: string, fields: Record<string, unknown>): Json {
    const object = { ...this.objects.get(id), id, ...fields };
    this.objects.set(id, object);
    return object;
  }

  /** Something happened to an object: an event of it, in Stripe's list. */
  happen(type: string, id: string, created = NOW()): Stripe.Event {
    const event = { id: `evt_${++this.made}`, object: "event", type, created, data: { object: { ...this.objects.get(id) } } } as unknown as Stripe.Event;
    this.events.unshift(event);
    return event;
  }

  /** The person on a plan's page enters a card that works. */
  subscribe(sessionId: string, { id = `sub_${++this.made}`, status = "active", price = "", trial = false } = {}): string {
    const session = this.objects.get(sessionId)!;
    const created = NOW();
    const items = { object: "list", data: [{ id: `si_${id}`, object: "subscription_item", current_period_end: created + 2_592_000, price: this.objects.get(price || (session.price as string)) }] };
    this.set(id, { object: "subscription", status: trial ? "trialing" : status, customer: session.customer, items, cancel_at: null, cancel_at_period_end: false, trial_end: trial ? created + 1_209_600 : null, created });
    this.set(sessionId, { status: "complete", payment_status: "paid", subscription: id });
    return id;
  }

  /** A bill of a customer that was paid. */
  bill(customer: string, amount: number, { id = `in_${++this.made}`, tax = 0 } = {}): string {
    this.set(id, { object: "invoice", status: "paid", customer, amount_paid: amount, currency: "eur", total_taxes: tax ? [{ amount: tax }] : [], created: NOW(), status_transitions: { paid_at: NOW() }, hosted_invoice_url: `https://pay.example/${id}`, parent: null });
    return id;
  }

  /** The person on a payment's page enters a card that works, or whose outcome is `status`. */
  pay(sessionId: string, { status = "succeeded", fee = 0, problem = null as string | null } = {}): string {
    const session = this.objects.get(sessionId)!;
    const id = (session.payment_intent as string | null) ?? `pi_${++this.made}`;
    const charge = `ch_${id}`;
    const { amount, currency, metadata, customer } = session as unknown as { amount: number; currency: string; metadata: object; customer: string };
    const balance_transaction = fee ? { id: `txn_${id}`, object: "balance_transaction", fee, currency } : null;
    this.set(charge, { object: "charge", payment_intent: id, created: NOW(), receipt_url: `https://pay.example/${charge}`, balance_transaction });
    const succeeded = status === "succeeded";
    this.set(id, { object: "payment_intent", status, amount, amount_received: succeeded ? amount : 0, currency, customer, metadata, created: NOW(), latest_charge: succeeded ? this.objects.get(charge) : null, last_payment_error: problem && { code: problem } });
    if (succeeded) this.set(sessionId, { status: "complete", payment_status: "paid" });
    this.set(sessionId, { payment_intent: id });
    return id;
  }

  /** The payer's bank wants a payment back: all of it, for a fee. `status` is Stripe's word. */
  dispute(intent: string, status: string, { id = `du_${intent}`, fee = 1500 } = {}): string {
    const { amount, currency } = this.objects.get(intent)! as unknown as { amount: number; currency: string };
    const taken = status.startsWith("warning") ? [] : [{ id: `txn_${id}`, object: "balance_transaction", fee, currency }];
    this.set(id, { object: "dispute", status, amount, currency, payment_intent: intent, created: NOW(), balance_transactions: taken });
    return id;
  }

  /** A webhook as Stripe sends it. */
  async webhook(event: Stripe.Event, { secret = SECRET, age = 0, body = JSON.stringify(event) } = {}): Promise<Request> {
    const signer = new Stripe("sk_signer");
    const signature = await signer.webhooks.generateTestHeaderStringAsync({ payload: JSON.stringify(event), secret, timestamp: NOW() - age });
    return new Request("http://caravan.test/webhooks/stripe", { method: "POST", body, headers: { "stripe-signature": signature } });
  }

  private answer({ method, path, params, key }: Asked): { status: number; body: object } {
    if (this.down !== null) return { status: this.down, body: { error: { type: "api_error", message: "down" } } };
    if (this.failing?.test(path) && key) this.failed.add(key);
    if (key && this.failed.has(key)) return { status: 500, body: { error: { type: "api_error", message: "failed" } } };
    const kept = key ? this.answers.get(key) : undefined;
    if (kept && kept.params !== JSON.stringify(params)) return { status: 400, body: { error: { type: "idempotency_error", message: "other parameters" } } };
    const body = kept?.body ?? (method === "GET" ? this.read(path, params) : this.write(method, path, params));
    if (!body) return { status: 404, body: { error: { type: "invalid_request_error", code: "resource_missing", message: "No such object" } } };
    if ("error" in body) return { status: (body.error as { type: string }).type === "card_error" ? 402 : 400, body };
    if (key) this.answers.set(key, { params: JSON.stringify(params), body: body as Json });
    return { status: 200, body };
  }

  private read(path: string, params: Record<string, string>): object | undefined {
    const list = (data: object[], has_more = false) => ({ object: "list", data, has_more, url: `/v1/${path}` });
    const of = (object: string) => [...this.objects.values()].filter((one) => one.object === object);
    if (path === "prices") return list(of("price").filter(({ lookup_key }) => lookup_key === params["lookup_keys[0]"]));
    if (path === "products") return list(of("product"));
    if (path === "promotion_codes") return list(of("promotion_code").filter(({ code }) => code === params.code));
    const object = LISTED[path];
    if (object) return list(of(object));
    if (path === "events") {
      const since = this.events.filter(({ created }) => created >= Number(params["created[gte]"] ?? 0));
      const from = params.starting_after ? since.findIndex(({ id }) => id === params.starting_after) + 1 : 0;
      const limit = Number(params.limit ?? 10);
      return list(since.slice(from, from + limit), since.length > from + limit);
    }
    return this.objects.get(path.split("/").at(-1)!);
  }

  private write(method: string, path: string, params: Record<string, string>): Json | { error: object } | undefined {
    const parts = path.split("/");
    const made = (prefix: string, fields: object) => this.set(`${prefix}_${++this.made}`, { ...fields, created: NOW() });
    const metadata = Object.fromEntries(Object.entries(params).flatMap(([name, value]) => { const found = /^metadata\[(\w+)\]$/.exec(name); return found ? [[found[1]!, value]] : []; }));
    if (params.customer && !this.objects.has(params.customer)) return { error: { type: "invalid_request_error", code: "resource_missing", param: "customer", message: "No such customer" } };
    if (method === "DELETE") return this.set(parts[1]!, { status: "canceled" });
    if (path === "customers") return made("cus", { object: "customer", metadata });
    if (path === "products") return made("prod", { object: "product", metadata });
    if (path === "prices") {
      for (const [id, { lookup_key }] of this.objects) if (lookup_key === params.lookup_key) this.set(id, { lookup_key: null });
      return made("price", { object: "price", lookup_key: params.lookup_key, unit_amount: Number(params.unit_amount), currency: params.currency, metadata });
    }
    if (path === "billing_portal/sessions") return made("bps", { url: "https://portal.example/1" });
    if (path === "checkout/sessions") {
      const price = params["line_items[0][price]"];
      const sum = { amount: Number(params["line_items[0][price_data][unit_amount]"]), currency: params["line_items[0][price_data][currency]"] };
      const session = made("cs", { object: "checkout.session", status: "open", payment_status: "unpaid", mode: params.mode, customer: params.customer, metadata, price, ...sum, subscription: null, payment_intent: null });
      return this.set(session.id, { url: `https://checkout.example/${session.id}` });
    }
    if (parts[3] === "expire") {
      const session = this.objects.get(parts[2]!);
      if (!session) return undefined;
      if (session.status !== "open") return { error: { type: "invalid_request_error", message: "Only open sessions can be expired." } };
      return this.set(session.id, { status: "expired" });
    }
    if (path === "refunds") return made("re", { object: "refund", status: "succeeded", amount: Number(params.amount), currency: this.objects.get(params.payment_intent!)!.currency, payment_intent: params.payment_intent, metadata });
    if (parts[0] === "subscriptions") {
      const price = this.objects.get(params["items[0][price]"]!)!;
      if (this.declines) return { error: { type: "card_error", code: "card_declined", message: "Declined" } };
      const subscription = this.objects.get(parts[1]!)! as Json & { items: { data: object[] } };
      return this.set(subscription.id, { items: { object: "list", data: [{ ...subscription.items.data[0], price }] } });
    }
    return undefined;
  }
}
