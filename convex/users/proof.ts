// Showing again that it is really the account's owner, before what would lock them out: another password, another
// address, the second step, deleting the account. Call `requireRecentProof(ctx)` first in such a mutation.
import type { Infer } from "convex/values";
import type { Doc } from "../_generated/dataModel";
import type { QueryCtx } from "../_generated/server";
import { literals } from "convex-helpers/validators";
import { appError } from "../errors";
import { mailService } from "../mail/mailService";
import { emailIsConfirmed, passwordAccount } from "./accountModel";
import { currentUser } from "./identity";
import { detailsOf, tokenSessionId } from "./sessions/sessionModel";
import { secondStep } from "./totp/totpModel";

export const PROOF_MS = 10 * 60_000;

/** password; totp: a code of the second step; email: a code sent by mail. */
export const proofBy = literals("password", "totp", "email");
export type ProofBy = Infer<typeof proofBy>;

/**
 * What this person's proof is, null for those without a password here (guests, other identity providers). A
 * suspicious session of somebody without a second step has to show the mailbox: its password may be what leaked.
 */
export async function proofOf(ctx: QueryCtx, user: Doc<"users">, session: Doc<"sessionDetails"> | null): Promise<ProofBy | null> {
  if (!(await passwordAccount(ctx, user._id))) return null;
  if (await secondStep(ctx, user._id)) return "totp";
  const mailbox = mailService(process.env) !== null && emailIsConfirmed(user);
  return session?.flagged && mailbox ? "email" : "password";
}

/**
 * Refuses when the caller hasn't proved within ten minutes who they are: AUTHORIZATION_ERROR with details needs "proof" and
 * by. Whoever has a password but came in another way has no session to prove it in: CONFLICT.
 */
export async function requireRecentProof(ctx: QueryCtx): Promise<void> {
  const user = await currentUser(ctx);
  if (!user) throw appError("AUTHENTICATION_ERROR", "Sign in to do this.");
  const sessionId = await tokenSessionId(ctx);
  const session = sessionId && (await detailsOf(ctx, sessionId));
  const by = await proofOf(ctx, user, session);
  if (by !== null && sessionId === null) throw appError("CONFLICT", "You came in another way. Sign in with your Caravan password to do this.");
  if (by === null || (session && Date.now() - session.provedAt <= PROOF_MS)) return;
  throw appError("AUTHORIZATION_ERROR", "Show once more that it's you, then try again.", { needs: "proof", by });
}
