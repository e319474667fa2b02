// The emulated provider's own book: one reservation a key, whoever asks how often. Internal.
import { v } from "convex/values";
import { internalMutation, internalQuery, type QueryCtx } from "../../_generated/server";
import { sentence } from "../../said";
import { money } from "../../trips/schema";
import type { Held, Refusal, Standing } from "./types";

const byKey = { key: v.string() };
const LAPSED: Refusal = { kind: "refused", sentence: sentence("The hold had lapsed. Book again to have it.") };
const reservationOf = (ctx: QueryCtx, key: string) =>
  ctx.db.query("emulatedReservations").withIndex("by_key", (q) => q.eq("key", key)).unique();

export const request = internalMutation({
  args: { ...byKey, title: v.string(), price: money },
  handler: async (ctx, { key, title, price }): Promise<{ kind: "requested" } | Refusal> => {
    const known = await reservationOf(ctx, key);
    if (known?.state === "cancelled") return { kind: "refused", sentence: sentence("This was cancelled.") };
    if (!known) await ctx.db.insert("emulatedReservations", { key, title, price, state: "requested", heldUntil: null, code: null });
    return { kind: "requested" };
  },
});

export const hold = internalMutation({
  args: { ...byKey, forMs: v.number() },
  handler: async (ctx, { key, forMs }): Promise<Held | Refusal> => {
    const known = await reservationOf(ctx, key);
    if (known?.state === "held") return { kind: "held", until: known.heldUntil! };
    if (known?.state !== "requested") return LAPSED;
    const until = Date.now() + forMs;
    await ctx.db.patch(known._id, { state: "held", heldUntil: until });
    return { kind: "held", until };
  },
});

/** False when there is nothing held to confirm. */
export const confirm = internalMutation({
  args: { ...byKey, code: v.string() },
  handler: async (ctx, { key, code }): Promise<boolean> => {
    const known = await reservationOf(ctx, key);
    if (known?.state === "confirmed") return true;
    if (known?.state !== "held" || known.heldUntil! <= Date.now()) return false;
    await ctx.db.patch(known._id, { state: "confirmed", code });
    return true;
  },
});

export const cancel = internalMutation({
  args: byKey,
  handler: async (ctx, { key }): Promise<{ kind: "cancelled" }> => {
    const known = await reservationOf(ctx, key);
    if (known) await ctx.db.patch(known._id, { state: "cancelled" });
    else await ctx.db.insert("emulatedReservations", { key, title: "", price: { amount: 0, currency: "EUR" }, state: "cancelled", heldUntil: null, code: null });
    return { kind: "cancelled" };
  },
});

export const status = internalQuery({
  args: byKey,
  handler: async (ctx, { key }): Promise<Standing> => {
    const known = await reservationOf(ctx, key);
    switch (known?.state) {
      case undefined:
        return { kind: "unknown" };
      case "held":
        return { kind: "held", until: known!.heldUntil! };
      case "requested":
      case "confirmed":
      case "cancelled":
        return { kind: known!.state };
    }
  },
});

export const titleOf = internalQuery({
  args: byKey,
  handler: async (ctx, { key }): Promise<string | null> => (await reservationOf(ctx, key))?.title ?? null,
});

/** Keys of what stands there, held or confirmed: what the tests count. */
export const standing = internalQuery({
  args: {},
  handler: async (ctx): Promise<string[]> => {
    const rows = await ctx.db.query("emulatedReservations").order("desc").take(500);
    return rows.filter(({ state, heldUntil }) => state === "confirmed" || (state === "held" && heldUntil! > Date.now())).map(({ key }) => key);
  },
});
