// What happened to who is in a trip and to who sees it, logged apart from the changes of the plan: it is in the feed among them, and
// nothing that undoes, compares, restores or counts them meets it.
import type { Infer } from "convex/values";
import type { Id } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";
import type { peopleHappening } from "../people/peopleSchema";
import { revisionOf } from "./revision";

export type PeopleHappening = Infer<typeof peopleHappening>;

/** `actorId`: who did it; null for somebody whose account is gone. */
export async function logPeople(ctx: MutationCtx, tripId: Id<"trips">, actorId: Id<"users"> | null, what: PeopleHappening): Promise<void> {
  await ctx.db.insert("peopleEvents", { tripId, seq: await revisionOf(ctx, tripId), actorId, what });
}
