// The rules of bookings: one that lives an item, one way to move it, and what moving it means for the plan.
import type { Doc, Id } from "../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../_generated/server";
import { recordAudit } from "../audit/record";
import { appError } from "../errors";
import { sentence } from "../said";
import { say } from "../said";
import { applyChanges } from "../trips/changes";
import { destinationsOf } from "../trips/model";
import { nextLook } from "./agenda";
import { isLive, requireMove, type BookingStatus } from "./states";
import { instantsOf } from "./timing";

export type Booking = Doc<"bookings">;
type Changes = Partial<Omit<Booking, "_id" | "_creationTime" | "lookAt" | "updatedAt" | "status">>;

/** The booking, of this trip. Throws RESOURCE_NOT_FOUND. */
export async function bookingOf(ctx: QueryCtx, trip: Doc<"trips">, bookingId: Id<"bookings">): Promise<Booking> {
  const booking = await ctx.db.get(bookingId);
  if (booking?.tripId !== trip._id) throw appError("RESOURCE_NOT_FOUND", "This booking doesn't exist any more. Somebody may have removed it.");
  return booking;
}

/** The item's newest booking: the others before it were given up. */
export const newestBooking = (ctx: QueryCtx, activityId: Id<"activities">): Promise<Booking | null> =>
  ctx.db.query("bookings").withIndex("by_activity", (q) => q.eq("activityId", activityId)).order("desc").first();

export type NewBooking = Pick<Booking, "kind" | "provider" | "press" | "requestedBy"> &
  Partial<Pick<Booking, "price" | "cancellation" | "contact" | "notes" | "confirmationCode">>;

/** A booking of an item, an idea as yet; an idea before it is given up. The same press gives the same one. Throws CONFLICT while another lives. */
export async function insertBooking(ctx: MutationCtx, trip: Doc<"trips">, activity: Doc<"activities">, fields: NewBooking): Promise<Booking> {
  const newest = await newestBooking(ctx, activity._id);
  if (newest?.press === fields.press) return newest;
  if (newest?.status === "idea") await moveBooking(ctx, newest, { to: "cancelled", by: fields.requestedBy, note: sentence("Booked another way"), set: { errand: null } });
  else if (newest && isLive(newest)) throw appError("CONFLICT", "This already has a booking. Change that one, or cancel it first.", { bookingId: newest._id });
  const when = await whenOf(ctx, trip, activity);
  const bookingId = await ctx.db.insert("bookings", {
    price: null, cancellation: null, contact: "", notes: "", confirmationCode: null,
    ...fields,
    tripId: trip._id,
    activityId: activity._id,
    status: "idea",
    key: crypto.randomUUID(),
    title: activity.title,
    detail: "",
    when,
    ...instantsOf(when),
    held: null,
    confirmedAt: null,
    errand: null,
    problem: null,
    paymentId: null,
    reminded: [],
    lookAt: null,
    updatedAt: Date.now(),
  });
  return (await ctx.db.get(bookingId))!;
}

/** When an item is, by the clock of its city: the one that it names, or the one of its day. */
export async function whenOf(ctx: QueryCtx, trip: Doc<"trips">, { day, start, end, endDay, destinationId }: Doc<"activities">): Promise<Booking["when"]> {
  const cities = await destinationsOf(ctx, trip._id);
  const city = cities.find(({ _id }) => _id === destinationId) ?? cities.find(({ arrival, departure }) => day !== null && arrival <= day && day <= departure) ?? cities[0];
  return { day, start, endDay: endDay ?? null, end, timeZone: city?.timeZone ?? "UTC" };
}

/** Writes what has changed about a booking that stays what it is. */
export async function saveBooking(ctx: MutationCtx, bookingId: Id<"bookings">, changes: Changes): Promise<Booking> {
  const after = { ...(await ctx.db.get(bookingId))!, ...changes };
  await ctx.db.patch(bookingId, { ...changes, lookAt: nextLook(after), updatedAt: Date.now() });
  return (await ctx.db.get(bookingId))!;
}

type Move = { to: BookingStatus; by: Id<"users"> | null; note?: string; set?: Changes };

/** The one way along an arrow of TRANSITIONS: the row, its history, the plan. Throws CONFLICT where there is no such arrow. */
export async function moveBooking(ctx: MutationCtx, booking: Booking, { to, by, note = "", set = {} }: Move): Promise<Booking> {
  requireMove(booking.status, to);
  await ctx.db.insert("bookingEvents", { bookingId: booking._id, status: to, by, note });
  await ctx.db.patch(booking._id, { status: to, ...(to === "confirmed" && { confirmedAt: Date.now() }) });
  const moved = await saveBooking(ctx, booking._id, set);
  const wasBooked = booking.status === "confirmed";
  if (to === "confirmed" || (to === "cancelled" && wasBooked)) {
    await recordAudit(ctx, { actorId: by, personId: booking.requestedBy, action: `booking.${to}`, target: booking._id });
    await markActivity(ctx, moved, by ?? booking.requestedBy);
  }
  return moved;
}

/** The item in the plan says whether it is booked; the assistant leaves alone what is. */
async function markActivity(ctx: MutationCtx, { tripId, activityId, status, title }: Booking, userId: Id<"users">) {
  const [trip, activity] = [await ctx.db.get(tripId), await ctx.db.get(activityId)];
  if (!trip || !activity || activity.deletedAt !== undefined) return;
  const isBooked = status === "confirmed";
  if (!isBooked && activity.status !== "booked") return;
  const meta = { trip, actor: { userId, assistant: false }, batchId: crypto.randomUUID(), label: say(isBooked ? "booked {item}" : "cancelled the booking of {item}", { item: title }) };
  const next = isBooked ? "booked" : activity.day === null ? "idea" : "planned";
  await applyChanges(ctx, meta, [{ op: "patch", activity, set: { status: next } }]);
}
