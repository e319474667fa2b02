// What of a trip goes out, to one of its members: what they may see in it, and of that, all or what they take part in. No threads,
// votes or files; codes only when asked for.
import type { Doc, Id } from "../_generated/dataModel";
import type { QueryCtx } from "../_generated/server";
import { dayNotesOf, parkedIn, variantsOf } from "../trips/days/dayModel";
import { membersOf } from "../trips/people/members";
import { destinationsOf } from "../trips/model";
import { activitiesOfTrip } from "../trips/activities/order";
import type { Language } from "../words/languages";
import type { Whose } from "./schema";

export type Snapshot = {
  trip: Doc<"trips">;
  cities: Doc<"destinations">[];
  days: { day: string; title: string; notes: string }[];
  variants: Doc<"dayVariants">[];
  /** Living ones in the order of the plan, ideas first. */
  items: Doc<"activities">[];
  /** Those that wait in a plan B. */
  parked: Doc<"activities">[];
  /** Of living bookings, by item; empty when they weren't asked for. */
  codes: Map<Id<"activities">, string>;
  names: Map<Id<"users">, string>;
  /** All of the plan, or what the one whom it goes to takes part in. */
  whose: Whose;
  /** Of whoever it goes to. */
  language: Language;
};
export type Cut = { userId: Id<"users">; whose: Whose; codes: boolean };

const MAX_BOOKINGS = 1000;
const LIVE = new Set(["requested", "held", "confirmed", "completed"]);

export async function snapshotOf(ctx: QueryCtx, trip: Doc<"trips">, cut: Cut): Promise<Snapshot> {
  const [cities, notes, variants, activities, members, reader] = await Promise.all([
    destinationsOf(ctx, trip._id),
    dayNotesOf(ctx, trip._id),
    variantsOf(ctx, trip._id),
    activitiesOfTrip(ctx, trip._id),
    membersOf(ctx, trip._id),
    ctx.db.get(cut.userId),
  ]);
  const parked = (await Promise.all(variants.filter(({ holds }) => !holds).map(({ _id }) => parkedIn(ctx, trip._id, _id)))).flat();
  const takesPart = (row: Doc<"activities">) => cut.whose === "all" || !row.participants || row.participants.includes(cut.userId);
  return {
    trip,
    cities,
    days: notes.filter((row) => row.title || row.notes).map(({ day, title, notes: text }) => ({ day, title, notes: text })),
    variants,
    items: activities.filter(takesPart),
    parked: parked.filter(takesPart).sort((a, b) => (a.order < b.order ? -1 : 1)),
    codes: cut.codes ? await codesOf(ctx, trip._id) : new Map(),
    names: new Map(members.map(({ userId, name }) => [userId, name])),
    whose: cut.whose,
    language: reader?.language ?? "en",
  };
}

async function codesOf(ctx: QueryCtx, tripId: Id<"trips">): Promise<Snapshot["codes"]> {
  const bookings = await ctx.db.query("bookings").withIndex("by_trip", (q) => q.eq("tripId", tripId)).take(MAX_BOOKINGS);
  return new Map(bookings.flatMap(({ activityId, confirmationCode, status }) => (confirmationCode && LIVE.has(status) ? [[activityId, confirmationCode] as const] : [])));
}

/** What waits in plans B, one plan after the other, each in its order. */
export const plansB = (parked: Snapshot["parked"], variants: Snapshot["variants"]): Snapshot["parked"] => variants.flatMap(({ _id }) => parked.filter((row) => row.parkedIn === _id));

type Zoned = Pick<Doc<"activities">, "day" | "endDay" | "destinationId" | "transport">;

/** The clocks by which an item's start and end are told: a journey's are those of its ends, anything else's its city's. */
export function zonesOf({ day, endDay, destinationId, transport }: Zoned, cities: readonly Doc<"destinations">[]): { start: string; end: string } {
  const own = cities.find(({ _id }) => _id === destinationId);
  const on = (date: string | null | undefined) => (date ? cities.filter(({ arrival, departure }) => arrival <= date && date <= departure) : []);
  const [morning, evening] = [own ?? on(day)[0] ?? cities[0], own ?? on(endDay ?? day).at(-1) ?? cities[0]];
  const zone = morning?.timeZone ?? "UTC";
  if (!transport) return { start: zone, end: zone };
  return { start: transport.from?.timeZone ?? on(day)[0]?.timeZone ?? zone, end: transport.to?.timeZone ?? evening?.timeZone ?? zone };
}
