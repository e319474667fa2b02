// Rules of a trip's public page: its address, how long it is there, and where what it shows is read from.
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import { recordAudit } from "../../audit/record";
import { integerBetween } from "../../validation";
import { dayNotesOf } from "../days/dayModel";
import { logPeople } from "../history/peopleLog";
import { membersOf } from "../people/members";
import { destinationsOf } from "../model";
import { activitiesOfTrip } from "../activities/order";
import { publicView, type PublicTrip, type Shown } from "./publicView";

type Trip = Doc<"trips">;
/** `days` from now until it is over by itself; null: never; left out: as it is. */
export type PageSettings = Pick<Doc<"publicPages">, "shows" | "copies" | "requests" | "indexed"> & { days?: number | null };

const DAY_MS = 86_400_000;
/** No 0, 1, l or o: addresses are read out and typed. */
const LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
const SECRET_LETTERS = 12;

/** Somebody's page that is there now; null is the same for a page that never was, is over or was switched off, and for a trip that is gone. */
export async function openPageOf(ctx: QueryCtx, slug: string): Promise<{ trip: Trip; page: Doc<"publicPages"> } | null> {
  const trip = await ctx.db
    .query("trips")
    .withIndex("by_slug", (q) => q.eq("slug", slug.slice(0, 100).toLowerCase()))
    .first();
  if (trip?.visibility !== "public" || trip.deletedAt !== undefined) return null;
  const page = await pageOf(ctx, trip._id);
  if (!page || (page.expiresAt !== null && page.expiresAt <= Date.now())) return null;
  return { trip, page };
}

export function pageOf(ctx: QueryCtx, tripId: Id<"trips">): Promise<Doc<"publicPages"> | null> {
  return ctx.db
    .query("publicPages")
    .withIndex("by_trip", (q) => q.eq("tripId", tripId))
    .unique();
}

/** The trip as its page would show it; `coverUrl` is where its own cover, if it has one, is found by who looks. */
export async function readPublicTrip(ctx: QueryCtx, trip: Trip, shows: Shown, coverUrl: string | null): Promise<PublicTrip> {
  const [destinations, activities, dayNotes, members] = await Promise.all([
    destinationsOf(ctx, trip._id),
    activitiesOfTrip(ctx, trip._id),
    dayNotesOf(ctx, trip._id),
    shows.people ? membersOf(ctx, trip._id) : [],
  ]);
  return publicView({ trip, destinations, activities, dayNotes, names: members.map(({ name }) => name), coverUrl: trip.coverId ? coverUrl : null }, shows);
}

/** Switches the page on, or changes it. Its address stays what it was. Returns the slug. */
export async function publish(ctx: MutationCtx, trip: Trip, actorId: Id<"users">, { days, ...settings }: PageSettings): Promise<string> {
  const page = await pageOf(ctx, trip._id);
  const expiresAt = days === undefined ? (page?.expiresAt ?? null) : days === null ? null : Date.now() + integerBetween(days, "days", 1, 365) * DAY_MS;
  if (page) await ctx.db.patch(page._id, { ...settings, expiresAt });
  else await ctx.db.insert("publicPages", { ...settings, expiresAt, tripId: trip._id });
  const slug = trip.slug ?? newSlug(trip.title);
  await ctx.db.patch(trip._id, { visibility: "public", slug });
  if (trip.visibility !== "public") {
    await recordAudit(ctx, { actorId, action: "trips.published", target: trip._id });
    await logPeople(ctx, trip._id, actorId, { kind: "published" });
  }
  return slug;
}

/** Switches it off, and keeps its settings and address for another time. */
export async function unpublish(ctx: MutationCtx, trip: Trip, actorId: Id<"users">) {
  if (trip.visibility !== "public") return;
  await ctx.db.patch(trip._id, { visibility: trip.memberCount > 1 ? "shared" : "private" });
  await recordAudit(ctx, { actorId, action: "trips.unpublished", target: trip._id });
  await logPeople(ctx, trip._id, actorId, { kind: "unpublished" });
}

/** "japan-in-spring-k3x9…": words for people, and 60 random bits so that nobody comes upon it. */
export function newSlug(title: string): string {
  const words = title
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 40)
    .replace(/^-+|-+$/g, "");
  const secret = [...crypto.getRandomValues(new Uint8Array(SECRET_LETTERS))].map((byte) => LETTERS[byte % LETTERS.length]).join("");
  return [words, secret].filter(Boolean).join("-");
}
