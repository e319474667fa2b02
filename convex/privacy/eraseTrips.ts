// What becomes of somebody's trips when their data is removed: a trip that is nobody else's goes with all that is in it,
// another is handed on, and where others travel on, the leaver's name goes out of what Caravan wrote there.
import type { Doc, Id } from "../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../_generated/server";
import { recordAudit } from "../audit/record";
import { sendMail } from "../mail/mail";
import { logPeople } from "../trips/history/peopleLog";
import { membershipsOf } from "../trips/people/members";
import { destinationsOf } from "../trips/model";
import { write } from "../words/words";
import { entryOf, TABLES } from "./inventory";
import { namesPerson, withoutName } from "./names";
import { deleteRow, deleteSome, rowsBy } from "./walk";

const PAGE = 50;

/** Who takes over: the editor who has been in the trip longest and stays; null when there is none. */
export async function heirOf(ctx: QueryCtx, tripId: Id<"trips">, leaverId: Id<"users">): Promise<Doc<"memberships"> | null> {
  const members = await membershipsOf(ctx, tripId);
  const editors = members.filter(({ userId, role }) => role === "editor" && userId !== leaverId).sort((a, b) => a.joinedAt - b.joinedAt);
  for (const editor of editors) {
    const user = await ctx.db.get(editor.userId);
    if (user && user.deletionRequestedAt === undefined) return editor;
  }
  return null;
}

/** Does some of the work on one trip of the leaver's. Returns where to go on, null when none of their trips is left. */
export async function eraseSomeOfTrips(ctx: MutationCtx, user: Doc<"users">, cursor: string | null): Promise<string | null> {
  const membership = await ctx.db
    .query("memberships")
    .withIndex("by_user_tripStart", (q) => q.eq("userId", user._id))
    .first();
  if (!membership) return null;
  const trip = await ctx.db.get(membership.tripId);
  if (!trip) {
    await ctx.db.delete(membership._id);
  } else if (membership.role === "owner") {
    const heir = trip.deletedAt === undefined ? await heirOf(ctx, trip._id, user._id) : null;
    if (heir) await handOver(ctx, trip, membership, heir);
    else await deleteSomeOfTrip(ctx, trip);
  } else {
    return leaveTrip(ctx, user, trip, membership, cursor);
  }
  return BEGINNING;
}

const BEGINNING = "";

async function handOver(ctx: MutationCtx, trip: Doc<"trips">, from: Doc<"memberships">, to: Doc<"memberships">) {
  await ctx.db.patch(trip._id, { ownerId: to.userId });
  await ctx.db.patch(to._id, { role: "owner" });
  await ctx.db.patch(from._id, { role: "editor" });
  await recordAudit(ctx, { actorId: null, personId: to.userId, action: "trips.handedOver", target: trip._id });
  await logPeople(ctx, trip._id, null, { kind: "handedOver", personId: to.userId });
  const heir = await ctx.db.get(to.userId);
  if (!heir?.email) return;
  const words = write("The owner of “{trip}” has left Caravan. You have been in it longest, so the trip is yours now: you share it, and you can delete it.", { trip: trip.title });
  await sendMail(ctx, { to: heir.email, userId: heir._id, kind: "account", subject: write("“{trip}” is yours now", { trip: trip.title }), text: [words] });
}

/** Table after table; the trip's own row, and with it its members', last. False when there is more to do: call again. */
export async function deleteSomeOfTrip(ctx: MutationCtx, trip: Doc<"trips">): Promise<boolean> {
  for (const table of TABLES) {
    const { ofTrip, fate } = entryOf(table);
    if (!ofTrip || fate === "keep" || table === "memberships") continue;
    if (!(await deleteSome(ctx, table, ofTrip, trip._id))) return false;
  }
  for (const { _id } of await membershipsOf(ctx, trip._id)) await ctx.db.delete(_id);
  return deleteRow(ctx, "trips", trip);
}

/** Where Caravan writes a member's name into what the others keep. */
const WRITTEN = ["activities", "aiMessages", "aiRuns", "aiTasks"] as const;

/** Cursor: "<table or mails>|<cursor in it>". */
async function leaveTrip(ctx: MutationCtx, user: Doc<"users">, trip: Doc<"trips">, membership: Doc<"memberships">, cursor: string | null): Promise<string> {
  const [stage, at] = splitOnce(cursor || `${WRITTEN[0]}|`);
  const places = await placesOf(ctx, trip);
  const index = (WRITTEN as readonly string[]).indexOf(stage);
  if (index >= 0) {
    const table = WRITTEN[index]!;
    const { page, isDone, continueCursor } = await rowsBy(ctx, table, entryOf(table).ofTrip!, trip._id).paginate({ numItems: PAGE, cursor: at || null });
    for (const { _id, _creationTime, ...fields } of page) if (namesPerson(fields, user.name, places)) await ctx.db.patch(_id, withoutName(fields, user.name, places));
    return isDone ? `${WRITTEN[index + 1] ?? "mails"}|` : `${table}|${continueCursor}`;
  }
  const rest = await leaveMails(ctx, user, trip, at, places);
  if (rest !== null) return `mails|${rest}`;
  await ctx.db.delete(membership._id);
  await logPeople(ctx, trip._id, null, { kind: "accountRemoved" });
  await ctx.db.patch(trip._id, { memberCount: Math.max(0, trip.memberCount - 1) });
  return BEGINNING;
}

/** Mails to the others that name the leaver: who asked them for what. Cursor: "<the how manieth member>|<cursor in their mails>". */
async function leaveMails(ctx: MutationCtx, user: Doc<"users">, trip: Doc<"trips">, cursor: string, places: string[]): Promise<string | null> {
  const [position, at] = splitOnce(cursor || "0|");
  const others = (await membershipsOf(ctx, trip._id)).filter(({ userId }) => userId !== user._id);
  const member = others[Number(position)];
  if (!member) return null;
  const { page, isDone, continueCursor } = await ctx.db
    .query("mails")
    .withIndex("by_user", (q) => q.eq("userId", member.userId))
    .paginate({ numItems: PAGE, cursor: at || null });
  for (const { _id, subject, text } of page) if (namesPerson({ subject, text }, user.name, places)) await ctx.db.patch(_id, withoutName({ subject, text }, user.name, places));
  return isDone ? `${Number(position) + 1}|` : `${position}|${continueCursor}`;
}

/** Words of the trip that a name must not be mistaken for. */
async function placesOf(ctx: QueryCtx, trip: Doc<"trips">): Promise<string[]> {
  return [trip.title, ...(await destinationsOf(ctx, trip._id)).map(({ name }) => name)];
}

function splitOnce(text: string): [string, string] {
  const at = text.indexOf("|");
  return [text.slice(0, at), text.slice(at + 1)];
}
