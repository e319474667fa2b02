// What a person's subscriptions make of their plan. Rows follow what was read from Stripe; the plan on the person's row
// is a copy that `settlePlan` keeps, in the mutation that changes a subscription. Only those of the present mode give anything.
import type { Doc, Id } from "../../_generated/dataModel";
import { internal } from "../../_generated/api";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import { recordAudit } from "../../audit/record";
import { write } from "../../words/words";
import { customerById } from "../customers";
import type { FactOf } from "../stripe/facts";
import { ACCOUNTS, post } from "../ledger";
import { presentMode } from "../stripe/mode";
import { replaceCheckouts } from "./planIntents";
import { PLAN_NAMES, PLANS, type Plan } from "./plans";
import { tell } from "../tell";

export type PaidPlan = Exclude<Plan, "free">;
export type Interval = "month" | "year";
type Subscription = Doc<"subscriptions">;

export const DAY_MS = 24 * 60 * 60 * 1000;
/** How long a plan stays while its payment is missing. */
export const GRACE_DAYS = 7;

const OVER = new Set<Subscription["status"]>(["canceled", "incomplete_expired"]);
export const isOver = ({ status }: Pick<Subscription, "status">) => OVER.has(status);

/** The name of a price, back to what it is the price of. */
export function priceNamed(lookupKey: string | null): { plan: PaidPlan; interval: Interval } | null {
  for (const plan of ["pro", "agency"] as const) {
    if (PLANS[plan].monthly?.lookupKey === lookupKey) return { plan, interval: "month" };
    if (PLANS[plan].yearly?.lookupKey === lookupKey) return { plan, interval: "year" };
  }
  return null;
}

/** What a subscription gives at an instant: its plan while it is paid, on trial or in grace. */
export function planGiven(row: Pick<Subscription, "plan" | "status" | "pastDueSince" | "duplicate">, now: number): Plan {
  if (row.duplicate || row.plan === null) return "free";
  switch (row.status) {
    case "trialing":
    case "active":
      return row.plan;
    case "past_due":
      return now < graceEnd(row) ? row.plan : "free";
    case "unpaid":
    case "canceled":
    case "incomplete":
    case "incomplete_expired":
    case "paused":
      return "free";
  }
}

export const graceEnd = ({ pastDueSince }: Pick<Subscription, "pastDueSince">) => (pastDueSince ?? 0) + GRACE_DAYS * DAY_MS;

const everySubscriptionOf = (ctx: QueryCtx, userId: Id<"users">) =>
  ctx.db.query("subscriptions").withIndex("by_user", (q) => q.eq("userId", userId)).order("desc").take(50);

/** Those of the present mode. A person has few: those that ended, and the one that lives. */
export const subscriptionsOf = async (ctx: QueryCtx, userId: Id<"users">) =>
  (await everySubscriptionOf(ctx, userId)).filter(({ mode }) => mode === presentMode(process.env));

export async function livingSubscription(ctx: QueryCtx, userId: Id<"users">): Promise<Subscription | null> {
  return (await subscriptionsOf(ctx, userId)).find((row) => !isOver(row) && !row.duplicate && row.status !== "incomplete") ?? null;
}

/** Takes in what was read of a subscription. False when it is of no customer of ours. */
export async function applySubscription(ctx: MutationCtx, fact: FactOf<"subscription">, reading: number): Promise<boolean> {
  const customer = await customerById(ctx, fact.customerId);
  if (!customer) return false;
  const before = await ctx.db.query("subscriptions").withIndex("by_subscription", (q) => q.eq("subscriptionId", fact.subscriptionId)).unique();
  const isOld = before && (isOver(before) || (reading < before.reading && !isOver(fact)));
  if (isOld) return true;
  if (fact.trialEnd !== null && customer.trialUsedAt === null) await ctx.db.patch(customer._id, { trialUsedAt: fact.startedAt });
  const { kind: _kind, customerId: _customerId, lookupKey, ...shown } = fact;
  const price = priceNamed(lookupKey);
  const pastDueSince = fact.status === "past_due" ? (before?.pastDueSince ?? Date.now()) : null;
  const row = { ...shown, userId: customer.userId, mode: customer.mode, plan: price?.plan ?? null, interval: price?.interval ?? null, pastDueSince, duplicate: before?.duplicate ?? false, reading };
  const rowId = before ? before._id : await ctx.db.insert("subscriptions", row);
  if (before) await ctx.db.patch(rowId, row);
  if (pastDueSince !== null && before?.pastDueSince == null) await beginGrace(ctx, rowId, customer.userId, graceEnd(row));
  await endDuplicates(ctx, customer.userId);
  await settlePlan(ctx, customer.userId);
  return true;
}

/** One living subscription a person: the oldest stays, any other is ended at Stripe and gives nothing. */
async function endDuplicates(ctx: MutationCtx, userId: Id<"users">) {
  const living = (await subscriptionsOf(ctx, userId)).filter((row) => !isOver(row) && !row.duplicate && row.status !== "incomplete");
  const [, ...later] = living.sort((a, b) => a.startedAt - b.startedAt || (a.subscriptionId < b.subscriptionId ? -1 : 1));
  for (const { _id, subscriptionId } of later) {
    await ctx.db.patch(_id, { duplicate: true });
    await ctx.scheduler.runAfter(0, internal.billing.planWork.endDuplicate, { subscriptionId });
    const words = write("Two checkouts for your plan were paid at about the same time. We have ended the second subscription; what it cost is credited to your next bills.");
    await tell(ctx, userId, "account", write("Your second subscription was ended"), words);
  }
  const pages = living.length > 0 ? await replaceCheckouts(ctx, userId) : [];
  if (pages.length > 0) await ctx.scheduler.runAfter(0, internal.billing.planWork.closePages, { pages });
}

/** Gives the person the best plan that their subscriptions give now. People who never had a subscription keep theirs. */
export async function settlePlan(ctx: MutationCtx, userId: Id<"users">) {
  if ((await everySubscriptionOf(ctx, userId)).length === 0) return;
  const given = (await subscriptionsOf(ctx, userId)).map((row) => planGiven(row, Date.now()));
  await setPlan(ctx, userId, PLAN_NAMES.findLast((plan) => given.includes(plan)) ?? "free");
}

/** The one writer of `users.plan`. */
export async function setPlan(ctx: MutationCtx, userId: Id<"users">, plan: Plan) {
  const user = await ctx.db.get(userId);
  if (!user || user.plan === plan) return;
  await ctx.db.patch(userId, { plan });
  await recordAudit(ctx, { actorId: null, personId: userId, action: "plan.change", target: userId, details: { from: user.plan, to: plan } });
  const named = { plan: PLANS[plan].name };
  const [subject, words] =
    plan === "free"
      ? [write("Your plan has ended"), write("Your plan has ended, and you are on the Free plan now. Your trips stay as they are and you can read everything; new ones are made within the Free plan's limits.")]
      : [write("Welcome to {plan}", named), write("You are on the {plan} plan now. Thank you.", named)];
  await tell(ctx, userId, "account", subject, words);
}

async function beginGrace(ctx: MutationCtx, rowId: Id<"subscriptions">, userId: Id<"users">, until: number) {
  await ctx.scheduler.runAt(until - 2 * DAY_MS, internal.billing.grace.remind, { rowId });
  await ctx.scheduler.runAt(until, internal.billing.grace.end, { rowId });
  await tellOfProblem(ctx, userId, until);
}

/** That a payment is missing, and until when the plan stays. */
export async function tellOfProblem(ctx: MutationCtx, userId: Id<"users">, until: number) {
  const words = write("We couldn't charge your card for your plan. It stays as it is until {day}. Update your card before then to keep it.", { day: { date: new Date(until).toISOString().slice(0, 10) } });
  await tell(ctx, userId, "paymentProblem", write("Your payment didn't go through"), words);
}

/** Takes in what was read of a bill: the books, the person's list, a receipt. False when it is of no customer of ours. */
export async function applyInvoice(ctx: MutationCtx, fact: FactOf<"invoice">): Promise<boolean> {
  const customer = await customerById(ctx, fact.customerId);
  if (!customer) return false;
  if (!fact.paid || fact.amount === 0) return true;
  const { invoiceId, amount, tax, currency, paidAt, url } = fact;
  const postings = [
    { account: ACCOUNTS.stripe, currency, amount },
    { account: ACCOUNTS.subscriptions, currency, amount: tax - amount },
    ...(tax > 0 ? [{ account: ACCOUNTS.tax, currency, amount: -tax }] : []),
  ];
  if (!(await post(ctx, { source: `invoice:${invoiceId}`, kind: "subscription", at: paidAt, postings }))) return true;
  const { userId } = customer;
  await ctx.db.insert("invoices", { userId, mode: customer.mode, invoiceId, amount, currency, paidAt, url });
  await recordAudit(ctx, { actorId: null, personId: userId, action: "payment.received", target: invoiceId, details: { amount, currency } });
  const sum = { amount, currency };
  await tell(ctx, userId, "receipt", write("Receipt: {sum}", { sum }), write("We have received {sum} for your plan.", { sum }), ...(url ? [[write("Your receipt:"), url]] : []));
  return true;
}
