// The books: append-only, double entry. A transaction's postings sum to zero in each currency, and what it tells of
// (an invoice, a payment, a refund) is posted once, however often and in whatever order it is heard of. Real money and play
// money are kept apart: everything here is about the present mode.
import type { Doc } from "../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../_generated/server";
import { presentMode } from "./stripe/mode";

export type Posting = { account: string; currency: string; amount: number };
export type LedgerEntry = { source: string; kind: Doc<"ledgerTransactions">["kind"]; at: number; postings: Posting[] };

/** Names of accounts. What Caravan has is positive, what it earns or owes negative. */
export const ACCOUNTS = {
  stripe: "stripe:balance",
  fees: "fees",
  subscriptions: "revenue:subscriptions",
  tax: "payable:tax",
  refundedSubscriptions: "refunds:subscriptions",
  disputedSubscriptions: "disputes:subscriptions",
  owedTo: (userId: string) => `payable:user:${userId}`,
  booking: (bookingId: string) => `payable:booking:${bookingId}`,
} as const;

/** Appends one transaction. False when its source is in the books already. Throws when it doesn't sum to zero. */
export async function post(ctx: MutationCtx, { source, kind, at, postings }: LedgerEntry): Promise<boolean> {
  requireBalanced(source, postings);
  const known = await ctx.db.query("ledgerTransactions").withIndex("by_source", (q) => q.eq("source", source)).unique();
  if (known) return false;
  const transactionId = await ctx.db.insert("ledgerTransactions", { source, kind, at });
  for (const { account, currency, amount } of postings) {
    const balance = (await balanceOf(ctx, account, currency)) + amount;
    await ctx.db.insert("ledgerPostings", { transactionId, mode: presentMode(process.env), account, currency, amount, balance });
  }
  return true;
}

/** Minor units. */
export async function balanceOf(ctx: QueryCtx, account: string, currency: string): Promise<number> {
  const last = await ctx.db
    .query("ledgerPostings")
    .withIndex("by_mode_account_currency", (q) => q.eq("mode", presentMode(process.env)).eq("account", account).eq("currency", currency))
    .order("desc")
    .first();
  return last?.balance ?? 0;
}

/** From one account to another, as postings. */
export function transfer({ amount, currency }: { amount: number; currency: string }, from: string, to: string): Posting[] {
  return [
    { account: to, currency, amount },
    { account: from, currency, amount: -amount },
  ];
}

function requireBalanced(source: string, postings: Posting[]) {
  const sums = new Map<string, number>();
  for (const { currency, amount } of postings) {
    if (!Number.isSafeInteger(amount)) throw new Error(`${source}: ${amount} isn't a whole number of minor units.`);
    sums.set(currency, (sums.get(currency) ?? 0) + amount);
  }
  const wrong = [...sums].find(([, sum]) => sum !== 0);
  if (postings.length < 2 || wrong) throw new Error(`${source}: a transaction's postings must sum to zero, not ${wrong?.join(" ") ?? "be alone"}.`);
}
