// The daily look at the whole audit log. Its last number and hash go to the deployment's log, so that rows taken off its end
// show against the day before.
import { v } from "convex/values";
import { internal } from "../_generated/api";
import { internalAction, internalQuery } from "../_generated/server";
import { verifySome } from "./admin";
import { FIRST, type Break, type Link } from "./chain";

type Verdict = { checked: number; broken: Break | null; last: Link };

export const run = internalAction({
  args: {},
  handler: async (ctx): Promise<Verdict> => {
    const verdict: Verdict = { checked: 0, broken: null, last: FIRST };
    for (let isDone = false; !isDone; ) {
      const part: Awaited<ReturnType<typeof verifySome>> = await ctx.runQuery(internal.audit.verify.page, { after: verdict.last });
      Object.assign(verdict, { checked: verdict.checked + part.checked, broken: part.broken, last: part.last });
      ({ isDone } = part);
    }
    const { broken, last } = verdict;
    if (broken) console.error(`The audit log isn't as it was written: row ${broken.seq} (${broken.id}) is ${broken.what}.`);
    else console.warn(`The audit log is whole up to row ${last.seq}, ${last.hash}.`);
    return verdict;
  },
});

export const page = internalQuery({
  args: { after: v.object({ seq: v.number(), hash: v.string() }) },
  handler: (ctx, { after }) => verifySome(ctx, after),
});
