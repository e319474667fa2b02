// One's own places: what a person has put into plans, kept across trips so that a hotel, an airport or a favourite
// restaurant is found again, with where and when it was used.
import type { Doc, Id } from "../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../_generated/server";
import { membershipOf } from "../trips/access";
import type { Change, ChangeMeta } from "../trips/change";
import { heldPlace } from "./catalog";
import { nearestTown } from "./gazetteer";
import { namesOfPlace } from "./placeNames";
import { guidePlace } from "./search/guides";
import { bestMatch } from "./search/likeness";
import type { Found } from "./search/types";
import { searchKey } from "./searchKey";

type Activity = Pick<Doc<"activities">, "title" | "type" | "day" | "lat" | "lng" | "address" | "placeId" | "transport">;
type OwnPlace = Doc<"personPlaces">;
type Use = OwnPlace["uses"][number];
type Kept = Pick<OwnPlace, "key" | "name" | "kind" | "type" | "address" | "lat" | "lng" | "placeId">;

/** The newest so many are searched as one types a place, and among one's own alone. */
const MOST_OWN = 300;
export const ALL_OWN = 3000;
const MOST_USES = 6;
const TOWN_KM = 30;

const STATION_KINDS: Partial<Record<NonNullable<NonNullable<Activity["transport"]>["mode"]>, string>> = { flight: "airport", train: "station", bus: "bus station", ferry: "ferry terminal" };

/** The places that an item names: itself, or the ends of a journey. Pure. */
export function placesOf({ title, type, lat, lng, address, placeId, transport }: Activity): Kept[] {
  const place = (kept: Omit<Kept, "key">): Kept => ({ key: kept.placeId ?? `${searchKey(kept.name)}@${kept.lat.toFixed(3)},${kept.lng.toFixed(3)}`, ...kept });
  if (type !== "transport") {
    if (lat === null || lng === null) return [];
    return [place({ name: title, kind: type, type, address: address || null, lat, lng, placeId })];
  }
  return [transport?.from, transport?.to].flatMap((end) =>
    end && end.lat !== null && end.lng !== null
      ? [place({ name: end.name, kind: STATION_KINDS[transport!.mode] ?? "station", type, address: null, lat: end.lat, lng: end.lng, placeId: null })]
      : [],
  );
}

/** Keeps the places of what a person has added or changed by themselves; undoing, and what the assistant does, teaches nothing. `inserted`: ids of the insertions, in order. */
export async function rememberPlaces(ctx: MutationCtx, { actor, kind }: Pick<ChangeMeta, "actor" | "kind">, changes: readonly Change[], inserted: readonly Id<"activities">[]) {
  if (actor.assistant || (kind ?? "edit") !== "edit") return;
  const added = inserted.values();
  for (const change of changes) {
    if (change.op === "insert") await rememberChange(ctx, actor.userId, null, (await ctx.db.get(added.next().value!))!);
    else if (change.op === "patch" && change.set.deletedAt === undefined) await rememberChange(ctx, actor.userId, change.activity, { ...change.activity, ...change.set });
  }
}

async function rememberChange(ctx: MutationCtx, userId: Id<"users">, before: Activity | null, after: Doc<"activities">) {
  const [was, is] = [before ? placesOf(before) : [], placesOf(after)];
  if (before && before.day === after.day && JSON.stringify(was) === JSON.stringify(is)) return;
  for (const { key } of was) if (!is.some((kept) => kept.key === key)) await forgetUse(ctx, userId, key, after._id);
  for (const kept of is) await rememberUse(ctx, userId, kept, { tripId: after.tripId, activityId: after._id, day: after.day });
}

const byKey = (ctx: QueryCtx, userId: Id<"users">, key: string) =>
  ctx.db
    .query("personPlaces")
    .withIndex("by_user_key", (q) => q.eq("userId", userId).eq("key", key))
    .unique();

async function rememberUse(ctx: MutationCtx, userId: Id<"users">, kept: Kept, use: Use) {
  const row = await byKey(ctx, userId, kept.key);
  const uses = [use, ...(row?.uses ?? []).filter(({ activityId }) => activityId !== use.activityId)].slice(0, MOST_USES);
  if (row) await ctx.db.patch(row._id, { ...kept, uses, usedAt: Date.now() });
  else await ctx.db.insert("personPlaces", { ...kept, userId, uses, usedAt: Date.now() });
}

/** The item is something else now; a place that nothing else used was a slip. */
async function forgetUse(ctx: MutationCtx, userId: Id<"users">, key: string, activityId: Id<"activities">) {
  const row = await byKey(ctx, userId, key);
  if (!row) return;
  const uses = row.uses.filter((use) => use.activityId !== activityId);
  if (uses.length === 0) await ctx.db.delete(row._id);
  else await ctx.db.patch(row._id, { uses });
}

export const newestOwn = (ctx: QueryCtx, userId: Id<"users">, count: number): Promise<OwnPlace[]> =>
  ctx.db
    .query("personPlaces")
    .withIndex("by_user_usedAt", (q) => q.eq("userId", userId))
    .order("desc")
    .take(count);

/** Those whose name, address or kind begins with the text, a known place by any of its names; the most recently used first. */
export async function ownPlacesNamed(ctx: QueryCtx, userId: Id<"users">, text: string, limit: number, among = MOST_OWN): Promise<Found[]> {
  const key = searchKey(text);
  if (key === "") return [];
  const rows = await newestOwn(ctx, userId, among);
  return ownFound(ctx, rows.filter((row) => bestMatch(key, namesOf(row)) > 0).slice(0, limit));
}

/** As a search finds them, each with where and when it was used. */
export async function ownFound(ctx: QueryCtx, rows: OwnPlace[]): Promise<Found[]> {
  const trips = new Map<Id<"trips">, Promise<Doc<"trips"> | null>>();
  // Of a long list many were used on one trip, which is asked for once.
  const tripOf = (tripId: Id<"trips">, userId: Id<"users">) => {
    const asked = trips.get(tripId) ?? livingTrip(ctx, tripId, userId);
    trips.set(tripId, asked);
    return asked;
  };
  return Promise.all(rows.map(async (row) => ({ ...faceOf(row), used: await usesOf(ctx, row, tripOf) })));
}

/** null for one that is gone, or that this person isn't in any more. */
async function livingTrip(ctx: QueryCtx, tripId: Id<"trips">, userId: Id<"users">): Promise<Doc<"trips"> | null> {
  const [trip, membership] = await Promise.all([ctx.db.get(tripId), membershipOf(ctx, tripId, userId)]);
  return trip && trip.deletedAt === undefined && membership ? trip : null;
}

function namesOf({ name, address, kind, placeId }: OwnPlace): string[] {
  const known = placeId === null ? null : heldPlace(placeId);
  return [name, address ?? "", kind, ...(known ? namesOfPlace(known.place) : [])];
}

/** Called as in the plan; what a guide knows beside it is the guide's. Where nobody wrote where it is, the town nearby says so, or a station's country. */
function faceOf({ _id, name, kind, type, address, lat, lng, placeId }: OwnPlace): Found {
  const own = { id: `own:${_id}`, name, type, address, lat, lng, sources: ["own" as const], placeId, asOf: null };
  const known = placeId === null ? null : heldPlace(placeId);
  if (known) return { ...guidePlace(known.city, known.place), ...own };
  const town = address === null ? nearestTown({ lat, lng }, TOWN_KM) : null;
  const area = town && [type === "transport" ? "" : town.name, town.country].filter(Boolean).join(", ");
  return { ...own, kind, area: address ?? area ?? "", countryCode: town?.countryCode ?? null };
}

/** In trips that one is still in, by items that are still there; as they stand now. */
async function usesOf(ctx: QueryCtx, { userId, uses }: OwnPlace, tripOf: (tripId: Id<"trips">, userId: Id<"users">) => Promise<Doc<"trips"> | null>) {
  const living = await Promise.all(
    uses.map(async ({ tripId, activityId }) => {
      const [activity, trip] = await Promise.all([ctx.db.get(activityId), tripOf(tripId, userId)]);
      return activity && activity.deletedAt === undefined && trip ? [{ tripId, activityId, title: trip.title, day: activity.day }] : [];
    }),
  );
  return living.flat();
}
