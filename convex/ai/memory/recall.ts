// Recalls for a run: by a provider's vectors where there is one to ask, by the built-in ones else. A provider that
// fails or takes too long costs a moment, never the answer.
import type { FunctionReturnType } from "convex/server";
import { internal } from "../../_generated/api";
import type { Id } from "../../_generated/dataModel";
import type { ActionCtx } from "../../_generated/server";
import { ProviderError } from "../providers/types";
import type { AttemptOutcome } from "../router/schema";
import { cutVector, type Embedder } from "./embedder";
import type { ShownMemory } from "./model";

const TIME_LIMIT_MS = 2_000;

export type Recalling = { userId: Id<"users">; tripId: Id<"trips">; /** The request. */ text: string };

/** The person's needs, then what else of theirs bears on the request. Only the asking person's memories are ever sent to be embedded. */
export async function recall(ctx: ActionCtx, request: Recalling, embedder: Embedder | null): Promise<ShownMemory[]> {
  const { userId, text } = request;
  const missing = embedder && (await ctx.runQuery(internal.ai.memory.providerVectors.missing, { userId, model: embedder.model }));
  const byProvider = embedder && missing ? await searchOf(ctx, request, embedder, missing) : null;
  return ctx.runAction(internal.ai.memory.forRuns.recallForRun, { userId, text, ...(byProvider && { byProvider }) });
}

type Missing = NonNullable<FunctionReturnType<typeof internal.ai.memory.providerVectors.missing>>;

/** The request's vector, once those that memories lacked are kept; null when the provider gives none. */
async function searchOf(ctx: ActionCtx, request: Recalling, embedder: Embedder, { memories, isAll }: Missing) {
  const { userId, text } = request;
  const { model, minSimilarity } = embedder;
  const embedded = await embedInTime(ctx, request, embedder, [text, ...memories.map((memory) => memory.text)]);
  const [vector, ...ofMemories] = (embedded ?? []).map(cutVector);
  if (!vector) return null;
  const vectors = memories.flatMap(({ _id, text }, i) => (ofMemories[i] ? [{ memoryId: _id, text, vector: ofMemories[i] }] : []));
  if (vectors.length > 0) await ctx.runMutation(internal.ai.memory.providerVectors.keep, { userId, model, vectors });
  return { model, vector, minSimilarity, complete: isAll && vectors.length === memories.length };
}

/** Null when it failed or took too long; counted in either case. */
async function embedInTime(ctx: ActionCtx, { userId, tripId }: Recalling, { model, keyOwner, price, embed }: Embedder, texts: string[]): Promise<number[][] | null> {
  const startedAt = Date.now();
  const limit = AbortSignal.timeout(TIME_LIMIT_MS);
  let vectors: number[][] | null = null;
  let input = 0;
  let outcome: AttemptOutcome = "ok";
  try {
    ({ vectors, tokens: input } = await embed(texts, limit));
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    outcome = limit.aborted ? "stalled" : error.kind;
  }
  const attempt = {
    model,
    kind: "simple" as const,
    keyOwner,
    startedAt,
    outcome,
    checked: false,
    retryAfterMs: null,
    tokens: { input, cachedInput: 0, output: 0 },
    costUsd: (input * price) / 1e6,
    firstEventMs: null,
    totalMs: Date.now() - startedAt,
  };
  // Not of the run: a thumb up or down is for what answered. And not for the router: embeddings that fail say nothing of a provider's answers.
  await ctx.runMutation(internal.ai.usage.ledger.record, { userId, tripId, runId: null, attempts: [attempt] });
  return vectors;
}
