// Delivery after the commit: at most five attempts, further and further apart. Each plans the next one when it begins,
// so that a crash costs at most the attempt; the message's id is its idempotency key at the service.
import { v } from "convex/values";
import { internal } from "../_generated/api";
import type { Doc } from "../_generated/dataModel";
import { internalAction, internalMutation } from "../_generated/server";
import { deliverOnce, mailService } from "./mailService";

const MAX_ATTEMPTS = 5;
/** Longer than an attempt takes before it gives up. */
const FIRST_WAIT_MS = 20_000;

/** 20 s, 80 s, 5 min, 21 min */
const waitAfter = (attempts: number): number => FIRST_WAIT_MS * 4 ** (attempts - 1);

export const deliver = internalAction({
  args: { mailId: v.id("mails") },
  handler: async (ctx, { mailId }): Promise<null> => {
    const service = mailService(process.env);
    const mail: Doc<"mails"> | null = service && (await ctx.runMutation(internal.mail.deliver.begin, { mailId }));
    if (!service || !mail) return null;
    const delivery = await deliverOnce(service, mail, mailId);
    await ctx.runMutation(internal.mail.deliver.finish, { mailId, ...delivery });
    return null;
  },
});

/** Counts an attempt and plans the next; null when the message needs none any more. */
export const begin = internalMutation({
  args: { mailId: v.id("mails") },
  handler: async (ctx, { mailId }): Promise<Doc<"mails"> | null> => {
    const mail = await ctx.db.get(mailId);
    if (mail?.status !== "sending" || mail.attempts >= MAX_ATTEMPTS) return null;
    const attempts = mail.attempts + 1;
    await ctx.db.patch(mailId, { attempts });
    if (attempts < MAX_ATTEMPTS) await ctx.scheduler.runAfter(waitAfter(attempts), internal.mail.deliver.deliver, { mailId });
    return mail;
  },
});

export const finish = internalMutation({
  args: { mailId: v.id("mails"), outcome: v.union(v.literal("sent"), v.literal("later"), v.literal("never")), error: v.optional(v.string()) },
  handler: async (ctx, { mailId, outcome, error }) => {
    const mail = await ctx.db.get(mailId);
    if (mail?.status !== "sending") return null;
    if (outcome === "sent") {
      await ctx.db.patch(mailId, { status: "sent", text: "", error: undefined });
    } else if (outcome === "later" && mail.attempts < MAX_ATTEMPTS) {
      await ctx.db.patch(mailId, { error });
    } else {
      await ctx.db.patch(mailId, { status: "failed", error });
      console.error(`Mail ${mailId} (${mail.kind}) wasn't sent: ${error}`);
    }
    return null;
  },
});
