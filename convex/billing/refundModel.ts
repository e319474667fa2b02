// Giving money back: never more than is left, each wish once, in the books once it has happened.
import type { Doc, Id } from "../_generated/dataModel";
import { internal } from "../_generated/api";
import type { MutationCtx } from "../_generated/server";
import { recordAudit } from "../audit/record";
import { appError } from "../errors";
import { moneyText } from "../money/currencies";
import { toStripeAmount } from "../money/stripeAmounts";
import { boundedText, integerBetween } from "../validation";
import type { FactOf } from "./facts";
import { ACCOUNTS, post, transfer } from "./ledger";
import { becomeByRefunds, paymentOf, refundsOf, sumOf, tellPayer } from "./paymentModel";
import { isPaid } from "./paymentStates";
import { rulesOf } from "./paymentSubjects";
import { customerById } from "./subscriptionModel";

type Payment = Doc<"payments">;
type RefundState = Doc<"refunds">["state"];
export type RefundInput = { amount?: number; reason: string; press?: string };

/** What was asked for counts as gone, until it turns out that it couldn't be given back. */
const TAKEN: RefundState[] = ["requested", "pending", "succeeded"];
const RANK: Record<RefundState, number> = { requested: 0, pending: 1, succeeded: 2, failed: 3 };

/** Minor units that can still be given back. */
export async function refundable(ctx: MutationCtx, payment: Payment): Promise<number> {
  return isPaid(payment) ? payment.amount - sumOf(await refundsOf(ctx, payment._id), TAKEN) : 0;
}

/**
 * Records that a payment, or `amount` of it, is to go back, and sees to it. The same `press` asks once. Throws
 * AUTHORIZATION_ERROR for who isn't on the receiving side, CONFLICT when nothing is left, VALIDATION_ERROR beyond what is left.
 */
export async function requestRefund(ctx: MutationCtx, user: Doc<"users">, payment: Payment, input: RefundInput): Promise<Id<"refunds">> {
  if (!(await rulesOf(payment).mayRefund(ctx, user._id))) {
    throw appError("AUTHORIZATION_ERROR", "Only who received this payment can give it back. Ask them.");
  }
  return giveBack(ctx, user._id, payment, input);
}

/** `requestRefund` for who has decided already that it is to go back: a rule, on somebody's behalf. */
export async function giveBack(ctx: MutationCtx, by: Id<"users">, payment: Payment, input: RefundInput): Promise<Id<"refunds">> {
  const reason = boundedText(input.reason, "reason", 1, 200);
  const press = input.press === undefined ? null : boundedText(input.press, "press", 8, 64);
  const before = press && (await refundsOf(ctx, payment._id)).find((refund) => refund.press === press);
  if (before) return before._id;
  const left = await refundable(ctx, payment);
  if (left === 0) throw appError("CONFLICT", isPaid(payment) ? "All of this payment has been given back already." : "There is nothing to give back: this hasn't been paid.");
  const amount = input.amount === undefined ? left : integerBetween(input.amount, "amount", 1, left);
  toStripeAmount({ amount, currency: payment.currency });
  const refundId = await ctx.db.insert("refunds", { paymentId: payment._id, requestedBy: by, amount, reason, press, state: "requested", refundId: null });
  await recordAudit(ctx, { actorId: by, personId: payment.payerId, action: "refund.request", target: refundId, details: { amount, currency: payment.currency, paymentId: payment._id } });
  await ctx.scheduler.runAfter(0, internal.billing.refundWork.carryOn, {});
  return refundId;
}

/** Takes in what was read of a refund, ours or one made in Stripe's dashboard. False when it isn't of a payment of ours. */
export async function applyRefund(ctx: MutationCtx, fact: FactOf<"refund">): Promise<boolean> {
  const payment = await paymentOf(ctx, fact);
  if (payment) {
    await book(ctx, fact, await rulesOf(payment).owedTo(ctx));
    await follow(ctx, payment, fact);
    return true;
  }
  const isOurs = fact.customerId !== null && (await customerById(ctx, fact.customerId)) !== null;
  if (isOurs) await book(ctx, fact, ACCOUNTS.refundedSubscriptions);
  return isOurs;
}

async function follow(ctx: MutationCtx, payment: Payment, fact: FactOf<"refund">) {
  const row = (await rowOf(ctx, fact)) ?? (await insertRow(ctx, payment, fact));
  if (RANK[fact.status] <= RANK[row.state]) return;
  await ctx.db.patch(row._id, { state: fact.status, refundId: fact.refundId });
  await becomeByRefunds(ctx, payment);
  if (fact.status !== "succeeded") return;
  await recordAudit(ctx, { actorId: row.requestedBy, personId: payment.payerId, action: "refund.done", target: row._id, details: { amount: fact.amount, currency: fact.currency } });
  await tellPayer(ctx, payment, `Refund: ${moneyText(fact)}`, `${moneyText(fact)} of your payment for “${payment.description}” is on its way back to your card. Banks take a few days.\n\nReason: ${row.reason}`);
}

async function rowOf(ctx: MutationCtx, { refundId, ourId }: FactOf<"refund">) {
  const known = await ctx.db.query("refunds").withIndex("by_refund", (q) => q.eq("refundId", refundId)).unique();
  const id = ourId && ctx.db.normalizeId("refunds", ourId);
  return known ?? (id ? ctx.db.get(id) : null);
}

async function insertRow(ctx: MutationCtx, payment: Payment, { refundId, amount }: FactOf<"refund">) {
  const row = { paymentId: payment._id, requestedBy: null, amount, reason: "Given back by whoever runs this Caravan", press: null, state: "requested", refundId } as const;
  return (await ctx.db.get(await ctx.db.insert("refunds", row)))!;
}

/** Out of the books when it has happened; in again if it comes back after all. */
async function book(ctx: MutationCtx, { refundId, status, amount, currency, at }: FactOf<"refund">, account: string) {
  const source = `refund:${refundId}`;
  const money = { amount, currency };
  if (status === "succeeded") await post(ctx, { source, kind: "refund", at, postings: transfer(money, ACCOUNTS.stripe, account) });
  const isBooked = status === "failed" && (await ctx.db.query("ledgerTransactions").withIndex("by_source", (q) => q.eq("source", source)).unique());
  if (isBooked) await post(ctx, { source: `${source}:failed`, kind: "refundFailed", at, postings: transfer(money, account, ACCOUNTS.stripe) });
}
