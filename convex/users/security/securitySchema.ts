// What keeps an account its owner's: sessions, browsers that are known, sign-ins that were tried, codes sent by
// e-mail and the second step. Addresses of the network are never kept, only which network it was.
import { literals } from "convex-helpers/validators";
import { defineTable } from "convex/server";
import { v, type Infer } from "convex/values";
import { sealedText } from "../../sealing/seal";

/** From where: the network and the kind of browser, null where that isn't known. */
export const place = v.object({ network: v.union(v.string(), v.null()), browser: v.union(v.string(), v.null()) });
export type Place = Infer<typeof place>;

/** What was out of the ordinary about a sign-in; see anomalies.ts. */
export const signal = literals("newBrowser", "travel", "failures");
export type Signal = Infer<typeof signal>;

/** email: this address is the account's; reset: a new password; prove: it is the owner who asks. */
export const emailCodePurpose = literals("email", "reset", "prove");
export type EmailCodePurpose = Infer<typeof emailCodePurpose>;

/** How a code reached its reader: by mail, or in the outbox that stands in for a mail service. */
export const codeVia = literals("mail", "outbox");

export const securityTables = {
  /** Beside a row of authSessions: where from, when last seen, and when its person last proved who they are. */
  sessionDetails: defineTable({
    sessionId: v.id("authSessions"),
    userId: v.id("users"),
    ...place.fields,
    /** Epoch ms, to a few minutes. */
    seenAt: v.number(),
    /** Of the browser; see tickets.ts. Null where it showed none. */
    ticketHash: v.union(v.string(), v.null()),
    /** Epoch ms; 0: not in this session. */
    provedAt: v.number(),
    /** Something was out of the ordinary when it began. */
    flagged: v.boolean(),
  })
    .index("by_session", ["sessionId"])
    .index("by_user", ["userId"]),

  /** Browsers in which a person has signed in, by the hash of a ticket that the browser keeps. */
  knownBrowsers: defineTable({
    userId: v.id("users"),
    ticketHash: v.union(v.string(), v.null()),
    ...place.fields,
    /** Epoch ms of the last sign-in. */
    usedAt: v.number(),
  }).index("by_user_usedAt", ["userId", "usedAt"]),

  /** Sign-ins that were tried on an account, for its owner to look over. */
  signInEvents: defineTable({
    userId: v.id("users"),
    at: v.number(),
    outcome: literals("signedIn", "wrongPassword", "wrongCode"),
    ...place.fields,
    sessionId: v.union(v.id("authSessions"), v.null()),
    signals: v.array(signal),
    /** Whether its owner has looked at what was out of the ordinary. */
    seen: v.boolean(),
  }).index("by_user_at", ["userId", "at"]),

  /** The newest code of each purpose, as a hash; gone when it is used. */
  emailCodes: defineTable({
    userId: v.id("users"),
    purpose: emailCodePurpose,
    /** The address it was sent to. */
    email: v.string(),
    hash: v.string(),
    expiresAt: v.number(),
    triesLeft: v.number(),
    via: codeVia,
    /** Of the browser that asked, if the account knows it. */
    ticketHash: v.union(v.string(), v.null()),
  }).index("by_user_purpose", ["userId", "purpose"]),

  /** The second step of a sign-in: an authenticator app. At most one a person. Left out of every export. */
  totps: defineTable({
    userId: v.id("users"),
    ...sealedText.fields,
    /** Null until the first code was right: it isn't asked for before. */
    confirmedAt: v.union(v.number(), v.null()),
    /** The time step of the newest code that was used; older ones and this one are refused. */
    lastStep: v.number(),
    /** Hashes of the recovery codes that haven't been used. */
    recoveryHashes: v.array(v.string()),
  }).index("by_user", ["userId"]),
};
