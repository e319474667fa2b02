// Repairs what webhooks missed: people without a row, stale names, people whom Clerk has deleted. A run asks a bounded
// number of questions and leaves off where it is; the next one goes on from there. Run it once an hour.
import { v } from "convex/values";
import { internal } from "../_generated/api";
import type { Doc } from "../_generated/dataModel";
import { internalAction, type ActionCtx } from "../_generated/server";
import { ClerkApiError, isOfIssuer, listPeople, stillKnown, type ClerkApi } from "./backendApi";
import { clerkSettings } from "./settings";

/** 5,000 people a run, well within Clerk's limit of 1,000 questions in ten seconds. */
const QUESTIONS = 50;

type Report = { status: "off" | "finished" | "unfinished" } | { status: "failed"; reason: string };

/** One run. "off": no CLERK_SECRET_KEY. What a whole pass did is an entry of the audit log. */
export const run = internalAction({
  args: { questions: v.optional(v.number()) },
  handler: async (ctx, { questions = QUESTIONS }): Promise<Report> => {
    const { issuer, api } = clerkSettings(process.env);
    if (!issuer || !api) return { status: "off" };
    try {
      if (!(await isOfIssuer(api, issuer))) throw new ClerkApiError("CLERK_SECRET_KEY isn't of the instance that CLERK_JWT_ISSUER_DOMAIN names.");
      for (let asked = 0; asked < questions; asked++) {
        const pass = await ctx.runMutation(internal.clerk.passes.current, {});
        const finished = pass.phase === "people" ? await repairPeople(ctx, issuer, api, pass) : await findDeparted(ctx, issuer, api, pass);
        if (finished) return { status: "finished" };
      }
      return { status: "unfinished" };
    } catch (error) {
      if (!(error instanceof ClerkApiError)) throw error;
      console.warn(`Clerk's people couldn't be compared with ours: ${error.message}`);
      return { status: "failed", reason: error.message };
    }
  },
});

async function repairPeople(ctx: ActionCtx, issuer: string, api: ClerkApi, { _id: passId, offset }: Doc<"clerkPasses">): Promise<boolean> {
  const people = await listPeople(api, offset);
  await ctx.runMutation(internal.clerk.passes.savePeople, { passId, issuer, offset, people });
  return false;
}

async function findDeparted(ctx: ActionCtx, issuer: string, api: ClerkApi, { _id: passId, cursor }: Doc<"clerkPasses">): Promise<boolean> {
  const { clerkIds, nextCursor }: { clerkIds: string[]; nextCursor: string | null } = await ctx.runQuery(internal.clerk.passes.known, { cursor });
  const still = clerkIds.length === 0 ? new Set<string>() : await stillKnown(api, clerkIds);
  const gone = clerkIds.filter((id) => !still.has(id));
  await ctx.runMutation(internal.clerk.passes.departGone, { passId, issuer, cursor, gone, nextCursor });
  return nextCursor === null;
}
