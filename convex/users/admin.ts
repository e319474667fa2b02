// Who administers this deployment. Internal: only whoever holds its admin key can say so,
//   npx convex run users/admin:grant '{"email":"ada@example.org"}'
import { v } from "convex/values";
import { internalMutation, type MutationCtx } from "../_generated/server";
import { recordAudit } from "../audit/record";
import { appError } from "../errors";

const byEmail = { email: v.string() };
/** `emailVerified` is false when nobody has shown yet that the address is theirs: whoever runs this should know it. */
const who = v.object({ userId: v.id("users"), name: v.string(), emailVerified: v.boolean() });

export const grant = internalMutation({ args: byEmail, returns: who, handler: (ctx, { email }) => setRole(ctx, email, "admin") });
export const revoke = internalMutation({ args: byEmail, returns: who, handler: (ctx, { email }) => setRole(ctx, email, "user") });

async function setRole(ctx: MutationCtx, email: string, role: "admin" | "user") {
  const user = await ctx.db
    .query("users")
    .withIndex("email", (q) => q.eq("email", email.trim().toLowerCase()))
    .first();
  if (!user) throw appError("RESOURCE_NOT_FOUND", `Nobody here has an account with the address ${email}.`);
  if (user.role !== role) {
    await ctx.db.patch(user._id, { role });
    await recordAudit(ctx, { actorId: null, personId: user._id, action: role === "admin" ? "admin.grant" : "admin.revoke" });
  }
  return { userId: user._id, name: user.name, emailVerified: user.emailVerificationTime !== undefined };
}
