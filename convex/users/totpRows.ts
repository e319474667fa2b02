// The rows of second steps, always sealed here: opening them is left to actions. Internal; identity and proof are
// checked in each.
import { paginationOptsValidator } from "convex/server";
import { v } from "convex/values";
import type { Doc, Id } from "../_generated/dataModel";
import { internalMutation, internalQuery, type MutationCtx } from "../_generated/server";
import { recordAudit } from "../audit/record";
import { appError } from "../errors";
import { sendMail } from "../mail/mail";
import { sealedText, type SealedText } from "../sealing/seal";
import { write, type Phrase } from "../words/words";
import { passwordAccount, requireAccountHolder, requireConfirmedEmail } from "./accountModel";
import { changedMail } from "./emails/accountMails";
import { openForSession } from "./passwords/ownTries";
import { requireRecentProof } from "./proof";
import { detailsOf, tokenSessionId } from "./sessions/sessionModel";
import { codeProof, countTry, secondStep, spendCode, totpRow } from "./totp/totpModel";

type Attempt = { outcome: "open"; sealed: SealedText } | { outcome: "off" } | { outcome: "limited"; retryAfterMs: number };

/** Counts a try at somebody's second step; the sealed secret to look at the code with. */
export const attempt = internalMutation({
  args: { userId: v.id("users") },
  handler: async (ctx, { userId }): Promise<Attempt> => {
    const row = await totpRow(ctx, userId);
    if (!row) return { outcome: "off" };
    const wait = await countTry(ctx, userId);
    return wait === null ? { outcome: "open", sealed: sealedOf(row) } : { outcome: "limited", retryAfterMs: wait };
  },
});

/** Who may begin: a confirmed address, so that nobody can lock somebody else's address up; a recent proof; nothing on yet. */
export const admit = internalMutation({
  args: {},
  handler: async (ctx): Promise<{ userId: Id<"users">; email: string }> => {
    const user = await requireAccountHolder(ctx);
    const account = await passwordAccount(ctx, user._id);
    if (!account) throw appError("CONFLICT", "You sign in elsewhere; set up its second step there.");
    requireConfirmedEmail(user);
    await requireRecentProof(ctx);
    if (await secondStep(ctx, user._id)) throw appError("CONFLICT", "Two-step sign-in is on already.");
    return { userId: user._id, email: account.providerAccountId };
  },
});

/** Keeps a new secret that isn't asked for yet, in place of one begun before. */
export const begin = internalMutation({
  args: { userId: v.id("users"), sealed: sealedText },
  handler: async (ctx, { userId, sealed }) => {
    const row = await totpRow(ctx, userId);
    if (row?.confirmedAt) return null;
    if (row) await ctx.db.delete(row._id);
    await ctx.db.insert("totps", { userId, ...sealed, confirmedAt: null, lastStep: 0, recoveryHashes: [] });
    return null;
  },
});

/** Switches it on, with the code that showed that the app has the secret. */
export const confirm = internalMutation({
  args: { userId: v.id("users"), proof: codeProof, recoveryHashes: v.array(v.string()) },
  handler: async (ctx, { userId, proof, recoveryHashes }): Promise<boolean> => {
    const row = await totpRow(ctx, userId);
    if (!row || row.confirmedAt || proof.kind !== "app" || !(await spendCode(ctx, row, proof))) return false;
    await ctx.db.patch(row._id, { confirmedAt: Date.now(), recoveryHashes });
    await tell(ctx, userId, "totp.on", write("Two-step sign-in is on"), write("two-step sign-in was switched on for your account."));
    return true;
  },
});

export const disable = internalMutation({
  args: { userId: v.id("users"), proof: v.union(codeProof, v.literal("password")) },
  handler: async (ctx, { userId, proof }): Promise<boolean> => {
    const row = await secondStep(ctx, userId);
    if (!row || (proof !== "password" && !(await spendCode(ctx, row, proof)))) return false;
    await ctx.db.delete(row._id);
    await tell(ctx, userId, "totp.off", write("Two-step sign-in is off"), write("two-step sign-in was switched off for your account."));
    return true;
  },
});

/** Whoever has the second step on and has just proved who they are. */
export const admitRenewal = internalMutation({
  args: {},
  handler: async (ctx): Promise<Id<"users">> => {
    const user = await requireAccountHolder(ctx);
    if (!(await secondStep(ctx, user._id))) throw appError("CONFLICT", "Two-step sign-in is off.");
    await requireRecentProof(ctx);
    return user._id;
  },
});

export const renew = internalMutation({
  args: { userId: v.id("users"), recoveryHashes: v.array(v.string()) },
  handler: async (ctx, { userId, recoveryHashes }) => {
    const row = await secondStep(ctx, userId);
    if (!row) return null;
    await ctx.db.patch(row._id, { recoveryHashes });
    await tell(ctx, userId, "totp.recoveryCodes", write("New recovery codes"), write("new recovery codes were made for your account; the ones before no longer hold."));
    return null;
  },
});

/** Who asks to switch it off, and the address of their password, which a session out of the ordinary can't do it with. */
export const holder = internalMutation({
  args: { by: v.union(v.literal("password"), v.literal("code")) },
  handler: async (ctx, { by }): Promise<{ userId: Id<"users">; email: string }> => {
    const user = await requireAccountHolder(ctx);
    const sessionId = await tokenSessionId(ctx);
    const session = sessionId && (await detailsOf(ctx, sessionId));
    if (by === "password" && (!session || session.flagged)) throw appError("AUTHORIZATION_ERROR", "Use a code, or a browser that your account knows: here the password isn't enough.");
    const account = await passwordAccount(ctx, user._id);
    if (!account || !(await secondStep(ctx, user._id))) throw appError("CONFLICT", "Two-step sign-in is off.");
    if (by === "password") await openForSession(ctx, account, session);
    return { userId: user._id, email: account.providerAccountId };
  },
});

/** Every row there is, a page at a time, for rotation. */
export const page = internalQuery({
  args: { paginationOpts: paginationOptsValidator },
  handler: (ctx, { paginationOpts }) => ctx.db.query("totps").paginate(paginationOpts),
});

/** The same secret, sealed anew, unless the row has gone meanwhile. */
export const reseal = internalMutation({
  args: { id: v.id("totps"), sealed: sealedText },
  handler: async (ctx, { id, sealed }) => {
    if (await ctx.db.get(id)) await ctx.db.patch(id, sealed);
    return null;
  },
});

const sealedOf = ({ ciphertext, nonce, keyVersion }: Doc<"totps">): SealedText => ({ ciphertext, nonce, keyVersion });

async function tell(ctx: MutationCtx, userId: Id<"users">, action: string, subject: Phrase, sentence: Phrase): Promise<void> {
  await recordAudit(ctx, { actorId: userId, action });
  const user = await ctx.db.get(userId);
  if (user?.email) await sendMail(ctx, { to: user.email, userId, ...changedMail(user.name, subject, sentence) });
}
