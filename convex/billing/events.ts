// How what Stripe knows comes to us: an event (or our own act) says where to look, the state there is read anew, and all
// that follows from it is one mutation, which notes the event as well. A reading has a number that was taken before it, so
// that of two readings of one thing the later one wins, whichever arrives first.
import { literals, nullable } from "convex-helpers/validators";
import { v } from "convex/values";
import type Stripe from "stripe";
import { internal } from "../_generated/api";
import type { Doc } from "../_generated/dataModel";
import { internalMutation, internalQuery, type ActionCtx, type MutationCtx, type QueryCtx } from "../_generated/server";
import { applyFact } from "./stripe/applyFact";
import { fact } from "./stripe/facts";
import { presentMode } from "./stripe/mode";
import { placeOf, readFacts, type Place } from "./stripe/readFacts";

type Via = Doc<"stripeEvents">["via"];

/** Takes in one event, once. Resolves after the commit. */
export async function takeEvent(ctx: Pick<ActionCtx, "runMutation">, stripe: Stripe, event: Stripe.Event, via: Via): Promise<"applied" | "recorded" | "known"> {
  const reading = await ctx.runMutation(internal.billing.events.begin, { eventId: event.id });
  if (reading === null) return "known";
  const place = placeOf(event);
  const facts = place ? await readFacts(stripe, place) : [];
  const noted = { eventId: event.id, type: event.type, created: event.created, objectId: place?.id ?? null, via };
  return ctx.runMutation(internal.billing.events.apply, { event: noted, facts, reading });
}

/** Takes in the present state of one thing at Stripe, without waiting for an event. False when it isn't there. */
export async function takeReading(ctx: Pick<ActionCtx, "runMutation">, stripe: Stripe, place: Place): Promise<boolean> {
  const reading = await ctx.runMutation(internal.billing.events.begin, { eventId: null });
  const facts = await readFacts(stripe, place);
  await ctx.runMutation(internal.billing.events.apply, { event: null, facts, reading: reading! });
  return facts.length > 0;
}

/** The number of a reading about to begin; null for an event that has been taken in. */
export const begin = internalMutation({
  args: { eventId: nullable(v.string()) },
  handler: async (ctx, { eventId }): Promise<number | null> => {
    if (eventId !== null && (await eventById(ctx, eventId))) return null;
    const sync = await syncRow(ctx);
    await ctx.db.patch(sync._id, { readings: sync.readings + 1 });
    return sync.readings + 1;
  },
});

/** Everything that follows from one reading, and the event that led to it. */
export const apply = internalMutation({
  args: {
    event: nullable(v.object({ eventId: v.string(), type: v.string(), created: v.number(), objectId: nullable(v.string()), via: literals("webhook", "reconciliation") })),
    facts: v.array(fact),
    reading: v.number(),
  },
  handler: async (ctx, { event, facts, reading }): Promise<"applied" | "recorded" | "known"> => {
    if (event && (await eventById(ctx, event.eventId))) return "known";
    let concernsUs = false;
    for (const each of facts) concernsUs = (await applyFact(ctx, each, reading)) || concernsUs;
    const outcome = concernsUs ? "applied" : "recorded";
    if (event) await ctx.db.insert("stripeEvents", { ...event, outcome });
    return outcome;
  },
});

/** Of these events, those that haven't been taken in. */
export const missing = internalQuery({
  args: { eventIds: v.array(v.string()) },
  handler: async (ctx, { eventIds }): Promise<string[]> => {
    const known = await Promise.all(eventIds.map((eventId) => eventById(ctx, eventId)));
    return eventIds.filter((_, index) => known[index] === null);
  },
});

const eventById = (ctx: QueryCtx, eventId: string) => ctx.db.query("stripeEvents").withIndex("by_event", (q) => q.eq("eventId", eventId)).unique();

/** Where we are with the Stripe of the present mode. */
export async function syncRow(ctx: MutationCtx): Promise<Doc<"stripeSync">> {
  const mode = presentMode(process.env);
  const row = await ctx.db.query("stripeSync").withIndex("by_mode", (q) => q.eq("mode", mode)).unique();
  if (row) return row;
  const id = await ctx.db.insert("stripeSync", { mode, current: false, readings: 0, comparedTo: 0, comparedAt: null, page: null });
  return (await ctx.db.get(id))!;
}
