// Somebody at the billing portal: whose it is, where it is, and what belongs to them.
import type { Account } from "../account";
import { invalidRequest } from "../api/errors";
import type { Customer, PortalSession, Price, Subscription } from "../wire";
import { written } from "../rules/currencies";
import { html, type Html } from "./html";

export type Visit = { account: Account; session: PortalSession; customer: Customer; /** Where the portal's first page is. */ path: string };

/** The subscription that a form names; somebody else's is as if there were none. */
export function ownSubscription({ account, customer }: Visit, form: URLSearchParams): Subscription {
  const subscription = account.get("subscription", form.get("subscription") ?? "");
  if (subscription.customer !== customer.id) throw invalidRequest("There is no such subscription of yours.", { status: 404 });
  return subscription;
}

export function productName(account: Account, price: Price): string {
  return account.find("product", price.product)?.name ?? "Subscription";
}

/** "€8.00 a month". */
export function priceText(price: Price): string {
  const { interval = "month", interval_count: count = 1 } = price.recurring ?? {};
  return `${written(price.unit_amount ?? 0, price.currency)} ${count === 1 ? `a ${interval}` : `every ${count} ${interval}s`}`;
}

export function alert(text: string): Html {
  return html`<p class="alert" role="alert">${text}</p>`;
}
