import type { Id } from "../_generated/dataModel";
import type { MutationCtx } from "../_generated/server";
import { sendMail } from "../mail/mail";
import { siteUrl } from "../siteUrl";

/** A mail about money to a person who has an address, with the way to their bills. */
export async function tell(ctx: MutationCtx, userId: Id<"users">, kind: "account" | "receipt" | "paymentProblem", subject: string, text: string) {
  const user = await ctx.db.get(userId);
  if (!user?.email) return;
  await sendMail(ctx, { to: user.email, userId, kind, subject, text: `${text}\n\nYour plan and payments:\n${siteUrl()}/account/payments` });
}
