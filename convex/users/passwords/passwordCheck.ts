// Whether a password is an account's, in an action. Wrong ones count against the account's tries, as at sign-in.
import { retrieveAccount } from "@convex-dev/auth/server";
import type { GenericActionCtx } from "convex/server";
import type { DataModel } from "../../_generated/dataModel";
import { appError } from "../../errors";
import { PASSWORD } from "../accountModel";
import { MAX_PASSWORD } from "../accounts";

/** Throws RATE_LIMIT_EXCEEDED after too many wrong ones. */
export async function passwordIsRight(ctx: GenericActionCtx<DataModel>, email: string, password: string): Promise<boolean> {
  if (password.length > MAX_PASSWORD) return false;
  try {
    await retrieveAccount<DataModel>(ctx, { provider: PASSWORD, account: { id: email, secret: password } });
    return true;
  } catch (error) {
    if (error instanceof Error && error.message === "TooManyFailedAttempts") throw tooManyPasswords();
    return false;
  }
}

export const tooManyPasswords = () => appError("RATE_LIMIT_EXCEEDED", "Too many tries. Wait a few minutes, then try again.");
