// Public functions on bookings that people make elsewhere and keep here: code, price, what was agreed.
import { nullable } from "convex-helpers/validators";
import { v, type Infer } from "convex/values";
import { addDays } from "../dates";
import { appError } from "../errors";
import { tripMutation } from "../functions";
import { sentence } from "../said";
import { money } from "../trips/schema";
import { activityOf } from "../trips/activities/activityModel";
import { boundedText, calendarDate, money as validMoney } from "../validation";
import { bookingOf, insertBooking, moveBooking, saveBooking, whenOf, type Booking } from "./bookingModel";
import { bookingKind } from "./schema";
import { instantAt } from "./timing";

const details = v.object({
  kind: bookingKind,
  /** False while the answer is still to come. */
  confirmed: v.boolean(),
  code: v.string(),
  price: nullable(money),
  contact: v.string(),
  notes: v.string(),
  /** The last day, at the destination, on which it can be cancelled for free. */
  freeUntil: nullable(v.string()),
});

/** Keeps a booking that was made elsewhere. The same press keeps it once. Returns its id. Throws CONFLICT when the item has one. */
export const add = tripMutation("bookings:write")({
  args: { activityId: v.id("activities"), press: v.string(), details },
  handler: async (ctx, { activityId, press, details }) => {
    const activity = await activityOf(ctx, ctx.trip, activityId);
    const { timeZone } = await whenOf(ctx, ctx.trip, activity);
    const fields = { ...valid(details, timeZone), provider: "manual" as const, press: boundedText(press, "press", 8, 64), requestedBy: ctx.user._id };
    const booking = await insertBooking(ctx, ctx.trip, activity, fields);
    if (booking.status !== "idea") return booking._id;
    const asked = await moveBooking(ctx, booking, { to: "requested", by: ctx.user._id, note: sentence("Booked outside Caravan") });
    if (details.confirmed) await moveBooking(ctx, asked, { to: "confirmed", by: ctx.user._id });
    return booking._id;
  },
});

/** Changes what is kept of it; saying that it is confirmed confirms it. Throws CONFLICT for a provider's own booking, and for one that is over. */
export const edit = tripMutation("bookings:write")({
  args: { bookingId: v.id("bookings"), details },
  handler: async (ctx, { bookingId, details }) => {
    const booking = await bookingOf(ctx, ctx.trip, bookingId);
    if (booking.provider !== "manual") throw appError("CONFLICT", "The provider keeps this booking. Cancel it to change it.");
    if (booking.status !== "requested" && booking.status !== "confirmed") throw appError("CONFLICT", "This booking is over. Add another one instead.");
    if (booking.status === "confirmed" && !details.confirmed) throw appError("CONFLICT", "It was confirmed already. Cancel it if that has changed.", { field: "confirmed" });
    const saved = await saveBooking(ctx, bookingId, valid(details, booking.when.timeZone));
    if (booking.status === "requested" && details.confirmed) await moveBooking(ctx, saved, { to: "confirmed", by: ctx.user._id });
    return null;
  },
});

function valid({ kind, code, price, contact, notes, freeUntil }: Infer<typeof details>, timeZone: string) {
  const cancellation: Booking["cancellation"] = freeUntil === null ? null : { freeUntil: instantAt(addDays(calendarDate(freeUntil, "freeUntil"), 1), "00:00", timeZone), percentAfter: 0 };
  return {
    kind,
    confirmationCode: boundedText(code, "confirmationCode", 0, 64) || null,
    price: price && validMoney(price, "price"),
    contact: boundedText(contact, "contact", 0, 300),
    notes: boundedText(notes, "notes", 0, 2000),
    cancellation,
  };
}
