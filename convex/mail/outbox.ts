// What stands in for a mail service: the mails that weren't sent, shown to those they were meant for.
//
// Signed in, one sees the mails of one's own account, and the invitations that went to its address before it was known whose that
// is; nothing of them before the address is confirmed, as anybody can name it as theirs. Signed out, a browser sees the resets that were asked for
// in it, if the account has been signed in there before: it shows a ticket that it was given a hash of then. A
// stranger who asks to reset somebody's password therefore sees nothing. Resets are shown by ticket alone, so
// that whoever borrows an open session can't make it theirs. Whoever runs the machine reads the rest:
// `npx convex run mail/outbox:sentTo '{"to":"ada@example.org"}'`.
import { v } from "convex/values";
import type { Doc } from "../_generated/dataModel";
import { internalQuery } from "../_generated/server";
import { publicQuery } from "../functions";
import { emailIsConfirmed } from "../users/accountModel";
import { ticketHash } from "../users/sessions/tickets";
import { mailService } from "./mailService";

const SHOWN = 30;

/** Newest first, at most 30. With a mail service: none, and `service` is true. */
export const list = publicQuery({
  args: { ticket: v.union(v.string(), v.null()) },
  handler: async (ctx, { ticket }) => {
    if (mailService(process.env)) return { service: true, mails: [] };
    const { user } = ctx;
    const own = user
      ? await ctx.db
          .query("mails")
          .withIndex("by_user", (q) => q.eq("userId", user._id))
          .order("desc")
          .take(SHOWN)
      : [];
    const invitations =
      user && emailIsConfirmed(user)
        ? await ctx.db
            .query("mails")
            .withIndex("by_to", (q) => q.eq("to", user.email!))
            .order("desc")
            .take(SHOWN)
        : [];
    const hash = await ticketHash(ticket);
    const resets = hash
      ? await ctx.db
          .query("mails")
          .withIndex("by_ticket", (q) => q.eq("ticketHash", hash))
          .order("desc")
          .take(SHOWN)
      : [];
    const toAddress = invitations.filter(({ userId, kind }) => userId === null && kind === "trip");
    const mails = [...own.filter((mail) => mail.kind !== "resetPassword"), ...toAddress, ...resets]
      .filter((mail) => mail.status === "outbox")
      .sort((a, b) => b._creationTime - a._creationTime)
      .slice(0, SHOWN);
    return { service: false, mails: mails.map(shown) };
  },
});

/** For whoever runs this Caravan: what was to be sent to an address. */
export const sentTo = internalQuery({
  args: { to: v.string() },
  handler: async (ctx, { to }) => {
    const mails = await ctx.db
      .query("mails")
      .withIndex("by_to", (q) => q.eq("to", to.trim().toLowerCase()))
      .order("desc")
      .take(SHOWN);
    return mails.map(shown);
  },
});

const shown = ({ _id, _creationTime, to, kind, subject, text }: Doc<"mails">) => ({ _id, at: _creationTime, to, kind, subject, text });
