// `expand`: ids in an answer replaced by their objects, and the parts that are left out until asked for.
import type { Account } from "../account";
import { lineItems } from "../rules/checkoutAmounts";
import type { ObjectName } from "../wire";
import { invalidRequest } from "./errors";

const DEEPEST = 4;

type Fields = Record<string, unknown>;

/** Which kind a field's id is of, where the field's name doesn't say it. */
const NAMED: Record<string, ObjectName> = {
  latest_charge: "charge",
  latest_invoice: "invoice",
  default_payment_method: "payment_method",
  default_price: "price",
  pending_setup_intent: "setup_intent",
  test_clock: "test_helpers.test_clock",
  discounts: "discount",
  source: "charge",
};

/** What isn't in an object until it is asked for. */
const INCLUDED: Record<string, Record<string, (account: Account, id: string) => unknown>> = {
  "checkout.session": { line_items: (account, id) => whole(`/v1/checkout/sessions/${id}/line_items`, lineItems(account, account.get("checkout.session", id))) },
  charge: { refunds: (account, id) => whole(`/v1/charges/${id}/refunds`, account.all("refund").filter(({ charge }) => charge === id).reverse()) },
  invoice: { payments: (account, id) => whole(`/v1/invoice_payments?invoice=${id}`, account.all("invoice_payment").filter(({ invoice }) => invoice === id)) },
  customer: {
    subscriptions: (account, id) => whole(`/v1/customers/${id}/subscriptions`, account.all("subscription").filter(({ customer, status }) => customer === id && status !== "canceled").reverse()),
    tax_ids: (_account, id) => whole(`/v1/customers/${id}/tax_ids`, []),
  },
};

/** Changes the answer, which must be the caller's own copy. Throws for what can't be expanded. */
export function expand(account: Account, answer: unknown, paths: string[]): void {
  for (const path of paths) {
    const steps = path.split(".");
    if (steps.filter((step) => step !== "data").length > DEEPEST) throw invalidRequest(`You cannot expand more than ${DEEPEST} levels of a property. Property: ${path}`, { param: "expand" });
    follow(account, answer, steps, path);
  }
}

function follow(account: Account, at: unknown, [step, ...rest]: string[], path: string): void {
  if (step === undefined || at === null) return;
  if (Array.isArray(at)) return at.forEach((one) => follow(account, one, [step, ...rest], path));
  if (typeof at !== "object" || !Object.hasOwn(at, step)) {
    if (typeof at !== "object" || !include(account, at as Fields, step)) throw cannot(path);
  }
  const fields = at as Fields;
  const value = fields[step];
  if (typeof value === "string") fields[step] = found(account, step, value, path);
  else if (Array.isArray(value)) fields[step] = value.map((one: unknown) => (typeof one === "string" ? found(account, step, one, path) : one));
  // A promotion's coupon is asked for as `promotion.coupon`: what is no id is walked through.
  follow(account, fields[step], rest, path);
}

function include(account: Account, fields: Fields, step: string): boolean {
  const make = INCLUDED[String(fields.object)]?.[step];
  if (!make) return false;
  fields[step] = structuredClone(make(account, String(fields.id)));
  return true;
}

function found(account: Account, step: string, id: string, path: string): unknown {
  const name = NAMED[step] ?? (step as ObjectName);
  if (step === "source") return copyOf(account.find("charge", id) ?? account.find("refund", id));
  if (!Object.hasOwn(account.state.objects, name) && name !== ("session" as string)) throw cannot(path);
  return copyOf(account.find(name, id)) ?? id;
}

function copyOf<T>(object: T | undefined): T | undefined {
  return object === undefined ? undefined : structuredClone(object);
}

function whole(url: string, data: unknown[]) {
  return { object: "list", url, has_more: false, data };
}

function cannot(path: string) {
  return invalidRequest(`This property cannot be expanded (${path}).`, { param: "expand" });
}
