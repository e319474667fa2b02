// Changing the secret that everything sealed is sealed with. What is under the new one already is left alone, so that a run
// that was cut short is simply run again:
//   npx convex run sealing/reseal:run
// with the new secret in AI_KEYS_SECRET and the old one in AI_KEYS_SECRET_PREVIOUS. A kind of row that is sealed belongs in
// this list.
import { internal } from "../_generated/api";
import { internalAction } from "../_generated/server";
import type { Resealed } from "./resealRows";

export const run = internalAction({
  args: {},
  handler: async (ctx): Promise<{ providerKeys: Resealed; totps: Resealed; travellerDocuments: Resealed }> => ({
    providerKeys: await ctx.runAction(internal.ai.keys.vault.rotate, {}),
    totps: await ctx.runAction(internal.users.totp.rotate, {}),
    travellerDocuments: await ctx.runAction(internal.privacy.documents.rotate, {}),
  }),
});
