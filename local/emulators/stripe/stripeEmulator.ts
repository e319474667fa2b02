// Stripe, as far as Caravan uses it: its API for the real SDK, hosted pages for people, signed webhooks.
// For development: no money moves, and it refuses to be made for production.
import type { IncomingMessage, ServerResponse } from "node:http";
import Stripe from "stripe";
import { Account } from "./account";
import { StripeApi } from "./api/stripeApi";
import { StripePages } from "./pages/stripePages";
import { nextInstant, passTime } from "./rules/passingTime";
import { advanceClock } from "./rules/testClocks";
import type { State } from "./state";
import { StateFile } from "./stateFile";
import { Webhooks } from "./webhooks";
import type { Customer, TestClock } from "./wire";

export type StripeEmulatorOptions = {
  secretKey: string;
  webhookSecret: string;
  /** Where browsers reach it; requests come in below this address's path. */
  publicUrl: string;
  webhookUrl: string;
  /** State as JSON; null keeps it in memory. */
  file: string | null;
  /** Milliseconds. */
  now?: () => number;
  /** True throws: this is for development. */
  production?: boolean;
  /** After the last failed retry of a renewal. Without: "cancel". */
  whenRetriesFail?: "cancel" | "mark_unpaid";
  /** How long an answer takes after its work is done. Without: no time. */
  latencyMs?: number;
};

const LONGEST_SLEEP_MS = 3_600_000;
const EVENT_DAYS = 30;

export class StripeEmulator {
  private readonly state: State;
  private readonly file: StateFile;
  private readonly account: Account;
  private readonly webhooks: Webhooks;
  private readonly api: StripeApi;
  private readonly pages: StripePages;
  private readonly clock: () => number;
  private readonly basePath: string;
  private timer: NodeJS.Timeout | null = null;
  private closed = false;

  constructor(private readonly options: StripeEmulatorOptions) {
    if (options.production) throw new Error("The Stripe emulator is for development: production takes payments by Stripe alone.");
    const publicUrl = options.publicUrl.replace(/\/$/, "");
    this.basePath = new URL(publicUrl).pathname.replace(/\/$/, "");
    this.clock = options.now ?? Date.now;
    this.file = new StateFile(options.file);
    this.state = this.file.read();
    const save = () => this.save();
    this.webhooks = new Webhooks(this.state, { url: options.webhookUrl, secret: options.webhookSecret }, this.clock, () => void this.file.save(this.state).catch(report));
    const settings = { publicUrl, apiVersion: Stripe.API_VERSION, whenRetriesFail: options.whenRetriesFail ?? ("cancel" as const) };
    this.account = new Account(this.state, settings, this.clock, (event) => this.webhooks.enqueue(event.id));
    this.api = new StripeApi(this.account, { secretKey: options.secretKey, save, clock: this.clock });
    this.pages = new StripePages(this.account, { save, resend: (event) => this.webhooks.enqueue(event) });
    this.catchUp();
    this.webhooks.send();
  }

  /** Answers everything below `publicUrl`. */
  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, search } = new URL(request.url ?? "/", "http://localhost");
    const path = pathname.slice(this.basePath.length) || "/";
    this.catchUp();
    if (path.startsWith("/v1/")) await this.api.handle(request, response, path, search.slice(1));
    else await this.pages.handle(request, response, path);
  }

  /** As the API's `test_clocks.advance`: `to` in seconds. */
  async advanceTo(clockId: string, to: number): Promise<TestClock> {
    const clock = advanceClock(this.account, this.account.get("test_helpers.test_clock", clockId), to);
    await this.save();
    return structuredClone(clock);
  }

  /** Does what has come due by now, and resolves when the webhook has been told of it, or has refused. */
  async settled(): Promise<void> {
    this.catchUp();
    await this.save();
    await this.webhooks.settled();
  }

  /** Finishes what is on its way. */
  async close(): Promise<void> {
    this.closed = true;
    if (this.timer) clearTimeout(this.timer);
    await this.webhooks.close();
    await this.file.save(this.state);
  }

  /** Renewals and expiries of those who live in everybody's time. */
  private catchUp(): void {
    const lives = (customer: Customer | null) => !customer?.test_clock;
    const now = Math.floor(this.clock() / 1000);
    const eventsBefore = Object.keys(this.state.objects.event).length;
    try {
      passTime(this.account, now, lives, (at) => (this.account.moment = Math.min(at, now)));
    } finally {
      this.account.moment = null;
    }
    if (Object.keys(this.state.objects.event).length !== eventsBefore) void this.save().catch(report);
    if (this.timer) clearTimeout(this.timer);
    const next = nextInstant(this.account, lives);
    if (next === null || this.closed) return;
    this.timer = setTimeout(() => this.catchUp(), Math.min(LONGEST_SLEEP_MS, Math.max(1_000, next * 1000 - this.clock())));
    this.timer.unref();
  }

  private async save(): Promise<void> {
    this.forgetOldEvents();
    await this.file.save(this.state);
    this.webhooks.send();
    if (this.options.latencyMs) await new Promise((resolve) => setTimeout(resolve, this.options.latencyMs));
  }

  private forgetOldEvents(): void {
    const oldest = Math.floor(this.clock() / 1000) - EVENT_DAYS * 86_400;
    for (const [id, { created }] of Object.entries(this.state.objects.event)) {
      if (created >= oldest) return;
      delete this.state.objects.event[id];
      delete this.state.deliveries[id];
    }
  }
}

function report(error: unknown): void {
  console.error("The Stripe emulator could not keep its state", error);
}
