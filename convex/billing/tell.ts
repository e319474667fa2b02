import type { Id } from "../_generated/dataModel";
import type { MutationCtx } from "../_generated/server";
import { sendMail, type MailWords } from "../mail/mail";
import { siteUrl } from "../siteUrl";
import { write } from "../words/words";

/** A mail about money to a person who has an address, with the way to their bills. */
export async function tell(ctx: MutationCtx, userId: Id<"users">, kind: "account" | "receipt" | "paymentProblem", subject: MailWords["subject"], ...text: MailWords["text"]) {
  const user = await ctx.db.get(userId);
  if (!user?.email) return;
  await sendMail(ctx, { to: user.email, userId, kind, subject, text: [...text, [write("Your plan and payments:"), `${siteUrl()}/account/payments`]] });
}
