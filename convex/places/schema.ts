import { defineTable } from "convex/server";
import { v } from "convex/values";
import { activityType } from "../trips/schema";
import { answer, providerId } from "./search/types";

export const placeTables = {
  /** What a service answered, kept so that it is asked once; `key` says for what, and near where. */
  placeAnswers: defineTable({
    provider: providerId,
    key: v.string(),
    text: v.string(),
    near: v.union(v.object({ lat: v.number(), lng: v.number() }), v.null()),
    state: v.union(v.literal("asked"), v.literal("answered"), v.literal("failed")),
    answers: v.array(answer),
    askedAt: v.number(),
    fetchedAt: v.union(v.number(), v.null()),
    /** Not asked again before. */
    retryAt: v.number(),
    /** Of an answer "too many": the service isn't asked for anything before. */
    restsUntil: v.optional(v.number()),
    /** Swept away after. */
    expiresAt: v.number(),
  })
    .index("by_key_provider", ["key", "provider"])
    .index("by_provider_restsUntil", ["provider", "restsUntil"])
    .index("by_expiresAt", ["expiresAt"]),

  /** Where somebody has put something into a plan, kept across their trips. */
  personPlaces: defineTable({
    userId: v.id("users"),
    /** The known place's id, else the name and about where it is. */
    key: v.string(),
    name: v.string(),
    /** "airport", "station" for ends of journeys; else what the item was. */
    kind: v.string(),
    type: activityType,
    address: v.union(v.string(), v.null()),
    lat: v.number(),
    lng: v.number(),
    placeId: v.union(v.string(), v.null()),
    /** The newest first. */
    uses: v.array(v.object({ tripId: v.id("trips"), activityId: v.id("activities"), day: v.union(v.string(), v.null()) })),
    usedAt: v.number(),
  })
    .index("by_user_key", ["userId", "key"])
    .index("by_user_usedAt", ["userId", "usedAt"]),
};
