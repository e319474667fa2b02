// Shapes of what comes in and goes out, and the table of calendar feeds.
import { literals, nullable } from "convex-helpers/validators";
import { defineTable } from "convex/server";
import { v, type Infer } from "convex/values";
import { activityFields, activityStatus } from "../trips/schema";

export const importFormat = literals("caravan", "ics", "csv", "gpx", "kml", "google", "trek", "adventureLog", "tripit", "text");
export type ImportFormat = Infer<typeof importFormat>;
export const exportFormat = literals("ics", "csv", "gpx", "kml", "json");
export type ExportFormat = Infer<typeof exportFormat>;
/** Everything, or what one person takes part in. */
export const whose = literals("all", "mine");
export type Whose = Infer<typeof whose>;

const { destinationId: _destination, ...fields } = activityFields;

/** One thing of a file, as it would be added. Ids of people are those of this Caravan; who isn't in the trip is left out. */
export const importItem = v.object({
  ...fields,
  status: v.optional(activityStatus),
  /** A confirmation code: becomes a booking. */
  code: v.optional(v.string()),
  /** Which of the plan's cities it belongs to; null: none. Left out: the one that it is near. */
  city: v.optional(nullable(v.number())),
  /** Which of the plan's plans B it waits in. */
  variant: v.optional(v.number()),
});
export type ImportItem = Infer<typeof importItem>;

export const importDay = v.object({ day: v.string(), title: v.string(), notes: v.string() });
export type ImportDay = Infer<typeof importDay>;
export const importVariant = v.object({ day: v.string(), name: v.string(), holds: v.boolean() });
export type ImportVariant = Infer<typeof importVariant>;

export const transferTables = {
  /** A private address under which a calendar reads a trip: one a person, a trip and `whose`. */
  calendarFeeds: defineTable({
    tripId: v.id("trips"),
    userId: v.id("users"),
    whose,
    /** SHA-256 of the address's token, hex. The token itself is never kept. */
    tokenHash: v.string(),
    codes: v.boolean(),
  })
    .index("by_tokenHash", ["tokenHash"])
    .index("by_trip_user", ["tripId", "userId"])
    .index("by_user", ["userId"]),
};
