// What services have answered, kept in a table so that each thing is asked once: who is to be asked now, the asking, and
// the sweeping. A question is a row first, so that a crash loses none; a service that fails is left alone for a while.
import { MINUTE, RateLimiter } from "@convex-dev/rate-limiter";
import { v } from "convex/values";
import { components, internal } from "../../_generated/api";
import type { Doc } from "../../_generated/dataModel";
import { internalAction, internalMutation, internalQuery, type MutationCtx, type QueryCtx } from "../../_generated/server";
import { searchKey } from "../searchKey";
import { placeProviders } from "./providers";
import { answer, ProviderError, type Found, type Near, type PlaceProvider, type ProviderId } from "./types";

const DAY_MS = 86_400_000;
/** Longer than any attempt; after it, a question that nobody answered may be asked again. */
const LOST_MS = 30_000;
const REST_MS = 60_000;
const LONGEST_REST_MS = 3_600_000;
const SWEPT_AT_ONCE = 200;
/** The last of them has its answer within seconds. */
const MOST_WAITING = 4;

type Answers = Doc<"placeAnswers">;

/** About where somebody looks, coarse enough that neighbours share an answer and nobody's street is told. */
export const coarse = (near: Near | null): Near | null => near && { lat: Math.round(near.lat * 5) / 5, lng: Math.round(near.lng * 5) / 5 };

export const answersKey = (text: string, near: Near | null): string => `${searchKey(text)}|${near ? `${near.lat.toFixed(1)},${near.lng.toFixed(1)}` : ""}`;

/** One row a service at most. */
export const answersFor = (ctx: QueryCtx, key: string): Promise<Answers[]> =>
  ctx.db
    .query("placeAnswers")
    .withIndex("by_key_provider", (q) => q.eq("key", key))
    .take(8);

/** Those that this text may be sent to. */
export const providersFor = (text: string): PlaceProvider[] => placeProviders(process.env).filter(({ policy }) => [...searchKey(text)].length >= policy.minLength);

/** How far the services are with a text: "missing" when `askServices` would ask one, "off" when there is none or the text is too short. */
export function stateOfServices(text: string, rows: readonly Answers[]): "off" | "missing" | Answers["state"] {
  const states = providersFor(text).map(({ id }) => rows.find(({ provider }) => provider === id)?.state ?? ("missing" as const));
  return (["missing", "asked", "answered", "failed"] as const).find((state) => states.includes(state)) ?? "off";
}

/** What has to stand beside results of these sources. */
export const creditsFor = (text: string, shown: readonly Pick<Found, "sources">[]): PlaceProvider["attribution"][] =>
  providersFor(text).filter(({ id }) => shown.some(({ sources }) => sources.includes(id))).map(({ attribution }) => attribution);

/** What services answered, as places that were found. */
export const foundIn = (rows: readonly Answers[]): Found[] =>
  rows.flatMap(({ provider, answers }) => answers.map((one): Found => ({ ...one, sources: [provider], placeId: null, asOf: null })));

const mayAsk = (row: Answers | undefined, now: number): boolean => {
  if (!row) return true;
  if (row.state === "asked") return now - row.askedAt > LOST_MS;
  return now > (row.state === "failed" ? row.retryAt : row.expiresAt);
};

/** Asks every service that hasn't answered this yet, a little later where its limits for the whole deployment say so, and none that wants to be left alone. Returns how many. */
export async function askServices(ctx: MutationCtx, text: string, near: Near | null): Promise<number> {
  const now = Date.now();
  const key = answersKey(text, near);
  const rows = await answersFor(ctx, key);
  let asked = 0;
  for (const provider of providersFor(text)) {
    const row = rows.find((one) => one.provider === provider.id);
    if (!mayAsk(row, now)) continue;
    const rests = await restsUntil(ctx, provider.id, now);
    const turn = rests === null ? await turnOf(ctx, provider) : { ok: false, inMs: rests - now };
    // Whoever waits for an answer hears that there is none for now.
    const fields = { state: turn.ok ? ("asked" as const) : ("failed" as const), askedAt: now + turn.inMs, retryAt: now + turn.inMs + (turn.ok ? LOST_MS : 0), expiresAt: now + provider.policy.keepDays * DAY_MS };
    const answersId = row ? row._id : await ctx.db.insert("placeAnswers", { provider: provider.id, key, text, near, answers: [], fetchedAt: null, ...fields });
    if (row) await ctx.db.patch(row._id, fields);
    if (!turn.ok) continue;
    await ctx.scheduler.runAfter(turn.inMs, internal.places.search.answers.fetchAnswers, { answersId });
    asked += 1;
  }
  return asked;
}

/** Until when a service that said "too many" isn't asked for anything; null where it may be. */
async function restsUntil(ctx: MutationCtx, provider: ProviderId, now: number): Promise<number | null> {
  const latest = await ctx.db
    .query("placeAnswers")
    .withIndex("by_provider_restsUntil", (q) => q.eq("provider", provider).gt("restsUntil", now))
    .order("desc")
    .first();
  return latest?.restsUntil ?? null;
}

/** Whether it may be asked, and in how many milliseconds: a few of those who type at once wait their turn. */
async function turnOf(ctx: MutationCtx, { id, policy }: PlaceProvider): Promise<{ ok: boolean; inMs: number }> {
  const limiter = new RateLimiter(components.rateLimiter, {});
  const config = { kind: "token bucket" as const, rate: policy.perMinute, period: MINUTE, capacity: policy.burst, maxReserved: MOST_WAITING };
  const { ok, retryAfter = 0 } = await limiter.limit(ctx, `placeSearch.${id}`, { config, reserve: true });
  return { ok, inMs: Math.ceil(retryAfter) };
}

export const fetchAnswers = internalAction({
  args: { answersId: v.id("placeAnswers") },
  handler: async (ctx, { answersId }): Promise<null> => {
    const row: Answers | null = await ctx.runQuery(internal.places.search.answers.get, { answersId });
    const provider = placeProviders(process.env).find(({ id }) => id === row?.provider);
    if (!row || !provider || row.state !== "asked") return null;
    try {
      const answers = await provider.search(row.text, row.near, AbortSignal.timeout(provider.policy.timeoutMs));
      await ctx.runMutation(internal.places.search.answers.keep, { answersId, answers });
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error;
      await ctx.runMutation(internal.places.search.answers.fail, { answersId, restMs: Math.min(error.retryAfterMs ?? REST_MS, LONGEST_REST_MS), limited: error.reason === "limited" });
    }
    return null;
  },
});

export const get = internalQuery({
  args: { answersId: v.id("placeAnswers") },
  handler: (ctx, { answersId }) => ctx.db.get(answersId),
});

export const keep = internalMutation({
  args: { answersId: v.id("placeAnswers"), answers: v.array(answer) },
  handler: async (ctx, { answersId, answers }) => {
    const row = await ctx.db.get(answersId);
    if (row?.state === "asked") await ctx.db.patch(answersId, { state: "answered", answers, fetchedAt: Date.now() });
    return null;
  },
});

/** What it answered before, if anything, stays in use. `limited`: it wants to be left alone with all else, too. */
export const fail = internalMutation({
  args: { answersId: v.id("placeAnswers"), restMs: v.number(), limited: v.boolean() },
  handler: async (ctx, { answersId, restMs, limited }) => {
    const row = await ctx.db.get(answersId);
    if (row?.state === "asked") await ctx.db.patch(answersId, { state: "failed", retryAt: Date.now() + restMs, ...(limited && { restsUntil: Date.now() + restMs }) });
    return null;
  },
});

/** Removes what has been kept for as long as it may be, at the time `at` (left out: now). */
export const sweep = internalMutation({
  args: { at: v.optional(v.number()) },
  handler: async (ctx, { at = Date.now() }) => {
    const old = await ctx.db
      .query("placeAnswers")
      .withIndex("by_expiresAt", (q) => q.lt("expiresAt", at))
      .take(SWEPT_AT_ONCE);
    for (const { _id } of old) await ctx.db.delete(_id);
    if (old.length === SWEPT_AT_ONCE) await ctx.scheduler.runAfter(0, internal.places.search.answers.sweep, { at });
    return null;
  },
});
