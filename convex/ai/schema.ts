import { defineTable } from "convex/server";
import { v } from "convex/values";

export const runStatus = v.union(
  v.literal("thinking"),
  v.literal("applying"),
  v.literal("done"),
  v.literal("stopped"),
  v.literal("failed"),
);

export const toolCall = v.object({ tool: v.string(), args: v.record(v.string(), v.any()), result: v.string() });

export const aiTables = {
  /** The trip's one thread with the assistant; every member sees it. */
  aiMessages: defineTable({
    tripId: v.id("trips"),
    role: v.union(v.literal("user"), v.literal("assistant")),
    /** Who asked; for an answer, who it was given to. */
    userId: v.id("users"),
    text: v.string(),
    runId: v.id("aiRuns"),
  }).index("by_trip", ["tripId"]),

  /** One request to the assistant: its progress, what it did, and how it ended. */
  aiRuns: defineTable({
    tripId: v.id("trips"),
    userId: v.id("users"),
    status: runStatus,
    /** Grows when a crash lost the worker and another one took over. */
    attempt: v.number(),
    /** What it is doing now, for people. */
    progress: v.string(),
    /** Steps still to be applied are kept here, so that a restart goes on where it stopped. */
    steps: v.array(v.object({ label: v.string(), edits: v.array(v.any()) })),
    stepsDone: v.number(),
    calls: v.array(toolCall),
    reply: v.string(),
    suggestions: v.array(v.string()),
    finishedAt: v.optional(v.number()),
  })
    .index("by_trip", ["tripId"])
    .index("by_trip_status", ["tripId", "status"]),
};
