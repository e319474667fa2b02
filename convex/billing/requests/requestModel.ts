// Asking others of a trip for their share. The whole is split here, never by the client; who asks may have a share of their
// own, which nobody pays.
import type { Infer } from "convex/values";
import { v } from "convex/values";
import { internal } from "../../_generated/api";
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import { recordAudit } from "../../audit/record";
import { appError } from "../../errors";
import { say } from "../../said";
import { sendMail } from "../../mail/mail";
import { chargeStep, toStripeAmount } from "../../money/stripeAmounts";
import { convert } from "../../places/rates";
import { membershipOf } from "../../trips/access";
import { siteUrl } from "../../siteUrl";
import { boundedText, currencyCode, integerBetween } from "../../validation";
import { write } from "../../words/words";
import { cancelPayment } from "../payments/paymentModel";
import { equalShares } from "../payments/split";
import { DAY_MS } from "../plans/subscriptionModel";

type Request = Doc<"paymentRequests">;
const MAX_PEOPLE = 50;
const OPEN_DAYS = 21;
const REMIND_EVERY_MS = DAY_MS;
/** What cards take at least, about. */
const LEAST = { amount: 50, currency: "EUR" };

export const shareInput = v.union(
  v.object({ kind: v.literal("equal"), among: v.array(v.id("users")) }),
  v.object({ kind: v.literal("exact"), shares: v.array(v.object({ userId: v.id("users"), amount: v.number() })) }),
);
export type RequestInput = { description: string; total: number; currency: string; split: Infer<typeof shareInput>; press?: string };

/** One request a payer; the asker's own share is kept with each. The same `press` asks once. Throws VALIDATION_ERROR naming the field. */
export async function createRequests(ctx: MutationCtx, trip: Doc<"trips">, requester: Doc<"users">, input: RequestInput): Promise<Id<"paymentRequests">[]> {
  const id = input.press === undefined ? crypto.randomUUID() : `${requester._id}:${boundedText(input.press, "press", 8, 64)}`;
  const before = await ctx.db.query("paymentRequests").withIndex("by_trip_split", (q) => q.eq("tripId", trip._id).eq("split.id", id)).take(MAX_PEOPLE);
  if (before.length > 0) return before.map(({ _id }) => _id);
  const description = boundedText(input.description, "description", 1, 120);
  const currency = currencyCode(input.currency);
  const total = integerBetween(input.total, "amount", 1, 1e12);
  const shares = await validShares(ctx, trip._id, { total, currency }, input.split);
  const asked = shares.filter(({ userId, amount }) => userId !== requester._id && amount > 0);
  if (asked.length === 0) throw appError("VALIDATION_ERROR", "Choose somebody to ask besides yourself.", { field: "split" });
  const own = shares.find(({ userId }) => userId === requester._id)?.amount ?? 0;
  const split = { id, total, people: shares.length, own };
  const least = Math.max(1, convert(LEAST, currency).amount);
  const expiresAt = Date.now() + OPEN_DAYS * DAY_MS;
  const ids: Id<"paymentRequests">[] = [];
  for (const { userId: payerId, amount } of asked) {
    toStripeAmount({ amount, currency });
    if (amount < least) throw appError("VALIDATION_ERROR", say("Cards take about {least} at least. Ask for more at once.", { least: { amount: least, currency } }), { field: "amount" });
    const row = { tripId: trip._id, requesterId: requester._id, payerId, split, amount, currency, description, expiresAt };
    const requestId = await ctx.db.insert("paymentRequests", { ...row, state: "open", refunded: 0, paymentId: null, remindedAt: null });
    await ctx.scheduler.runAt(expiresAt, internal.billing.requestRows.expire, { requestId });
    await recordAudit(ctx, { actorId: requester._id, personId: payerId, action: "payment.request", target: requestId, details: { amount, currency } });
    await tellOfRequest(ctx, requester, (await ctx.db.get(requestId))!, "ask");
    ids.push(requestId);
  }
  return ids;
}

async function validShares(ctx: QueryCtx, tripId: Id<"trips">, { total, currency }: { total: number; currency: string }, split: RequestInput["split"]) {
  const people = split.kind === "equal" ? split.among : split.shares.map(({ userId }) => userId);
  if (people.length === 0 || people.length > MAX_PEOPLE) throw appError("VALIDATION_ERROR", say("Choose from one to {max, number} people.", { max: MAX_PEOPLE }), { field: "split" });
  if (new Set(people).size < people.length) throw appError("VALIDATION_ERROR", "Somebody is named twice. Give each person one share.", { field: "split" });
  for (const userId of people) {
    if (!(await membershipOf(ctx, tripId, userId))) throw appError("VALIDATION_ERROR", "Only members of the trip can be asked. Invite them first.", { field: "split" });
  }
  if (split.kind === "equal") {
    const amounts = equalShares(total, people.length, chargeStep(currency));
    return people.map((userId, index) => ({ userId, amount: amounts[index]! }));
  }
  const sum = split.shares.reduce((all, { amount }) => all + integerBetween(amount, "amount", 0, 1e12), 0);
  if (sum !== total) {
    const differs = say("The shares make {sum}, and the whole is {total}. Make them the same.", { sum: { amount: sum, currency }, total: { amount: total, currency } });
    throw appError("VALIDATION_ERROR", differs, { field: "split", sum, total });
  }
  return split.shares;
}

/** Throws RESOURCE_NOT_FOUND for what isn't of this trip, AUTHORIZATION_ERROR for who didn't ask. */
export async function ownRequest(ctx: QueryCtx, tripId: Id<"trips">, requestId: Id<"paymentRequests">, userId: Id<"users">): Promise<Request> {
  const request = await ctx.db.get(requestId);
  if (!request || request.tripId !== tripId) throw appError("RESOURCE_NOT_FOUND", "This request doesn't exist any more.");
  if (request.requesterId !== userId) throw appError("AUTHORIZATION_ERROR", "Only who asked for this can do that.");
  return request;
}

/** Takes a request back, and closes the page it is being paid on. Throws CONFLICT once money is under way. */
export async function endRequest(ctx: MutationCtx, request: Request, state: "cancelled" | "expired") {
  if (request.state !== "open") throw appError("CONFLICT", "This is being paid or has been. Give the payment back instead.");
  await ctx.db.patch(request._id, { state });
  await recordAudit(ctx, { actorId: state === "cancelled" ? request.requesterId : null, personId: request.payerId, action: `payment.request.${state}`, target: request._id });
  const payment = request.paymentId && (await ctx.db.get(request.paymentId));
  if (payment) await cancelPayment(ctx, payment);
}

/** Mails the payer again, once a day at most. Throws CONFLICT. */
export async function remind(ctx: MutationCtx, requester: Doc<"users">, request: Request) {
  if (request.state !== "open") throw appError("CONFLICT", "There is nothing left to remind of.");
  const last = request.remindedAt ?? request._creationTime;
  if (Date.now() - last < REMIND_EVERY_MS) throw appError("CONFLICT", "They have heard of this today. Remind them tomorrow.");
  await ctx.db.patch(request._id, { remindedAt: Date.now() });
  await tellOfRequest(ctx, requester, request, "remind");
}

async function tellOfRequest(ctx: MutationCtx, requester: Doc<"users">, request: Request, why: "ask" | "remind") {
  const payer = await ctx.db.get(request.payerId);
  if (!payer?.email) return;
  const { amount, currency, description } = request;
  const named = { person: requester.name, sum: { amount, currency } };
  const [subject, sentence] =
    why === "ask"
      ? [write("{person} asks you for {sum}", named), write("{person} asks you for {sum} for “{what}”.", { ...named, what: description })]
      : [write("{person} reminds you of {sum}", named), write("{person} reminds you of {sum} for “{what}”.", { ...named, what: description })];
  await sendMail(ctx, { to: payer.email, userId: payer._id, kind: "paymentRequest", subject, text: [sentence, [write("See it and pay:"), `${siteUrl()}/trips/${request.tripId}/payments`]] });
}
