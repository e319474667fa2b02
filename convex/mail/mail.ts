// The one way to send a message to a person: in their language, which is looked up here so that no sender forgets it.
import type { Infer } from "convex/values";
import { internal } from "../_generated/api";
import type { Id } from "../_generated/dataModel";
import type { MutationCtx } from "../_generated/server";
import type { Language } from "../words/languages";
import { written, type Line } from "../words/words";
import { mailService } from "./mailService";
import type { mailKind } from "./schema";

/** What a mail says: paragraphs, of one line or of several. Links stand on lines of their own. */
export type MailWords = { subject: Line; text: (Line | Line[])[] };

export type Mail = MailWords & {
  to: string;
  userId: Id<"users"> | null;
  kind: Infer<typeof mailKind>;
  /** For who has no account, or hasn't told us theirs. */
  language?: Language | undefined;
  /** Hash of the ticket of a browser that may read it in the outbox without being signed in. */
  ticketHash?: string;
};

/** Records the message in this transaction; it is delivered after the commit, where there is a mail service. */
export async function sendMail(ctx: MutationCtx, { subject, text, language: fallback, ...mail }: Mail): Promise<Id<"mails">> {
  const service = mailService(process.env);
  const reader = mail.userId && (await ctx.db.get(mail.userId));
  const language = reader?.language ?? fallback ?? "en";
  const paragraphs = text.map((lines) => (Array.isArray(lines) ? lines : [lines]).map((line) => written(line, language)).join("\n"));
  const words = { subject: written(subject, language), text: paragraphs.join("\n\n") };
  const mailId = await ctx.db.insert("mails", { ...mail, ...words, status: service ? "sending" : "outbox", attempts: 0 });
  if (service) await ctx.scheduler.runAfter(0, internal.mail.deliver.deliver, { mailId });
  else console.warn(`No mail service: mail ${mailId} (${mail.kind}) is in the outbox.`);
  return mailId;
}
