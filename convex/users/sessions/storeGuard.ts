// Stands before the accounts library's writes. It takes what it is sent for a refresh token by its word: of two ids
// that don't belong together it deletes the second, of whatever table, for anybody. And it counts wrong codes of
// ways to sign in that aren't ours, under names that a stranger chooses.
import type { MutationCtx } from "../../_generated/server";
import { appError } from "../../errors";

const OURS = ["signIn", "signOut", "refreshSession", "createAccountFromCredentials", "retrieveAccountWithCredentials"];

/** nothing: a refresh token that leads nowhere, which is answered without the library. Throws VALIDATION_ERROR for what Caravan has no use for. */
export async function checkStoreCall(ctx: MutationCtx, { type, refreshToken }: { type: string; refreshToken?: string }): Promise<"pass" | "nothing"> {
  if (!OURS.includes(type)) throw appError("VALIDATION_ERROR", "Caravan has no such way to sign in.");
  if (type !== "refreshSession") return "pass";
  return (await leadsToSession(ctx, refreshToken ?? "")) ? "pass" : "nothing";
}

/** Whether a refresh token, "token|session", is one that was given out and its session is still there. */
async function leadsToSession(ctx: MutationCtx, refreshToken: string): Promise<boolean> {
  const [first = "", second = ""] = refreshToken.split("|");
  const tokenId = ctx.db.normalizeId("authRefreshTokens", first);
  const sessionId = ctx.db.normalizeId("authSessions", second);
  const token = tokenId && (await ctx.db.get(tokenId));
  return token !== null && token.sessionId === sessionId && (await ctx.db.get(token.sessionId)) !== null;
}
