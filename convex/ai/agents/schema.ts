// Tables of the agents' work: a job is what somebody asked for, a task one agent's part of it.
import { defineTable } from "convex/server";
import { v } from "convex/values";
import { said, saidText } from "../../said";

export const agentKey = v.union(
  v.literal("planner"),
  v.literal("places"),
  v.literal("culture"),
  v.literal("conditions"),
  v.literal("gems"),
  v.literal("budget"),
  v.literal("lodging"),
  v.literal("transport"),
);

/** `waiting`: somebody looks at the screen. `background`: a refresh that can wait. */
export const jobPriority = v.union(v.literal("waiting"), v.literal("background"));

export const agentFinding = v.object({
  kind: v.union(v.literal("tip"), v.literal("warning"), v.literal("suggestion")),
  /** One or two sentences for the traveller. */
  text: saidText,
  /** YYYY-MM-DD. */
  day: v.optional(v.string()),
  /** "<city>/<place>". */
  placeIds: v.optional(v.array(v.string())),
  /** A request that the assistant would carry out if it were sent to it. */
  ask: v.optional(v.union(v.string(), said)),
});

export const agentReport = v.object({
  headline: saidText,
  /** The most important first. */
  findings: v.array(agentFinding),
  /** 0 knows nothing … 1 certain, and why. */
  confidence: v.object({ value: v.number(), reason: saidText }),
  sources: v.array(v.object({ title: v.union(v.string(), said), /** YYYY-MM, or a date. */ asOf: v.string(), url: v.optional(v.string()) })),
});

export const agentTables = {
  aiJobs: defineTable({
    tripId: v.id("trips"),
    askedBy: v.id("users"),
    /** The request to the assistant that led to it. */
    runId: v.optional(v.id("aiRuns")),
    priority: jobPriority,
    status: v.union(v.literal("queued"), v.literal("running"), v.literal("done"), v.literal("stopped"), v.literal("failed")),
    /** Of the trip when it was asked for. */
    tripRevision: v.number(),
    createdAt: v.number(),
    finishedAt: v.optional(v.number()),
  }).index("by_trip_createdAt", ["tripId", "createdAt"]),

  aiTasks: defineTable({
    jobId: v.id("aiJobs"),
    tripId: v.id("trips"),
    agent: agentKey,
    /** Its job's. */
    priority: jobPriority,
    status: v.union(
      v.literal("queued"),
      v.literal("running"),
      v.literal("done"),
      v.literal("failed"),
      v.literal("stopped"),
      /** The same was computed before and nothing has changed: that report stands here. */
      v.literal("cached"),
    ),
    /** Grows with every worker, so that what an earlier one hands back isn't taken. */
    attempt: v.number(),
    /** Workers that failed or vanished since somebody started it. */
    failures: v.number(),
    /** Queued tasks: not to be started before. */
    nextAttemptAt: v.number(),
    startedAt: v.optional(v.number()),
    finishedAt: v.optional(v.number()),
    /** SHA-256 of all that the agent reads, hex. */
    inputKey: v.string(),
    report: v.optional(agentReport),
    /** When the report was made, which for one that is used again was earlier. Epoch ms. */
    madeAt: v.optional(v.number()),
    /** "<provider>/<model>" that worded the report, or "builtin". */
    model: v.optional(v.string()),
    /** What models cost for it, whether they led to it or not; US dollars. */
    costUsd: v.optional(v.number()),
    /** For people. */
    error: v.optional(v.string()),
  })
    .index("by_job", ["jobId"])
    .index("by_status_priority_nextAttemptAt", ["status", "priority", "nextAttemptAt"])
    .index("by_trip_agent_inputKey", ["tripId", "agent", "inputKey"]),

  /** Trips whose specialists are refreshed in the background: see refresh.ts. At most one row a trip. */
  aiRefreshes: defineTable({
    tripId: v.id("trips"),
    /** Of the one look that is pending; an earlier one does nothing. */
    serial: v.number(),
    /** When that comes, and when the trip was last found changed. Epoch ms. */
    dueAt: v.number(),
    changedAt: v.number(),
    /** SHA-256 of what all advice rests on, hex. */
    basis: v.string(),
    /** The trip's. */
    revision: v.number(),
  }).index("by_trip", ["tripId"]),
};
