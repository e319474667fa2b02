// Invitations by link. Only a hash of the link's token is kept: whoever reads the table can't join. The link of a mail
// (personalInviteModel.ts) opens here too, for the one person that it is for.
import { v } from "convex/values";
import type { Doc, Id } from "../_generated/dataModel";
import type { QueryCtx } from "../_generated/server";
import { hex, sha256 } from "../digest";
import { appError } from "../errors";
import { say, sentence } from "../said";
import { mutationFor, publicQuery, tripMutation, tripQuery } from "../functions";
import { integerBetween } from "../validation";
import { atLeast } from "../permissions";
import { membershipOf } from "./access";
import { logPeople } from "./history/peopleLog";
import { addMember, giveRole } from "./people/members";
import { destinationsOf } from "./model";
import { accept as acceptPersonal, isFor, masked, requireNotTakenOut, statusOf as personalStatusOf } from "./people/personalInviteModel";
import { closeRequestsOf } from "./people/waiting";

const DAY_MS = 86_400_000;
const TOKEN_BYTES = 24;
const MAX_OPEN_INVITES = 50;
const MAX_AT_ONCE = 500;

/** Makes a link for `role`; `token` is shown this once. Defaults: 14 days, 20 uses. */
export const create = tripMutation("trips:share")({
  args: {
    role: v.union(v.literal("editor"), v.literal("viewer")),
    days: v.optional(v.number()),
    uses: v.optional(v.number()),
  },
  handler: async (ctx, { role, days = 14, uses = 20 }) => {
    if ((await openLinks(ctx, ctx.trip._id, MAX_OPEN_INVITES)).length >= MAX_OPEN_INVITES) {
      throw appError("CONFLICT", "This trip has too many open links. Revoke one first.");
    }
    const token = newToken();
    const inviteId = await ctx.db.insert("invites", {
      tripId: ctx.trip._id,
      role,
      tokenHash: await sha256(token),
      expiresAt: Date.now() + integerBetween(days, "days", 1, 90) * DAY_MS,
      usesLeft: integerBetween(uses, "uses", 1, 50),
      createdBy: ctx.user._id,
    });
    await logPeople(ctx, ctx.trip._id, ctx.user._id, { kind: "linkMade", role });
    return { inviteId, token };
  },
});

/** The trip's links that still open, the newest first, without their tokens: up to `limit`, 50 without. A longer list is a larger `limit`. */
export const list = tripQuery("trips:share")({
  args: { limit: v.optional(v.number()) },
  handler: async (ctx, { limit = MAX_OPEN_INVITES }) => {
    const invites = await openLinks(ctx, ctx.trip._id, integerBetween(limit, "limit", 1, MAX_AT_ONCE));
    return invites.map(({ _id, role, expiresAt, usesLeft }) => ({ _id, role, expiresAt, usesLeft, status: "open" as const }));
  },
});

export const revoke = tripMutation("trips:share")({
  args: { inviteId: v.id("invites") },
  handler: async (ctx, { inviteId }) => {
    const invite = await ctx.db.get(inviteId);
    if (invite?.tripId !== ctx.trip._id) throw appError("RESOURCE_NOT_FOUND", "This link doesn't exist any more.");
    if (statusOf(invite) === "open") await logPeople(ctx, ctx.trip._id, ctx.user._id, { kind: "linkRevoked" });
    await ctx.db.patch(inviteId, { revokedAt: Date.now() });
    return null;
  },
});

/** What the holder of a link may know before joining; null when there is no such link. `expiresAt`: epoch ms; whoever reads on past it has to look at the clock. `isFor`: the address that it is for, if for one, masked.
 * `inviterName`: null where they have left Caravan. */
export const peek = publicQuery({
  args: { token: v.string() },
  handler: async (ctx, { token }) => (await openedBy(ctx, token))?.shown ?? null,
});

/** What `peek` shows, and who invites as far as they are still here. */
export async function openedBy(ctx: QueryCtx, token: string) {
  const personal = await personalInviteOf(ctx, token);
  const invite = personal ?? (await inviteOf(ctx, token));
  const trip = invite && (await ctx.db.get(invite.tripId));
  if (!invite || !trip || trip.deletedAt !== undefined) return null;
  const inviter = await ctx.db.get("createdBy" in invite ? invite.createdBy : invite.invitedBy);
  const status = "createdBy" in invite ? statusOf(invite) : personalStatusOf(invite);
  if (status !== "open") return { inviter, shown: { status } };
  const destinations = await destinationsOf(ctx, trip._id);
  const shown = {
    status,
    role: invite.role,
    tripTitle: trip.title,
    startDate: trip.startDate,
    endDate: trip.endDate,
    openDates: trip.openDates ?? null,
    expiresAt: invite.expiresAt,
    isFor: personal?.email ? masked(personal.email) : null,
    inviterName: inviter?.name ?? null,
    destinations: destinations.map(({ name, countryCode }) => ({ name, countryCode })),
  };
  return { inviter, shown };
}

/**
 * Joins the trip with the link's role; a member keeps the larger of the two. Pressing twice is once. Throws CONFLICT for links that
 * are over, for who was taken out of the trip, and with `details.isFor` where the link is for another address.
 */
export const accept = mutationFor("trips:join")({
  args: { token: v.string() },
  handler: async (ctx, { token }) => {
    const personal = await personalInviteOf(ctx, token);
    const invite = personal ?? (await inviteOf(ctx, token));
    const trip = invite && (await ctx.db.get(invite.tripId));
    if (!invite || !trip || trip.deletedAt !== undefined) {
      throw appError("RESOURCE_NOT_FOUND", "This invitation doesn't exist. Ask for a new link.");
    }
    if (!("createdBy" in invite)) {
      const member = await membershipOf(ctx, trip._id, ctx.user._id);
      if (!member && !(await isFor(invite, ctx.user, token))) throw forAnother(invite.email);
      if (!member || (await isFor(invite, ctx.user, token))) await acceptPersonal(ctx, invite, trip, ctx.user);
      return { tripId: trip._id };
    }
    const membership = await membershipOf(ctx, trip._id, ctx.user._id);
    if (membership && atLeast(membership.role, invite.role)) return { tripId: trip._id };
    const status = statusOf(invite);
    if (status !== "open") {
      throw appError("CONFLICT", CLOSED[status], { status });
    }
    if (!membership) await requireNotTakenOut(ctx, trip._id, ctx.user._id, null);
    if (membership) await giveRole(ctx, membership, invite.role);
    else await addMember(ctx, trip, ctx.user._id, invite.role, invite.createdBy);
    await logPeople(ctx, trip._id, ctx.user._id, membership ? { kind: "roleTaken" } : { kind: "joined", by: "link", role: invite.role, guest: ctx.user.isAnonymous });
    await closeRequestsOf(ctx, trip._id, ctx.user._id);
    await ctx.db.patch(invite._id, { usesLeft: invite.usesLeft - 1 });
    return { tripId: trip._id };
  },
});

/** As `statusOf` says, asked of the database: however many have been used up or withdrawn since, one that opens is among them. */
function openLinks(ctx: QueryCtx, tripId: Id<"trips">, count: number): Promise<Doc<"invites">[]> {
  return ctx.db
    .query("invites")
    .withIndex("by_trip", (q) => q.eq("tripId", tripId))
    .order("desc")
    .filter((q) => q.and(q.eq(q.field("revokedAt"), undefined), q.gt(q.field("usesLeft"), 0), q.gt(q.field("expiresAt"), Date.now())))
    .take(count);
}

const CLOSED = {
  expired: sentence("This invitation has expired. Ask for a new link."),
  used: sentence("This invitation has been used up. Ask for a new link."),
  revoked: sentence("This invitation has been withdrawn. Ask for a new link."),
};

function statusOf(invite: Doc<"invites">): "open" | keyof typeof CLOSED {
  if (invite.revokedAt !== undefined) return "revoked";
  if (invite.usesLeft <= 0) return "used";
  return invite.expiresAt <= Date.now() ? "expired" : "open";
}

async function inviteOf(ctx: QueryCtx, token: string) {
  const tokenHash = await sha256(token.slice(0, 200));
  return ctx.db
    .query("invites")
    .withIndex("by_tokenHash", (q) => q.eq("tokenHash", tokenHash))
    .unique();
}

/** The invitation to one person that a mail's link opens. */
export async function personalInviteOf(ctx: QueryCtx, token: string): Promise<Doc<"personalInvites"> | null> {
  const tokenHash = await sha256(token.slice(0, 200));
  return ctx.db
    .query("personalInvites")
    .withIndex("by_tokenHash", (q) => q.eq("tokenHash", tokenHash))
    .unique();
}

function forAnother(email: string | null) {
  const whom = email === null ? say("somebody else") : masked(email);
  const refusal = say("This invitation is for {whom}. Sign in with that address and confirm it, or ask to be let in.", { whom });
  return appError("CONFLICT", refusal, { isFor: typeof whom === "string" ? whom : whom.message });
}

const newToken = () => hex(crypto.getRandomValues(new Uint8Array(TOKEN_BYTES)));
