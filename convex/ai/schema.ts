import { defineTable } from "convex/server";
import { v } from "convex/values";
import { pieces, said, saidText } from "../said";
import { cardEvidence } from "./tools/cardShapes";

export const runStatus = v.union(
  v.literal("thinking"),
  v.literal("applying"),
  /** Waits for the group to accept its changes or not. */
  v.literal("proposed"),
  v.literal("done"),
  v.literal("stopped"),
  v.literal("failed"),
);

/** What the assistant found out of a person in a message of theirs. */
export const rememberedNote = v.object({ memoryId: v.id("memories"), text: v.string() });
/** Who answered: "<provider>/<model>", or "builtin"; `cached` when it was said before. */
export const answeredBy = v.object({ model: v.string(), cached: v.boolean() });

export const progress = saidText;
/** An `EditStep`. */
export const editStep = v.object({ label: v.union(v.string(), said), edits: v.array(v.any()) });
export const toolCall = v.object({ tool: v.string(), args: v.record(v.string(), v.any()), result: saidText, ...cardEvidence });

export const aiTables = {
  /** The trip's thread with the assistant, which every member sees, and each member's own. */
  aiMessages: defineTable({
    tripId: v.id("trips"),
    role: v.union(v.literal("user"), v.literal("assistant")),
    /** Who asked; for an answer, who it was given to. */
    userId: v.id("users"),
    text: v.string(),
    /** What of it others read in their own language: `text` is its English, which the planner reads. Not of what somebody typed. */
    said: v.optional(pieces),
    runId: v.id("aiRuns"),
    /** Whose own thread it stands in; absent in the trip's. */
    privateTo: v.optional(v.id("users")),
  })
    .index("by_trip_privateTo", ["tripId", "privateTo"])
    .index("by_user", ["userId"]),

  /** One request to the assistant: its progress, what it did, and how it ended. */
  aiRuns: defineTable({
    tripId: v.id("trips"),
    userId: v.id("users"),
    privateTo: v.optional(v.id("users")),
    status: runStatus,
    /** Grows when a crash lost the worker and another one took over. */
    attempt: v.number(),
    /** What it is doing now, for people. */
    progress,
    /** Steps still to be applied are kept here, so that a restart goes on where it stopped. */
    steps: v.array(editStep),
    stepsDone: v.number(),
    calls: v.array(toolCall),
    /** While it is written what there is of it. */
    reply: v.string(),
    replySaid: v.optional(pieces),
    /** Its message is in the thread. */
    answered: v.optional(v.boolean()),
    /** When the worker was last heard of. */
    aliveAt: v.optional(v.number()),
    answeredBy: v.optional(answeredBy),
    /** Told to the person alone. */
    remembered: v.optional(v.array(rememberedNote)),
    /** Of a proposal: what was settled of it, by `itemKey`. */
    decisions: v.optional(v.record(v.string(), v.boolean())),
    suggestions: v.array(v.union(v.string(), said)),
    finishedAt: v.optional(v.number()),
  })
    .index("by_trip_privateTo_status", ["tripId", "privateTo", "status"])
    .index("by_user", ["userId"]),

  /** Votes on the changes of a proposal: one a person and change. */
  aiVotes: defineTable({ runId: v.id("aiRuns"), item: v.string(), userId: v.id("users"), inFavour: v.boolean() })
    .index("by_run_item_user", ["runId", "item", "userId"])
    .index("by_user", ["userId"]),

  /** Thumbs up or down on an answer: one a person and answer. */
  aiFeedback: defineTable({ runId: v.id("aiRuns"), userId: v.id("users"), good: v.boolean(), reason: v.optional(v.string()) })
    .index("by_run_user", ["runId", "userId"])
    .index("by_user", ["userId"]),
};
