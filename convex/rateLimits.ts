// What one person and one address may send. Well above what a busy planner does by hand, well below what a
// script does.
import { DAY, HOUR, MINUTE, RateLimiter, type RateLimitConfig } from "@convex-dev/rate-limiter";
import { components } from "./_generated/api";
import type { Doc, Id } from "./_generated/dataModel";
import type { MutationCtx } from "./_generated/server";
import { GUEST_ENTITLEMENTS } from "./billing/plans/plans";
import { sha256 } from "./digest";
import { appError } from "./errors";
import { say, sentence, type Said } from "./said";
import { isLoopback, requestOrigin } from "./requestOrigin";

/** Guests of one address whose requests to the assistant fit in a month: a hostel, but not one person again and again. */
export const GUESTS_AN_ADDRESS = 10;

/** `rate` a period, and what is left of `capacity` on top. */
export const LIMITS = {
  personMinute: { kind: "token bucket", rate: 60, period: MINUTE, capacity: 70 },
  personHour: { kind: "token bucket", rate: 1_000, period: HOUR, capacity: 1_000 },
  addressMinute: { kind: "token bucket", rate: 100, period: MINUTE, capacity: 120 },
  addressHour: { kind: "token bucket", rate: 2_000, period: HOUR, capacity: 2_000 },
  assistant: { kind: "token bucket", rate: 12, period: MINUTE, capacity: 12 },
  /** Looking for people by username. */
  searches: { kind: "token bucket", rate: 30, period: MINUTE, capacity: 30 },
  /** Invitations that one person mails, and that one address gets from everybody. */
  invitesSent: { kind: "token bucket", rate: 50, period: DAY, capacity: 30 },
  invitesGot: { kind: "token bucket", rate: 6, period: DAY, capacity: 6 },
  /** Pictures that are drawn for one page's link; between, they are kept by those who asked. */
  drawings: { kind: "token bucket", rate: 12, period: MINUTE, capacity: 12 },
  guestsOfAddress: { kind: "fixed window", rate: GUESTS_AN_ADDRESS * GUEST_ENTITLEMENTS.assistantRequests!, period: 30 * DAY },
} as const satisfies Record<string, RateLimitConfig>;

const limiter = new RateLimiter(components.rateLimiter, LIMITS);
const TOO_FAST = sentence("You are going faster than we can keep up with.");

/** Counts one write of a person and of the address that they write from. Throws RATE_LIMIT_EXCEEDED with `retryAfterMs`. */
export async function limitWrites(ctx: MutationCtx, userId: Id<"users">) {
  await spend(ctx, "personMinute", userId, TOO_FAST);
  await spend(ctx, "personHour", userId, TOO_FAST);
  await limitAddress(ctx);
}

/** The address's part of `limitWrites`, for what strangers may send. Throws RATE_LIMIT_EXCEEDED with `retryAfterMs`. */
export async function limitAddress(ctx: MutationCtx) {
  const key = await addressKey((await requestOrigin(ctx)).address);
  if (key === null) return;
  const tooMuch = sentence("Too much is coming from your network at once.");
  await spend(ctx, "addressMinute", key, tooMuch);
  await spend(ctx, "addressHour", key, tooMuch);
}

/** Throws RATE_LIMIT_EXCEEDED with `retryAfterMs`. */
export async function limitAssistant(ctx: MutationCtx, userId: Id<"users">) {
  await spend(ctx, "assistant", userId, sentence("The assistant needs a moment to catch up."));
}

/** Throws RATE_LIMIT_EXCEEDED with `retryAfterMs`. */
export async function limitSearches(ctx: MutationCtx, userId: Id<"users">) {
  await spend(ctx, "searches", userId, TOO_FAST);
}

/** Counts one invitation by mail, for who sends it and for the address it goes to. Throws RATE_LIMIT_EXCEEDED with `retryAfterMs`. */
export async function limitInvites(ctx: MutationCtx, userId: Id<"users">, email: string) {
  await spend(ctx, "invitesSent", userId, sentence("That is many invitations for one day. A link invites many people at once."));
  await spend(ctx, "invitesGot", await sha256(email), sentence("This address has been sent enough invitations for today."));
}

/** Counts a guest's request to the assistant against their address, so that a new guest isn't new requests. Throws RATE_LIMIT_EXCEEDED with `retryAfterMs`. */
export async function limitGuests(ctx: MutationCtx, user: Doc<"users">) {
  const key = user.isAnonymous ? await addressKey((await requestOrigin(ctx)).address) : null;
  if (key === null) return;
  const { ok, retryAfter } = await limiter.limit(ctx, "guestsOfAddress", { key });
  if (ok) return;
  throw appError("RATE_LIMIT_EXCEEDED", "Guests on your network have asked all that guests may this month. Sign up to go on now and keep your trips.", {
    guestLimit: true,
    retryAfterMs: Math.ceil(retryAfter),
  });
}

/** Counts one drawing of a page's picture; false when there have been too many. */
export async function limitDrawing(ctx: MutationCtx, slug: string): Promise<boolean> {
  return (await limiter.limit(ctx, "drawings", { key: slug })).ok;
}

async function spend(ctx: MutationCtx, name: keyof typeof LIMITS, key: string, what: string) {
  const { ok, retryAfter } = await limiter.limit(ctx, name, { key });
  if (ok) return;
  const retryAfterMs = Math.ceil(retryAfter);
  throw appError("RATE_LIMIT_EXCEEDED", toldToWait(what, retryAfterMs), { retryAfterMs });
}

function toldToWait(message: string, ms: number): Said {
  const what = { message };
  if (ms < 2 * MINUTE) return say("{what} {seconds, plural, one {Try again in # second.} other {Try again in # seconds.}}", { what, seconds: Math.ceil(ms / 1000) });
  return say("{what} {minutes, plural, one {Try again in # minute.} other {Try again in # minutes.}}", { what, minutes: Math.ceil(ms / MINUTE) });
}

/**
 * What stands for an address in a limiter's rows: a digest, as addresses are never written down. One line of
 * IPv6 has a /64 of addresses, so that is one. Null for what the deployment does itself, and for its own
 * machine: a proxy that doesn't say for whom it asks must not make all people one.
 */
export async function addressKey(address: string | null): Promise<string | null> {
  if (address === null || isLoopback(address)) return null;
  return sha256(`${process.env.JWT_PRIVATE_KEY ?? ""} ${lineOf(address)}`);
}

function lineOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped) return mapped[1]!;
  if (!address.includes(":")) return address;
  const [head = "", tail = ""] = address.toLowerCase().split("::");
  const [left, right] = [head.split(":").filter(Boolean), tail.split(":").filter(Boolean)];
  const zeros = address.includes("::") ? Array<string>(Math.max(0, 8 - left.length - right.length)).fill("0") : [];
  return [...left, ...zeros, ...right].slice(0, 4).map((group) => Number.parseInt(group, 16)).join(":");
}
