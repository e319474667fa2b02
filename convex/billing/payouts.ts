// Money that whoever runs this Caravan has paid out to a member, outside of it: out of the books, so that it is neither paid out
// twice nor given back from what isn't there any more. Internal: `npx convex run billing/payouts:record '{…}'`.
import { v } from "convex/values";
import { internalMutation } from "../_generated/server";
import { recordAudit } from "../audit/record";
import { appError } from "../errors";
import { boundedText, currencyCode, integerBetween } from "../validation";
import { write } from "../words/words";
import { ACCOUNTS, balanceOf, post, transfer } from "./ledger";
import { tell } from "./tell";

/** `amount` in minor units; `reference` is the bank's, and is recorded once. False when it was already. Throws VALIDATION_ERROR beyond what is held. */
export const record = internalMutation({
  args: { userId: v.id("users"), amount: v.number(), currency: v.string(), reference: v.string() },
  handler: async (ctx, input): Promise<boolean> => {
    const reference = boundedText(input.reference, "reference", 4, 100);
    const currency = currencyCode(input.currency);
    const account = ACCOUNTS.owedTo(input.userId);
    const source = `payout:${reference}`;
    if (await ctx.db.query("ledgerTransactions").withIndex("by_source", (q) => q.eq("source", source)).unique()) return false;
    const held = 0 - (await balanceOf(ctx, account, currency));
    if (held <= 0) throw appError("VALIDATION_ERROR", "Nothing is held for them in this currency.", { field: "amount" });
    const money = { amount: integerBetween(input.amount, "amount", 1, held), currency };
    await post(ctx, { source, kind: "payout", at: Date.now(), postings: transfer(money, ACCOUNTS.stripe, account) });
    await recordAudit(ctx, { actorId: null, personId: input.userId, action: "payout", target: input.userId, details: money });
    await tell(ctx, input.userId, "receipt", write("Paid out: {sum}", { sum: money }), write("{sum} that others have paid for you is on its way to you.", { sum: money }));
    return true;
  },
});
