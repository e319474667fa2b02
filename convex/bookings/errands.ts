// Writing down what a provider is to be asked. work.ts asks, settle.ts takes in what came of it: whatever crashes in
// between or is pressed twice, an errand is settled once.
import type { Infer } from "convex/values";
import { internal } from "../_generated/api";
import type { Id } from "../_generated/dataModel";
import type { MutationCtx } from "../_generated/server";
import { saveBooking, type Booking } from "./bookingModel";
import type { errandKind } from "./schema";

type Wanted = { kind: Infer<typeof errandKind>; by: Id<"users">; refund?: number };

/** Writes down what the provider is to be asked, and sees to it. */
export async function sendOut(ctx: MutationCtx, booking: Booking, { kind, by, refund = 0 }: Wanted): Promise<Booking> {
  const errand = { id: crypto.randomUUID(), kind, by, refund, at: Date.now(), tries: 0 };
  await ctx.scheduler.runAfter(0, internal.bookings.work.carryOn, { bookingId: booking._id });
  return saveBooking(ctx, booking._id, { errand, problem: null });
}
