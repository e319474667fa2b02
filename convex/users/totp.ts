// Public functions on one's second step: an authenticator app and recovery codes.
import { v } from "convex/values";
import { internal } from "../_generated/api";
import { action, internalAction } from "../_generated/server";
import { appError } from "../errors";
import { sentence } from "../said";
import { needs } from "../permissions";
import { resealRows, type Resealed } from "../sealing/resealRows";
import { readSecrets, seal } from "../sealing/seal";
import { tooOften } from "./security/accountLimits";
import { passwordIsRight } from "./passwords/passwordCheck";
import { checkCode, newRecoveryCodes, newTotpSecret, openTotp, totpContext, totpUri } from "./totp/totpModel";

const CODE_WRONG = sentence("That code isn't right. Wait for the next one and type it before it changes; the clock of your phone must be right.");

/** A new secret for an authenticator app: base32, and the same as a URI for a QR code. It isn't asked for until `confirm`. */
export const begin = needs(
  "account:manage",
  action({
    args: {},
    handler: async (ctx): Promise<{ secret: string; uri: string }> => {
      const { userId, email } = await ctx.runMutation(internal.users.totpRows.admit, {});
      const secrets = await readSecrets(process.env);
      if (!secrets) throw appError("CONFLICT", "This Caravan can't keep secrets: whoever runs it has to set AI_KEYS_SECRET first.");
      const secret = newTotpSecret();
      await ctx.runMutation(internal.users.totpRows.begin, { userId, sealed: await seal(secret, totpContext(userId), secrets) });
      return { secret, uri: totpUri(secret, email) };
    },
  }),
);

/** Switches it on with the app's first code. Returns the recovery codes, this once. */
export const confirm = needs(
  "account:manage",
  action({
    args: { code: v.string() },
    handler: async (ctx, { code }): Promise<string[]> => {
      const { userId } = await ctx.runMutation(internal.users.totpRows.admit, {});
      const checked = await checkCode(ctx, userId, code);
      if (checked.outcome === "limited") throw tooOften(checked.retryAfterMs);
      const { codes, hashes } = await newRecoveryCodes(userId);
      const on = checked.outcome === "right" && (await ctx.runMutation(internal.users.totpRows.confirm, { userId, proof: checked.proof, recoveryHashes: hashes }));
      if (!on) throw appError("VALIDATION_ERROR", CODE_WRONG, { field: "code" });
      return codes;
    },
  }),
);

/** Ten new recovery codes in place of those before. Needs a recent proof. */
export const renewRecoveryCodes = needs(
  "account:manage",
  action({
    args: {},
    handler: async (ctx): Promise<string[]> => {
      const userId = await ctx.runMutation(internal.users.totpRows.admitRenewal, {});
      const { codes, hashes } = await newRecoveryCodes(userId);
      await ctx.runMutation(internal.users.totpRows.renew, { userId, recoveryHashes: hashes });
      return codes;
    },
  }),
);

/** Switches it off with a code, or with the password where the session isn't out of the ordinary. Throws AUTHENTICATION_ERROR when it's wrong. */
export const disable = needs(
  "account:manage",
  action({
    args: { by: v.union(v.literal("password"), v.literal("code")), secret: v.string() },
    handler: async (ctx, { by, secret }): Promise<null> => {
      const { userId, email } = await ctx.runMutation(internal.users.totpRows.holder, { by });
      if (by === "password") {
        if (!(await passwordIsRight(ctx, email, secret))) throw appError("AUTHENTICATION_ERROR", "That isn't your password.", { field: "secret" });
        await ctx.runMutation(internal.users.totpRows.disable, { userId, proof: "password" });
        return null;
      }
      const checked = await checkCode(ctx, userId, secret);
      if (checked.outcome === "limited") throw tooOften(checked.retryAfterMs);
      const off = checked.outcome === "right" && (await ctx.runMutation(internal.users.totpRows.disable, { userId, proof: checked.proof }));
      if (!off) throw appError("AUTHENTICATION_ERROR", "That code isn't right, or was used before.", { field: "secret" });
      return null;
    },
  }),
);

/** Seals every secret that needs it with the present one; see sealing/reseal.ts. */
export const rotate = internalAction({
  args: {},
  handler: (ctx): Promise<Resealed> =>
    resealRows(
      (request) => ctx.runQuery(internal.users.totpRows.page, request),
      async (row, secrets) => {
        const secret = await openTotp(row, row.userId);
        if (secret === null || row.keyVersion === secrets.current.version) return secret !== null;
        await ctx.runMutation(internal.users.totpRows.reseal, { id: row._id, sealed: await seal(secret, totpContext(row.userId), secrets) });
        return true;
      },
    ),
});
