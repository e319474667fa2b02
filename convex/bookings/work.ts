// Asks providers what was written down to be asked. Run after each such mutation, and again by the sweep for what nobody
// came back from. Internal.
import { v } from "convex/values";
import { internal } from "../_generated/api";
import type { Doc, Id } from "../_generated/dataModel";
import { internalAction, internalMutation, type ActionCtx } from "../_generated/server";
import type { MoneyInput } from "../validation";
import { PROVIDERS } from "./providers/providers";
import type { Ask, Desk, Refusal } from "./providers/types";
import { outcome, settle, type Outcome } from "./settle";
import type { Language } from "../words/languages";

type Job = { errand: NonNullable<Doc<"bookings">["errand"]>; provider: Doc<"bookings">["provider"]; price: MoneyInput | null; ask: Ask; language: Language };

export const carryOn = internalAction({
  args: { bookingId: v.id("bookings") },
  handler: async (ctx, { bookingId }): Promise<null> => {
    const job = await ctx.runMutation(internal.bookings.work.claim, { bookingId });
    const desk = job && PROVIDERS[job.provider].desk;
    if (!job || !desk) return null;
    const answer = await answered(ctx, desk, job);
    await ctx.runMutation(internal.bookings.work.answeredWith, { bookingId, errandId: job.errand.id, outcome: answer });
    return null;
  },
});

/** The errand of a booking, its try counted; null when there is none any more. */
export const claim = internalMutation({
  args: { bookingId: v.id("bookings") },
  handler: async (ctx, { bookingId }): Promise<Job | null> => {
    const booking = await ctx.db.get(bookingId);
    if (!booking?.errand || booking.startsAt === null) return null;
    const [trip, activity] = [(await ctx.db.get(booking.tripId))!, await ctx.db.get(booking.activityId)];
    const errand = { ...booking.errand, tries: booking.errand.tries + 1 };
    await ctx.db.patch(bookingId, { errand });
    const { key, kind, title, when, startsAt, price, provider } = booking;
    const planned = activity?.cost ?? null;
    const language = (await ctx.db.get(booking.requestedBy))?.language ?? "en";
    return { errand, provider, price, language, ask: { key, kind, title, when, startsAt, travellers: trip.travellers, planned, currency: trip.budget?.currency ?? "EUR" } };
  },
});

export const answeredWith = internalMutation({
  args: { bookingId: v.id("bookings"), errandId: v.string(), outcome },
  handler: async (ctx, { bookingId, errandId, outcome }): Promise<null> => {
    const booking = await ctx.db.get(bookingId);
    if (booking) await settle(ctx, booking, errandId, outcome);
    return null;
  },
});

/** What the provider says; that it says nothing is an answer too. */
async function answered(ctx: ActionCtx, desk: Desk, job: Job): Promise<Outcome> {
  try {
    return await asked(ctx, desk, job);
  } catch (error) {
    console.error(`Provider ${job.provider} failed at ${job.errand.kind} of ${job.ask.key}: ${error instanceof Error ? error.name : "unknown"}`);
    return { kind: "noAnswer" };
  }
}

async function asked(ctx: ActionCtx, desk: Desk, { errand, ask, price, language }: Job): Promise<Outcome> {
  switch (errand.kind) {
    case "quote":
      return desk.quote(ctx, ask);
    case "book":
      return reserved(ctx, desk, { ask, price: price!, isFirstTry: errand.tries === 1 });
    case "confirm": {
      const answer = await desk.confirm(ctx, ask.key, language);
      if (answer.kind === "refused") return answer;
      return { kind: "confirmed", code: answer.code, file: answer.document && (await stored(ctx, answer.document)) };
    }
    case "cancel":
      return desk.cancel(ctx, ask.key);
  }
}

async function reserved(ctx: ActionCtx, desk: Desk, { ask, price, isFirstTry }: { ask: Ask; price: MoneyInput; isFirstTry: boolean }): Promise<Outcome | Refusal> {
  const standing = isFirstTry ? ({ kind: "unknown" } as const) : await desk.status(ctx, ask.key);
  if (standing.kind === "held") return standing;
  if (standing.kind === "unknown") {
    const answer = await desk.request(ctx, ask, price);
    if (answer.kind === "refused") return answer;
  }
  return desk.hold(ctx, ask.key);
}

async function stored(ctx: ActionCtx, { name, text }: { name: string; text: string }): Promise<{ storageId: Id<"_storage">; name: string; size: number }> {
  const blob = new Blob([text], { type: "text/plain" });
  return { storageId: await ctx.storage.store(blob), name, size: blob.size };
}
