// Tables of what is booked. A booking is one attempt to reserve one item of a trip; an item has one that lives at a time.
import { literals, nullable } from "convex-helpers/validators";
import { defineTable } from "convex/server";
import { v } from "convex/values";
import { money } from "../trips/schema";

export const bookingKind = literals("hotel", "flight", "train", "restaurant", "tour");
export const bookingStatus = literals("idea", "requested", "held", "confirmed", "cancelled", "completed");
/** Who keeps the reservation; "manual" is a person who has made it elsewhere. A row of providers.ts each. */
export const providerName = literals("manual", "emulated");
/** Given back in full before `freeUntil` (null: never), `percentAfter` of it from then on. */
export const cancellationPolicy = v.object({ freeUntil: nullable(v.number()), percentAfter: v.number() });
export const reminderKind = literals("holdEnds", "freeCancellationEnds", "startsTomorrow");
/** In the provider's words, empty where there are none; or a message with its counts (../said.ts), to be read in one's own language. */
export const detailWords = v.union(v.string(), v.object({ message: v.string(), values: v.record(v.string(), v.number()) }));
export const errandKind = literals("quote", "book", "confirm", "cancel");

export const bookingTables = {
  bookings: defineTable({
    tripId: v.id("trips"),
    activityId: v.id("activities"),
    kind: bookingKind,
    status: bookingStatus,
    provider: providerName,
    /** The provider knows the reservation by this, and makes one for it however often it is asked. */
    key: v.string(),
    /** The item's name when it was booked. */
    title: v.string(),
    /** What is booked, in the provider's words: "Double room, 2 nights". */
    detail: detailWords,
    /** When, at the destination: days YYYY-MM-DD, times HH:mm. */
    when: v.object({ day: nullable(v.string()), start: nullable(v.string()), endDay: nullable(v.string()), end: nullable(v.string()), timeZone: v.string() }),
    /** The same as instants. */
    startsAt: nullable(v.number()),
    endsAt: nullable(v.number()),
    /** Shown to members alone, as everything here. */
    confirmationCode: nullable(v.string()),
    /** For the whole party. */
    price: nullable(money),
    cancellation: nullable(cancellationPolicy),
    contact: v.string(),
    notes: v.string(),
    held: nullable(v.object({ from: v.number(), until: v.number() })),
    confirmedAt: nullable(v.number()),
    requestedBy: v.id("users"),
    /** The press that made the row: pressed twice, it is made once. */
    press: v.string(),
    /** What the provider is being asked: written before it is, so that a crash loses no request. `refund` is in minor units. */
    errand: nullable(
      v.object({ id: v.string(), kind: errandKind, by: v.id("users"), at: v.number(), tries: v.number(), refund: v.number() }),
    ),
    /** What went wrong last, as a sentence. */
    problem: nullable(v.string()),
    /** The payment that was taken for it. */
    paymentId: nullable(v.id("payments")),
    reminded: v.array(reminderKind),
    /** When something is next due by itself (agenda.ts); null: nothing is. */
    lookAt: nullable(v.number()),
    updatedAt: v.number(),
  })
    .index("by_trip", ["tripId"])
    .index("by_activity", ["activityId"])
    .index("by_lookAt", ["lookAt"]),

  /** The history of each booking: what it became, when and by whom. */
  bookingEvents: defineTable({
    bookingId: v.id("bookings"),
    status: bookingStatus,
    /** Null: Caravan itself, or the provider. */
    by: nullable(v.id("users")),
    note: v.string(),
  }).index("by_booking", ["bookingId"]),

  bookingFiles: defineTable({
    tripId: v.id("trips"),
    bookingId: v.id("bookings"),
    storageId: v.id("_storage"),
    name: v.string(),
    type: v.string(),
    /** Bytes. */
    size: v.number(),
    /** Null: it came from the provider. */
    addedBy: nullable(v.id("users")),
  })
    .index("by_booking", ["bookingId"])
    .index("by_storage", ["storageId"]),

  /** The far side of the emulated provider: what it would keep in its own house. */
  emulatedReservations: defineTable({
    key: v.string(),
    state: literals("requested", "held", "confirmed", "cancelled"),
    title: v.string(),
    price: money,
    heldUntil: nullable(v.number()),
    code: nullable(v.string()),
  }).index("by_key", ["key"]),
};
