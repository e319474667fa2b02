// The one way to send a message to a person.
import type { Infer } from "convex/values";
import { internal } from "../_generated/api";
import type { Id } from "../_generated/dataModel";
import type { MutationCtx } from "../_generated/server";
import { mailService } from "./mailService";
import type { mailKind } from "./schema";

export type Mail = {
  to: string;
  userId: Id<"users"> | null;
  kind: Infer<typeof mailKind>;
  subject: string;
  text: string;
  /** Hash of the ticket of a browser that may read it in the outbox without being signed in. */
  ticketHash?: string;
};

/** Records the message in this transaction; it is delivered after the commit, where there is a mail service. */
export async function sendMail(ctx: MutationCtx, mail: Mail): Promise<Id<"mails">> {
  const service = mailService(process.env);
  const mailId = await ctx.db.insert("mails", { ...mail, status: service ? "sending" : "outbox", attempts: 0 });
  if (service) await ctx.scheduler.runAfter(0, internal.mail.deliver.deliver, { mailId });
  else console.warn(`No mail service: mail ${mailId} (${mail.kind}) is in the outbox.`);
  return mailId;
}
