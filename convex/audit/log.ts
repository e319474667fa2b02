// What happened to one's own account, for its person to look over.
import { paginationOptsValidator } from "convex/server";
import { userQuery } from "../functions";

const MOST = 100;

/** Newest first. `by`: the person, somebody else, or Caravan itself. */
export const mine = userQuery({
  args: { paginationOpts: paginationOptsValidator },
  handler: async (ctx, { paginationOpts }) => {
    const rows = await ctx.db
      .query("auditLog")
      .withIndex("by_person_seq", (q) => q.eq("personId", ctx.user._id))
      .order("desc")
      .paginate({ ...paginationOpts, numItems: Math.min(paginationOpts.numItems, MOST) });
    return {
      ...rows,
      page: rows.page.map(({ _id, at, actorId, action, details, from }) => ({
        _id,
        at,
        action,
        details,
        by: actorId === ctx.user._id ? ("you" as const) : actorId === null ? ("caravan" as const) : ("other" as const),
        // Where somebody else was is theirs.
        from: actorId === ctx.user._id ? from : { network: null, browser: null },
      })),
    };
  },
});
