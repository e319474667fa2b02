// Searching one's own trips: titles, cities, items and notes. The words are kept a row a member and written anew a moment
// after changes (tripSearchJobs.ts); who may see a trip is asked of its members each time.
import { v } from "convex/values";
import type { Doc, Id } from "../_generated/dataModel";
import { internalMutation, type QueryCtx } from "../_generated/server";
import { userQuery } from "../functions";
import { calendarDate } from "../validation";
import { dayNotesOf } from "./days/dayModel";
import { MAX_MEMBERS, membershipsOf } from "./people/members";
import { destinationsOf } from "./model";
import { activitiesOfTrip } from "./activities/order";
import { listedTrips, tripCard } from "./tripList/tripListModel";
import { citiesLines, holdsAll, isNamed, isNearly, matchedLines, nearLines, searchedFor, searchText } from "./tripList/tripSearchModel";
import { searchJobOf } from "./tripList/tripSearchJobs";

const MAX_FOUND = 24;
const MAX_ASKED = 100;
/** Of up to 32,000 characters each. */
const MAX_COMPARED = 60;
const LINES_SHOWN = 2;

/** The caller's trips that hold all the words, wherever in them each is, best first; `found` are lines of theirs that hold some. */
export const find = userQuery({
  args: { text: v.string(), on: v.string() },
  handler: async (ctx, { text, on }) => {
    calendarDate(on, "on");
    const asked = text.trim().slice(0, MAX_ASKED);
    if (asked === "") return [];
    const rows = await textsWith(ctx, asked);
    const living = (await listedTrips(ctx, ctx.user._id)).filter(({ trip }) => trip.deletedAt === undefined);
    const named = living.filter(({ trip }) => isNamed(trip.title, asked)).map(({ trip }) => trip._id);
    const isExact = named.length + rows.length > 0;
    const texts = isExact ? rows : await nearTexts(ctx, asked);
    const textOf = new Map(texts.map((row) => [row.tripId, row.text]));
    const order = [...new Set<Id<"trips">>([...named, ...textOf.keys()])].slice(0, MAX_FOUND);
    const lines = isExact ? matchedLines : nearLines;
    const found = order.flatMap((tripId) => living.find(({ trip }) => trip._id === tripId) ?? []);
    return Promise.all(
      found.map(async (row) => {
        const card = await tripCard(ctx, row, on);
        return { card, found: lines(textOf.get(row.trip._id) ?? "", asked, LINES_SHOWN, citiesLines(card.destinations)) };
      }),
    );
  },
});

/** The index answers with what holds any of the words, those with most and the rarest of them first. */
async function textsWith(ctx: QueryCtx & { user: Doc<"users"> }, asked: string): Promise<Doc<"tripSearch">[]> {
  const rows = await ctx.db
    .query("tripSearch")
    .withSearchIndex("search_text", (q) => q.search("text", searchedFor(asked)).eq("userId", ctx.user._id))
    .take(MAX_COMPARED);
  return rows.filter(({ text }) => holdsAll(text, asked)).slice(0, MAX_FOUND);
}

/** Where nothing is called so: the newest trips with words that are called nearly so. */
async function nearTexts(ctx: QueryCtx & { user: Doc<"users"> }, asked: string): Promise<Doc<"tripSearch">[]> {
  const rows = await ctx.db
    .query("tripSearch")
    .withIndex("by_user", (q) => q.eq("userId", ctx.user._id))
    .order("desc")
    .take(MAX_COMPARED);
  return rows.filter(({ text }) => isNearly(text, asked));
}

/** Writes the words of a trip anew for everybody who is in it, and takes them from who isn't any more. */
export const rebuild = internalMutation({
  args: { tripId: v.id("trips") },
  handler: async (ctx, { tripId }): Promise<null> => {
    const job = await searchJobOf(ctx, tripId);
    if (job) await ctx.db.delete(job._id);
    const trip = await ctx.db.get(tripId);
    const members = trip ? await membershipsOf(ctx, tripId) : [];
    const rows = await ctx.db
      .query("tripSearch")
      .withIndex("by_trip", (q) => q.eq("tripId", tripId))
      .take(MAX_MEMBERS * 2);
    const text = trip ? searchText({ trip, destinations: await destinationsOf(ctx, tripId), activities: await activitiesOfTrip(ctx, tripId), dayNotes: await dayNotesOf(ctx, tripId) }) : "";
    const inTrip = new Set(members.map(({ userId }) => userId));
    for (const row of rows) {
      if (!inTrip.delete(row.userId)) await ctx.db.delete(row._id);
      else if (row.text !== text) await ctx.db.patch(row._id, { text });
    }
    for (const userId of inTrip) await ctx.db.insert("tripSearch", { tripId, userId, text });
    return null;
  },
});
