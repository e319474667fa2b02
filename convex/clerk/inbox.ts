// Takes in what Clerk's webhooks say. Each message counts once, whatever comes in whatever order: its id and all its
// effects are written together, and of two tellings of one thing the newer holds.
import { v } from "convex/values";
import type { Doc } from "../_generated/dataModel";
import { internalMutation, type MutationCtx } from "../_generated/server";
import { saveMembership, saveOrganization, removeOrganization } from "./organizations";
import { clerkEvent, type ClerkEvent, type ClerkSession } from "./payloads";
import { departPerson, savePerson, seePerson } from "./people";

type Outcome = Doc<"clerkMessages">["outcome"];

/** A message whose signature was checked. Answers what came of it; "repeated": nothing, it was here before. */
export const receive = internalMutation({
  args: { messageId: v.string(), type: v.string(), issuer: v.string(), event: clerkEvent },
  handler: async (ctx, { messageId, type, issuer, event }): Promise<Outcome | "repeated"> => {
    const before = await ctx.db
      .query("clerkMessages")
      .withIndex("by_messageId", (q) => q.eq("messageId", messageId))
      .unique();
    if (before) return "repeated";
    const outcome = await apply(ctx, issuer, event);
    await ctx.db.insert("clerkMessages", { messageId, type, outcome });
    return outcome;
  },
});

async function apply(ctx: MutationCtx, issuer: string, event: ClerkEvent): Promise<Outcome> {
  switch (event.kind) {
    case "person":
      return (await savePerson(ctx, issuer, event.person)) === "stale" ? "stale" : "applied";
    case "personDeleted":
      return (await departPerson(ctx, issuer, event.clerkId)) ? "applied" : "stale";
    case "session":
      return (await saveSession(ctx, event.session)) ? "applied" : "stale";
    case "organization":
      return (await saveOrganization(ctx, event.organization)) ? "applied" : "stale";
    case "organizationDeleted":
      return (await removeOrganization(ctx, event.clerkId)) ? "applied" : "stale";
    case "membership":
      return (await saveMembership(ctx, event.membership, event.deleted)) ? "applied" : "stale";
    case "unknown":
      return "unknown";
  }
}

/** False: it had ended already. */
async function saveSession(ctx: MutationCtx, session: ClerkSession): Promise<boolean> {
  await seePerson(ctx, session.clerkId, session.lastActiveAt);
  const known = await ctx.db
    .query("clerkSessions")
    .withIndex("by_sessionId", (q) => q.eq("sessionId", session.sessionId))
    .unique();
  if (!known) await ctx.db.insert("clerkSessions", session);
  else if (known.status === "active") await ctx.db.patch(known._id, { status: session.status, lastActiveAt: Math.max(known.lastActiveAt, session.lastActiveAt) });
  return known === null || known.status === "active";
}
