// Public functions on bookings: what a trip has booked, quotes, booking through a provider, cancelling.
import { v } from "convex/values";
import { appError } from "../errors";
import { tripMutation, tripQuery } from "../functions";
import { billingMode } from "../billing/stripe/mode";
import { activityOf } from "../trips/activities/activityModel";
import { boundedText, integerBetween } from "../validation";
import { bookingOf, insertBooking, moveBooking, newestBooking, saveBooking, whenOf } from "./bookingModel";
import { reviewOf, shownBooking } from "./bookingView";
import { cancelBooking, refundNow } from "./cancelling";
import { sendOut } from "./errands";
import { deleteBooking } from "./files";
import { kindOf } from "./kinds";
import { deskName } from "./providers/providers";
import { requireMove } from "./states";
import { instantsOf } from "./timing";

const LISTED = 300;
const EVENTS = 100;

/** Every booking of the trip, newest first, with what was paid and given back, and whether items can be booked from here. */
export const list = tripQuery("viewer")({
  args: {},
  handler: async (ctx) => {
    const rows = await ctx.db.query("bookings").withIndex("by_trip", (q) => q.eq("tripId", ctx.trip._id)).order("desc").take(LISTED);
    return {
      bookings: await Promise.all(rows.map((row) => shownBooking(ctx, row))),
      desk: deskName(process.env),
      payments: billingMode(process.env),
    };
  },
});

/** What became of a booking, oldest first. */
export const history = tripQuery("viewer")({
  args: { bookingId: v.id("bookings") },
  handler: async (ctx, { bookingId }) => {
    await bookingOf(ctx, ctx.trip, bookingId);
    const events = await ctx.db.query("bookingEvents").withIndex("by_booking", (q) => q.eq("bookingId", bookingId)).take(EVENTS);
    return events.map(({ _id, _creationTime, status, by, note }) => ({ _id, at: _creationTime, status, by, note }));
  },
});

/** What cancelling gives back now. `asked` is the asker's clock: another number is a fresh answer. */
export const refundIfCancelled = tripQuery("viewer")({
  args: { bookingId: v.id("bookings"), asked: v.number() },
  handler: async (ctx, { bookingId }) => refundNow(ctx, await bookingOf(ctx, ctx.trip, bookingId)),
});

/** Asks the provider what an item costs and until when it can be cancelled, or asks anew; reserves nothing. Returns the booking's id. Throws CONFLICT, VALIDATION_ERROR. */
export const quote = tripMutation("bookings:write")({
  args: { activityId: v.id("activities"), press: v.string() },
  handler: async (ctx, { activityId, press }) => {
    const activity = await activityOf(ctx, ctx.trip, activityId);
    const provider = deskName(process.env);
    if (!provider) throw appError("CONFLICT", "Nobody books for you here. Book it yourself, then add the confirmation.");
    const when = await whenOf(ctx, ctx.trip, activity);
    const instants = instantsOf(when);
    if (instants.startsAt === null) throw appError("VALIDATION_ERROR", "Give it a day first: what is free depends on it.", { field: "day" });
    if (instants.startsAt < Date.now()) throw appError("VALIDATION_ERROR", "This begins in the past. Choose another day.", { field: "day" });
    const fields = { kind: kindOf(activity), provider, press: boundedText(press, "press", 8, 64), requestedBy: ctx.user._id };
    const newest = await newestBooking(ctx, activityId);
    const isAnew = newest?.status === "idea" && newest.provider === provider;
    const booking = isAnew ? await saveBooking(ctx, newest._id, { kind: fields.kind, title: activity.title, when, ...instants }) : await insertBooking(ctx, ctx.trip, activity, fields);
    if (booking.status === "idea" && !booking.errand) await sendOut(ctx, booking, { kind: "quote", by: ctx.user._id });
    return booking._id;
  },
});

/** Books what was quoted: asks the provider to hold it until it is paid. Pressed twice, or by two members, it books once. Throws CONFLICT. */
export const request = tripMutation("bookings:write")({
  args: { bookingId: v.id("bookings") },
  handler: async (ctx, { bookingId }) => {
    const booking = await bookingOf(ctx, ctx.trip, bookingId);
    if (booking.status === "requested" || booking.status === "held") return null;
    requireMove(booking.status, "requested");
    if (booking.errand || !booking.price) throw appError("CONFLICT", "The price hasn't come yet. Wait a moment.");
    if ((await reviewOf(ctx, booking)) !== null) throw appError("CONFLICT", "The plan has changed since this price was asked for. Ask for it again.");
    const asked = await moveBooking(ctx, booking, { to: "requested", by: ctx.user._id, set: { requestedBy: ctx.user._id } });
    await sendOut(ctx, asked, { kind: "book", by: ctx.user._id });
    return null;
  },
});

/** Cancels, and gives back `refund` (minor units), which must be what it is now. Throws CONFLICT when it isn't, or when it is over. */
export const cancel = tripMutation("bookings:write")({
  args: { bookingId: v.id("bookings"), refund: v.number() },
  handler: async (ctx, { bookingId, refund }) => {
    const booking = await bookingOf(ctx, ctx.trip, bookingId);
    await cancelBooking(ctx, ctx.user, booking, integerBetween(refund, "refund", 0, 1e12));
    return null;
  },
});

/** Takes a booking that came to nothing off the list, with its files and its history. Throws CONFLICT for one that lives or was paid. */
export const remove = tripMutation("bookings:write")({
  args: { bookingId: v.id("bookings") },
  handler: async (ctx, { bookingId }) => {
    const booking = await bookingOf(ctx, ctx.trip, bookingId);
    if (booking.paymentId) throw appError("CONFLICT", "Money was paid for this, so it stays on the list.");
    if (booking.status !== "idea" && booking.status !== "cancelled") throw appError("CONFLICT", "Cancel it first, then remove it.");
    await deleteBooking(ctx, booking);
    return null;
  },
});
