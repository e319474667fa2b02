// What is due about bookings by itself: reminders, holds that lapse, stays that are over, errands that nobody came back
// from. Internal; the sweep is to be run every hour.
import { v } from "convex/values";
import { internal } from "../_generated/api";
import type { Doc, Id } from "../_generated/dataModel";
import { internalMutation, type MutationCtx } from "../_generated/server";
import { sendMail } from "../mail/mail";
import { sentence } from "../said";
import { siteUrl } from "../siteUrl";
import { membersOf } from "../trips/people/members";
import { agendaOf, isTimely, type Due, type ReminderKind } from "./agenda";
import { moveBooking, saveBooking, type Booking } from "./bookingModel";
import { giveUpPayments } from "./bookingRefunds";
import { reminderMail } from "./reminderMail";

const AT_ONCE = 50;

/** Does what is due about every booking, a batch a mutation. */
export const sweep = internalMutation({
  args: {},
  handler: async (ctx): Promise<null> => {
    const due = await ctx.db.query("bookings").withIndex("by_lookAt", (q) => q.gt("lookAt", null).lte("lookAt", Date.now())).take(AT_ONCE);
    for (const booking of due) await doWhatIsDue(ctx, booking);
    if (due.length === AT_ONCE) await ctx.scheduler.runAfter(0, internal.bookings.reminders.sweep, {});
    return null;
  },
});

/** The same for one booking, at the minute when its hold ends. */
export const lookAt = internalMutation({
  args: { bookingId: v.id("bookings") },
  handler: async (ctx, { bookingId }): Promise<null> => {
    const booking = await ctx.db.get(bookingId);
    if (booking) await doWhatIsDue(ctx, booking);
    return null;
  },
});

async function doWhatIsDue(ctx: MutationCtx, booking: Booking) {
  for (const { what } of agendaOf(booking).filter(({ at }) => at <= Date.now())) {
    const current = (await ctx.db.get(booking._id))!;
    // What was done before may have settled this too.
    if (agendaOf(current).some((due) => due.what === what && due.at <= Date.now())) await attend(ctx, current, what);
  }
}

async function attend(ctx: MutationCtx, booking: Booking, what: Due["what"]): Promise<void> {
  switch (what) {
    case "carryOn":
      await saveBooking(ctx, booking._id, { errand: { ...booking.errand!, at: Date.now() } });
      await ctx.scheduler.runAfter(0, internal.bookings.work.carryOn, { bookingId: booking._id });
      return;
    case "release": {
      await giveUpPayments(ctx, booking);
      await moveBooking(ctx, booking, { to: "cancelled", by: null, note: sentence("The hold lapsed before it was paid"), set: { errand: null } });
      return;
    }
    case "complete":
      await moveBooking(ctx, booking, { to: "completed", by: null });
      return;
    case "holdEnds":
    case "freeCancellationEnds":
    case "startsTomorrow":
      if (isTimely(what, booking, Date.now())) await remind(ctx, booking, what);
      await saveBooking(ctx, booking._id, { reminded: [...booking.reminded, what] });
      return;
  }
}

/** The whole group is told of tomorrow; of money, who booked and who paid. */
async function remind(ctx: MutationCtx, booking: Booking, what: ReminderKind) {
  const trip = await ctx.db.get(booking.tripId);
  if (!trip || trip.deletedAt !== undefined) return;
  const words = reminderMail(what, booking, `${siteUrl()}/trips/${trip._id}/bookings`);
  for (const userId of await concerned(ctx, booking, what)) {
    const user: Doc<"users"> | null = await ctx.db.get(userId);
    if (user?.email) await sendMail(ctx, { to: user.email, userId, kind: "booking", ...words });
  }
}

async function concerned(ctx: MutationCtx, { tripId, requestedBy, paymentId }: Booking, what: ReminderKind): Promise<Id<"users">[]> {
  const members = (await membersOf(ctx, tripId)).map(({ userId }) => userId);
  if (what === "startsTomorrow") return members;
  const payment = paymentId && (await ctx.db.get(paymentId));
  return members.filter((userId) => userId === requestedBy || userId === payment?.payerId);
}
