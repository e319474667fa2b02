// The books, for operators (`npx convex run billing/books:balances`) and for proof. Internal.
import { internalQuery, type QueryCtx } from "../_generated/server";
import { presentMode } from "./stripe/mode";

const ACCOUNTS_READ = 10_000;

/** Every account's balance in each currency, minor units, in the present mode. Sums to zero in each currency. */
export const balances = internalQuery({
  args: {},
  handler: async (ctx): Promise<{ account: string; currency: string; balance: number }[]> => {
    const balances: { account: string; currency: string; balance: number }[] = [];
    // From one account to the next: only the last posting of each is read.
    let last = await lastOf(ctx, null);
    while (last && balances.length < ACCOUNTS_READ) {
      const { account, currency, balance } = last;
      balances.push({ account, currency, balance });
      last = await lastOf(ctx, last);
    }
    return balances;
  },
});

/** The last posting of the account and currency that come before `next`, from the end of the alphabet; of the last of all with null. */
async function lastOf(ctx: QueryCtx, next: { account: string; currency: string } | null) {
  const mode = presentMode(process.env);
  const postings = ctx.db.query("ledgerPostings");
  const before = next && (await postings.withIndex("by_mode_account_currency", (q) => q.eq("mode", mode).eq("account", next.account).lt("currency", next.currency)).order("desc").first());
  if (before || !next) return before ?? postings.withIndex("by_mode_account_currency", (q) => q.eq("mode", mode)).order("desc").first();
  return ctx.db.query("ledgerPostings").withIndex("by_mode_account_currency", (q) => q.eq("mode", mode).lt("account", next.account)).order("desc").first();
}
