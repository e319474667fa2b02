// Who administers this deployment. Internal: only whoever holds its admin key can say so,
//   npx convex run users/admin:grant '{"email":"ada@example.org"}'
import { v } from "convex/values";
import { internalMutation, type MutationCtx } from "../_generated/server";
import { recordAudit } from "../audit/record";
import { appError } from "../errors";
import { say } from "../said";
import { emailIsConfirmed } from "./accountModel";

const byEmail = { email: v.string() };
/** `emailVerified` is false when nobody has shown yet that the address is theirs: whoever runs this should know it. */
const who = v.object({ userId: v.id("users"), name: v.string(), emailVerified: v.boolean() });

export const grant = internalMutation({ args: byEmail, returns: who, handler: (ctx, { email }) => setRole(ctx, email, "admin") });
export const revoke = internalMutation({ args: byEmail, returns: who, handler: (ctx, { email }) => setRole(ctx, email, "user") });

async function setRole(ctx: MutationCtx, email: string, role: "admin" | "user") {
  const named = await ctx.db
    .query("users")
    .withIndex("email", (q) => q.eq("email", email.trim().toLowerCase()))
    .collect();
  // A stranger may have typed the address too; only one can have confirmed it, unless it was at two identity providers.
  const confirmed = named.filter((one) => emailIsConfirmed(one));
  const [user, another] = confirmed.length > 0 ? confirmed : named;
  if (!user) throw appError("RESOURCE_NOT_FOUND", say("Nobody here has an account with the address {email}.", { email }));
  if (another) throw appError("CONFLICT", say("{count, number} accounts have the address {email}. Its owner has to confirm it in one of them first.", { count: named.length, email }));
  if (user.role !== role) {
    await ctx.db.patch(user._id, { role });
    await recordAudit(ctx, { actorId: null, personId: user._id, action: role === "admin" ? "admin.grant" : "admin.revoke" });
  }
  return { userId: user._id, name: user.name, emailVerified: emailIsConfirmed(user) };
}
