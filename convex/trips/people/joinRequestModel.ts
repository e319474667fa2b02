// Rules of asking to be let into a trip. One open request a person and trip; who was declined may ask again a week later.
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import { appError } from "../../errors";
import { sendMail } from "../../mail/mail";
import { siteUrl } from "../../siteUrl";
import { boundedText } from "../../validation";
import { write } from "../../words/words";
import { membershipOf } from "../access";
import { logPeople } from "../history/peopleLog";
import { addMember, giveRole } from "./members";
import { latestOf } from "./waiting";

const WEEK_MS = 7 * 86_400_000;
export const MAX_OPEN_REQUESTS = 50;

type Asked = { role: "editor" | "viewer"; note: string };

/** Asks; asking twice is once. Throws CONFLICT for who needn't ask, who was declined lately, and where too many wait. */
export async function ask(ctx: MutationCtx, trip: Doc<"trips">, user: Doc<"users">, { role, note }: Asked): Promise<Id<"joinRequests">> {
  const membership = await membershipOf(ctx, trip._id, user._id);
  if (membership && (membership.role !== "viewer" || role === "viewer")) throw appError("CONFLICT", "You are in this trip already.");
  const latest = await latestOf(ctx, trip._id, user._id);
  if (latest?.state === "open") return latest._id;
  if (latest && wasDeclinedLately(latest)) {
    throw appError("CONFLICT", "The owner has answered your request with no. You can ask again in a week.");
  }
  if ((await openRequests(ctx, trip._id)).length >= MAX_OPEN_REQUESTS) throw appError("CONFLICT", "Too many people are waiting for an answer. Try again later.");
  const words = boundedText(note, "note", 0, 300);
  const requestId = await ctx.db.insert("joinRequests", { tripId: trip._id, userId: user._id, role, note: words, state: "open" });
  // Who has been declined once is shown to the owner, but mails them nothing more.
  if (!latest) await tellOwner(ctx, trip, user, role);
  return requestId;
}

/** Who was declined may ask again a week later. */
export const wasDeclinedLately = ({ state, decidedAt }: Doc<"joinRequests">): boolean => state === "declined" && Date.now() - (decidedAt ?? 0) < WEEK_MS;

async function tellOwner(ctx: MutationCtx, trip: Doc<"trips">, user: Doc<"users">, role: Asked["role"]) {
  const owner = await ctx.db.get(trip.ownerId);
  if (!owner?.email) return;
  const named = { person: user.name, trip: trip.title };
  const wish =
    role === "editor"
      ? write("{person} asks to plan “{trip}” with you. You decide, under Share:", named)
      : write("{person} asks to follow “{trip}” with you. You decide, under Share:", named);
  await sendMail(ctx, { to: owner.email, userId: owner._id, kind: "trip", subject: write("{person} asks to join “{trip}”", named), text: [wish, `${siteUrl()}/trips/${trip._id}`] });
}

/** Lets the asker in as `role`, or as what they asked for; null declines. Throws RESOURCE_NOT_FOUND, CONFLICT when it is answered already. */
export async function decide(ctx: MutationCtx, trip: Doc<"trips">, deciderId: Id<"users">, requestId: Id<"joinRequests">, role: Asked["role"] | null) {
  const request = await ctx.db.get(requestId);
  if (request?.tripId !== trip._id) throw appError("RESOURCE_NOT_FOUND", "This request doesn't exist any more.");
  if (request.state !== "open") throw appError("CONFLICT", "This request has been answered already.");
  await ctx.db.patch(requestId, { state: role ? "accepted" : "declined", decidedAt: Date.now() });
  if (role === null) return;
  const membership = await membershipOf(ctx, trip._id, request.userId);
  if (!membership) {
    await addMember(ctx, trip, request.userId, role, deciderId);
    await logPeople(ctx, trip._id, deciderId, { kind: "letIn", personId: request.userId, role });
  } else if (membership.role === "viewer" && role === "editor") {
    await giveRole(ctx, membership, role);
    await logPeople(ctx, trip._id, deciderId, { kind: "roleChanged", personId: request.userId, role });
  }
  const asker = await ctx.db.get(request.userId);
  if (!asker?.email) return;
  const named = { trip: trip.title };
  const can = role === "editor" ? write("You can plan “{trip}” now:", named) : write("You can follow “{trip}” now:", named);
  await sendMail(ctx, { to: asker.email, userId: asker._id, kind: "trip", subject: write("You are in “{trip}”", named), text: [can, `${siteUrl()}/trips/${trip._id}`] });
}

export function openRequests(ctx: QueryCtx, tripId: Id<"trips">): Promise<Doc<"joinRequests">[]> {
  return ctx.db
    .query("joinRequests")
    .withIndex("by_trip_state", (q) => q.eq("tripId", tripId).eq("state", "open"))
    .take(MAX_OPEN_REQUESTS);
}
