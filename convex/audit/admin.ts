// The whole audit log, for administrators. It holds ids and no names, and is shown so.
import { paginationOptsValidator } from "convex/server";
import { v } from "convex/values";
import type { Id } from "../_generated/dataModel";
import type { QueryCtx } from "../_generated/server";
import { appError } from "../errors";
import { adminQuery } from "../functions";
import { firstBreak, type Break, type Link } from "./chain";

const MOST = 100;
/** Rows whose hashes one query reckons. */
const VERIFIED_AT_ONCE = 500;

/** Newest first. Left out: any. Times are epoch ms, `from` included and `to` not. Throws VALIDATION_ERROR for what isn't a person's id. */
export const list = adminQuery({
  args: { paginationOpts: paginationOptsValidator, personId: v.optional(v.string()), action: v.optional(v.string()), from: v.optional(v.number()), to: v.optional(v.number()) },
  handler: async (ctx, { paginationOpts, personId: typed, action, from = 0, to = Number.MAX_SAFE_INTEGER }) => {
    const personId = typed === undefined ? undefined : personWith(ctx, typed);
    const log = ctx.db.query("auditLog");
    const rows =
      personId !== undefined && action !== undefined
        ? log.withIndex("by_person_action_at", (q) => q.eq("personId", personId).eq("action", action).gte("at", from).lt("at", to))
        : personId !== undefined
          ? log.withIndex("by_person_at", (q) => q.eq("personId", personId).gte("at", from).lt("at", to))
          : action !== undefined
            ? log.withIndex("by_action_at", (q) => q.eq("action", action).gte("at", from).lt("at", to))
            : log.withIndex("by_at", (q) => q.gte("at", from).lt("at", to));
    return rows.order("desc").paginate({ ...paginationOpts, numItems: Math.min(paginationOpts.numItems, MOST) });
  },
});

type Verified = { checked: number; broken: Break | null; last: Link; isDone: boolean };

/** Looks at the rows after `after`, the next five hundred: the first that isn't as it was written, or how far all is well. */
export const verify = adminQuery({
  args: { after: v.object({ seq: v.number(), hash: v.string() }) },
  handler: (ctx, { after }): Promise<Verified> => verifySome(ctx, after),
});

export async function verifySome(ctx: QueryCtx, after: Link): Promise<Verified> {
  const rows = await ctx.db
    .query("auditLog")
    .withIndex("by_seq", (q) => q.gt("seq", after.seq))
    .take(VERIFIED_AT_ONCE);
  const { broken, last } = await firstBreak(rows, after);
  return { checked: rows.length, broken, last, isDone: broken !== null || rows.length < VERIFIED_AT_ONCE };
}

function personWith(ctx: QueryCtx, text: string): Id<"users"> {
  const id = ctx.db.normalizeId("users", text.trim());
  if (!id) throw appError("VALIDATION_ERROR", "That isn't a person's id. It stands in the log's rows.", { field: "personId" });
  return id;
}
