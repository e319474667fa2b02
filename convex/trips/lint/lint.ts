// Public functions of the trip linter: what is wrong with the plan, mending it in one press, and not wanting to hear of it.
import { v } from "convex/values";
import type { Id } from "../../_generated/dataModel";
import { appError } from "../../errors";
import { tripMutation, tripQuery } from "../../functions";
import { isFine, readableOf, setFine } from "../../privacy/documentModel";
import { boundedText, numberBetween } from "../../validation";
import { applyChanges } from "../changes";
import { shortfallIn } from "./checkDocuments";
import { fixesOf, fixing } from "./fixes";
import { changesOf, fixLabel, linted, MAX_MUTES, mutesOf } from "./lintModel";
import { lintTrip } from "./lintTrip";
import type { Problem } from "./types";

/** So many are told at once, and of so many ways out are looked for. */
const MOST_TOLD = 200;
const MOST_ASKED = 40;
const YEAR_3000 = 32_503_680_000_000;

/**
 * What is wrong with the plan now, worst first, and what of it has been muted. `at` is the asker's hour (epoch ms): deadlines and past days follow it.
 * `own`: about the asker's documents, and told to nobody else; `muteOwn` mutes it.
 */
export const get = tripQuery("viewer")({
  args: { at: v.number() },
  handler: async (ctx, { at }) => {
    const { trip, facts } = await linted(ctx, ctx.trip, numberBetween(at, "at", 0, YEAR_3000));
    const documents = await readableOf(ctx, ctx.user._id);
    const mutes = await mutesOf(ctx, ctx.trip._id);
    const isMuted = ({ id }: Problem) => {
      const own = shortfallIn(id);
      return own ? documents.some((one) => one.id === own.documentId && isFine(one, ctx.trip._id, own.how)) : mutes.has(id);
    };
    const all = lintTrip(trip, { ...facts, documents });
    const plain = ({ id, code, severity, day, activityIds, said }: Problem) => ({ id, code, severity, day, activityIds: activityIds as Id<"activities">[], said, own: shortfallIn(id) !== null });
    return {
      problems: all.filter((one) => !isMuted(one)).slice(0, MOST_TOLD).map(plain),
      muted: all.filter(isMuted).slice(0, MOST_TOLD).map(plain),
    };
  },
});

/** Up to three ways out of each of these problems, gentlest first: each helps, and makes nothing worse. None for what only people can see to. */
export const fixes = tripQuery("editor")({
  args: { problemIds: v.array(v.string()), at: v.number() },
  handler: async (ctx, { problemIds, at }) => {
    const { trip, facts } = await linted(ctx, ctx.trip, numberBetween(at, "at", 0, YEAR_3000));
    const asked = new Set(problemIds.slice(0, MOST_ASKED));
    const context = fixing(trip, facts, ctx.user.language);
    return lintTrip(trip, facts)
      .filter(({ id }) => asked.has(id))
      .map((found) => ({ problemId: found.id, fixes: fixesOf(found, facts, context).map(({ id, label, preview }) => ({ id, label, preview })) }));
  },
});

/** Mends a problem the way that was offered: one step of undo, whose id is returned. Throws CONFLICT when the plan has changed so that it isn't offered any more. */
export const fix = tripMutation("editor")({
  args: { problemId: v.string(), fixId: v.string(), at: v.number() },
  handler: async (ctx, { problemId, fixId, at }) => {
    const { trip, facts } = await linted(ctx, ctx.trip, numberBetween(at, "at", 0, YEAR_3000));
    const found = lintTrip(trip, facts).find(({ id }) => id === problemId);
    const chosen = found && fixesOf(found, facts, fixing(trip, facts, ctx.user.language)).find(({ id }) => id === fixId);
    if (!chosen) throw appError("CONFLICT", "The plan has changed meanwhile, and this no longer helps. Look at what is offered now.");
    const batchId = crypto.randomUUID();
    const changes = await changesOf(ctx, ctx.trip, chosen);
    await applyChanges(ctx, { trip: ctx.trip, actor: { userId: ctx.user._id, assistant: false }, batchId, label: fixLabel(found, chosen) }, changes);
    return { batchId };
  },
});

/** The group doesn't want to hear of this problem any more, or does again. */
export const mute = tripMutation("editor")({
  args: { problemId: v.string(), muted: v.boolean() },
  handler: async (ctx, { problemId, muted }) => {
    const id = boundedText(problemId, "problemId", 1, 200);
    if (shortfallIn(id)) throw appError("VALIDATION_ERROR", "This is told to one person alone, who can mute it for themselves.", { field: "problemId" });
    const tripId = ctx.trip._id;
    const row = await ctx.db.query("lintMutes").withIndex("by_trip_problemId", (q) => q.eq("tripId", tripId).eq("problemId", id)).unique();
    if (!muted && row) await ctx.db.delete(row._id);
    if (muted && !row) {
      if ((await mutesOf(ctx, tripId)).size >= MAX_MUTES) throw appError("CONFLICT", "So much is muted in this trip that nothing more can be. Bring something back first.", { max: MAX_MUTES });
      await ctx.db.insert("lintMutes", { tripId, problemId: id, mutedBy: ctx.user._id });
    }
    return null;
  },
});

/** The asker doesn't want to hear in this trip of what their own document lacks, or does again. Nobody else notices. */
export const muteOwn = tripMutation("viewer")({
  args: { problemId: v.string(), muted: v.boolean() },
  handler: async (ctx, { problemId, muted }) => {
    const own = shortfallIn(problemId);
    if (own) await setFine(ctx, ctx.user._id, own.documentId, { tripId: ctx.trip._id, how: own.how }, muted);
    return null;
  },
});
