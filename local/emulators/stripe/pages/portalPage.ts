// The billing portal: what somebody pays for, changing or ending it, their card, their invoices.
import type { Account } from "../account";
import { ApiError, invalidRequest } from "../api/errors";
import { payInvoice } from "../rules/collecting";
import { written } from "../rules/currencies";
import { cancelAtPeriodEnd } from "../rules/subscriptionChanges";
import { firstItem } from "../rules/subscriptions";
import { hasEnded } from "../rules/subscriptionStatus";
import type { Invoice, PortalSession, Subscription } from "../wire";
import { html, type Html, type Piece } from "./html";
import { day, messagePage, type Answer, type Page } from "./page";
import { answerCardChallenge, cardChallenge, cardPage, submitCard, type CardAnswer } from "./portalCard";
import { changePlan, confirmPlan, offers } from "./portalPlan";
import { alert, ownSubscription, priceText, productName, type Visit } from "./portalVisit";
import { brandName } from "./receiptPage";

const OPEN_SECONDS = 3_600;

/** `step` is what follows the session's id in the path; `form` is null for a page that is only looked at. */
export function answerPortal(account: Account, session: PortalSession, step: string, form: URLSearchParams | null): Answer {
  if (session.created + OPEN_SECONDS < account.now()) return messagePage("This link has expired", "Go back and open the billing portal again.", backLink(session), 410);
  const visit: Visit = { account, session, customer: account.customer(session.customer), path: `${account.settings.publicUrl}/portal/${session.id}` };
  return form ? press(visit, step, form) : look(visit, step);
}

function look(visit: Visit, step: string): Answer {
  switch (step) {
    case "":
      return home(visit);
    case "card":
      return cardPage(visit);
    case "card/3ds":
      return cardChallenge(visit);
    default:
      return { redirect: visit.path };
  }
}

function press(visit: Visit, step: string, form: URLSearchParams): Answer {
  switch (step) {
    case "cancel":
    case "resume":
      cancelAtPeriodEnd(visit.account, ownSubscription(visit, form), step === "cancel");
      return { redirect: visit.path };
    case "plan":
      return confirmPlan(visit, ownSubscription(visit, form), form);
    case "plan/confirm": {
      const invoice = changePlan(visit, ownSubscription(visit, form), form);
      return invoice?.status === "open" ? home(visit, alert("The plan is changed, but your card was declined. Update it to go on.")) : { redirect: visit.path };
    }
    case "card":
      return afterCard(visit, submitCard(visit, form));
    case "card/3ds":
      return afterCard(visit, answerCardChallenge(visit, form.get("answer") === "approve"));
    case "pay":
      return pay(visit, form);
    default:
      return { redirect: visit.path };
  }
}

function afterCard(visit: Visit, result: CardAnswer): Answer {
  if (result.kind === "page") return result.answer;
  return result.problem === null ? { redirect: visit.path } : home(visit, alert(result.problem));
}

function pay(visit: Visit, form: URLSearchParams): Answer {
  const invoice = visit.account.get("invoice", form.get("invoice") ?? "");
  if (invoice.customer !== visit.customer.id) throw invalidRequest("There is no such invoice of yours.", { status: 404 });
  try {
    if (invoice.status === "open") payInvoice(visit.account, invoice, null);
    return { redirect: visit.path };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return { ...home(visit, alert(error.message)), status: 402 };
  }
}

function home(visit: Visit, message: Piece = null): Page {
  const { account, session, customer } = visit;
  const subscriptions = account.all("subscription").filter((one) => one.customer === customer.id && one.status !== "incomplete_expired").reverse();
  const running = subscriptions.filter((subscription) => !hasEnded(subscription));
  const invoices = account.all("invoice").filter((invoice) => invoice.customer === customer.id && invoice.status !== "draft").reverse();
  return {
    title: "Billing",
    leadsTo: [session.return_url],
    body: html`<div>${backLink(session)}<h1>Billing</h1><p class="soft">${customer.email ?? customer.name}</p></div>
      ${message}
      ${running.length === 0 && html`<section class="sheet"><h2>No plan</h2><p>${subscriptions.length > 0 ? "The last one has ended." : "There is no subscription yet."}</p></section>`}
      ${running.map((subscription) => planSection(visit, subscription))}
      ${cardSection(visit)}
      <section class="sheet"><h2>Invoices</h2>${invoices.length === 0 ? html`<p>None yet.</p>` : html`<ul class="lines">${invoices.map((invoice) => invoiceRow(visit, invoice))}</ul>`}</section>`,
  };
}

function planSection({ account, path }: Visit, subscription: Subscription): Html {
  const { price } = firstItem(subscription);
  const name = productName(account, price);
  const id = html`<input type="hidden" name="subscription" value="${subscription.id}">`;
  const others = offers(account, subscription).map(
    (other, index) => html`<label class="choice"><input type="radio" name="price" value="${other.id}"${index === 0 && html` checked`}> <span>${productName(account, other)}, ${priceText(other)}</span></label>`,
  );
  const ending = subscription.cancel_at_period_end
    ? html`<form method="post" action="${path}/resume">${id}<button>Keep ${name}</button></form>`
    : html`<form method="post" action="${path}/cancel">${id}<button class="quiet">Cancel at the end of the period</button></form>`;
  return html`<section class="sheet"><h2>${name}</h2>
    <p><strong>${priceText(price)}</strong> <span class="tag">${statusText(subscription)}</span></p>
    <p>${standing(subscription)}</p>
    ${ending}
    ${others.length > 0 && html`<details><summary>Change plan</summary><form method="post" action="${path}/plan">${id}<fieldset><legend>Change to</legend>${others}</fieldset><button>See what it costs</button></form></details>`}
  </section>`;
}

function cardSection({ account, customer, path }: Visit): Html {
  const standing = account.find("payment_method", customer.invoice_settings?.default_payment_method ?? "");
  const method = standing ?? account.all("payment_method").findLast((one) => one.customer === customer.id);
  const { card } = method ?? {};
  const text = card ? `${brandName(card.brand)} •••• ${card.last4}, until ${String(card.exp_month).padStart(2, "0")} / ${card.exp_year}` : "None is kept.";
  return html`<section class="sheet"><h2>Card</h2><p>${text}</p><a class="button quiet" href="${path}/card">${card ? "Update the card" : "Add a card"}</a></section>`;
}

function invoiceRow({ account, path }: Visit, invoice: Invoice): Html {
  const paidBy = account.all("invoice_payment").findLast((payment) => payment.invoice === invoice.id && payment.status === "paid")?.payment.payment_intent;
  const charge = paidBy ? account.get("payment_intent", paidBy).latest_charge : null;
  const { publicUrl } = account.settings;
  return html`<li><span>${day(invoice.created)} <span class="tag">${invoice.status}</span><br>
    <a href="${publicUrl}/receipts/${invoice.id}">Invoice ${invoice.number}</a>${charge && html` · <a href="${publicUrl}/receipts/${charge}">Receipt</a>`}
    ${invoice.status === "open" && html`<form method="post" action="${path}/pay"><input type="hidden" name="invoice" value="${invoice.id}"><button class="quiet">Pay now</button></form>`}</span>
    <span>${written(invoice.amount_due, invoice.currency)}</span></li>`;
}

function backLink(session: PortalSession): Html | null {
  return session.return_url === null ? null : html`<a class="back" href="${session.return_url}">← Go back</a>`;
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
