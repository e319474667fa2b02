// Who calls. The one place that turns the identity provider's word into a row of `users`.
import { getAuthUserId } from "@convex-dev/auth/server";
import type { Doc } from "../_generated/dataModel";
import type { QueryCtx } from "../_generated/server";

/** The signed-in person's row, or null. */
export async function currentUser(ctx: Pick<QueryCtx, "auth" | "db">): Promise<Doc<"users"> | null> {
  const userId = await getAuthUserId(ctx);
  return userId && (await ctx.db.get(userId));
}
