// Second steps: codes of an authenticator app (RFC 6238, by otpauth) and recovery codes. A code is looked at in
// an action, where the secret can be opened, and spent in the mutation that it admits to something.
import { Secret, TOTP } from "otpauth";
import { v, type Infer } from "convex/values";
import { internal } from "../../_generated/api";
import type { Doc, Id } from "../../_generated/dataModel";
import type { ActionCtx, MutationCtx, QueryCtx } from "../../_generated/server";
import { readSecrets, unseal, type SealedText } from "../../sealing/seal";
import { codeHash, randomCode } from "../emails/oneTimeCodes";
import { forgetTries, overLimit } from "../security/accountLimits";

const RECOVERY_CODES = 10;
/** 75 bits: guessing one from its leaked hash is out of reach. */
const RECOVERY_SIGNS = 15;
const PERIOD_S = 30;
/** A code before and one after the present one, for clocks that differ. */
const WINDOW = 1;

/** A code that was right when it was looked at. */
export const codeProof = v.union(v.object({ kind: v.literal("app"), step: v.number() }), v.object({ kind: v.literal("recovery"), hash: v.string() }));
export type CodeProof = Infer<typeof codeProof>;

export const totpContext = (userId: Id<"users">): string => `${userId}|totp`;

export const newTotpSecret = (): string => new Secret({ size: 20 }).base32;

/** What an authenticator app is shown, as a QR code. */
export const totpUri = (secret: string, email: string): string => new TOTP({ issuer: "Caravan", label: email, secret }).toString();

/** The time step that a code belongs to, or null. */
export function stepOf(code: string, secret: string, now: number): number | null {
  const totp = new TOTP({ secret, period: PERIOD_S });
  const delta = totp.validate({ token: code.replace(/\s/g, ""), timestamp: now, window: WINDOW });
  return delta === null ? null : TOTP.counter({ period: PERIOD_S, timestamp: now }) + delta;
}

export async function newRecoveryCodes(userId: Id<"users">): Promise<{ codes: string[]; hashes: string[] }> {
  const codes = Array.from({ length: RECOVERY_CODES }, () => randomCode(RECOVERY_SIGNS));
  return { codes, hashes: await Promise.all(codes.map((code) => recoveryHash(code, userId))) };
}

const recoveryHash = (code: string, userId: Id<"users">) => codeHash(code, `${userId}|recovery`);

export type CheckedCode = { outcome: "right"; proof: CodeProof } | { outcome: "wrong" } | { outcome: "limited"; retryAfterMs: number } | { outcome: "off" };

/** Looks at a code, which costs a try. off: this person has no second step. */
export async function checkCode(ctx: ActionCtx, userId: Id<"users">, code: string): Promise<CheckedCode> {
  const attempt = await ctx.runMutation(internal.users.totpRows.attempt, { userId });
  if (attempt.outcome !== "open") return attempt;
  if (!/^\s*(\d\s*){6}$/.test(code)) return { outcome: "right", proof: { kind: "recovery", hash: await recoveryHash(code, userId) } };
  const secret = await openTotp(attempt.sealed, userId);
  const step = secret === null ? null : stepOf(code, secret, Date.now());
  return step === null ? { outcome: "wrong" } : { outcome: "right", proof: { kind: "app", step } };
}

/** Null when the deployment's secret that sealed it is gone. */
export async function openTotp(sealed: SealedText, userId: Id<"users">): Promise<string | null> {
  const secrets = await readSecrets(process.env);
  return secrets && unseal(sealed, totpContext(userId), secrets);
}

/** Uses a code up; false when it was used before, or isn't one of the recovery codes. */
export async function spendCode(ctx: MutationCtx, row: Doc<"totps">, proof: CodeProof): Promise<boolean> {
  if (proof.kind === "app") {
    if (proof.step <= row.lastStep) return false;
    await ctx.db.patch(row._id, { lastStep: proof.step });
  } else {
    if (!row.recoveryHashes.includes(proof.hash)) return false;
    await ctx.db.patch(row._id, { recoveryHashes: row.recoveryHashes.filter((hash) => hash !== proof.hash) });
  }
  await forgetTries(ctx, "secondStepTries", row.userId);
  return true;
}

/** Counts a try; null, or how long to wait (ms). */
export const countTry = (ctx: MutationCtx, userId: Id<"users">) => overLimit(ctx, "secondStepTries", userId);

export function totpRow(ctx: QueryCtx, userId: Id<"users">): Promise<Doc<"totps"> | null> {
  return ctx.db
    .query("totps")
    .withIndex("by_user", (q) => q.eq("userId", userId))
    .unique();
}

/** The row when the second step is on: a code was right once. */
export async function secondStep(ctx: QueryCtx, userId: Id<"users">): Promise<Doc<"totps"> | null> {
  const row = await totpRow(ctx, userId);
  return row?.confirmedAt ? row : null;
}
