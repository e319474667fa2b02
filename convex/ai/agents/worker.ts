"use node";
// One agent's work in the background: reads the trip, adds what we hold of its cities and countries, hands
// the report back.
import { v } from "convex/values";
import { internal } from "../../_generated/api";
import { internalAction } from "../../_generated/server";
import { loadCity } from "../../places/catalog";
import { contextOf } from "../../places/context/catalog";
import { runAgent } from "./runAgent";

/** At most once; a task whose worker vanishes is taken up again by `tasks.watch`. */
export const work = internalAction({
  args: { taskId: v.id("aiTasks"), attempt: v.number() },
  handler: async (ctx, task) => {
    const input = await ctx.runQuery(internal.ai.agents.tasks.load, task);
    if (!input) return null;
    try {
      const { trip, preferences } = input;
      const slugs = [...new Set(trip.destinations.flatMap(({ citySlug }) => citySlug ?? []))];
      const loaded = await Promise.all(slugs.map(loadCity));
      const cities = new Map(loaded.filter((city) => city !== null).map((city) => [city.slug, city]));
      const report = runAgent(input.agent, { trip, preferences, cities, context: contextOf(trip.destinations) });
      await ctx.runMutation(internal.ai.agents.tasks.complete, { ...task, inputKey: input.inputKey, report });
    } catch (error) {
      console.error("An agent failed", input.agent, task.taskId, error);
      await ctx.runMutation(internal.ai.agents.tasks.fail, { ...task, error: "Something went wrong in this agent's work. Try it again in a moment." });
    }
    return null;
  },
});
