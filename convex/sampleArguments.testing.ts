// Arguments with which each public function would be taken from somebody who may call it: the story's trip and its
// rows. A function that is added must be given its line here; strangers.functions.test.ts says so.
import type { Id } from "./_generated/dataModel";
import { activity, JAPAN } from "./people.testing";

/** Rows of one trip, and what belongs to its owner and to the editor, who is asked for a share. */
export type Rows = {
  tripId: Id<"trips">;
  activityId: Id<"activities">;
  inviteId: Id<"invites">;
  memoryId: Id<"memories">;
  runId: Id<"aiRuns">;
  jobId: Id<"aiJobs">;
  requestId: Id<"paymentRequests">;
  paymentId: Id<"payments">;
  bookingId: Id<"bookings">;
  sessionId: Id<"authSessions">;
  eventId: Id<"signInEvents">;
  documentId: Id<"travellerDocuments">;
  payerId: Id<"users">;
};
export type SampleArguments = (rows: Rows) => Record<string, unknown>;

const nothing = () => ({});
const page = () => ({ paginationOpts: { numItems: 5, cursor: null } });
const trip = ({ tripId }: Rows) => ({ tripId });
const BOOKED = { kind: "tour", confirmed: true, code: "KX-77", price: null, contact: "", notes: "", freeUntil: null };

export const SAMPLE_ARGUMENTS: Record<string, SampleArguments> = {
  "ai/agents/jobs:current": trip,
  "ai/agents/jobs:latest": trip,
  "ai/agents/jobs:retry": ({ tripId, jobId }) => ({ tripId, jobId }),
  "ai/agents/jobs:start": trip,
  "ai/agents/jobs:stop": ({ tripId, jobId }) => ({ tripId, jobId }),
  "ai/keys/keys:list": nothing,
  "ai/keys/keys:remove": () => ({ provider: "openai" }),
  "ai/keys/keys:setFallback": () => ({ provider: "openai", allowFallback: true }),
  "ai/keys/vault:save": () => ({ provider: "openai", key: "sk-of-somebody-else" }),
  "ai/memory/memories:edit": ({ memoryId }) => ({ memoryId, value: "vegan" }),
  "ai/memory/memories:forget": ({ memoryId }) => ({ memoryId }),
  "ai/memory/memories:forgetAll": nothing,
  "ai/memory/memories:list": page,
  "ai/memory/memories:setEnabled": () => ({ enabled: false }),
  "ai/memory/memories:settings": nothing,
  "ai/proposals:decide": ({ tripId, runId }) => ({ tripId, runId, keys: [], accept: true }),
  "ai/proposals:list": trip,
  "ai/proposals:vote": ({ tripId, runId }) => ({ tripId, runId, key: "0.0", inFavour: true }),
  "ai/thread:current": trip,
  "ai/thread:judge": ({ tripId, runId }) => ({ tripId, runId, good: true }),
  "ai/thread:list": ({ tripId }) => ({ tripId, ...page() }),
  "ai/thread:send": ({ tripId }) => ({ tripId, text: "Plan it" }),
  "ai/thread:stop": ({ tripId, runId }) => ({ tripId, runId }),
  "ai/usage/usage:byDay": nothing,
  "ai/usage/usage:byModel": nothing,
  "ai/usage/usage:byTrip": nothing,
  "ai/usage/usage:summary": nothing,
  "audit/admin:list": page,
  "audit/admin:verify": () => ({ after: { seq: 0, hash: "0" } }),
  "audit/log:mine": page,
  "auth:isAuthenticated": nothing,
  "auth:signIn": () => ({ provider: "password", params: { flow: "signIn", email: "nobody@example.org", password: "wrong horse" } }),
  "auth:signOut": nothing,
  "billing/checkout:change": () => ({ plan: "agency", interval: "year" }),
  "billing/checkout:start": () => ({ plan: "pro", interval: "month" }),
  "billing/payments:bills": nothing,
  "billing/payments:mine": page,
  "billing/payments:ofTrip": trip,
  "billing/payments:standing": nothing,
  "billing/plan:mine": nothing,
  "billing/plan:offers": nothing,
  "billing/portal:open": nothing,
  "billing/refunds:create": ({ paymentId }) => ({ paymentId, reason: "Paid twice" }),
  "billing/requests:cancel": ({ tripId, requestId }) => ({ tripId, requestId }),
  "billing/requests:create": ({ tripId, payerId }) => ({ tripId, description: "Hotel", total: 10_000, currency: "EUR", split: { kind: "equal", among: [payerId] } }),
  "billing/requests:list": trip,
  "billing/requests:pay": ({ requestId }) => ({ requestId }),
  "billing/requests:remind": ({ tripId, requestId }) => ({ tripId, requestId }),
  "billing/returns:check": () => ({ of: "x" }),
  "billing/returns:get": () => ({ of: "x" }),
  "bookings/bookings:cancel": ({ tripId, bookingId }) => ({ tripId, bookingId, refund: 0 }),
  "bookings/bookings:history": ({ tripId, bookingId }) => ({ tripId, bookingId }),
  "bookings/bookings:list": trip,
  "bookings/bookings:quote": ({ tripId, activityId }) => ({ tripId, activityId, press: "press-0001" }),
  "bookings/bookings:refundIfCancelled": ({ tripId, bookingId }) => ({ tripId, bookingId, asked: 1 }),
  "bookings/bookings:remove": ({ tripId, bookingId }) => ({ tripId, bookingId }),
  "bookings/bookings:request": ({ tripId, bookingId }) => ({ tripId, bookingId }),
  "bookings/files:attach": ({ tripId, bookingId }) => ({ tripId, bookingId, storageId: "x", name: "ticket.pdf" }),
  "bookings/files:list": ({ tripId, bookingId }) => ({ tripId, bookingId }),
  "bookings/files:remove": ({ tripId, bookingId }) => ({ tripId, bookingId, fileId: "x" }),
  "bookings/files:uploadUrl": ({ tripId, bookingId }) => ({ tripId, bookingId, name: "ticket.pdf", size: 1000 }),
  "bookings/manual:add": ({ tripId, activityId }) => ({ tripId, activityId, press: "press-0001", details: BOOKED }),
  "bookings/manual:edit": ({ tripId, bookingId }) => ({ tripId, bookingId, details: BOOKED }),
  "bookings/pay:open": ({ bookingId }) => ({ bookingId }),
  "clerk/session:enter": nothing,
  "deployment/status:get": nothing,
  "mail/outbox:list": () => ({ ticket: null }),
  "places/cities:search": () => ({ text: "kyoto" }),
  "presence:disconnect": () => ({ sessionToken: "x" }),
  "presence:heartbeat": ({ tripId }) => ({ roomId: tripId, userId: "x", sessionId: "s", interval: 10_000 }),
  "presence:list": () => ({ roomToken: "x" }),
  "privacy/consents:decide": () => ({ analytics: true, version: "2026-11" }),
  "privacy/consents:get": nothing,
  "privacy/deletion:keep": nothing,
  "privacy/deletion:outlook": nothing,
  "privacy/deletion:request": nothing,
  "privacy/deletion:state": nothing,
  "privacy/documents:add": () => ({ kind: "passport", content: { name: "X", country: "FR", number: "X1234567", expires: "2030-01-01" } }),
  "privacy/documents:list": nothing,
  "privacy/documents:remove": ({ documentId }) => ({ documentId }),
  "privacy/documents:show": ({ documentId }) => ({ documentId }),
  "privacy/exports:current": nothing,
  "privacy/exports:request": nothing,
  "trips/activities:add": ({ tripId }) => ({ tripId, activity: activity("X") }),
  "trips/activities:move": ({ tripId, activityId }) => ({ tripId, activityId, day: null, afterId: null }),
  "trips/activities:remove": ({ tripId, activityId }) => ({ tripId, activityId }),
  "trips/activities:update": ({ tripId, activityId }) => ({ tripId, activityId, set: {} }),
  "trips/history:list": ({ tripId }) => ({ tripId, ...page() }),
  "trips/history:redo": trip,
  "trips/history:undo": trip,
  "trips/invites:accept": () => ({ token: "x" }),
  "trips/invites:create": ({ tripId }) => ({ tripId, role: "editor" }),
  "trips/invites:list": trip,
  "trips/invites:peek": () => ({ token: "x" }),
  "trips/invites:revoke": ({ tripId, inviteId }) => ({ tripId, inviteId }),
  "trips/itinerary:get": trip,
  "trips/trips:create": () => ({ ...JAPAN }),
  "trips/trips:createSample": nothing,
  "trips/trips:list": page,
  "trips/trips:remove": trip,
  "trips/trips:update": ({ tripId }) => ({ tripId, title: "Mine now" }),
  "users/emails:change": () => ({ email: "elsewhere@example.org" }),
  "users/emails:confirm": () => ({ code: "000000" }),
  "users/emails:keep": nothing,
  "users/emails:sendAgain": nothing,
  "users/linking:claim": () => ({ code: "x" }),
  "users/linking:list": nothing,
  "users/linking:offer": nothing,
  "users/linking:remove": () => ({ tokenIdentifier: "builtin|x" }),
  "users/passwords:change": () => ({ current: "correct horse", next: "wrong horses" }),
  "users/passwords:requestReset": () => ({ email: "owner@example.org", ticket: null }),
  "users/passwords:reset": () => ({ email: "owner@example.org", code: "000000", password: "wrong horses" }),
  "users/proofs:prove": () => ({ secret: "wrong horses" }),
  "users/proofs:sendCode": nothing,
  "users/security:alerts": nothing,
  "users/security:dismissAlert": ({ eventId }) => ({ eventId }),
  "users/security:overview": nothing,
  "users/security:signIns": nothing,
  "users/sessions:list": nothing,
  "users/sessions:revoke": ({ sessionId }) => ({ sessionId }),
  "users/sessions:revokeOthers": nothing,
  "users/sessions:state": nothing,
  "users/sessions:touch": nothing,
  "users/totp:begin": nothing,
  "users/totp:confirm": () => ({ code: "000000" }),
  "users/totp:disable": () => ({ by: "password", secret: "wrong horses" }),
  "users/totp:renewRecoveryCodes": nothing,
  "users/users:me": nothing,
  "users/users:update": () => ({ name: "X" }),
};

/** Where a function takes an object of any shape, so that a field that nobody knows isn't refused by its validator but by its rules. */
export const OPEN_OBJECTS: Record<string, string[]> = { "auth:signIn": ["params"] };
