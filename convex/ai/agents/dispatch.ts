// Starts queued tasks as there is room: those that somebody waits for first, background ones a few at a
// time on the whole deployment. A worker that vanishes is replaced, and one that fails is tried again
// after a pause.
import { internal } from "../../_generated/api";
import type { Doc } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";
import { agentEntry } from "./registry";

/** At a time on the deployment: of what people wait for, and in all when background work is to start. */
const MAX_WAITING = 32;
const MAX_WITH_BACKGROUND = 4;
const MAX_FAILURES = 3;
/** Longer than any report takes; after it the worker counts as lost. */
const WORKER_TIMEOUT_MS = 11_000;
const FIRST_PAUSE_MS = 1000;
/** A clock that is a little early must not find the pause unfinished. */
const GRACE_MS = 50;

/** Call after whatever makes room or adds work. */
export async function dispatch(ctx: MutationCtx) {
  let running = (await inState(ctx, "running", "waiting", MAX_WAITING)).length;
  for (const task of byPriority(await due(ctx, "waiting", MAX_WAITING - running))) {
    await startTask(ctx, task);
    running += 1;
  }
  running += (await inState(ctx, "running", "background", MAX_WITH_BACKGROUND)).length;
  for (const task of byPriority(await due(ctx, "background", MAX_WITH_BACKGROUND - running))) await startTask(ctx, task);
}

function inState(ctx: MutationCtx, status: Doc<"aiTasks">["status"], priority: Doc<"aiTasks">["priority"], count: number) {
  return ctx.db
    .query("aiTasks")
    .withIndex("by_status_priority_nextAttemptAt", (q) => q.eq("status", status).eq("priority", priority))
    .take(count);
}

async function due(ctx: MutationCtx, priority: Doc<"aiTasks">["priority"], count: number) {
  if (count <= 0) return [];
  return ctx.db
    .query("aiTasks")
    .withIndex("by_status_priority_nextAttemptAt", (q) => q.eq("status", "queued").eq("priority", priority).lte("nextAttemptAt", Date.now()))
    .take(count);
}

const byPriority = (tasks: Doc<"aiTasks">[]) => tasks.sort((a, b) => a.nextAttemptAt - b.nextAttemptAt || agentEntry(a.agent).priority - agentEntry(b.agent).priority);

async function startTask(ctx: MutationCtx, task: Doc<"aiTasks">) {
  const attempt = task.attempt + 1;
  await ctx.db.patch(task._id, { status: "running", attempt, startedAt: task.startedAt ?? Date.now() });
  await ctx.scheduler.runAfter(0, internal.ai.agents.worker.work, { taskId: task._id, attempt });
  await ctx.scheduler.runAfter(WORKER_TIMEOUT_MS, internal.ai.agents.tasks.watch, { taskId: task._id, attempt });
}

/** Queues the task again, or gives it up with a sentence for people; `pause` keeps it off what failed a moment ago. */
export async function afterFailure(ctx: MutationCtx, task: Doc<"aiTasks">, { pause, error }: { pause: boolean; error: string }) {
  const failures = task.failures + 1;
  if (failures >= MAX_FAILURES) {
    await ctx.db.patch(task._id, { status: "failed", failures, error, finishedAt: Date.now() });
    return;
  }
  const wait = pause ? pauseAfter(failures, Math.random()) : 0;
  await ctx.db.patch(task._id, { status: "queued", failures, nextAttemptAt: Date.now() + wait });
  if (wait > 0) await ctx.scheduler.runAfter(wait + GRACE_MS, internal.ai.agents.tasks.dispatchDue, {});
}

/** Twice as long each time, and up to half of that on top by `chance` (0–1), so that tasks don't return all at once. Milliseconds. */
export const pauseAfter = (failures: number, chance: number) => Math.round(FIRST_PAUSE_MS * 2 ** (failures - 1) * (1 + chance / 2));
