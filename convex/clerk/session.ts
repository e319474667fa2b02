// What the app calls right after Clerk has signed somebody in.
import type { Id } from "../_generated/dataModel";
import { mutation } from "../_generated/server";
import { appError } from "../errors";
import { needs } from "../permissions";
import { limitAddress } from "../rateLimits";
import { outsideIdentity } from "../users/identity";
import { enter as enterPerson } from "./people";

/**
 * Makes sure that whoever calls has a row. What is in it comes from the verified token alone. Throws
 * AUTHENTICATION_ERROR for nobody, for a session that was ended and for somebody whom Clerk has deleted.
 */
export const enter = needs(
  "app:enter",
  mutation({
    args: {},
    handler: async (ctx): Promise<{ userId: Id<"users"> }> => {
      await limitAddress(ctx);
      const identity = await outsideIdentity(ctx);
      if (!identity) throw appError("AUTHENTICATION_ERROR", "Your session has ended. Sign in again.");
      return { userId: await enterPerson(ctx, identity) };
    },
  }),
);
