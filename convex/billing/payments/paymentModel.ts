// The life of a payment: open -> processing -> paid -> (partly) refunded, or expired, or cancelled. Begun by whoever sells
// something (`startPayment`), carried on by what is read from Stripe; "disputed" while the payer's bank wants it back, and for
// good once the bank has it. The amount is ours, from first to last.
import type { Doc, Id } from "../../_generated/dataModel";
import { internal } from "../../_generated/api";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import { recordAudit } from "../../audit/record";
import { appError } from "../../errors";
import { toStripeAmount } from "../../money/stripeAmounts";
import { write } from "../../words/words";
import { customerById } from "../customers";
import type { FactOf } from "../stripe/facts";
import { ACCOUNTS, post, transfer } from "../ledger";
import { presentMode } from "../stripe/mode";
import { isPaid, isUnderWay, type PaidState } from "./paymentStates";
import { rulesOf, type PaymentSubject } from "./paymentSubjects";
import { OWN_REASONS } from "../refunds/refundReasons";
import { tell } from "../tell";

type Payment = Doc<"payments">;
type Fee = FactOf<"dispute">["fees"][number];
const CHECKOUT_MS = 60 * 60 * 1000;
/** A checkout so near its end isn't begun anew: Stripe closes it any moment. */
const MARGIN_MS = 2 * 60 * 1000;

const STATE_OF = { open: "open", processing: "processing", canceled: "expired" } as const;

export type PaymentInput = { payerId: Id<"users">; tripId: Id<"trips">; subject: PaymentSubject; amount: number; currency: string; description: string };

/**
 * The payment of a subject: the one under way, or a new one. `amount` is in minor units and comes from our own rows. The action
 * that called takes the person to `openCheckout(ctx, paymentId)`. Throws CONFLICT when it is paid, VALIDATION_ERROR for a sum no card takes.
 */
export async function startPayment(ctx: MutationCtx, input: PaymentInput): Promise<Id<"payments">> {
  if (toStripeAmount(input) === 0) throw appError("VALIDATION_ERROR", "There is nothing to pay.", { field: "amount" });
  const payments = await paymentsFor(ctx, input.subject);
  if (payments.some(isPaid)) throw appError("CONFLICT", "This has been paid already.");
  const mode = presentMode(process.env);
  const underWay = payments.find((payment) => isUnderWay(payment) && payment.mode === mode);
  if (underWay?.state === "processing") throw appError("CONFLICT", "A payment for this is on its way. Wait until it has arrived, or not.");
  const isUsable = underWay && underWay.payerId === input.payerId && underWay.amount === input.amount && underWay.currency === input.currency && underWay.expiresAt - MARGIN_MS > Date.now();
  if (isUsable) return underWay._id;
  if (underWay) await cancelPayment(ctx, underWay);
  return ctx.db.insert("payments", {
    ...input,
    mode,
    state: "open",
    refunded: 0,
    dispute: null,
    sessionId: null,
    url: null,
    expiresAt: Date.now() + CHECKOUT_MS,
    paymentIntentId: null,
    receiptUrl: null,
    paidAt: null,
    problem: null,
    reading: 0,
  });
}

/** Gives up a payment that wasn't made; its page at Stripe is closed. */
export async function cancelPayment(ctx: MutationCtx, payment: Payment) {
  if (payment.state !== "open") return;
  await ctx.db.patch(payment._id, { state: "cancelled" });
  await ctx.scheduler.runAfter(0, internal.billing.paymentRows.close, { paymentId: payment._id });
}

export const paymentsFor = (ctx: QueryCtx, subject: PaymentSubject) =>
  ctx.db
    .query("payments")
    .withIndex("by_subject", (q) => q.eq("subject.kind", subject.kind).eq("subject.id", subject.id))
    .order("desc")
    .take(50);

/** Takes in what was read of a checkout's page. False when it isn't one of ours. */
export async function applyPaymentSession(ctx: MutationCtx, fact: FactOf<"session">): Promise<boolean> {
  const payment = await ctx.db.query("payments").withIndex("by_session", (q) => q.eq("sessionId", fact.sessionId)).unique();
  if (!payment) return false;
  if (payment.state === "open" && fact.status === "expired") await become(ctx, payment, { state: "expired" });
  if (payment.state === "open" && fact.status === "complete" && !fact.paid) await become(ctx, payment, { state: "processing" });
  return true;
}

/** Takes in what was read of money that came or didn't: the payment, the books, a receipt. False when it isn't for us. */
export async function applyPayment(ctx: MutationCtx, fact: FactOf<"payment">, reading: number): Promise<boolean> {
  const payment = await paymentOf(ctx, fact);
  if (!payment && !(fact.customerId && (await customerById(ctx, fact.customerId)))) return false;
  if (fact.fee) await postFee(ctx, fact.fee, fact.at);
  if (!payment) return true;
  if (fact.status === "succeeded") {
    await receive(ctx, payment, fact);
  } else if (isUnderWay(payment) && reading >= payment.reading) {
    // What was being processed and fell back can't be tried again on the same page.
    const state = fact.status === "open" && payment.state === "processing" ? "expired" : STATE_OF[fact.status];
    await become(ctx, payment, { state, paymentIntentId: fact.paymentIntentId, problem: fact.problem, reading });
  }
  return true;
}

async function receive(ctx: MutationCtx, payment: Payment, fact: FactOf<"payment">) {
  const { paymentIntentId, at, receiptUrl } = fact;
  const { amount, currency, payerId, description } = payment;
  const isOurSum = fact.amount === amount && fact.currency === currency;
  const postings = transfer(fact, isOurSum ? await rulesOf(payment).owedTo(ctx) : ACCOUNTS.owedTo(payerId), ACCOUNTS.stripe);
  if (!(await post(ctx, { source: `payment:${paymentIntentId}`, kind: "payment", at, postings }))) return;
  const details = { amount: fact.amount, currency: fact.currency };
  if (!isOurSum) {
    // Nobody but who has the key at Stripe can bring this about: it buys nothing, and is theirs to sort out.
    console.error(`Payment ${payment._id} was paid with another sum than it has.`);
    return recordAudit(ctx, { actorId: null, personId: payerId, action: "payment.otherSum", target: payment._id, details });
  }
  await ctx.db.patch(payment._id, { paymentIntentId, receiptUrl, paidAt: at, problem: null });
  await recordAudit(ctx, { actorId: payerId, action: "payment.received", target: payment._id, details });
  const sum = { amount, currency };
  const received = write("We have received your payment of {sum}: {what}.", { sum, what: description });
  await tell(ctx, payerId, "receipt", write("Receipt: {sum}", { sum }), received, ...(receiptUrl ? [[write("Your receipt:"), receiptUrl]] : []));
  if ((await becomeWhatItIs(ctx, (await ctx.db.get(payment._id))!)) === "wanted") return;
  const refundId = await ctx.db.insert("refunds", { paymentId: payment._id, requestedBy: null, amount, reason: OWN_REASONS.unwanted.message, press: null, state: "requested", refundId: null });
  await recordAudit(ctx, { actorId: null, personId: payerId, action: "refund.request", target: refundId, details: { ...details, paymentId: payment._id } });
  await ctx.scheduler.runAfter(0, internal.billing.refundWork.carryOn, {});
}

/** What was given back and what the payer's bank says decide what a payment is that was made. */
export async function becomeWhatItIs(ctx: MutationCtx, payment: Payment): Promise<"wanted" | "notWanted"> {
  const refunded = sumOf(await refundsOf(ctx, payment._id), ["succeeded"]);
  return become(ctx, payment, { state: payment.paidAt === null ? payment.state : paidState(payment, refunded), refunded });
}

function paidState({ amount, dispute }: Payment, refunded: number): PaidState {
  if (dispute && dispute.state !== "won") return "disputed";
  if (refunded === 0) return "paid";
  return refunded < amount ? "partlyRefunded" : "refunded";
}

/** Refunds of a payment are few: each gives back something of what is left. */
export const refundsOf = (ctx: QueryCtx, paymentId: Id<"payments">) =>
  ctx.db.query("refunds").withIndex("by_payment", (q) => q.eq("paymentId", paymentId)).take(200);

export const sumOf = (refunds: Doc<"refunds">[], states: Doc<"refunds">["state"][]) =>
  refunds.filter(({ state }) => states.includes(state)).reduce((sum, { amount }) => sum + amount, 0);

async function become(ctx: MutationCtx, payment: Payment, change: Partial<Payment>): Promise<"wanted" | "notWanted"> {
  await ctx.db.patch(payment._id, change);
  const changed = (await ctx.db.get(payment._id))!;
  return rulesOf(changed).changed(ctx);
}

/** What Stripe keeps (or gives back of that, negative), once a row of its balance. */
export const postFee = (ctx: MutationCtx, { source, ...money }: Fee, at: number) =>
  post(ctx, { source: `fee:${source}`, kind: "fee", at, postings: transfer(money, ACCOUNTS.stripe, ACCOUNTS.fees) });

/** By the id that we gave to Stripe, which is ours alone to give. */
export async function paymentOf(ctx: QueryCtx, { paymentId }: { paymentId: string | null }): Promise<Payment | null> {
  const id = paymentId && ctx.db.normalizeId("payments", paymentId);
  return id ? ctx.db.get(id) : null;
}
