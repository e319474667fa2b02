"use node";
// Has a language model read a pasted confirmation, where somebody's key or the deployment's opens one. Internal: `reading` lets people in,
// and goes on by rules where this comes to nothing.
import { v } from "convex/values";
import { internal } from "../_generated/api";
import { internalAction } from "../_generated/server";
import { keepAttempts, modelsFor } from "../ai/models";
import { whereItFailed } from "../whereItFailed";
import { languageTag } from "../words/languages";
import { readByModel } from "./confirmation/readByModel";
import type { Thing } from "./confirmation/request";

const near = v.object({ today: v.string(), startDate: v.union(v.string(), v.null()), endDate: v.union(v.string(), v.null()) });

/** none: there is no model. busy: no more may be asked now. failed: asked, and of no use. */
export type ModelReading = { kind: "none" | "busy" | "failed" } | { kind: "read"; things: Thing[]; model: string };

export const read = internalAction({
  args: { userId: v.id("users"), tripId: v.union(v.id("trips"), v.null()), words: v.string(), near, language: languageTag },
  handler: async (ctx, { userId, tripId, words, near: dates, language }): Promise<ModelReading> => {
    const models = await modelsFor(ctx, userId, await ctx.runQuery(internal.ai.usage.ledger.allowance, { userId }));
    if (!models) return { kind: "none" };
    if (!(await ctx.runMutation(internal.transfer.reading.admitModel, { userId }).then(() => true, () => false))) return { kind: "busy" };
    try {
      const { answer, attempts } = await readByModel(words, dates, language, models, new AbortController().signal);
      await keepAttempts(ctx, { userId, tripId, runId: null }, attempts);
      return answer ? { kind: "read", things: answer.value, model: answer.model } : { kind: "failed" };
    } catch (error) {
      console.error("A confirmation could not be read by a model", whereItFailed(error));
      return { kind: "failed" };
    }
  },
});
