// People who pay.
import type { Account } from "../account";
import { letters, newId } from "../ids";
import type { Customer, Metadata } from "../wire";
import { endSubscription, hasEnded } from "./subscriptionStatus";

export type CustomerDetails = {
  email?: string | null;
  name?: string | null;
  phone?: string | null;
  description?: string | null;
  address?: Customer["address"];
  preferred_locales?: string[];
  metadata?: Metadata;
  test_clock?: string;
};

export function createCustomer(account: Account, details: CustomerDetails): Customer {
  const customer = account.put("customer", {
    id: newId("cus", 14),
    object: "customer",
    address: details.address ?? null,
    balance: 0,
    created: details.test_clock ? account.get("test_helpers.test_clock", details.test_clock, "test_clock").frozen_time : account.now(),
    currency: null,
    customer_account: null,
    default_source: null,
    delinquent: false,
    description: details.description ?? null,
    discount: null,
    email: details.email ?? null,
    invoice_prefix: letters(8).toUpperCase(),
    invoice_settings: { custom_fields: null, default_payment_method: null, footer: null, rendering_options: null },
    livemode: false,
    metadata: details.metadata ?? {},
    name: details.name ?? null,
    next_invoice_sequence: 1,
    phone: details.phone ?? null,
    preferred_locales: details.preferred_locales ?? [],
    shipping: null,
    tax_exempt: "none",
    test_clock: details.test_clock ?? null,
  });
  account.publish("customer.created", customer);
  return customer;
}

/** What stays of a deleted customer is that there was one. */
export function deleteCustomer(account: Account, customer: Customer): { id: string; object: "customer"; deleted: true } {
  for (const subscription of account.all("subscription"))
    if (subscription.customer === customer.id && !hasEnded(subscription)) endSubscription(account, subscription, "cancellation_requested");
  const before = structuredClone(customer);
  account.publish("customer.deleted", before);
  const gone = { id: customer.id, object: "customer" as const, deleted: true as const };
  for (const key of Object.keys(customer) as (keyof Customer)[]) if (!(key in gone)) delete customer[key];
  Object.assign(customer, gone);
  return gone;
}
