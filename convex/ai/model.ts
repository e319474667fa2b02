// The life of a request to the assistant: asked -> thinking -> applying, step by step -> done; or, where
// the group reviews what the assistant does, thinking -> proposed -> applying -> done. Each arrow is a
// mutation, so a crash in between loses nothing: what was asked is kept, what was applied stays applied
// once, and `watch` finds a run whose worker has vanished.
import type { Doc, Id } from "../_generated/dataModel";
import type { MutationCtx } from "../_generated/server";
import { internal } from "../_generated/api";
import { appError } from "../errors";
import { limitAssistant } from "../rateLimits";
import { english, piecesOf, say, sentence, type Said, type Text } from "../said";
import { textInDayNumbers } from "../trips/days/dayNumbers";
import { boundedText } from "../validation";
import { memoriesIn } from "./memory/extract";
import { remember } from "./memory/model";
import { activeRun, post } from "./threads";
import type { AssistantTurn } from "./types";
import { admitRequest } from "./usage/ledgerModel";

const MAX_REQUEST = 2000;
const MAX_ATTEMPTS = 3;
/** A worker that is at work says so much more often. */
const SILENCE_MS = 10_000;

export type AskInput = { trip: Doc<"trips">; user: Doc<"users">; text: string | Said; /** In the person's own thread. */ isPrivate?: boolean };

/**
 * Records the request, then starts a worker. Throws CONFLICT while another request of the thread runs,
 * RATE_LIMIT_EXCEEDED for a guest who has none left this month.
 */
export async function sendToAssistant(ctx: MutationCtx, { trip, user, text, isPrivate = false }: AskInput): Promise<Id<"aiRuns">> {
  const request = boundedText(textOf(text), "message", 1, MAX_REQUEST);
  await limitAssistant(ctx, user._id);
  const privateTo = isPrivate ? user._id : undefined;
  const busy = await activeRun(ctx, trip._id, privateTo);
  if (busy) {
    throw appError("CONFLICT", "The assistant is still working on the last request. Stop it or wait a moment.", { runId: busy._id });
  }
  await admitRequest(ctx, user);
  const runId = await ctx.db.insert("aiRuns", {
    tripId: trip._id,
    userId: user._id,
    privateTo,
    status: "thinking",
    attempt: 0,
    progress: sentence("Reading your trip"),
    steps: [],
    stepsDone: 0,
    calls: [],
    reply: "",
    suggestions: [],
  });
  const remembered = await remember(ctx, user._id, memoriesIn(request, user.language), { source: "stated", tripId: trip._id, runId });
  await ctx.db.patch(runId, { remembered: remembered.map((memory) => ({ memoryId: memory._id, text: memory.text })) });
  await post(ctx, { _id: runId, tripId: trip._id, userId: user._id, privateTo }, "user", typeof text === "string" ? request : text);
  await startWorker(ctx, runId, 0);
  return runId;
}

/** In English, as it is read. Throws VALIDATION_ERROR for what says nothing. */
function textOf(request: string | Said): string {
  if (typeof request === "string") return request;
  try {
    if (JSON.stringify(request).length <= 2 * MAX_REQUEST) return english(request);
  } catch {
    // It isn't one of our messages: refused as what is too long.
  }
  throw appError("VALIDATION_ERROR", "This request can't be read. Type what you would like.", { field: "text" });
}

async function startWorker(ctx: MutationCtx, runId: Id<"aiRuns">, attempt: number) {
  await ctx.db.patch(runId, { attempt, aliveAt: Date.now() });
  await ctx.scheduler.runAfter(0, internal.ai.worker.work, { runId, attempt });
  await ctx.scheduler.runAfter(SILENCE_MS, internal.ai.runs.watch, { runId, attempt });
}

/** A worker that has fallen silent is replaced, three times; then the run fails with a sentence. */
export async function replaceLostWorker(ctx: MutationCtx, run: Doc<"aiRuns">, attempt: number) {
  if (run.status !== "thinking" || run.attempt !== attempt) return;
  const silentFor = Date.now() - (run.aliveAt ?? run._creationTime);
  if (silentFor < SILENCE_MS) {
    await ctx.scheduler.runAfter(SILENCE_MS - silentFor, internal.ai.runs.watch, { runId: run._id, attempt });
    return;
  }
  if (attempt + 1 >= MAX_ATTEMPTS) {
    await finishRun(ctx, run, "failed", say("I couldn't finish this: the planner didn't answer. Nothing was changed. Please ask again."));
    return;
  }
  await ctx.db.patch(run._id, { progress: sentence("Starting again"), reply: "", calls: [] });
  await startWorker(ctx, run._id, attempt + 1);
}

export type WorkerAnswer = Omit<AssistantTurn, "calls"> & { calls: Doc<"aiRuns">["calls"]; answeredBy: NonNullable<Doc<"aiRuns">["answeredBy"]> };

/** The worker's answer: kept whole first, then applied step by step, or shown to the group. */
export async function takeAnswer(ctx: MutationCtx, run: Doc<"aiRuns">, trip: Doc<"trips">, answer: WorkerAnswer) {
  const { calls, steps, suggestions, said } = trip.openDates ? inNumbers(answer, trip) : answer;
  const { answeredBy } = answer;
  const reply = said ?? answer.reply;
  await ctx.db.patch(run._id, { calls, suggestions, answeredBy });
  if (steps.length === 0) {
    await finishRun(ctx, run, "done", reply);
  } else if ((trip.assistant ?? "atOnce") === "atOnce") {
    await beginApplying(ctx, run, steps, reply);
  } else {
    await ctx.db.patch(run._id, { status: "proposed", steps, progress: "", decisions: {} });
    await giveAnswer(ctx, run, reply);
  }
}

/** Of a trip without dates: its days by their numbers, as its plan has them. */
function inNumbers({ calls, steps, suggestions, said }: WorkerAnswer, trip: Doc<"trips">) {
  return {
    calls: calls.map((call) => ({ ...call, result: textInDayNumbers(call.result, trip) })),
    steps: steps.map((step) => ({ ...step, label: textInDayNumbers(step.label, trip) })),
    suggestions: suggestions.map((each) => textInDayNumbers(each, trip)),
    said: said && textInDayNumbers(said, trip),
  };
}

export async function beginApplying(ctx: MutationCtx, run: Doc<"aiRuns">, steps: Doc<"aiRuns">["steps"], reply: Text) {
  await ctx.db.patch(run._id, { status: "applying", steps, ...kept(reply), progress: steps[0]!.label });
  await ctx.scheduler.runAfter(0, internal.ai.runs.advance, { runId: run._id });
}

const kept = (reply: Text) => ({ reply: english(reply), replySaid: typeof reply === "string" ? undefined : piecesOf(reply) });
export const replyOf = ({ reply, replySaid }: Doc<"aiRuns">): Text => replySaid ?? reply;

/** Ends a run, and answers in the thread if it hasn't yet. */
export async function finishRun(ctx: MutationCtx, run: Doc<"aiRuns">, status: "done" | "stopped" | "failed", reply: Text) {
  await ctx.db.patch(run._id, { status, steps: [], progress: "", finishedAt: Date.now() });
  if (!run.answered) await giveAnswer(ctx, run, reply);
}

async function giveAnswer(ctx: MutationCtx, run: Doc<"aiRuns">, reply: Text) {
  await ctx.db.patch(run._id, { ...kept(reply), answered: true });
  await post(ctx, run, "assistant", reply);
}
