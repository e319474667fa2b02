// Stripe's objects as they travel: the SDK's own types, so that a field the SDK knows can't be
// forgotten, with what the SDK makes of them on arrival undone.
import type Stripe from "stripe";

/** Decimals are strings, and what could be expanded is its id. */
type Wire<T> = T extends Stripe.Decimal
  ? string
  : T extends string
    ? T
    : T extends (infer One)[]
      ? WireField<One>[]
      : T extends object
        ? { [K in keyof T]: WireField<T[K]> }
        : T;
type WireField<F> = [Extract<F, string>] extends [never] ? Wire<F> : Wire<Exclude<F, { object: string }>>;

export type Customer = Wire<Stripe.Customer>;
export type Product = Wire<Stripe.Product>;
export type Price = Wire<Stripe.Price>;
export type Coupon = Wire<Stripe.Coupon>;
export type PromotionCode = Wire<Stripe.PromotionCode>;
export type Discount = Wire<Stripe.Discount>;
export type PaymentMethod = Wire<Stripe.PaymentMethod>;
export type PaymentIntent = Wire<Stripe.PaymentIntent>;
type SetupIntent = Wire<Stripe.SetupIntent>;
export type Charge = Wire<Stripe.Charge>;
export type Refund = Wire<Stripe.Refund>;
export type BalanceTransaction = Wire<Stripe.BalanceTransaction>;
export type Subscription = Wire<Stripe.Subscription>;
export type SubscriptionItem = Wire<Stripe.SubscriptionItem>;
export type Invoice = Wire<Stripe.Invoice>;
export type InvoiceLine = Wire<Stripe.InvoiceLineItem>;
type InvoicePayment = Wire<Stripe.InvoicePayment>;
export type CheckoutSession = Wire<Stripe.Checkout.Session>;
export type LineItem = Wire<Stripe.LineItem>;
export type PortalSession = Wire<Stripe.BillingPortal.Session>;
export type TestClock = Wire<Stripe.TestHelpers.TestClock>;
export type Metadata = Record<string, string>;

/** An event carries a copy of its object, as it was. */
export type Event = Omit<Wire<Stripe.EventBase>, "data"> & { data: { object: Snapshot; previous_attributes?: Record<string, unknown> } };
export type Snapshot = { id?: string; object: string };

/** Every kind of object that is kept, by the name Stripe has for it. */
export type Objects = {
  customer: Customer;
  product: Product;
  price: Price;
  coupon: Coupon;
  promotion_code: PromotionCode;
  discount: Discount;
  payment_method: PaymentMethod;
  payment_intent: PaymentIntent;
  setup_intent: SetupIntent;
  charge: Charge;
  refund: Refund;
  balance_transaction: BalanceTransaction;
  subscription: Subscription;
  invoice: Invoice;
  invoice_payment: InvoicePayment;
  "checkout.session": CheckoutSession;
  "billing_portal.session": PortalSession;
  "test_helpers.test_clock": TestClock;
  event: Event;
};
export type ObjectName = keyof Objects;
