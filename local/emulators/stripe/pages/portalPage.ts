// The billing portal: what somebody pays for, changing or ending it, their card, their invoices.
import type { Account } from "../account";
import { ApiError, cardError, invalidRequest } from "../api/errors";
import { payInvoice } from "../rules/collecting";
import { written } from "../rules/currencies";
import { previewInvoice } from "../rules/invoicePreview";
import { attach, cardOf, createCard, makeDefault } from "../rules/paymentMethods";
import { cancelAtPeriodEnd, changeSubscription } from "../rules/subscriptionChanges";
import { firstItem } from "../rules/subscriptions";
import { hasEnded } from "../rules/subscriptionStatus";
import { AUTHENTICATION_FAILED, setupOutcome } from "../rules/testCards";
import type { Customer, Invoice, PaymentMethod, PortalSession, Price, Subscription } from "../wire";
import { cardFields, field, readCard, testCardList, type FieldErrors } from "./cardForm";
import { challengePage } from "./challengePage";
import { html, type Html, type Piece } from "./html";
import { day, messagePage, type Answer, type Page } from "./page";
import { brandName } from "./receiptPage";

const OPEN_SECONDS = 3_600;

export class PortalPage {
  constructor(private readonly account: Account) {}

  /** `step` is what follows the session's id in the path. */
  answer(session: PortalSession, step: string, form: URLSearchParams | null): Answer {
    const { account } = this;
    if (session.created + OPEN_SECONDS < account.now()) return messagePage("This link has expired", "Go back and open the billing portal again.", backLink(session), 410);
    const customer = account.customer(session.customer);
    const home = { redirect: this.path(session) };
    if (!form) {
      if (step === "card") return this.cardPage(session, {});
      if (step === "card/3ds") return this.cardChallenge(session);
      return step === "" ? this.home(session, customer) : home;
    }
    switch (step) {
      case "cancel":
      case "resume":
        cancelAtPeriodEnd(account, this.owned(customer, form), step === "cancel");
        return home;
      case "plan":
        return this.confirmPlan(session, this.owned(customer, form), form);
      case "plan/confirm":
        return this.changePlan(session, customer, this.owned(customer, form), form);
      case "card":
        return this.submitCard(session, customer, form);
      case "card/3ds":
        return this.answerChallenge(session, customer, form.get("answer") === "approve");
      case "pay":
        return this.pay(session, customer, form);
      default:
        return home;
    }
  }

  private home(session: PortalSession, customer: Customer, message: Piece = null): Page {
    const { account } = this;
    const subscriptions = account.all("subscription").filter(({ customer: owner, status }) => owner === customer.id && status !== "incomplete_expired").reverse();
    const running = subscriptions.filter((subscription) => !hasEnded(subscription));
    const invoices = account.all("invoice").filter((invoice) => invoice.customer === customer.id && invoice.status !== "draft").reverse();
    return {
      title: "Billing",
      leadsTo: [session.return_url],
      body: html`<div>${backLink(session)}<h1>Billing</h1><p class="soft">${customer.email ?? customer.name}</p></div>
        ${message}
        ${running.length === 0 && html`<section class="sheet"><h2>No plan</h2><p>${subscriptions.length > 0 ? "The last one has ended." : "There is no subscription yet."}</p></section>`}
        ${running.map((subscription) => this.plan(session, subscription))}
        ${this.cardSection(session, customer)}
        <section class="sheet"><h2>Invoices</h2>${invoices.length === 0 ? html`<p>None yet.</p>` : html`<ul class="lines">${invoices.map((invoice) => this.invoiceRow(session, invoice))}</ul>`}</section>`,
    };
  }

  private plan(session: PortalSession, subscription: Subscription): Html {
    const item = firstItem(subscription);
    const path = this.path(session);
    const name = this.productName(item.price);
    const id = html`<input type="hidden" name="subscription" value="${subscription.id}">`;
    const others = this.offers(subscription);
    return html`<section class="sheet"><h2>${name}</h2>
      <p><strong>${priceText(item.price)}</strong> <span class="tag">${statusText(subscription)}</span></p>
      <p>${standing(subscription)}</p>
      ${
        subscription.cancel_at_period_end
          ? html`<form method="post" action="${path}/resume">${id}<button>Keep ${name}</button></form>`
          : html`<form method="post" action="${path}/cancel">${id}<button class="quiet">Cancel at the end of the period</button></form>`
      }
      ${
        others.length > 0 &&
        html`<details><summary>Change plan</summary><form method="post" action="${path}/plan">${id}
          <fieldset><legend>Change to</legend>${others.map((price, index) => html`<label class="choice"><input type="radio" name="price" value="${price.id}"${index === 0 && html` checked`}> <span>${this.productName(price)}, ${priceText(price)}</span></label>`)}</fieldset>
          <button>See what it costs</button></form></details>`
      }</section>`;
  }

  private confirmPlan(session: PortalSession, subscription: Subscription, form: URLSearchParams): Page {
    const price = this.offer(subscription, form);
    const date = this.account.timeOf(subscription.customer);
    const item = firstItem(subscription);
    const trial = subscription.status === "trialing";
    const preview = trial
      ? null
      : previewInvoice(this.account, { customer: null, subscription: subscription.id, change: { items: [{ id: item.id, price: price.id }], prorationBehavior: "always_invoice", prorationDate: date } });
    return {
      title: "Change plan",
      body: html`<section class="sheet"><h1>Change to ${this.productName(price)}, ${priceText(price)}?</h1>
        ${preview ? html`<ul class="lines">${preview.lines.data.map((line) => html`<li><span>${line.description}</span><span>${written(line.amount, line.currency)}</span></li>`)}
          ${preview.total < 0 ? html`<li class="sum"><span>Kept for the next invoices</span><span>${written(-preview.total, preview.currency)}</span></li>` : html`<li class="sum"><span>Due now</span><span>${written(Math.max(0, preview.total + preview.starting_balance), preview.currency)}</span></li>`}</ul>` : html`<p>Nothing is due during the trial.</p>`}
        <form class="row" method="post" action="${this.path(session)}/plan/confirm"><input type="hidden" name="subscription" value="${subscription.id}"><input type="hidden" name="price" value="${price.id}"><input type="hidden" name="date" value="${date}">
        <button>Change plan</button><a class="button quiet" href="${this.path(session)}">Not now</a></form></section>`,
    };
  }

  private changePlan(session: PortalSession, customer: Customer, subscription: Subscription, form: URLSearchParams): Answer {
    const price = this.offer(subscription, form);
    const item = firstItem(subscription);
    const date = Number(form.get("date"));
    // The same as was shown, unless a new period began meanwhile.
    const prorationDate = date >= item.current_period_start && date <= item.current_period_end ? date : undefined;
    const invoice = changeSubscription(this.account, subscription, { items: [{ id: item.id, price: price.id }], prorationBehavior: "always_invoice", prorationDate });
    if (invoice?.status === "open") return this.home(session, customer, alert("The plan is changed, but your card was declined. Update it to go on."));
    return { redirect: this.path(session) };
  }

  private cardSection(session: PortalSession, customer: Customer): Html {
    const method = this.account.find("payment_method", customer.invoice_settings?.default_payment_method ?? "") ?? this.account.all("payment_method").findLast(({ customer: owner }) => owner === customer.id);
    const text = method?.card ? html`<p>${brandName(method.card.brand)} •••• ${method.card.last4}, until ${String(method.card.exp_month).padStart(2, "0")} / ${method.card.exp_year}</p>` : html`<p>None is kept.</p>`;
    return html`<section class="sheet"><h2>Card</h2>${text}<a class="button quiet" href="${this.path(session)}/card">${method ? "Update the card" : "Add a card"}</a></section>`;
  }

  private cardPage(session: PortalSession, errors: FieldErrors, status = 200): Page {
    return {
      title: "Card",
      status,
      body: html`<section class="sheet"><h1>Card for what comes</h1><form method="post" action="${this.path(session)}/card" novalidate>
        ${errors[""] && html`<p class="alert" role="alert">${errors[""]}</p>`}${cardFields(errors)}
        ${field({ label: "Name on the card", name: "name", errors, autocomplete: "cc-name", required: false })}
        <div class="row"><button>Keep this card</button><a class="button quiet" href="${this.path(session)}">Not now</a></div></form>${testCardList()}</section>`,
    };
  }

  private submitCard(session: PortalSession, customer: Customer, form: URLSearchParams): Answer {
    const { card, errors } = readCard(this.account, form);
    if (!card) return this.cardPage(session, errors, 422);
    const method = createCard(this.account, { ...card, email: customer.email, name: form.get("name") || null, country: null });
    try {
      const outcome = setupOutcome(cardOf(this.account, method.id), { approved: false });
      if (outcome.kind === "fails") throw cardError(outcome.failure);
      if (outcome.kind === "authenticate") {
        this.account.state.cardsWaiting[session.id] = method.id;
        return { redirect: `${this.path(session)}/card/3ds` };
      }
      return this.keepCard(session, customer, method);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      return this.cardPage(session, { "": error.message }, 402);
    }
  }

  private cardChallenge(session: PortalSession): Answer {
    if (!this.account.state.cardsWaiting[session.id]) return { redirect: this.path(session) };
    return challengePage(`${this.path(session)}/card/3ds`, "Approve that the card is kept for later payments?", []);
  }

  private answerChallenge(session: PortalSession, customer: Customer, approved: boolean): Answer {
    const waiting = this.account.state.cardsWaiting[session.id];
    delete this.account.state.cardsWaiting[session.id];
    if (waiting === undefined) return { redirect: this.path(session) };
    if (!approved) return this.cardPage(session, { "": AUTHENTICATION_FAILED.message }, 402);
    cardOf(this.account, waiting).authenticated = true;
    return this.keepCard(session, customer, this.account.get("payment_method", waiting));
  }

  /** The new card pays from now on, also for what the old one failed to. */
  private keepCard(session: PortalSession, customer: Customer, method: PaymentMethod): Answer {
    attach(this.account, method, customer);
    makeDefault(this.account, customer, method);
    for (const subscription of this.account.all("subscription"))
      if (subscription.customer === customer.id && !hasEnded(subscription) && subscription.default_payment_method !== null)
        this.account.change("subscription", subscription, { default_payment_method: method.id }, "customer.subscription.updated");
    const open = this.account.all("invoice").filter((invoice) => invoice.customer === customer.id && invoice.status === "open" && invoice.next_payment_attempt !== null);
    try {
      for (const invoice of open) payInvoice(this.account, invoice, method);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      return this.home(session, customer, alert(`The card is kept, but an open invoice could not be paid with it: ${error.message}`));
    }
    return { redirect: this.path(session) };
  }

  private pay(session: PortalSession, customer: Customer, form: URLSearchParams): Answer {
    const invoice = this.account.get("invoice", form.get("invoice") ?? "");
    if (invoice.customer !== customer.id) throw invalidRequest("This invoice is somebody else’s.", { status: 404 });
    try {
      if (invoice.status === "open") payInvoice(this.account, invoice, null);
      return { redirect: this.path(session) };
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      return { ...this.home(session, customer, alert(error.message)), status: 402 };
    }
  }

  private invoiceRow(session: PortalSession, invoice: Invoice): Html {
    const paidBy = this.account.all("invoice_payment").findLast(({ invoice: of, status }) => of === invoice.id && status === "paid")?.payment.payment_intent;
    const charge = paidBy ? this.account.get("payment_intent", paidBy).latest_charge : null;
    const { publicUrl } = this.account.settings;
    return html`<li><span>${day(invoice.created)} <span class="tag">${invoice.status}</span><br>
      <a href="${publicUrl}/receipts/${invoice.id}">Invoice ${invoice.number}</a>${charge && html` · <a href="${publicUrl}/receipts/${charge}">Receipt</a>`}
      ${invoice.status === "open" && html`<form method="post" action="${this.path(session)}/pay"><input type="hidden" name="invoice" value="${invoice.id}"><button class="quiet">Pay now</button></form>`}</span>
      <span>${written(invoice.amount_due, invoice.currency)}</span></li>`;
  }

  private owned(customer: Customer, form: URLSearchParams): Subscription {
    const subscription = this.account.get("subscription", form.get("subscription") ?? "");
    if (subscription.customer !== customer.id) throw invalidRequest("This subscription is somebody else’s.", { status: 404 });
    return subscription;
  }

  /** What may be changed to: every active recurring price in the same currency. */
  private offers(subscription: Subscription): Price[] {
    const { price: current } = firstItem(subscription);
    return this.account.all("price").filter((price) => price.active && price.recurring !== null && price.currency === subscription.currency && price.id !== current.id && this.account.get("product", price.product).active);
  }

  private offer(subscription: Subscription, form: URLSearchParams): Price {
    const price = this.offers(subscription).find(({ id }) => id === form.get("price"));
    if (!price) throw invalidRequest("This plan can’t be chosen. Go back and choose another.");
    return price;
  }

  private productName(price: Price): string {
    return this.account.find("product", price.product)?.name ?? "Subscription";
  }

  private path(session: PortalSession): string {
    return `${this.account.settings.publicUrl}/portal/${session.id}`;
  }
}

function backLink(session: PortalSession): Html | null {
  return session.return_url === null ? null : html`<a class="back" href="${session.return_url}">← Go back</a>`;
}

function alert(text: string): Html {
  return html`<p class="alert" role="alert">${text}</p>`;
}

function priceText(price: Price): string {
  const { interval = "month", interval_count: count = 1 } = price.recurring ?? {};
  return `${written(price.unit_amount ?? 0, price.currency)} ${count === 1 ? `a ${interval}` : `every ${count} ${interval}s`}`;
}

function statusText({ status, cancel_at_period_end: ends }: Subscription): string {
  return ends ? "ends soon" : status === "past_due" ? "payment failed" : status === "trialing" ? "trial" : status;
}

function standing(subscription: Subscription): string {
  const end = day(firstItem(subscription).current_period_end);
  if (subscription.cancel_at_period_end) return `It ends on ${end}, and nothing is charged any more.`;
  switch (subscription.status) {
    case "trialing":
      return `The trial ends on ${end}; then the first payment is taken.`;
    case "past_due":
      return "The last payment failed. Update your card: it is tried again by itself.";
    case "unpaid":
      return "The last payment failed for good. Pay the open invoice to go on.";
    case "incomplete":
      return "The first payment is not made yet.";
    default:
      return `The next payment is on ${end}.`;
  }
}
