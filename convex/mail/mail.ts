// The one way to send a message to a person.
import type { Infer } from "convex/values";
import type { Id } from "../_generated/dataModel";
import type { MutationCtx } from "../_generated/server";
import type { mailKind } from "./schema";

export type Mail = { to: string; userId: Id<"users"> | null; kind: Infer<typeof mailKind>; subject: string; text: string };

/** Records the message in this transaction; it is delivered after the commit, where there is a mail service. */
export async function sendMail(ctx: MutationCtx, mail: Mail): Promise<Id<"mails">> {
  return ctx.db.insert("mails", { ...mail, status: "outbox", attempts: 0 });
}
