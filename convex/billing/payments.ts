// Public queries on payments: one's own and the bills of one's plan, and those of a trip.
import { paginationOptsValidator } from "convex/server";
import type { Doc } from "../_generated/dataModel";
import type { QueryCtx } from "../_generated/server";
import { tripQuery, userQuery } from "../functions";
import { balanceOf, ACCOUNTS } from "./ledger";
import { billingMode, presentMode } from "./stripe/mode";
import { refundsOf } from "./payments/paymentModel";
import { isPaid } from "./payments/paymentStates";

const LISTED = 200;
const BILLS = 24;

/** What the caller has paid or tried to, newest first. Tries that didn't get as far as a page are left out. */
export const mine = userQuery({
  args: { paginationOpts: paginationOptsValidator },
  handler: async (ctx, { paginationOpts }) => {
    const rows = await ctx.db
      .query("payments")
      .withIndex("by_payer", (q) => q.eq("payerId", ctx.user._id))
      .order("desc")
      .paginate({ ...paginationOpts, numItems: Math.min(paginationOpts.numItems, 100) });
    const page = await Promise.all(
      rows.page.filter(({ sessionId }) => sessionId !== null).map(async (row) => ({
        ...(await shown(ctx, row)),
        receiptUrl: row.receiptUrl,
        trip: (await ctx.db.get(row.tripId))?.title ?? null,
      })),
    );
    return { ...rows, page };
  },
});

/** What was paid in this trip, with what was given back: every member sees it. */
export const ofTrip = tripQuery("viewer")({
  args: {},
  handler: async (ctx) => {
    const rows = await ctx.db.query("payments").withIndex("by_trip", (q) => q.eq("tripId", ctx.trip._id)).order("desc").take(LISTED);
    return Promise.all(rows.filter(isPaid).map((row) => shown(ctx, row)));
  },
});

/** The caller's bills for their plan, newest first. */
export const bills = userQuery({
  args: {},
  handler: async (ctx) => {
    const rows = await ctx.db.query("invoices").withIndex("by_user", (q) => q.eq("userId", ctx.user._id)).order("desc").take(LISTED);
    const present = rows.filter(({ mode }) => mode === presentMode(process.env)).slice(0, BILLS);
    return present.map(({ _id, amount, currency, paidAt, url }) => ({ _id, amount, currency, paidAt, url }));
  },
});

/** What this Caravan holds for the caller from others' payments in a currency of theirs, and which Stripe it speaks to. */
export const standing = userQuery({
  args: {},
  handler: async (ctx) => ({
    mode: billingMode(process.env),
    held: { amount: 0 - (await balanceOf(ctx, ACCOUNTS.owedTo(ctx.user._id), ctx.user.currency)), currency: ctx.user.currency },
  }),
});

async function shown(ctx: QueryCtx, { _id, _creationTime, payerId, subject, amount, currency, description, state, refunded, paidAt, problem }: Doc<"payments">) {
  const refunds = (await refundsOf(ctx, _id)).map(({ _id: id, amount: back, reason, state: how, _creationTime: at }) => ({ _id: id, amount: back, reason, state: how, at }));
  return { _id, at: _creationTime, payerId, subject: subject.kind, amount, currency, description, state, refunded, paidAt, problem: state === "open" ? problem : null, refunds };
}
