// The books, for operators (`npx convex run billing/books:balances`) and for proof. Internal.
import { internalQuery } from "../_generated/server";

const ACCOUNTS_READ = 10_000;

/** Every account's balance in each currency, minor units. Sums to zero in each currency. */
export const balances = internalQuery({
  args: {},
  handler: async (ctx): Promise<{ account: string; currency: string; balance: number }[]> => {
    const balances: { account: string; currency: string; balance: number }[] = [];
    // From one account to the next: only the last posting of each is read.
    let next = await ctx.db.query("ledgerPostings").withIndex("by_account_currency").first();
    while (next && balances.length < ACCOUNTS_READ) {
      const { account, currency } = next;
      const last = await ctx.db.query("ledgerPostings").withIndex("by_account_currency", (q) => q.eq("account", account).eq("currency", currency)).order("desc").first();
      balances.push({ account, currency, balance: last!.balance });
      next =
        (await ctx.db.query("ledgerPostings").withIndex("by_account_currency", (q) => q.eq("account", account).gt("currency", currency)).first()) ??
        (await ctx.db.query("ledgerPostings").withIndex("by_account_currency", (q) => q.gt("account", account)).first());
    }
    return balances;
  },
});
