// Events on their way to the webhook: signed as Stripe signs them, tried again with growing pauses
// until they are taken, in no promised order. What waits survives a restart.
import { createHmac } from "node:crypto";
import type { Delivery, State } from "./state";
import type { Event } from "./wire";

/** Pauses after each failed attempt; after the last, the event stays undelivered. Stripe's are longer and go on for three days. */
const RETRY_SECONDS = [2, 10, 60, 300, 1_800, 7_200, 36_000];
const TIMEOUT_MS = 20_000;
const AT_ONCE = 4;
const LONGEST_SLEEP_MS = 3_600_000;

export type WebhookEndpoint = { url: string; secret: string };

/** The Stripe-Signature header of a payload sent at `seconds`. */
function signature(payload: string, secret: string, seconds: number): string {
  return `t=${seconds},v1=${createHmac("sha256", secret).update(`${seconds}.${payload}`).digest("hex")}`;
}

export class Webhooks {
  private readonly underWay = new Map<string, Promise<void>>();
  private timer: NodeJS.Timeout | null = null;
  private closed = false;

  constructor(
    private readonly state: State,
    private readonly endpoint: WebhookEndpoint,
    private readonly clock: () => number,
    private readonly onAttempt: () => void,
  ) {}

  /** Queues an event, or one that was given up on again. `send` starts it. */
  enqueue(event: string): void {
    const before = this.state.deliveries[event];
    this.state.deliveries[event] = { event, attempts: before?.attempts ?? [], delivered: before?.delivered ?? false, nextAt: this.clock() };
  }

  /** Starts what is due, a few at a time, and wakes again for the rest. */
  send(): void {
    if (this.closed) return;
    for (const delivery of this.due()) if (this.underWay.size < AT_ONCE) this.start(delivery);
    this.sleep();
  }

  /** Resolves when nothing is due any more; what waits for a later attempt is not waited for. */
  async settled(): Promise<void> {
    this.send();
    while (this.underWay.size > 0 || this.due().length > 0) {
      await Promise.all(this.underWay.values());
      this.send();
    }
  }

  async close(): Promise<void> {
    this.closed = true;
    if (this.timer) clearTimeout(this.timer);
    await Promise.all(this.underWay.values());
  }

  private due(): Delivery[] {
    const now = this.clock();
    return Object.values(this.state.deliveries).filter(({ event, nextAt }) => nextAt !== null && nextAt <= now && !this.underWay.has(event));
  }

  private start(delivery: Delivery): void {
    const event = this.state.objects.event[delivery.event];
    if (!event) {
      delete this.state.deliveries[delivery.event];
      return;
    }
    const attempt = this.attempt(delivery, event).finally(() => {
      this.underWay.delete(delivery.event);
      this.onAttempt();
      this.send();
    });
    this.underWay.set(delivery.event, attempt);
  }

  private async attempt(delivery: Delivery, event: Event): Promise<void> {
    const outcome = await this.post(event);
    const at = this.clock();
    const taken = /^2\d\d$/.test(outcome);
    delivery.attempts.push({ at, outcome });
    delivery.delivered ||= taken;
    const pause = RETRY_SECONDS[delivery.attempts.length - 1];
    delivery.nextAt = taken || pause === undefined ? null : at + pause * 1000;
    if (taken) event.pending_webhooks = 0;
  }

  /** The answer's status, or what went wrong. */
  private async post(event: Event): Promise<string> {
    const payload = JSON.stringify(event, null, 2);
    const headers = {
      "content-type": "application/json; charset=utf-8",
      "user-agent": "Stripe/1.0 (emulator)",
      "stripe-signature": signature(payload, this.endpoint.secret, Math.floor(this.clock() / 1000)),
    };
    try {
      const response = await fetch(this.endpoint.url, { method: "POST", headers, body: payload, redirect: "manual", signal: AbortSignal.timeout(TIMEOUT_MS) });
      await response.body?.cancel();
      return String(response.status);
    } catch (error) {
      const { cause } = error as { cause?: { code?: string } };
      return cause?.code ?? (error as Error).name;
    }
  }

  private sleep(): void {
    if (this.timer) clearTimeout(this.timer);
    const times = Object.values(this.state.deliveries).flatMap(({ event, nextAt }) => (nextAt === null || this.underWay.has(event) ? [] : [nextAt]));
    if (times.length === 0) return;
    const wait = Math.min(...times) - this.clock();
    this.timer = setTimeout(() => this.send(), Math.min(LONGEST_SLEEP_MS, Math.max(0, wait)));
    this.timer.unref();
  }
}
