// Rules of an invitation to one person. One that went by mail is bound to its address: it lets in whoever shows that the address is
// theirs, by having it confirmed, or by having it in their account and the mail's link in hand. Anybody else who holds the link, it
// may have been passed on, can ask the owner instead.
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import { hex, sha256 } from "../../digest";
import { appError } from "../../errors";
import { say, sentence } from "../../said";
import { sendMail } from "../../mail/mail";
import { limitInvites } from "../../rateLimits";
import { siteUrl } from "../../siteUrl";
import { emailIsConfirmed } from "../../users/accountModel";
import { emailAddress } from "../../users/accounts";
import { findableByUsername } from "../../users/usernameModel";
import { write } from "../../words/words";
import { membershipOf } from "../access";
import { logPeople } from "../history/peopleLog";
import { addMember, giveRole, removalOf } from "./members";
import { closeRequestsOf, MAX_OPEN_INVITES, openInvites } from "./waiting";

type Invite = Doc<"personalInvites">;
type Trip = Doc<"trips">;
export type Invited = { kind: "email"; email: string } | { kind: "username"; username: string };

export const INVITE_DAYS = 30;
const DAY_MS = 86_400_000;
const MAX_MINE = 20;

/** Invites; somebody who is invited already gets the new role, and the mail again. Returns the invitation's id. */
export async function invite(ctx: MutationCtx, trip: Trip, inviter: Doc<"users">, to: Invited, role: Invite["role"]): Promise<Id<"personalInvites">> {
  const open = await openInvites(ctx, trip._id);
  const email = to.kind === "email" ? requireMayMail(inviter, to.email) : null;
  const person = email === null ? await invitedByName(ctx, (to as { username: string }).username) : await holderOf(ctx, email);
  if (person?._id === inviter._id || (email !== null && email === inviter.email)) throw appError("CONFLICT", "That is you.", { field: "to" });
  if (person && (await membershipOf(ctx, trip._id, person._id))) throw appError("CONFLICT", say("{person} is in this trip already.", { person: person.name }), { field: "to" });
  const same = open.find((each) => (email === null ? each.userId === person?._id : each.email === email));
  if (!same && open.length >= MAX_OPEN_INVITES) throw appError("CONFLICT", "Too many invitations wait for an answer. Withdraw some first.");
  const fields = { role, invitedBy: inviter._id, sentAt: Date.now(), expiresAt: Date.now() + INVITE_DAYS * DAY_MS, state: "open" as const };
  const inviteId = same?._id ?? (await ctx.db.insert("personalInvites", { ...fields, tripId: trip._id, email, userId: person?._id ?? null, tokenHash: null }));
  if (same) await ctx.db.patch(same._id, fields);
  if (same?.role !== role) await logPeople(ctx, trip._id, inviter._id, { kind: "invited", inviteId, role });
  await tell(ctx, trip, inviter, inviteId);
  return inviteId;
}

/** Sends the mail again, with a new link; the old one is worth nothing then. */
export async function resend(ctx: MutationCtx, trip: Trip, inviter: Doc<"users">, inviteId: Id<"personalInvites">) {
  await inviteOf(ctx, trip, inviteId);
  await ctx.db.patch(inviteId, { sentAt: Date.now(), expiresAt: Date.now() + INVITE_DAYS * DAY_MS });
  await tell(ctx, trip, inviter, inviteId);
}

/** The open one of this trip. Throws RESOURCE_NOT_FOUND. */
export async function inviteOf(ctx: QueryCtx, trip: Trip, inviteId: Id<"personalInvites">): Promise<Invite> {
  const found = await ctx.db.get(inviteId);
  if (found?.tripId !== trip._id || found.state !== "open") throw appError("RESOURCE_NOT_FOUND", "This invitation has been answered or withdrawn.");
  return found;
}

/** Those that wait for this person's answer, newest first. */
export async function invitesFor(ctx: QueryCtx, user: Doc<"users">): Promise<Invite[]> {
  const byName = await ctx.db
    .query("personalInvites")
    .withIndex("by_user_state", (q) => q.eq("userId", user._id).eq("state", "open"))
    .take(MAX_MINE);
  const byMail = emailIsConfirmed(user)
    ? await ctx.db
        .query("personalInvites")
        .withIndex("by_email_state", (q) => q.eq("email", user.email!).eq("state", "open"))
        .take(MAX_MINE)
    : [];
  const mine = new Map([...byName.filter((each) => each.email === null), ...byMail].map((each) => [each._id, each]));
  return [...mine.values()].filter(({ expiresAt }) => expiresAt > Date.now()).sort((a, b) => b.sentAt - a.sentAt);
}

/** Whether it is this person's to answer; `token` is the mail's, where they hold it. */
export async function isFor(invite: Invite, user: Doc<"users">, token: string | null): Promise<boolean> {
  if (invite.email === null) return invite.userId === user._id;
  if (invite.email !== user.email) return false;
  return emailIsConfirmed(user) || (token !== null && (await sha256(token)) === invite.tokenHash);
}

/** Joins with the invitation's role, which must be theirs; a member keeps the larger role. Throws CONFLICT when it isn't open any more. */
export async function accept(ctx: MutationCtx, invite: Invite, trip: Trip, user: Doc<"users">) {
  const membership = await membershipOf(ctx, trip._id, user._id);
  if (!membership) {
    requireOpen(invite);
    await requireNotTakenOut(ctx, trip._id, user._id, invite.sentAt);
    await addMember(ctx, trip, user._id, invite.role, invite.invitedBy);
    await logPeople(ctx, trip._id, user._id, { kind: "joined", by: "invitation", role: invite.role, guest: user.isAnonymous });
  } else if (membership.role === "viewer" && invite.role === "editor" && invite.state === "open") {
    await giveRole(ctx, membership, invite.role);
    await logPeople(ctx, trip._id, user._id, { kind: "roleTaken" });
  }
  await closeRequestsOf(ctx, trip._id, user._id);
  if (invite.state === "open") await ctx.db.patch(invite._id, { state: "accepted", userId: user._id });
}

/** An invitation lets somebody in again whom the owner has taken out, where it was sent after that (`sentAt`); a link for several never does (null). */
export async function requireNotTakenOut(ctx: QueryCtx, tripId: Id<"trips">, userId: Id<"users">, sentAt: number | null) {
  const removal = await removalOf(ctx, tripId, userId);
  if (!removal || (sentAt !== null && sentAt >= Math.floor(removal._creationTime))) return;
  throw appError("CONFLICT", "The owner has taken you out of this trip. Only an invitation of your own lets you in again.", { takenOut: true });
}

export function requireOpen(invite: Pick<Invite, "state" | "expiresAt">) {
  const status = statusOf(invite);
  if (status !== "open") throw appError("CONFLICT", CLOSED[status], { status });
}

const CLOSED = {
  expired: sentence("This invitation has expired. Ask for a new one."),
  used: sentence("This invitation has been used. Ask for a new one."),
  revoked: sentence("This invitation has been withdrawn. Ask for a new one."),
};

/** In the words that links have too. */
export function statusOf({ state, expiresAt }: Pick<Invite, "state" | "expiresAt">): "open" | keyof typeof CLOSED {
  if (state === "revoked") return "revoked";
  if (state !== "open") return "used";
  return expiresAt <= Date.now() ? "expired" : "open";
}

/** "m…@example.org": enough for whoever it is for, and not the address. */
export const masked = (email: string): string => `${email[0]}…${email.slice(email.lastIndexOf("@"))}`;

function requireMayMail(inviter: Doc<"users">, email: string): string {
  if (inviter.isAnonymous) throw appError("AUTHORIZATION_ERROR", "Create an account to invite by e-mail. A link invites people too.", { account: true, field: "to" });
  return emailAddress(email);
}

async function invitedByName(ctx: QueryCtx, username: string): Promise<Doc<"users">> {
  const person = await findableByUsername(ctx, username);
  if (!person) throw appError("RESOURCE_NOT_FOUND", "Nobody can be found by this username. Invite them by e-mail or with a link.", { field: "to" });
  return person;
}

/** Who has confirmed that the address is theirs. */
async function holderOf(ctx: QueryCtx, email: string): Promise<Doc<"users"> | null> {
  const users = await ctx.db
    .query("users")
    .withIndex("email", (q) => q.eq("email", email))
    .take(5);
  return users.find((user) => emailIsConfirmed(user)) ?? null;
}

async function tell(ctx: MutationCtx, trip: Trip, inviter: Doc<"users">, inviteId: Id<"personalInvites">) {
  const { email, userId, role } = (await ctx.db.get(inviteId))!;
  const person = userId && (await ctx.db.get(userId));
  const to = email ?? (person && emailIsConfirmed(person) ? person.email! : null);
  if (to === null) return;
  await limitInvites(ctx, inviter._id, to);
  const token = hex(crypto.getRandomValues(new Uint8Array(24)));
  await ctx.db.patch(inviteId, { tokenHash: await sha256(token) });
  const oneLine = (words: string) => words.replace(/\s+/g, " ");
  const named = { person: oneLine(inviter.name), trip: oneLine(trip.title) };
  await sendMail(ctx, {
    to,
    userId,
    kind: "trip",
    language: inviter.language,
    subject: write("{person} invites you to “{trip}”", named),
    text: [
      role === "editor"
        ? write("{person} invites you to plan “{trip}” on Caravan. Open this link to see it and join:", named)
        : write("{person} invites you to follow “{trip}” on Caravan. Open this link to see it and join:", named),
      `${siteUrl()}/join/${token}`,
      write("It is for {address} and holds for {days, number} days. If you don't know {person}, do nothing.", { address: to, days: INVITE_DAYS, person: named.person }),
    ],
  });
}
