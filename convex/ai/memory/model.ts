// The rules of memory: what is kept, for how many, and what makes room. Callers have checked who asks.
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import { appError } from "../../errors";
import { sentence } from "../../said";
import { boundedText, timeOfDay } from "../../validation";
import { embedText } from "./embedText";
import { HARD_KINDS, isHard, slotOf, type MemoryKind, type StatedMemory } from "./types";

/** More than a person states in years; what a run reads is bounded by it. */
export const MAX_MEMORIES = 200;
const MAX_VALUE = 80;
const MAX_NOTE = 200;

/** What a person or the planner is shown of a memory. */
export const shown = ({ _id, kind, value, text }: Doc<"memories">) => ({ _id, kind, value, text });
export type ShownMemory = ReturnType<typeof shown>;

export async function isEnabled(ctx: QueryCtx, userId: Id<"users">): Promise<boolean> {
  return (await settingsOf(ctx, userId))?.enabled ?? true;
}

export async function setEnabled(ctx: MutationCtx, userId: Id<"users">, enabled: boolean): Promise<void> {
  const settings = await settingsOf(ctx, userId);
  if (settings) await ctx.db.patch(settings._id, { enabled });
  else await ctx.db.insert("memorySettings", { userId, enabled });
}

const settingsOf = (ctx: QueryCtx, userId: Id<"users">) =>
  ctx.db.query("memorySettings").withIndex("by_user", (q) => q.eq("userId", userId)).unique();

/** All of a person's, oldest first. */
export const memoriesOf = (ctx: QueryCtx, userId: Id<"users">) =>
  ctx.db.query("memories").withIndex("by_user", (q) => q.eq("userId", userId)).take(MAX_MEMORIES);

/** What every plan for this person must respect. */
export async function needsOf(ctx: QueryCtx, userId: Id<"users">): Promise<Doc<"memories">[]> {
  const byKind = HARD_KINDS.map((kind) =>
    ctx.db.query("memories").withIndex("by_user_kind", (q) => q.eq("userId", userId).eq("kind", kind)).take(MAX_MEMORIES),
  );
  return (await Promise.all(byKind)).flat();
}

/** A person's needs and their newest other memories, at most `limit` of those, as a member of a group. None when memory is off. */
export async function memberMemories(ctx: QueryCtx, userId: Id<"users">, limit: number): Promise<Doc<"memories">[]> {
  if (!(await isEnabled(ctx, userId))) return [];
  const newest = await ctx.db.query("memories").withIndex("by_user", (q) => q.eq("userId", userId)).order("desc").take(limit);
  return [...(await needsOf(ctx, userId)), ...newest.filter(({ kind }) => !isHard(kind))];
}

type Origin = { source: Doc<"memories">["source"]; tripId?: Id<"trips">; runId?: Id<"aiRuns"> };

/**
 * Keeps what is new, in place of what it contradicts, and returns that. Nothing when memory is off.
 * At the limit the oldest memory that is no need (diet, mobility) makes room.
 */
export async function remember(ctx: MutationCtx, userId: Id<"users">, stated: StatedMemory[], origin: Origin): Promise<ShownMemory[]> {
  if (stated.length === 0 || !(await isEnabled(ctx, userId))) return [];
  const known = await memoriesOf(ctx, userId);
  const kept: Id<"memories">[] = [];
  for (const { kind, value, text } of stated) {
    const slot = slotOf({ kind, value });
    const old = known.findIndex((memory) => slotOf(memory) === slot);
    if (known[old]?.value.toLowerCase() === value.toLowerCase()) continue;
    const makesRoom = old >= 0 ? old : known.length < MAX_MEMORIES ? -1 : known.findIndex((memory) => !isHard(memory.kind));
    if (makesRoom < 0 && known.length >= MAX_MEMORIES) break;
    if (makesRoom >= 0) await ctx.db.delete(known.splice(makesRoom, 1)[0]!._id);
    const id = await ctx.db.insert("memories", { userId, kind, value, text, ...origin, embedding: embedText(text), createdAt: Date.now() });
    known.push((await ctx.db.get(id))!);
    kept.push(id);
  }
  // A later one of the same message may have taken an earlier one's place.
  return known.filter(({ _id }) => kept.includes(_id)).map(shown);
}

/** The person's own memory. Throws RESOURCE_NOT_FOUND for anybody else's, as if there were none. */
export async function ownMemory(ctx: QueryCtx, userId: Id<"users">, memoryId: Id<"memories">): Promise<Doc<"memories">> {
  const memory = await ctx.db.get(memoryId);
  if (memory?.userId !== userId) throw appError("RESOURCE_NOT_FOUND", "There is no such memory. It may have been forgotten already.");
  return memory;
}

/** Sets a memory's value by hand; it then counts as chosen. Another that it contradicts goes. */
export async function editMemory(ctx: MutationCtx, memory: Doc<"memories">, value: string): Promise<void> {
  const valid = validValue(memory.kind, value);
  const slot = slotOf({ kind: memory.kind, value: valid });
  for (const other of await memoriesOf(ctx, memory.userId)) {
    if (other._id !== memory._id && slotOf(other) === slot) await ctx.db.delete(other._id);
  }
  await ctx.db.patch(memory._id, { value: valid, text: valid, source: "chosen", embedding: embedText(valid), providerEmbedding: undefined, providerKey: undefined });
}

const CHOICES: Partial<Record<MemoryKind, { values: readonly string[]; refusal: string }>> = {
  budgetStyle: { values: ["budget", "mid", "high"], refusal: sentence("Choose one of: budget, mid, high.") },
  mobility: { values: ["step-free", "short walks", "stroller"], refusal: sentence("Choose one of: step-free, short walks, stroller.") },
};

/** Throws VALIDATION_ERROR for what the planner could not act on. */
function validValue(kind: MemoryKind, value: string): string {
  const text = boundedText(value, "value", 1, kind === "note" ? MAX_NOTE : MAX_VALUE);
  const choices = CHOICES[kind];
  if (choices && !choices.values.includes(text)) throw appError("VALIDATION_ERROR", choices.refusal, { field: "value" });
  if (kind === "pace" && !["relaxed", "packed", "early starts"].includes(text)) {
    const time = /^not (?:before|after) (.*)$/.exec(text)?.[1];
    if (time === undefined) throw appError("VALIDATION_ERROR", "Choose relaxed, packed, early starts, or a time such as “not before 10:00”.", { field: "value" });
    timeOfDay(time, "value");
  }
  return text;
}
