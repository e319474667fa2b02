import type { Id } from "../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../_generated/server";

/** Checkouts of a plan that a person may still pay. */
export const openCheckouts = (ctx: QueryCtx, userId: Id<"users">) =>
  ctx.db.query("planIntents").withIndex("by_user_state", (q) => q.eq("userId", userId).eq("state", "open")).take(20);

/** Gives up a person's open checkouts. Returns their pages, to be closed at Stripe. */
export async function replaceCheckouts(ctx: MutationCtx, userId: Id<"users">): Promise<string[]> {
  const open = await openCheckouts(ctx, userId);
  for (const { _id } of open) await ctx.db.patch(_id, { state: "replaced" });
  return open.flatMap(({ sessionId }) => sessionId ?? []);
}
