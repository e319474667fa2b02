// Removing what is a person's, step by step: each step is one mutation that does a bounded part, notes where it is and asks
// for the next, so that a crash at any point loses nothing and does nothing twice. Internal; begun by deletion.sweep.
import { v } from "convex/values";
import { internal } from "../_generated/api";
import type { Doc, Id } from "../_generated/dataModel";
import { internalMutation, type MutationCtx } from "../_generated/server";
import { recordAudit } from "../audit/record";
import { endRequest } from "../billing/requests/requestModel";
import { entryOf, TABLES } from "./inventory";
import { eraseSomeOfTrips } from "./eraseTrips";
import { LEFT_NAME } from "./names";
import { forgetAtClerk } from "./outside";
import { ERASURE_STAGES, type ErasureStage } from "./schema";
import { deleteRow, deleteSome, rowsBy } from "./walk";

const PAGE = 50;
/** They expire after three weeks: what is older than the newest so many is over. */
const MOST_REQUESTS = 200;
/** In place of what somebody wrote who has left, and of what was answered to them. */
const REMOVED = "Removed with the account of somebody who left.";

/** The next step of a stage: where to go on in it, or null when it is done. */
type Stage = (ctx: MutationCtx, user: Doc<"users">, cursor: string | null) => Promise<string | null>;
const STAGES: Record<Exclude<ErasureStage, "outside">, Stage> = { trips: eraseSomeOfTrips, words: eraseWords, rows: eraseRows, person: erasePerson };

/** One step, if it is still the next one. */
export const advance = internalMutation({
  args: { erasureId: v.id("erasures"), step: v.number() },
  handler: async (ctx, { erasureId, step }) => {
    const erasure = await ctx.db.get(erasureId);
    if (!erasure || erasure.finishedAt !== null || erasure.step !== step) return null;
    if (erasure.stage === "outside") {
      await ctx.db.patch(erasureId, { steppedAt: Date.now() });
      await ctx.scheduler.runAfter(0, internal.privacy.outside.settle, { erasureId, userId: erasure.userId, step });
      return null;
    }
    const user = (await ctx.db.get(erasure.userId))!;
    const cursor = await STAGES[erasure.stage](ctx, user, erasure.cursor);
    await moveOn(ctx, erasure, cursor);
    return null;
  },
});

/** The outside services know the person no more. */
export const outsideSettled = internalMutation({
  args: { erasureId: v.id("erasures"), step: v.number() },
  handler: async (ctx, { erasureId, step }) => {
    const erasure = await ctx.db.get(erasureId);
    if (erasure?.stage !== "outside" || erasure.step !== step) return null;
    await forgetAtClerk(ctx, (await ctx.db.get(erasure.userId))!);
    await endRequests(ctx, erasure.userId);
    await moveOn(ctx, erasure, null);
    return null;
  },
});

/** Nobody is to pay somebody who has left, or to wait for their share. */
async function endRequests(ctx: MutationCtx, userId: Id<"users">) {
  const asked = await ctx.db.query("paymentRequests").withIndex("by_requester", (q) => q.eq("requesterId", userId)).order("desc").take(MOST_REQUESTS);
  const owed = await ctx.db.query("paymentRequests").withIndex("by_payer", (q) => q.eq("payerId", userId)).order("desc").take(MOST_REQUESTS);
  for (const request of [...asked, ...owed]) if (request.state === "open") await endRequest(ctx, request, "cancelled");
}

async function moveOn(ctx: MutationCtx, { _id, stage, step }: Doc<"erasures">, cursor: string | null) {
  const next = cursor === null ? ERASURE_STAGES[ERASURE_STAGES.indexOf(stage) + 1] : stage;
  const now = Date.now();
  await ctx.db.patch(_id, { stage: next ?? stage, cursor, step: step + 1, steppedAt: now, finishedAt: next ? null : now });
  if (next) await ctx.scheduler.runAfter(0, internal.privacy.erasure.advance, { erasureId: _id, step: step + 1 });
}

/** In threads that others read, the place of a message stays and its words go. Cursor: "<table>|<cursor in it>". */
async function eraseWords(ctx: MutationCtx, user: Doc<"users">, cursor: string | null): Promise<string | null> {
  const [table, at] = (cursor ?? "aiMessages|").split("|") as ["aiMessages" | "aiRuns", string];
  const { page, isDone, continueCursor } = await rowsBy(ctx, table, entryOf(table).ofPerson![0]!, user._id).paginate({ numItems: PAGE, cursor: at || null });
  for (const row of page) {
    const { _id, privateTo } = row;
    if (privateTo !== undefined) await deleteRow(ctx, table, row);
    else if (table === "aiMessages") await ctx.db.patch(_id as Id<"aiMessages">, { text: REMOVED });
    else await ctx.db.patch(_id as Id<"aiRuns">, { status: "done", progress: "", steps: [], calls: [], reply: REMOVED, suggestions: [], remembered: [], finishedAt: Date.now() });
  }
  if (!isDone) return `${table}|${continueCursor}`;
  return table === "aiMessages" ? "aiRuns|" : null;
}

/** Everything that goes with the person, table after table. Cursor: the number of the table. */
async function eraseRows(ctx: MutationCtx, user: Doc<"users">, cursor: string | null): Promise<string | null> {
  const index = Number(cursor ?? 0);
  const table = TABLES[index];
  if (!table) return null;
  const { fate, ofPerson = [] } = entryOf(table);
  for (const lookup of fate === "delete" ? ofPerson : []) if (!(await deleteSome(ctx, table, lookup, user._id))) return String(index);
  return String(index + 1);
}

/** The row stays as an author without a name. */
async function erasePerson(ctx: MutationCtx, user: Doc<"users">): Promise<null> {
  const { hue, currency } = user;
  await ctx.db.replace(user._id, { name: LEFT_NAME, isAnonymous: true, hue, currency, role: "user", plan: "free", erasedAt: Date.now() });
  await recordAudit(ctx, { actorId: null, personId: user._id, action: "users.erased", target: user._id });
  return null;
}
