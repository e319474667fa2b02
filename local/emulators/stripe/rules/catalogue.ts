// Products and their prices.
import type { Account } from "../account";
import { invalidRequest, missingParameter } from "../api/errors";
import { newId } from "../ids";
import type { Metadata, Price, Product } from "../wire";
import { LARGEST_AMOUNT } from "./currencies";
import type { Interval } from "./periods";

export type ProductDetails = { id?: string; name: string; description?: string | null; active?: boolean; metadata?: Metadata; images?: string[]; tax_code?: string; url?: string | null };

export function createProduct(account: Account, details: ProductDetails): Product {
  const id = details.id ?? newId("prod", 14);
  if (account.find("product", id)) throw invalidRequest("Product already exists.", { param: "id", code: "resource_already_exists" });
  const product = account.put("product", {
    id,
    object: "product",
    active: details.active ?? true,
    created: account.now(),
    default_price: null,
    description: details.description ?? null,
    images: details.images ?? [],
    livemode: false,
    marketing_features: [],
    metadata: details.metadata ?? {},
    name: details.name,
    package_dimensions: null,
    shippable: null,
    tax_code: details.tax_code ?? null,
    tax_details: null,
    type: "service",
    unit_label: null,
    updated: account.now(),
    url: details.url ?? null,
  });
  account.publish("product.created", product);
  return product;
}

export type PriceDetails = {
  currency: string;
  unit_amount?: number;
  unit_amount_decimal?: string;
  product?: string;
  product_data?: Omit<ProductDetails, "id">;
  recurring?: { interval: Interval["interval"]; interval_count?: number };
  active?: boolean;
  lookup_key?: string;
  transfer_lookup_key?: boolean;
  nickname?: string | null;
  metadata?: Metadata;
  tax_behavior?: "exclusive" | "inclusive" | "unspecified";
};

/** `at` names where the details came from, for errors: "" or "line_items[0][price_data]". */
export function createPrice(account: Account, details: PriceDetails, at = ""): Price {
  const named = (name: string) => (at === "" ? name : `${at}[${name}]`);
  const amount = details.unit_amount ?? (details.unit_amount_decimal === undefined ? undefined : Number(details.unit_amount_decimal));
  if (amount === undefined) throw missingParameter(named("unit_amount"));
  if (!Number.isInteger(amount) || amount < 0) throw invalidRequest("This value must be greater than or equal to 0.", { param: named("unit_amount"), code: "parameter_invalid_integer" });
  if (amount > LARGEST_AMOUNT) throw invalidRequest(`Invalid unit_amount: must be no more than ${LARGEST_AMOUNT}.`, { param: named("unit_amount"), code: "amount_too_large" });
  if (details.product === undefined && details.product_data === undefined) throw missingParameter(named("product"));
  if (details.lookup_key !== undefined) freeLookupKey(account, details.lookup_key, details.transfer_lookup_key ?? false);
  const product = details.product === undefined ? createProduct(account, details.product_data ?? { name: "" }) : account.get("product", details.product, named("product"));
  const price = account.put("price", {
    id: newId("price"),
    object: "price",
    active: details.active ?? true,
    billing_scheme: "per_unit",
    created: account.now(),
    currency: details.currency,
    custom_unit_amount: null,
    livemode: false,
    lookup_key: details.lookup_key ?? null,
    metadata: details.metadata ?? {},
    nickname: details.nickname ?? null,
    product: product.id,
    recurring: details.recurring ? { interval: details.recurring.interval as "month", interval_count: details.recurring.interval_count ?? 1, meter: null, trial_period_days: null, usage_type: "licensed" } : null,
    tax_behavior: details.tax_behavior ?? "unspecified",
    tiers_mode: null,
    transform_quantity: null,
    type: details.recurring ? "recurring" : "one_time",
    unit_amount: amount,
    unit_amount_decimal: String(amount),
  });
  account.publish("price.created", price);
  return price;
}

/** A lookup key belongs to one price; transferring takes it from the one that has it. */
export function freeLookupKey(account: Account, key: string, transfer: boolean): void {
  const holder = account.all("price").find((price) => price.lookup_key === key);
  if (!holder) return;
  if (!transfer)
    throw invalidRequest(`A price (\`${holder.id}\`) already uses that lookup key.`, { param: "lookup_key", code: "resource_already_exists" });
  changePrice(account, holder, { lookup_key: null });
}

/** Subscriptions show a price as it is now, not as it was when they began. */
export function changePrice(account: Account, price: Price, changes: Partial<Price>): Price {
  account.change("price", price, changes, "price.updated");
  for (const subscription of account.all("subscription")) for (const item of subscription.items.data) if (item.price.id === price.id) item.price = structuredClone(price);
  return price;
}
