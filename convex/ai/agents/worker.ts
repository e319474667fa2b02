"use node";
// One agent's work in the background: reads the trip, adds what we hold of its cities and countries, has a
// model word the report where one may be asked, and hands it back.
import { v } from "convex/values";
import type { FunctionReturnType } from "convex/server";
import { internal } from "../../_generated/api";
import { internalAction, type ActionCtx } from "../../_generated/server";
import { loadCity } from "../../places/catalog";
import { contextOf } from "../../places/context/catalog";
import { sentence } from "../../said";
import { whereItFailed } from "../../whereItFailed";
import { Follow } from "../answer/follow";
import { keepAttempts, modelsFor } from "../models";
import { citiesOf } from "../planner/respond/respond";
import { BUILTIN_MODEL } from "../usage/schema";
import { languageReport } from "./language/languageReport";
import { agentEntry } from "./registry";
import { runAgent } from "./runAgent";
import type { AgentInput, AgentReport } from "./types";

type Task = (typeof internal.ai.agents.tasks.load)["_args"];
type Loaded = NonNullable<FunctionReturnType<typeof internal.ai.agents.tasks.load>>;

/** At most once; a task whose worker vanishes is taken up again by `tasks.watch`. */
export const work = internalAction({
  args: { taskId: v.id("aiTasks"), attempt: v.number() },
  handler: async (ctx, task) => {
    const loaded = await ctx.runQuery(internal.ai.agents.tasks.load, task);
    if (!loaded) return null;
    const { agent, inputKey, trip, preferences, needs, open } = loaded;
    try {
      const input = { trip, preferences, needs, open, cities: await citiesOf(trip, loadCity), context: contextOf(trip.destinations) };
      const worded = await wordedReport(ctx, task, loaded, input);
      await ctx.runMutation(internal.ai.agents.tasks.complete, { ...task, inputKey, ...worded });
    } catch (error) {
      console.error("An agent failed", agent, task.taskId, whereItFailed(error));
      await ctx.runMutation(internal.ai.agents.tasks.fail, { ...task, error: sentence("Something went wrong in this agent's work. Try it again in a moment.") });
    }
    return null;
  },
});

/** The report, in a model's words where the agent gains by them and somebody may be charged. */
async function wordedReport(ctx: ActionCtx, task: Task, { agent, askedBy, reader, tripId }: Loaded, input: AgentInput): Promise<{ report: AgentReport; model: string; costUsd: number }> {
  const builtIn = { report: runAgent(agent, input), model: BUILTIN_MODEL, costUsd: 0 };
  if (!agentEntry(agent).language || !askedBy) return builtIn;
  const models = await modelsFor(ctx, askedBy, await ctx.runQuery(internal.ai.usage.ledger.allowance, { userId: askedBy }));
  if (!models) return builtIn;
  const follow = new Follow(() => ctx.runQuery(internal.ai.agents.tasks.isAwaited, task));
  try {
    const { report, model, attempts } = await languageReport(agent, input, builtIn.report, models, { signal: follow.signal, reader });
    await keepAttempts(ctx, { userId: askedBy, tripId, runId: null }, attempts);
    return { report, model: model ?? BUILTIN_MODEL, costUsd: attempts.reduce((sum, { costUsd }) => sum + costUsd, 0) };
  } finally {
    await follow.close();
  }
}
