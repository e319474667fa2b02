// What the work on a person's copy reads and writes: a page at a time, only what is for them. Internal.
import { v } from "convex/values";
import { internal } from "../_generated/api";
import type { Doc, Id } from "../_generated/dataModel";
import { internalMutation, internalQuery } from "../_generated/server";
import { sendMail, type MailWords } from "../mail/mail";
import { siteUrl } from "../siteUrl";
import type { Language } from "../words/languages";
import { write } from "../words/words";
import { entryOf, exportedFields, TABLES, type InventoryTable } from "./inventory";
import { clerkIdsOf } from "./outside";
import { rowsBy } from "./walk";

const DAY_MS = 86_400_000;
export const KEPT_DAYS = 7;
const PAGE = 100;
const MOST_TRIPS = 1000;
const MOST_MEMBERS = 50;

/** How rows are found: by which lookup of the inventory, the how manieth of them, and what is looked up. */
export type Place = { by: "person" | "trip" | "row" | "clerk"; lookup: number; value: string };
export type ExportPage = { rows: Record<string, unknown>[]; ids: string[]; files: { storageId: Id<"_storage">; name: string; size: number }[]; cursor: string | null };
type Subject = { name: string; language?: Language | undefined; tripIds: Id<"trips">[]; clerkIds: string[] };

/** Whom the copy is for; null when it isn't wanted any more. */
export const subject = internalQuery({
  args: { exportId: v.id("dataExports") },
  handler: async (ctx, { exportId }): Promise<(Subject & { userId: Id<"users"> }) | null> => {
    const row = await ctx.db.get(exportId);
    const user = row?.status === "working" ? await ctx.db.get(row.userId) : null;
    if (!user) return null;
    const memberships = await ctx.db
      .query("memberships")
      .withIndex("by_user_tripStart", (q) => q.eq("userId", user._id))
      .take(MOST_TRIPS);
    const trips = await Promise.all(memberships.map(({ tripId }) => ctx.db.get(tripId)));
    const tripIds = trips.flatMap((trip) => (trip && trip.deletedAt === undefined ? [trip._id] : []));
    return { userId: user._id, name: user.name, language: user.language, tripIds, clerkIds: await clerkIdsOf(ctx, user) };
  },
});

/** One row of the person or of a trip of theirs, as they may take it out. */
export const single = internalQuery({
  args: { id: v.union(v.id("users"), v.id("trips")), table: v.union(v.literal("users"), v.literal("trips")) },
  handler: async (ctx, { id, table }): Promise<Record<string, unknown> | null> => {
    const row = await ctx.db.get(id);
    return row && exportedFields(table, row);
  },
});

/** The names that the members of a trip show in it. */
export const people = internalQuery({
  args: { tripId: v.id("trips") },
  handler: async (ctx, { tripId }): Promise<Record<string, unknown>[]> => {
    const members = await ctx.db
      .query("memberships")
      .withIndex("by_trip", (q) => q.eq("tripId", tripId))
      .take(MOST_MEMBERS);
    return Promise.all(members.map(async ({ userId, role }) => ({ tripId, userId, role, name: (await ctx.db.get(userId))?.name ?? null })));
  },
});

/** Some rows of a table, those that are the person's. `ids` are all that were read, for what hangs on them. */
export const page = internalQuery({
  args: { userId: v.id("users"), table: v.string(), by: v.union(v.literal("person"), v.literal("trip"), v.literal("row"), v.literal("clerk")), lookup: v.number(), value: v.string(), cursor: v.union(v.string(), v.null()) },
  handler: async (ctx, { userId, table: name, by, lookup, value, cursor }): Promise<ExportPage> => {
    const table = TABLES.find((each) => each === name)!;
    const { ofPerson, ofTrip, ofRow, ofClerkId } = entryOf(table);
    const place = { person: ofPerson?.[lookup], trip: ofTrip, row: ofRow, clerk: ofClerkId }[by]!;
    const mine = by === "trip" ? ofTrip?.mine : by === "row" ? ofRow?.mine : undefined;
    const found = await rowsBy(ctx, table, place, value).paginate({ numItems: PAGE, cursor });
    const own = found.page.filter((row) => (mine === undefined || row[mine] === userId) && isOwnWord(table, row, userId));
    return {
      rows: own.map((row) => exportedFields(table, row)).filter((row) => row !== null),
      ids: found.page.map(({ _id }) => _id),
      files: table === "bookingFiles" || table === "tripFiles" ? (own as unknown as Doc<"bookingFiles" | "tripFiles">[]).map(({ storageId, name: file, size }) => ({ storageId, name: file, size })) : [],
      cursor: found.isDone ? null : found.continueCursor,
    };
  },
});

/** What was taken out of a trip is the group's to see no more; a plan has it for undo alone. */
function isOwnWord(table: InventoryTable, row: Record<string, unknown>, userId: Id<"users">): boolean {
  return table !== "activities" || row.deletedAt === undefined || row.createdBy === userId;
}

/** Keeps the file, if the copy is still wanted. False: it isn't. */
export const ready = internalMutation({
  args: { exportId: v.id("dataExports"), storageId: v.id("_storage"), size: v.number() },
  handler: async (ctx, { exportId, storageId, size }): Promise<boolean> => {
    const row = await ctx.db.get(exportId);
    const user = row?.status === "working" ? await ctx.db.get(row.userId) : null;
    if (!row || !user) return false;
    const expiresAt = Date.now() + KEPT_DAYS * DAY_MS;
    await ctx.db.patch(exportId, { status: "ready", storageId, size, expiresAt });
    await ctx.scheduler.runAt(expiresAt, internal.privacy.exportRows.expire, { exportId });
    if (user.email) await sendMail(ctx, { to: user.email, userId: user._id, kind: "account", ...readyMail() });
    return true;
  },
});

export const fail = internalMutation({
  args: { exportId: v.id("dataExports") },
  handler: async (ctx, { exportId }) => {
    const row = await ctx.db.get(exportId);
    if (row?.status === "working") await ctx.db.patch(exportId, { status: "failed" });
    return null;
  },
});

/** Deletes a copy's file once its days are over. */
export const expire = internalMutation({
  args: { exportId: v.id("dataExports") },
  handler: async (ctx, { exportId }) => {
    const row = await ctx.db.get(exportId);
    if (!row?.storageId || (row.expiresAt ?? 0) > Date.now()) return null;
    await ctx.storage.delete(row.storageId);
    await ctx.db.patch(exportId, { status: "expired", storageId: null });
    return null;
  },
});

const readyMail = (): MailWords => ({
  subject: write("Your data is ready to download"),
  text: [
    [write("The copy of everything about you is ready. Download it within {days, number} days; then it is deleted here:", { days: KEPT_DAYS }), `${siteUrl()}/account/privacy`],
    write("If you didn't ask for it, change your password and look at where you are signed in."),
  ],
});
