// Takes a built-in way in away: what the accounts library and our own second step keep of it.
import type { Id } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";
import { endSessions } from "../sessions/sessionModel";
import { totpRow } from "../totp/totpModel";

/** Password or guest session, its second step, and every session that it opened. */
export async function removeBuiltInAccount(ctx: MutationCtx, userId: Id<"users">) {
  await endSessions(ctx, userId, null);
  const accounts = await ctx.db
    .query("authAccounts")
    .withIndex("userIdAndProvider", (q) => q.eq("userId", userId))
    .collect();
  for (const { _id } of accounts) await ctx.db.delete(_id);
  const totp = await totpRow(ctx, userId);
  if (totp) await ctx.db.delete(totp._id);
}
