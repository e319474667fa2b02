// The state of a reconciliation, and its writes: each is one page's, so that a run that dies loses no more than that.
// Two runs at once do the same work twice and count it once.
import { v } from "convex/values";
import { internalMutation, internalQuery, type MutationCtx } from "../_generated/server";
import { recordAudit } from "../audit/record";
import { PAGE_SIZE } from "./backendApi";
import { clerkPerson } from "./payloads";
import { departPerson, savePerson } from "./people";

const DAY_MS = 86_400_000;
/** Svix repeats a message for little more than a day; a person may do so by hand for longer. */
const MESSAGES_KEPT_MS = 30 * DAY_MS;
/** Longer than any token of an ended session is good for. */
const SESSIONS_KEPT_MS = 90 * DAY_MS;
const FORGOTTEN_AT_ONCE = 500;

/** The pass under way, begun if there is none. */
export const current = internalMutation({
  args: {},
  handler: async (ctx) => {
    const pass = await ctx.db.query("clerkPasses").first();
    if (pass) return pass;
    const id = await ctx.db.insert("clerkPasses", { phase: "people", offset: 0, cursor: null, checked: 0, created: 0, updated: 0, departed: 0 });
    return (await ctx.db.get(id))!;
  },
});

/** A page of Clerk's list, taken over. */
export const savePeople = internalMutation({
  args: { passId: v.id("clerkPasses"), issuer: v.string(), offset: v.number(), people: v.array(clerkPerson) },
  handler: async (ctx, { passId, issuer, offset, people }) => {
    const pass = await ctx.db.get(passId);
    if (pass?.phase !== "people" || pass.offset !== offset) return null;
    const saved = [];
    for (const person of people) saved.push(await savePerson(ctx, issuer, person));
    await ctx.db.patch(passId, {
      offset: offset + people.length,
      phase: people.length < PAGE_SIZE ? "departed" : "people",
      checked: pass.checked + people.length,
      created: pass.created + saved.filter((one) => one === "created").length,
      updated: pass.updated + saved.filter((one) => one === "updated").length,
    });
    return null;
  },
});

/** A page of the people we know of; those that Clerk has deleted are left out. */
export const known = internalQuery({
  args: { cursor: v.union(v.string(), v.null()) },
  handler: async (ctx, { cursor }) => {
    const { page, isDone, continueCursor } = await ctx.db.query("clerkUsers").paginate({ cursor, numItems: PAGE_SIZE });
    return { clerkIds: page.filter((row) => row.deletedAt === undefined).map((row) => row.clerkId), nextCursor: isDone ? null : continueCursor };
  },
});

/** The people of that page whom Clerk no longer knows leave. After the last page, the pass is told of and over. */
export const departGone = internalMutation({
  args: { passId: v.id("clerkPasses"), issuer: v.string(), cursor: v.union(v.string(), v.null()), gone: v.array(v.string()), nextCursor: v.union(v.string(), v.null()) },
  handler: async (ctx, { passId, issuer, cursor, gone, nextCursor }) => {
    const pass = await ctx.db.get(passId);
    if (pass?.phase !== "departed" || pass.cursor !== cursor) return null;
    let departed = pass.departed;
    for (const clerkId of gone) if (await departPerson(ctx, issuer, clerkId)) departed++;
    if (nextCursor !== null) {
      await ctx.db.patch(passId, { cursor: nextCursor, departed });
      return null;
    }
    await ctx.db.delete(passId);
    const { checked, created, updated } = pass;
    await recordAudit(ctx, { actorId: null, action: "clerk.reconcile", details: { checked, created, updated, departed } });
    await forgetOld(ctx);
    return null;
  },
});

/** What is only kept against repetition needn't be kept for ever. */
async function forgetOld(ctx: MutationCtx) {
  const [messages, sessions] = await Promise.all([
    ctx.db.query("clerkMessages").withIndex("by_creation_time", (q) => q.lt("_creationTime", Date.now() - MESSAGES_KEPT_MS)).take(FORGOTTEN_AT_ONCE),
    ctx.db.query("clerkSessions").withIndex("by_creation_time", (q) => q.lt("_creationTime", Date.now() - SESSIONS_KEPT_MS)).take(FORGOTTEN_AT_ONCE),
  ]);
  for (const { _id } of [...messages, ...sessions]) await ctx.db.delete(_id);
}
