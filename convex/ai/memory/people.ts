// A trip's members with what is remembered of each, as it is merged for the group.
import type { Id } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import { membersOf } from "../../trips/people/members";
import { MAX_MEMORIES, memberMemories } from "./model";
import type { Person } from "./wishes";

/** What one query may read bounds what a large group is asked for: rows carry their embeddings. */
const MAX_OF_GROUP = 1000;

/** Who has memory off is there without memories. */
export async function peopleOf(ctx: QueryCtx, tripId: Id<"trips">): Promise<Person[]> {
  const members = await membersOf(ctx, tripId);
  const each = Math.min(MAX_MEMORIES, Math.ceil(MAX_OF_GROUP / members.length));
  return Promise.all(members.map(async ({ userId, name }) => ({ userId, name, memories: await memberMemories(ctx, userId, each) })));
}
