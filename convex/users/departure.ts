// How a person leaves. From here on their account is marked, and nobody is signed in to it.
import type { Id } from "../_generated/dataModel";
import type { MutationCtx } from "../_generated/server";
import { recordAudit } from "../audit/record";
import { endSessions } from "./sessionModel";

/** "asked": by themselves, here. "clerk": their last way in, at Clerk, was deleted. */
export type DepartureReason = "asked" | "clerk";

/** Marks the person for deletion and ends their sessions. Once is enough: asking again changes nothing. */
export async function startDeparture(ctx: MutationCtx, userId: Id<"users">, reason: DepartureReason) {
  const user = await ctx.db.get(userId);
  if (!user || user.deletionRequestedAt !== undefined) return;
  await ctx.db.patch(userId, { deletionRequestedAt: Date.now() });
  await endSessions(ctx, userId, null);
  await recordAudit(ctx, { actorId: reason === "asked" ? userId : null, personId: userId, action: "users.departure", target: userId, details: { reason } });
}
