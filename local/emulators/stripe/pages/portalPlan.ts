// Choosing another plan in the portal: what may be chosen, what it would cost, and doing it.
import { invalidRequest } from "../api/errors";
import type { Account } from "../account";
import { written } from "../rules/currencies";
import { previewInvoice } from "../rules/invoicePreview";
import { changeSubscription } from "../rules/subscriptionChanges";
import { firstItem } from "../rules/subscriptions";
import type { Invoice, Price, Subscription } from "../wire";
import { html, type Html } from "./html";
import type { Page } from "./page";
import { priceText, productName, type Visit } from "./portalVisit";

/** What may be changed to: every active recurring price in the same currency. */
export function offers(account: Account, subscription: Subscription): Price[] {
  const { price: current } = firstItem(subscription);
  const isOffered = (price: Price) => price.active && price.recurring !== null && price.currency === subscription.currency && price.id !== current.id;
  return account.all("price").filter((price) => isOffered(price) && account.get("product", price.product).active);
}

/** The page that says what the change costs, and asks. */
export function confirmPlan(visit: Visit, subscription: Subscription, form: URLSearchParams): Page {
  const { account, path } = visit;
  const price = chosen(account, subscription, form);
  const date = account.timeOf(subscription.customer);
  const items = [{ id: firstItem(subscription).id, price: price.id }];
  const inTrial = subscription.status === "trialing";
  const preview = inTrial ? null : previewInvoice(account, { customer: null, subscription: subscription.id, change: { items, prorationBehavior: "always_invoice", prorationDate: date } });
  return {
    title: "Change plan",
    body: html`<section class="sheet"><h1>Change to ${productName(account, price)}, ${priceText(price)}?</h1>
      ${preview ? costs(preview) : html`<p>Nothing is due during the trial.</p>`}
      <form class="row" method="post" action="${path}/plan/confirm">
        <input type="hidden" name="subscription" value="${subscription.id}"><input type="hidden" name="price" value="${price.id}"><input type="hidden" name="date" value="${date}">
        <button>Change plan</button><a class="button quiet" href="${path}">Not now</a></form></section>`,
  };
}

/** Gives the invoice that the change caused, if any. */
export function changePlan({ account }: Visit, subscription: Subscription, form: URLSearchParams): Invoice | null {
  const price = chosen(account, subscription, form);
  const item = firstItem(subscription);
  const date = Number(form.get("date"));
  // The same as was shown, unless a new period began meanwhile.
  const prorationDate = date >= item.current_period_start && date <= item.current_period_end ? date : undefined;
  return changeSubscription(account, subscription, { items: [{ id: item.id, price: price.id }], prorationBehavior: "always_invoice", prorationDate });
}

function costs(preview: Invoice): Html {
  const due = Math.max(0, preview.total + preview.starting_balance);
  const [label, sum] = preview.total < 0 ? ["Kept for the next invoices", -preview.total] : ["Due now", due];
  return html`<ul class="lines">${preview.lines.data.map((line) => html`<li><span>${line.description}</span><span>${written(line.amount, line.currency)}</span></li>`)}
    <li class="sum"><span>${label}</span><span>${written(sum, preview.currency)}</span></li></ul>`;
}

function chosen(account: Account, subscription: Subscription, form: URLSearchParams): Price {
  const price = offers(account, subscription).find(({ id }) => id === form.get("price"));
  if (!price) throw invalidRequest("This plan can’t be chosen. Go back and choose another.");
  return price;
}
