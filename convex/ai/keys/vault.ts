"use node";
// Where a key enters: tried at its provider, sealed, and only then written.
import { v } from "convex/values";
import { internal } from "../../_generated/api";
import { action, internalAction } from "../../_generated/server";
import { appError } from "../../errors";
import { readSecrets, seal } from "../../sealing/seal";
import { needs } from "../../permissions";
import { ownProviders } from "../providers/configured";
import { checkKey, type VerifyKey } from "./checkKey";
import { resealAll } from "./openKeys";
import { keyContext, keyProvider } from "./schema";

const verify: VerifyKey = (provider, key, signal) => ownProviders(process.env, { [provider]: key }).get(provider)!.verify(signal);

/** Keeps a key of one's own, in place of the one before. Throws VALIDATION_ERROR when its provider doesn't accept it. */
export const save = needs("ai:keys", action({
  args: { provider: keyProvider, key: v.string() },
  handler: async (ctx, { provider, key: pasted }): Promise<null> => {
    const userId = await ctx.runMutation(internal.ai.keys.rows.admit, {});
    const secrets = await readSecrets(process.env);
    if (!secrets) throw appError("CONFLICT", "This Caravan can't keep keys: whoever runs it has to set AI_KEYS_SECRET first.");
    const key = await checkKey(provider, pasted, verify);
    const sealed = await seal(key, keyContext({ userId, provider }), secrets);
    await ctx.runMutation(internal.ai.keys.rows.store, { userId, provider, sealed, last4: key.slice(-4) });
    return null;
  },
}));

/** For operators, after AI_KEYS_SECRET has changed and while AI_KEYS_SECRET_PREVIOUS still has the old one. */
export const rotate = internalAction({
  args: {},
  handler: (ctx): Promise<{ opened: number; unreadable: number }> => resealAll(ctx),
});
