// Signing in and up with a password: the accounts library's own provider, with the second step, the limits and
// the session's details around it. Its ways to confirm an address and to reset a password are left out on purpose:
// they sign in whoever has the mail, past the second step, and confirming would come before the first use. Ours are
// emails.ts and passwords.ts.
import { ConvexCredentials, type ConvexCredentialsUserConfig } from "@convex-dev/auth/providers/ConvexCredentials";
import { Password } from "@convex-dev/auth/providers/Password";
import type { ConvexCredentialsConfig } from "@convex-dev/auth/server";
import type { GenericActionCtx } from "convex/server";
import { ConvexError, type Value } from "convex/values";
import { internal } from "../../_generated/api";
import type { DataModel, Id } from "../../_generated/dataModel";
import { appError } from "../../errors";
import { sentence } from "../../said";
import { requestOrigin } from "../../requestOrigin";
import { emailAddress, MAX_PASSWORD, passwordProfile, requirePassword } from "../accounts";
import { tooOften } from "../security/accountLimits";
import { tooManyPasswords } from "./passwordCheck";
import { ticketHash } from "../sessions/tickets";
import { checkCode, type CodeProof } from "../totp/totpModel";

type Params = Record<string, Value | undefined>;
type Flow = "signIn" | "signUp";

const library = Password<DataModel>({ profile: passwordProfile, validatePasswordRequirements: requirePassword });
// Where the library keeps what a provider was made of; its type leaves it out.
const { authorize: checkPassword, crypto } = (library as unknown as { options: Required<ConvexCredentialsUserConfig<DataModel>> }).options;

/** How passwords are kept: scrypt. */
export const passwordHash = crypto.hashSecret;

/**
 * Parameters: `flow` ("signIn" or "signUp"), `email`, `password`, `name` and the screen's `language` when signing up, `code` for the second step
 * and the browser's `ticket`. A right password without the code it needs: AUTHENTICATION_ERROR with details.needs "totp".
 */
export const passwordProvider: ConvexCredentialsConfig = ConvexCredentials<DataModel>({
  id: "password",
  crypto,
  authorize: async (params, ctx): Promise<{ userId: Id<"users">; sessionId: Id<"authSessions"> }> => {
    const flow = flowOf(params.flow);
    const email = emailAddress(params.email);
    const { password } = params;
    if (typeof password !== "string" || password.length > MAX_PASSWORD) throw appError("VALIDATION_ERROR", "Enter your password.", { field: "password" });
    const { address, network, browser } = await requestOrigin(ctx);
    const from = { network, browser };
    const ticket = await ticketHash(params.ticket);
    const admitted = await ctx.runMutation(internal.users.signIns.admit, { flow, email, address, ticketHash: ticket });
    if (admitted === "taken") throw appError("CONFLICT", "There is already an account with that e-mail. Sign in instead.", { field: "email" });

    const signedIn = await checkPassword(params, ctx).catch(async (error: unknown) => {
      if (error instanceof ConvexError || flow === "signUp") throw error;
      if (error instanceof Error && error.message === "TooManyFailedAttempts") throw tooManyPasswords();
      // As long as a password that was looked at, so that how long it takes doesn't tell whether there is an account.
      if (error instanceof Error && error.message === "InvalidAccountId") await passwordHash(password);
      await ctx.runMutation(internal.users.signIns.failed, { email, outcome: "wrongPassword", from });
      throw appError("AUTHENTICATION_ERROR", "That e-mail and password do not match.");
    });
    const { userId } = signedIn!;

    const proof = await secondStepProof(ctx, userId, params, () => ctx.runMutation(internal.users.signIns.failed, { email, outcome: "wrongCode", from }));
    const result = await ctx.runMutation(internal.users.signIns.finish, { userId, flow, proof, ticketHash: ticket, from });
    if (result.outcome === "signedIn") return { userId, sessionId: result.sessionId };
    if (proof === null) throw needsCode(sentence("Enter the code that your authenticator app shows, or a recovery code."));
    await ctx.runMutation(internal.users.signIns.failed, { email, outcome: "wrongCode", from });
    throw needsCode(WRONG_CODE);
  },
});

const WRONG_CODE = sentence("That code isn't right, or was used before. Wait for the next one, or use a recovery code.");
const needsCode = (why: string) => appError("AUTHENTICATION_ERROR", why, { needs: "totp" });

/** Null when no code came, or none is needed: whether it is, is decided where the session is opened. */
async function secondStepProof(ctx: GenericActionCtx<DataModel>, userId: Id<"users">, { code }: Params, onWrong: () => Promise<unknown>): Promise<CodeProof | null> {
  if (typeof code !== "string" || code.trim() === "") return null;
  const checked = await checkCode(ctx, userId, code);
  switch (checked.outcome) {
    case "right":
      return checked.proof;
    case "off":
      return null;
    case "limited":
      throw tooOften(checked.retryAfterMs);
    case "wrong":
      await onWrong();
      throw needsCode(WRONG_CODE);
  }
}

function flowOf(flow: unknown): Flow {
  if (flow === "signIn" || flow === "signUp") return flow;
  throw appError("VALIDATION_ERROR", "Say whether to sign in or to make an account.", { field: "flow" });
}
