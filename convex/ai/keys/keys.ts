// Public functions on one's own keys at model providers: what is kept, never the keys. They are saved
// by `vault.save`.
import { v } from "convex/values";
import { recordAudit } from "../../audit/record";
import { appError } from "../../errors";
import { mutationFor, queryFor } from "../../functions";
import { canSeal } from "../../sealing/seal";
import { keyRow, keyRows } from "./rows";
import { keyProvider } from "./schema";

/** One's own keys, told apart by their last four characters. `available` is false where the deployment has nothing to seal them with. */
export const list = queryFor("ai:keys")({
  args: {},
  handler: async (ctx) => ({
    available: canSeal(process.env),
    keys: (await keyRows(ctx, ctx.user._id)).map(({ provider, last4, status, verifiedAt, allowFallback }) => ({
      provider,
      last4,
      status,
      verifiedAt,
      allowFallback,
    })),
  }),
});

/** Whether the deployment's keys may be used when this one fails. */
export const setFallback = mutationFor("ai:keys")({
  args: { provider: keyProvider, allowFallback: v.boolean() },
  handler: async (ctx, { provider, allowFallback }) => {
    const row = await keyRow(ctx, ctx.user._id, provider);
    if (!row) throw appError("RESOURCE_NOT_FOUND", "There is no key of yours for this provider. It may have been removed in another window.");
    await ctx.db.patch(row._id, { allowFallback });
    return null;
  },
});

/** Forgets the key. It stays valid at its provider until it is revoked there. */
export const remove = mutationFor("ai:keys")({
  args: { provider: keyProvider },
  handler: async (ctx, { provider }) => {
    const row = await keyRow(ctx, ctx.user._id, provider);
    if (!row) return null;
    await ctx.db.delete(row._id);
    await recordAudit(ctx, { actorId: ctx.user._id, action: "keys.remove", target: provider });
    return null;
  },
});
