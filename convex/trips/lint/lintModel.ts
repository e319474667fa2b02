// The linter over the trip's rows: what it reads, and how a fix is written.
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import { tripState } from "../../ai/tripState";
import type { City } from "../../places/types";
import { heldCityFile } from "../../places/catalog";
import { say, type Said } from "../../said";
import type { ActivityFields, ActivityPatch } from "../activities/activityBounds";
import { activityOf, addition, alteration, removal } from "../activities/activityModel";
import type { Change } from "../changes";
import { membersOf } from "../people/members";
import { destinationsOf } from "../model";
import { activitiesOfTrip, DayOrders, MAX_ACTIVITIES } from "../activities/order";
import type { Edit, Facts, Fix, LintBooking, LintTrip, Problem } from "./types";

export type Linted = { trip: LintTrip; facts: Facts };
/** Nobody mutes more; bounds the read. */
export const MAX_MUTES = 1000;

/** As it is for everybody in the trip. `now` is an instant. */
export async function linted(ctx: QueryCtx, trip: Doc<"trips">, now: number): Promise<Linted> {
  const [destinations, activities, members, bookings] = await Promise.all([
    destinationsOf(ctx, trip._id),
    activitiesOfTrip(ctx, trip._id),
    membersOf(ctx, trip._id),
    ctx.db.query("bookings").withIndex("by_trip", (q) => q.eq("tripId", trip._id)).take(MAX_ACTIVITIES),
  ]);
  const status = new Map<string, Doc<"activities">["status"]>(activities.map((activity) => [activity._id, activity.status]));
  const state = tripState(trip, destinations, activities);
  return {
    trip: { ...state, activities: state.activities.map((item) => ({ ...item, status: status.get(item.id)! })), status: trip.status, undated: Boolean(trip.openDates) },
    facts: {
      cities: citiesOf(state),
      // The newest of an item is what holds.
      bookings: [...new Map(bookings.map((booking) => [booking.activityId, booking])).values()].map(bookingFacts),
      names: new Map(members.map(({ userId, name }) => [userId, name])),
      documents: [],
      now,
    },
  };
}

function citiesOf({ destinations, activities }: Pick<LintTrip, "destinations"> & { activities: { placeId: string | null }[] }): Map<string, City> {
  const slugs = new Set([...destinations.map(({ citySlug }) => citySlug), ...activities.map(({ placeId }) => placeId?.split("/")[0])]);
  return new Map([...slugs].flatMap((slug) => {
    const city = slug ? heldCityFile(slug) : null;
    return city ? [[city.slug, city] as const] : [];
  }));
}

const bookingFacts = ({ activityId, status, when, startsAt, confirmedAt, cancellation, held }: Doc<"bookings">): LintBooking => ({
  activityId,
  status,
  when,
  startsAt,
  confirmed: confirmedAt !== null,
  freeUntil: cancellation?.freeUntil ?? null,
  heldUntil: held?.until ?? null,
  timeZone: when.timeZone,
});

export async function mutesOf(ctx: QueryCtx, tripId: Id<"trips">): Promise<Set<string>> {
  const rows = await ctx.db.query("lintMutes").withIndex("by_trip_problemId", (q) => q.eq("tripId", tripId)).take(MAX_MUTES);
  return new Set(rows.map(({ problemId }) => problemId));
}

/** A fix as changes of the plan, under the rules of any edit. */
export async function changesOf(ctx: MutationCtx, trip: Doc<"trips">, { edits }: Fix): Promise<Change[]> {
  const orders = new DayOrders(ctx, trip._id);
  const changes: Change[] = [];
  for (const edit of edits) changes.push(await changeOf(ctx, trip, edit, orders));
  return changes;
}

async function changeOf(ctx: MutationCtx, trip: Doc<"trips">, edit: Edit, orders: DayOrders): Promise<Change> {
  switch (edit.op) {
    case "set":
      return alteration(ctx, trip, await activityOf(ctx, trip, edit.id as Id<"activities">), edit.set as ActivityPatch, orders);
    case "add":
      return addition(ctx, trip, edit.item as ActivityFields, "person", orders);
    case "remove":
      return removal(await activityOf(ctx, trip, edit.id as Id<"activities">));
    case "city":
      return { op: "patchRow", table: "destinations", row: (await ctx.db.get(edit.id as Id<"destinations">))!, set: edit.set };
    case "budget":
      return { op: "trip", set: { budget: edit.budget } };
  }
}

/** How the feed says it. */
export const fixLabel = ({ said }: Problem, { label }: Fix): Said => say("fixed “{problem}”: {fix}", { problem: said, fix: label });
