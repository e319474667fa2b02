import type { Id } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import { presentMode } from "../stripe/mode";

/** Checkouts of a plan that a person may still pay. */
export async function openCheckouts(ctx: QueryCtx, userId: Id<"users">) {
  const open = await ctx.db.query("planIntents").withIndex("by_user_state", (q) => q.eq("userId", userId).eq("state", "open")).order("desc").take(50);
  return open.filter(({ mode }) => mode === presentMode(process.env));
}

/** Gives up a person's open checkouts. Returns their pages, to be closed at Stripe. */
export async function replaceCheckouts(ctx: MutationCtx, userId: Id<"users">): Promise<string[]> {
  const open = await openCheckouts(ctx, userId);
  for (const { _id } of open) await ctx.db.patch(_id, { state: "replaced" });
  return open.flatMap(({ sessionId }) => sessionId ?? []);
}
