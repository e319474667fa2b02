// How usage is written and read: each call once, with its sums in the same mutation. Requests are
// counted by the person's row, which a guest who signs up keeps, and the count with it.
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import { entitlementsOf } from "../../billing/plans/entitlements";
import { appError } from "../../errors";
import { limitGuests } from "../../rateLimits";
import { allowanceFor, budgetSetting, micros, type Allowance, type Spending } from "./budgets";
import type { Dimension, Owner, UsageAttempt } from "./schema";

/** YYYY-MM-DD of now, UTC. */
export const today = () => new Date().toISOString().slice(0, 10);
const thisMonth = () => today().slice(0, 7);

/** What the person and the deployment have used this month, against their limits; a person's plan may have several times the budget that the environment names. */
export async function monthOf(ctx: QueryCtx, user: Doc<"users">) {
  const { assistantRequests: requestLimit, modelBudget } = entitlementsOf(user);
  const [person, deployment] = [await monthRow(ctx, user._id), await monthRow(ctx, "deployment")];
  const spending = (row: typeof person, setting: string | undefined, times: number): Spending => {
    const limit = budgetSetting(setting);
    return { spentMicros: row?.costMicros ?? 0, limitMicros: limit === null ? null : limit * times };
  };
  return {
    month: thisMonth(),
    requestLimit,
    requests: person?.requests ?? 0,
    person: spending(person, process.env.AI_PERSON_BUDGET_USD_MONTH, modelBudget),
    deployment: spending(deployment, process.env.AI_BUDGET_USD_MONTH, 1),
  };
}

/** What the person may still ask; the budgets may be overshot by what is running at this moment. */
export async function allowanceOf(ctx: QueryCtx, user: Doc<"users">): Promise<Allowance> {
  return allowanceFor(await monthOf(ctx, user));
}

/** Counts a request that is about to be made. Throws RATE_LIMIT_EXCEEDED when a guest, or the guests of an address, have none left. */
export async function admitRequest(ctx: MutationCtx, user: Doc<"users">): Promise<Extract<Allowance, { status: "allowed" }>> {
  const allowance = await allowanceOf(ctx, user);
  if (allowance.status === "refused") throw appError("RATE_LIMIT_EXCEEDED", allowance.reason, { guestLimit: true });
  await limitGuests(ctx, user);
  await addToMonth(ctx, user._id, { requests: 1, costMicros: 0 });
  await addToMonth(ctx, "deployment", { requests: 1, costMicros: 0 });
  return allowance;
}

export type UsageOf = { userId: Id<"users">; tripId: Id<"trips"> | null; runId: Id<"aiRuns"> | null };

/** Keeps one call and adds it to every sum that it belongs to. Throws on a cost that is no amount: one would void the sums, and the budgets with them. */
export async function recordAttempt(ctx: MutationCtx, { userId, tripId, runId }: UsageOf, attempt: UsageAttempt) {
  const { model, kind, keyOwner, outcome, tokens, cacheHit = false } = attempt;
  if (!(attempt.costUsd >= 0 && attempt.costUsd < Infinity)) throw new Error(`A call of ${model} can't have cost ${attempt.costUsd}.`);
  const row = {
    model,
    kind,
    keyOwner,
    outcome,
    cacheHit,
    tokensIn: tokens.input,
    tokensCached: tokens.cachedInput,
    tokensOut: tokens.output,
    costMicros: micros(attempt.costUsd),
    latencyMs: Math.round(attempt.totalMs),
  };
  const day = today();
  await ctx.db.insert("aiUsage", { userId, tripId, runId, day, ...row });
  const added = sumsOf(row);
  for (const owner of [userId, "deployment"] as const) {
    await addToDay(ctx, { owner, dimension: "all", key: "", day }, added);
    await addToDay(ctx, { owner, dimension: "model", key: model, day }, added);
  }
  if (tripId !== null) await addToDay(ctx, { owner: userId, dimension: "trip", key: tripId, day }, added);
  if (keyOwner === "person" || row.costMicros === 0) return;
  await addToMonth(ctx, userId, { requests: 0, costMicros: row.costMicros });
  await addToMonth(ctx, "deployment", { requests: 0, costMicros: row.costMicros });
}

/** Sums of the days from `from` to `to`, at most `limit` rows, the newest days first. */
export function dailyRows(ctx: QueryCtx, owner: Owner, dimension: Dimension, { from, to, limit }: { from: string; to: string; limit: number }) {
  return ctx.db
    .query("aiUsageDaily")
    .withIndex("by_owner_dimension_day_key", (q) => q.eq("owner", owner).eq("dimension", dimension).gte("day", from).lte("day", to))
    .order("desc")
    .take(limit);
}

type Sums = ReturnType<typeof sumsOf>;
type Counted = Pick<Doc<"aiUsage">, "outcome" | "cacheHit" | "keyOwner" | "tokensIn" | "tokensCached" | "tokensOut" | "costMicros" | "latencyMs">;

/** A call that was stopped, or beaten by the one beside it, is no failure. */
const NO_FAILURE = new Set<Counted["outcome"]>(["ok", "hedgedOut", "cancelled"]);

const sumsOf = ({ outcome, cacheHit, keyOwner, tokensIn, tokensCached, tokensOut, costMicros, latencyMs }: Counted) => ({
  calls: 1,
  failures: NO_FAILURE.has(outcome) ? 0 : 1,
  cacheHits: cacheHit ? 1 : 0,
  tokensIn,
  tokensCached,
  tokensOut,
  costMicros,
  ownKeyMicros: keyOwner === "person" ? costMicros : 0,
  latencyMs,
});

type DailyKey = Pick<Doc<"aiUsageDaily">, "owner" | "dimension" | "key" | "day">;

async function addToDay(ctx: MutationCtx, { owner, dimension, day, key }: DailyKey, added: Sums) {
  const row = await ctx.db
    .query("aiUsageDaily")
    .withIndex("by_owner_dimension_day_key", (q) => q.eq("owner", owner).eq("dimension", dimension).eq("day", day).eq("key", key))
    .unique();
  if (!row) {
    await ctx.db.insert("aiUsageDaily", { owner, dimension, day, key, ...added });
    return;
  }
  const fields = Object.keys(added) as (keyof Sums)[];
  await ctx.db.patch(row._id, Object.fromEntries(fields.map((field) => [field, row[field] + added[field]])));
}

const monthRow = (ctx: QueryCtx, owner: Owner) =>
  ctx.db
    .query("aiUsageMonthly")
    .withIndex("by_owner_month", (q) => q.eq("owner", owner).eq("month", thisMonth()))
    .unique();

async function addToMonth(ctx: MutationCtx, owner: Owner, { requests, costMicros }: { requests: number; costMicros: number }) {
  const row = await monthRow(ctx, owner);
  if (row) await ctx.db.patch(row._id, { requests: row.requests + requests, costMicros: row.costMicros + costMicros });
  else await ctx.db.insert("aiUsageMonthly", { owner, month: thisMonth(), requests, costMicros });
}
