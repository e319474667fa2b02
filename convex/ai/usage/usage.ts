// Public functions of the usage page: what is left this month, and the last 30 days in charts. One's
// own; an admin may ask for the whole deployment's.
import { literals } from "convex-helpers/validators";
import { v } from "convex/values";
import type { Doc } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import { addDays } from "../../dates";
import { appError } from "../../errors";
import { userQuery } from "../../functions";
import { hasPermission } from "../../permissions";
import { membershipOf } from "../../trips/access";
import { budgetState, noticeFor, requestsLeft, usd } from "./budgets";
import * as charts from "./charts";
import { dailyRows, monthOf, today } from "./ledgerModel";
import type { Dimension, Owner } from "./schema";

const DAYS = 30;
/** Far more models or trips than anybody uses in 30 days. */
const MAX_ROWS = 1000;
const MAX_TRIPS = 20;

const of = { of: v.optional(literals("me", "deployment")) };

/** What is left of this month. The deployment's figures are told to admins alone. */
export const summary = userQuery({
  args: {},
  handler: async (ctx) => {
    const { month, requests, requestLimit, person, deployment } = await monthOf(ctx, ctx.user);
    const budget = ({ spentMicros, limitMicros }: typeof person) => ({ spentUsd: usd(spentMicros), limitUsd: limitMicros === null ? null : usd(limitMicros) });
    return {
      month,
      requests: { used: requests, limit: requestLimit, left: requestsLeft(requestLimit, requests) },
      budget: { state: budgetState(person), ...budget(person) },
      deployment: { state: budgetState(deployment), ...(hasPermission("admin:access", ctx.user) && budget(deployment)) },
      notice: noticeFor(person, deployment, month),
    };
  },
});

/** The last 30 days, oldest first, quiet ones too. */
export const byDay = userQuery({
  args: of,
  handler: async (ctx, args) => {
    const { from, to, rows } = await lastDays(ctx, "all", args.of);
    return charts.byDay(rows, from, to);
  },
});

/** Models used in the last 30 days, the dearest first. */
export const byModel = userQuery({
  args: of,
  handler: async (ctx, args) => {
    const { rows } = await lastDays(ctx, "model", args.of);
    return charts.byKey(rows).map(({ key, ...figures }) => ({ model: key, ...figures }));
  },
});

/** One's own trips of the last 30 days, the dearest first, at most 20; `title` is null for one that one has left. */
export const byTrip = userQuery({
  args: {},
  handler: async (ctx) => {
    const { rows } = await lastDays(ctx, "trip");
    return Promise.all(
      charts
        .byKey(rows)
        .slice(0, MAX_TRIPS)
        .map(async ({ key, ...figures }) => {
          const tripId = ctx.db.normalizeId("trips", key);
          const trip = tripId && (await membershipOf(ctx, tripId, ctx.user._id)) && (await ctx.db.get(tripId));
          return { tripId, title: trip && trip.deletedAt === undefined ? trip.title : null, ...figures };
        }),
    );
  },
});

async function lastDays(ctx: QueryCtx & { user: Doc<"users"> }, dimension: Dimension, of: "me" | "deployment" = "me") {
  if (of === "deployment" && !hasPermission("admin:access", ctx.user)) {
    throw appError("AUTHORIZATION_ERROR", "Only an administrator of this Caravan can see what everybody uses.");
  }
  const owner: Owner = of === "deployment" ? "deployment" : ctx.user._id;
  const to = today();
  const from = addDays(to, 1 - DAYS);
  return { from, to, rows: await dailyRows(ctx, owner, dimension, { from, to, limit: MAX_ROWS }) };
}
