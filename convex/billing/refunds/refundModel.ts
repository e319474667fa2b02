// Giving money back: never more than is left, each wish once, in the books once it has happened.
import type { Doc, Id } from "../../_generated/dataModel";
import { internal } from "../../_generated/api";
import type { MutationCtx } from "../../_generated/server";
import { recordAudit } from "../../audit/record";
import { appError } from "../../errors";
import { sentence } from "../../said";
import { toStripeAmount } from "../../money/stripeAmounts";
import { boundedText, integerBetween } from "../../validation";
import { write } from "../../words/words";
import { customerById } from "../customers";
import type { FactOf } from "../stripe/facts";
import { ACCOUNTS, balanceOf, post, transfer } from "../ledger";
import { becomeWhatItIs, paymentOf, refundsOf, sumOf } from "../payments/paymentModel";
import { presentMode } from "../stripe/mode";
import { isPaid } from "../payments/paymentStates";
import { rulesOf } from "../payments/paymentSubjects";
import { OWN_REASONS, reasonWords } from "./refundReasons";
import { tell } from "../tell";

type Payment = Doc<"payments">;
type RefundState = Doc<"refunds">["state"];
export type RefundInput = { amount?: number; reason: string; press?: string };

/** What was asked for counts as gone, until it turns out that it couldn't be given back. */
const TAKEN: RefundState[] = ["requested", "pending", "succeeded"];
const RANK: Record<RefundState, number> = { requested: 0, pending: 1, succeeded: 2, failed: 3 };

/** Minor units that can still be given back. Nothing of what the payer's bank has taken, or of what Stripe's other mode knows. */
export async function refundable(ctx: MutationCtx, payment: Payment): Promise<number> {
  if (!isPaid(payment) || payment.state === "disputed" || payment.mode !== presentMode(process.env)) return 0;
  return Math.max(0, payment.amount - sumOf(await refundsOf(ctx, payment._id), TAKEN));
}

/**
 * Records that a payment, or `amount` of it, is to go back, and sees to it. The same `press` asks once. Throws
 * AUTHORIZATION_ERROR for who isn't on the receiving side, CONFLICT when nothing is left, VALIDATION_ERROR beyond what is left.
 */
export async function requestRefund(ctx: MutationCtx, user: Doc<"users">, payment: Payment, input: RefundInput): Promise<Id<"refunds">> {
  if ((await rulesOf(payment).receiver(ctx)) !== user._id) {
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
  if (left === 0) throw appError("CONFLICT", nothingLeft(payment));
  const amount = input.amount === undefined ? left : integerBetween(input.amount, "amount", 1, left);
  toStripeAmount({ amount, currency: payment.currency });
  const waiting = sumOf(await refundsOf(ctx, payment._id), ["requested", "pending"]);
  const held = 0 - (await balanceOf(ctx, await rulesOf(payment).owedTo(ctx), payment.currency));
  if (amount + waiting > held) throw appError("CONFLICT", "This has been paid out already, and can't be given back from here. Send it back yourselves.");
  const refundId = await ctx.db.insert("refunds", { paymentId: payment._id, requestedBy: by, amount, reason, press, state: "requested", refundId: null });
  await recordAudit(ctx, { actorId: by, personId: payment.payerId, action: "refund.request", target: refundId, details: { amount, currency: payment.currency, paymentId: payment._id } });
  await ctx.scheduler.runAfter(0, internal.billing.refundWork.carryOn, {});
  return refundId;
}

function nothingLeft(payment: Payment): string {
  if (!isPaid(payment)) return sentence("There is nothing to give back: this hasn't been paid.");
  if (payment.state === "disputed") return sentence("The payer's bank has asked for this payment back: nothing more can be given back here.");
  if (payment.mode === presentMode(process.env)) return sentence("All of this payment has been given back already.");
  return sentence("This was paid before this Caravan's keys at Stripe were changed. It can't be given back here.");
}

/** Takes in what was read of a refund, ours or one made in Stripe's dashboard. False when it isn't of a payment of ours. */
export async function applyRefund(ctx: MutationCtx, fact: FactOf<"refund">): Promise<boolean> {
  const payment = await paymentOf(ctx, fact);
  if (payment) {
    await book(ctx, fact, await rulesOf(payment).owedTo(ctx));
    await follow(ctx, payment, fact);
    return true;
  }
  const customer = fact.customerId === null ? null : await customerById(ctx, fact.customerId);
  if (!customer) return false;
  const isNew = await book(ctx, fact, ACCOUNTS.refundedSubscriptions);
  if (isNew && fact.status === "succeeded") {
    const { amount, currency, refundId } = fact;
    await recordAudit(ctx, { actorId: null, personId: customer.userId, action: "refund.done", target: refundId, details: { amount, currency } });
    const sum = { amount, currency };
    await tell(ctx, customer.userId, "receipt", write("Refund: {sum}", { sum }), write("{sum} of what you paid for your plan is on its way back to your card. Banks take a few days.", { sum }));
  }
  return true;
}

async function follow(ctx: MutationCtx, payment: Payment, fact: FactOf<"refund">) {
  const row = (await rowOf(ctx, fact)) ?? (await insertRow(ctx, payment, fact));
  if (RANK[fact.status] <= RANK[row.state]) return;
  await ctx.db.patch(row._id, { state: fact.status, refundId: fact.refundId });
  await becomeWhatItIs(ctx, payment);
  if (fact.status === "failed") await noteFailure(ctx, row, payment);
  if (fact.status !== "succeeded") return;
  await recordAudit(ctx, { actorId: row.requestedBy, personId: payment.payerId, action: "refund.done", target: row._id, details: { amount: fact.amount, currency: fact.currency } });
  const sum = { amount: fact.amount, currency: fact.currency };
  const words = write("{sum} of your payment for “{what}” is on its way back to your card. Banks take a few days.", { sum, what: payment.description });
  await tell(ctx, payment.payerId, "receipt", write("Refund: {sum}", { sum }), words, write("Reason: {reason}", { reason: reasonWords(row.reason) }));
}

/** Says that a refund came to nothing to who asked for it, or to who waits for it. What was set aside for it is free again. */
export async function noteFailure(ctx: MutationCtx, { _id, requestedBy, amount }: Doc<"refunds">, { payerId, currency, description }: Payment) {
  await recordAudit(ctx, { actorId: null, personId: payerId, action: "refund.failed", target: _id, details: { amount, currency } });
  const sum = { amount, currency };
  const words = write("{sum} for “{what}” couldn't be sent back to the card it came from. Try again, or settle it another way.", { sum, what: description });
  await tell(ctx, requestedBy ?? payerId, "paymentProblem", write("A refund didn't go through: {sum}", { sum }), words);
}

async function rowOf(ctx: MutationCtx, { refundId, ourId }: FactOf<"refund">) {
  const known = await ctx.db.query("refunds").withIndex("by_refund", (q) => q.eq("refundId", refundId)).unique();
  const id = ourId && ctx.db.normalizeId("refunds", ourId);
  return known ?? (id ? ctx.db.get(id) : null);
}

async function insertRow(ctx: MutationCtx, payment: Payment, { refundId, amount }: FactOf<"refund">) {
  const row = { paymentId: payment._id, requestedBy: null, amount, reason: OWN_REASONS.byOperator.message, press: null, state: "requested", refundId } as const;
  return (await ctx.db.get(await ctx.db.insert("refunds", row)))!;
}

/**
 * Out of the books when it has happened; in again when it came back. One that failed is both, whatever was heard before, so that
 * late news of its success changes nothing. Says whether it was news.
 */
async function book(ctx: MutationCtx, { refundId, status, amount, currency, at }: FactOf<"refund">, account: string): Promise<boolean> {
  if (status === "pending") return false;
  const source = `refund:${refundId}`;
  const money = { amount, currency };
  const isNew = await post(ctx, { source, kind: "refund", at, postings: transfer(money, ACCOUNTS.stripe, account) });
  if (status === "succeeded") return isNew;
  return post(ctx, { source: `${source}:failed`, kind: "refundFailed", at, postings: transfer(money, account, ACCOUNTS.stripe) });
}
