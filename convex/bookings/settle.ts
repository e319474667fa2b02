// Taking in what a provider answered: the second half of an errand, in one mutation.
import { nullable } from "convex-helpers/validators";
import { v, type Infer } from "convex/values";
import { internal } from "../_generated/api";
import type { MutationCtx } from "../_generated/server";
import { sentence } from "../said";
import { money } from "../trips/schema";
import { moveBooking, saveBooking, type Booking } from "./bookingModel";
import { giveUpPayments, refundBooking } from "./bookingRefunds";
import { sendOut } from "./errands";
import { cancellationPolicy, detailWords } from "./schema";

/** What a provider answered. `noAnswer`: it couldn't be reached, so that nobody knows. A voucher has been stored already. */
export const outcome = v.union(
  v.object({ kind: v.literal("quoted"), detail: detailWords, contact: v.string(), price: money, cancellation: cancellationPolicy }),
  v.object({ kind: v.literal("held"), until: v.number() }),
  v.object({ kind: v.literal("confirmed"), code: v.string(), file: nullable(v.object({ storageId: v.id("_storage"), name: v.string(), size: v.number() })) }),
  v.object({ kind: v.literal("cancelled") }),
  v.object({ kind: v.literal("refused"), sentence: v.string() }),
  v.object({ kind: v.literal("noAnswer") }),
);
export type Outcome = Infer<typeof outcome>;
type Errand = NonNullable<Booking["errand"]>;

/** Tries before a person is told; after them the sweep goes on trying. */
const TRIES = 5;
const FIRST_WAIT_MS = 2000;
const NO_ANSWER = sentence("The provider doesn't answer. We go on trying, and show here what comes of it.");

/** Takes in what came of an errand. One that was settled already, or replaced by another, changes nothing. */
export async function settle(ctx: MutationCtx, booking: Booking, errandId: string, outcome: Outcome): Promise<void> {
  const { errand } = booking;
  if (errand?.id !== errandId) {
    if (outcome.kind === "confirmed" && outcome.file) await ctx.storage.delete(outcome.file.storageId);
    return;
  }
  const done = { errand: null, problem: null };
  switch (outcome.kind) {
    case "noAnswer":
      return tryAgain(ctx, booking, errand);
    case "refused":
      return takeNo(ctx, booking, errand, outcome.sentence);
    case "quoted": {
      const { price, detail, contact, cancellation } = outcome;
      await saveBooking(ctx, booking._id, { ...done, price, detail, contact, cancellation });
      return;
    }
    case "held": {
      const held = await moveBooking(ctx, booking, { to: "held", by: errand.by, set: { ...done, held: { from: Date.now(), until: outcome.until } } });
      if (held.price?.amount === 0) await sendOut(ctx, held, { kind: "confirm", by: errand.by });
      else await ctx.scheduler.runAt(outcome.until, internal.bookings.reminders.lookAt, { bookingId: booking._id });
      return;
    }
    case "confirmed": {
      await moveBooking(ctx, booking, { to: "confirmed", by: errand.by, set: { ...done, confirmationCode: outcome.code } });
      const { tripId, _id: bookingId } = booking;
      if (outcome.file) await ctx.db.insert("bookingFiles", { tripId, bookingId, ...outcome.file, type: "text/plain", addedBy: null });
      return;
    }
    case "cancelled":
      await refundBooking(ctx, booking, errand.by, errand.refund);
      await moveBooking(ctx, booking, { to: "cancelled", by: errand.by, set: done });
      return;
  }
}

async function tryAgain(ctx: MutationCtx, booking: Booking, errand: Errand) {
  const isSlow = errand.tries >= TRIES;
  await saveBooking(ctx, booking._id, { errand: { ...errand, at: Date.now() }, problem: isSlow ? NO_ANSWER : null });
  if (!isSlow) await ctx.scheduler.runAfter(FIRST_WAIT_MS * 2 ** errand.tries, internal.bookings.work.carryOn, { bookingId: booking._id });
}

/** What can't be had goes back to being an idea; what was paid for it goes back in full. */
async function takeNo(ctx: MutationCtx, booking: Booking, { kind, by }: Errand, why: string) {
  const set = { errand: null, problem: why };
  switch (kind) {
    case "quote":
    case "cancel":
      await saveBooking(ctx, booking._id, set);
      return;
    case "book":
      // The next attempt is another one to the provider.
      await moveBooking(ctx, booking, { to: "idea", by: null, note: why, set: { ...set, key: crypto.randomUUID() } });
      return;
    case "confirm":
      await giveUpPayments(ctx, booking);
      await refundBooking(ctx, booking, by, booking.price?.amount ?? 0);
      await moveBooking(ctx, booking, { to: "cancelled", by: null, note: why, set });
      return;
  }
}
