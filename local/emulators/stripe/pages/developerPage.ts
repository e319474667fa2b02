// For who develops with the emulator: subscriptions whose time can be advanced, and events with how
// their delivery went. It answers on this machine alone: it shows people's addresses and moves time.
import type { IncomingMessage } from "node:http";
import type { Account } from "../account";
import { newClockFor, advanceClock } from "../rules/testClocks";
import { DRAFT_SECONDS } from "../rules/passingTime";
import { firstItem } from "../rules/subscriptions";
import { hasEnded } from "../rules/subscriptionStatus";
import type { Event, Subscription } from "../wire";
import { html, type Html } from "./html";
import { messagePage, type Answer, type Page } from "./page";

const EVENTS_SHOWN = 100;
const LOOPBACK = new Set(["127.0.0.1", "::1", "::ffff:127.0.0.1"]);
const LOCAL_HOSTS = new Set(["localhost", "127.0.0.1", "[::1]"]);

export class DeveloperPage {
  constructor(
    private readonly account: Account,
    private readonly resend: (event: string) => void,
  ) {}

  answer(request: IncomingMessage, steps: string[], form: URLSearchParams | null): Answer {
    if (!isFromHere(request)) return messagePage("Only on this machine", "The emulator’s developer page shows what people entered and moves time, so it answers only to a browser on the machine that it runs on, at localhost.", null, 403);
    if (!form) return this.page();
    if (!isSameOrigin(request)) return messagePage("That didn’t come from this page", "Open the developer page itself and press the button there.", null, 403);
    const [verb] = steps;
    if (verb === "advance") this.advance(this.account.get("subscription", form.get("subscription") ?? ""), form.get("to") ?? "");
    if (verb === "resend") this.resend(this.account.get("event", form.get("event") ?? "").id);
    return { redirect: `${this.account.settings.publicUrl}/` };
  }

  /** The customer gets a test clock of their own at the first advance: from then on their time stands still between advances. */
  private advance(subscription: Subscription, to: string): void {
    const customer = this.account.customer(subscription.customer);
    const clock = customer.test_clock ? this.account.get("test_helpers.test_clock", customer.test_clock) : newClockFor(this.account, customer);
    const step = to === "day" ? clock.frozen_time + 86_400 : firstItem(subscription).current_period_end + DRAFT_SECONDS + 60;
    advanceClock(this.account, clock, Math.max(step, clock.frozen_time + 60));
  }

  private page(): Page {
    const { account } = this;
    const events = account.all("event").slice(-EVENTS_SHOWN).reverse();
    const subscriptions = account.all("subscription").reverse();
    return {
      title: "Stripe emulator",
      width: "wide",
      body: html`<div><h1>Stripe emulator</h1><p class="soft">Stands in for Stripe, API version ${account.settings.apiVersion}. This page answers on this machine alone.</p></div>
        <section class="sheet"><h2 id="subscriptions">Subscriptions</h2>
        ${
          subscriptions.length === 0
            ? html`<p>None yet. They appear here once a checkout is paid; then their time can be advanced to see a renewal or an ending.</p>`
            : html`<div class="scroll" tabindex="0" role="region" aria-labelledby="subscriptions"><table><thead><tr><th scope="col">Customer</th><th scope="col">State</th><th scope="col">Their time</th><th scope="col">Period ends</th><th scope="col">Advance</th></tr></thead><tbody>${subscriptions.map((one) => this.subscriptionRow(one))}</tbody></table></div>`
        }</section>
        <section class="sheet"><h2 id="events">Events</h2>
        ${
          events.length === 0
            ? html`<p>None yet.</p>`
            : html`<div class="scroll" tabindex="0" role="region" aria-labelledby="events"><table><thead><tr><th scope="col">Time</th><th scope="col">Event</th><th scope="col">Webhook</th><th scope="col">Again</th></tr></thead><tbody>${events.map((event) => this.eventRow(event))}</tbody></table></div>`
        }</section>`,
    };
  }

  private subscriptionRow(subscription: Subscription): Html {
    const customer = this.account.find("customer", subscription.customer);
    const time = this.account.timeOf(subscription.customer);
    const label = customer?.email ?? subscription.customer;
    const button = (to: string, text: string) => html`<button class="quiet" name="to" value="${to}" aria-label="${text} for ${label}">${text}</button>`;
    return html`<tr><td>${label}<br><code>${subscription.id}</code></td><td><span class="tag">${subscription.status}</span></td><td class="number">${moment(time)}</td><td class="number">${moment(firstItem(subscription).current_period_end)}</td>
      <td>${hasEnded(subscription) ? "It has ended" : html`<form class="row" method="post" action="${this.account.settings.publicUrl}/developer/advance"><input type="hidden" name="subscription" value="${subscription.id}">${button("period", "To the end of the period")}${button("day", "By a day")}</form>`}</td></tr>`;
  }

  private eventRow(event: Event): Html {
    const delivery = this.account.state.deliveries[event.id];
    const last = delivery?.attempts.at(-1);
    const state = delivery?.delivered ? "delivered" : delivery?.nextAt ? (last ? `failed (${last.outcome}), again at ${moment(delivery.nextAt / 1000)}` : "waiting") : `given up (${last?.outcome ?? "never sent"})`;
    return html`<tr><td class="number">${moment(event.created)}</td><td><code>${event.type}</code><br><span class="soft small">${event.data.object.id}</span></td><td>${state}</td>
      <td><form method="post" action="${this.account.settings.publicUrl}/developer/resend"><input type="hidden" name="event" value="${event.id}"><button class="quiet" aria-label="Send ${event.type} again">Send again</button></form></td></tr>`;
  }
}

/** A proxy on this machine connects from it too, so the name that was asked for must be local as well. */
function isFromHere(request: IncomingMessage): boolean {
  const host = (request.headers.host ?? "").replace(/:\d+$/, "");
  return LOOPBACK.has(request.socket.remoteAddress ?? "") && LOCAL_HOSTS.has(host) && request.headers["x-forwarded-for"] === undefined;
}

function isSameOrigin(request: IncomingMessage): boolean {
  const { origin, host } = request.headers;
  // Pages send no referrer, and a form of such a page has the origin "null": then the browser's own word on it counts.
  if (origin === undefined || origin === "null") return request.headers["sec-fetch-site"] === "same-origin";
  return URL.canParse(origin) && new URL(origin).host === host;
}

function moment(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace("T", " ").slice(0, 16);
}
