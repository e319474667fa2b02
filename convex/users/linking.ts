// Ways to sign in to one's account: see them, link another, take one away.
import { v } from "convex/values";
import type { Id } from "../_generated/dataModel";
import { mutation } from "../_generated/server";
import { requireNotDeleted } from "../clerk/people";
import { appError } from "../errors";
import { accountMutation, userMutation, userQuery } from "../functions";
import { needs } from "../permissions";
import { limitAddress } from "../rateLimits";
import { boundedText } from "../validation";
import { builtInIdentifier, outsideIdentity } from "./identity";
import { offerLink } from "./linking/linkCodes";
import { claimLink, unlink } from "./linking/linkingModel";
import { requireRecentProof } from "./proof";
import { waysIn, type WayIn } from "./linking/waysIn";

/** Oldest first. `current` is the one that the caller came with. */
export const list = userQuery({
  args: {},
  handler: async (ctx): Promise<(WayIn & { current: boolean })[]> => {
    const current = (await outsideIdentity(ctx))?.tokenIdentifier ?? builtInIdentifier(ctx.user._id);
    return (await waysIn(ctx, ctx.user)).map((way) => ({ ...way, current: way.tokenIdentifier === current }));
  },
});

/**
 * A code for linking another identity to this account, or for a guest to keep everything; good once, for ten minutes.
 * Whoever came with a password shows once more who they are (AUTHORIZATION_ERROR, see proof.ts): with a second
 * step on, that is asked for here, since a linked identity signs in without it.
 */
export const offer = userMutation({
  args: {},
  handler: async (ctx): Promise<{ code: string; expiresAt: number }> => {
    if (!(await outsideIdentity(ctx))) await requireRecentProof(ctx);
    return offerLink(ctx, ctx.user);
  },
});

/**
 * Links the identity that calls to the account of whoever made the code. Called before the identity has a row, so it
 * can't ask for one. Throws RESOURCE_NOT_FOUND for a code that isn't good, CONFLICT when something would be lost.
 */
export const claim = needs(
  "app:enter",
  mutation({
    args: { code: v.string() },
    handler: async (ctx, { code }): Promise<{ userId: Id<"users"> }> => {
      await limitAddress(ctx);
      const identity = await outsideIdentity(ctx);
      if (!identity) throw appError("AUTHENTICATION_ERROR", "Sign in with what you want to link, then try again.");
      await requireNotDeleted(ctx, identity);
      return { userId: await claimLink(ctx, identity, boundedText(code, "code", 1, 200)) };
    },
  }),
);

/** Takes a way to sign in away. Throws CONFLICT for the last one and for the one that the caller came with, AUTHORIZATION_ERROR as `offer` does. */
export const remove = accountMutation({
  args: { tokenIdentifier: v.string() },
  handler: async (ctx, { tokenIdentifier }) => {
    const outside = await outsideIdentity(ctx);
    if (!outside) await requireRecentProof(ctx);
    const current = outside?.tokenIdentifier ?? builtInIdentifier(ctx.user._id);
    await unlink(ctx, ctx.user, boundedText(tokenIdentifier, "sign-in", 1, 500), current);
    return null;
  },
});
