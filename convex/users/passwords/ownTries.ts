// Ten wrong passwords an hour, whoever types them, close an account for the accounts library: strangers could keep its
// owner out. Browsers and sessions that are known to be the owner's have ten tries of their own instead.
import type { Doc } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";
import { forgetWrongPasswords } from "../accountModel";
import { overLimit } from "../security/accountLimits";
import { isKnownBrowser } from "../sessions/knownBrowsers";

/** Before a sign-in in the browser with this ticket. */
export async function openForBrowser(ctx: MutationCtx, account: Doc<"authAccounts">, ticketHash: string | null): Promise<void> {
  if (ticketHash !== null && (await isKnownBrowser(ctx, account.userId, ticketHash))) await openFor(ctx, account, ticketHash);
}

/** Before somebody who is signed in shows their password again. */
export async function openForSession(ctx: MutationCtx, account: Doc<"authAccounts">, session: Doc<"sessionDetails"> | null): Promise<void> {
  if (session && !session.flagged) await openFor(ctx, account, session.sessionId);
}

async function openFor(ctx: MutationCtx, { _id, userId }: Doc<"authAccounts">, whose: string): Promise<void> {
  if ((await overLimit(ctx, "ownTries", `${userId}|${whose}`)) === null) await forgetWrongPasswords(ctx, _id);
}
