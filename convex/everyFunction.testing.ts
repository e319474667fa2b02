// Calls any public function by its name with its sample arguments, and makes the rows that these speak of.
import { makeFunctionReference } from "convex/server";
import { api, internal } from "./_generated/api";
import { activity, guest, JAPAN, type Engine, type Person } from "./people.testing";
import { PERMISSIONS, type Role } from "./permissions";
import type { PublicFunction } from "./publicFunctions.testing";
import { SAMPLE_ARGUMENTS, type Rows } from "./sampleArguments.testing";
import { SHOWN_AT_FIRST } from "./trips/publicPages/publicView";

export type Arguments = Record<string, unknown>;

export const needOf = ({ permission }: PublicFunction): { who: string; role?: Role } => PERMISSIONS[permission!];

export const sample = ({ name }: PublicFunction, rows: Rows): Arguments => SAMPLE_ARGUMENTS[name]!(rows);

/** The refusal of a call, or what it gave. */
export async function call(who: Person, { name, kind }: PublicFunction, args: Arguments): Promise<{ code: string; message: string } | { given: unknown }> {
  try {
    switch (kind) {
      case "query":
        return { given: await who.query(makeFunctionReference<"query">(name), args) };
      case "mutation":
        return { given: await who.mutation(makeFunctionReference<"mutation">(name), args) };
      case "action":
        return { given: await who.action(makeFunctionReference<"action">(name), args) };
    }
  } catch (error) {
    const data = (error as { data?: { code: string; message: string } }).data;
    return data ?? { code: "NO_REFUSAL_OF_OURS", message: String(error) };
  }
}

/** Rows in a trip, and those of `owner` and `payer` that belong to none. The comment is `author`'s, the poll `asker`'s. */
export async function rowsOf(t: Engine, tripId: Rows["tripId"], owner: Person, payer: Person, author: Person = owner, asker: Person = author): Promise<Rows> {
  const vegan = { kind: "diet" as const, value: `vegan ${tripId}`, text: "I'm vegan" };
  const [memory] = await t.mutation(internal.ai.memory.forRuns.remember, { userId: owner.userId, memories: [vegan], source: "stated" });
  const share = { tripId, description: "Hotel", total: 10_000, currency: "EUR", split: { kind: "equal" as const, among: [owner.userId, payer.userId] } };
  const [requestId] = await owner.mutation(api.billing.requests.create, share);
  const activityId = await owner.mutation(api.trips.activities.add, { tripId, activity: activity("Castle") });
  const details = { kind: "tour" as const, confirmed: false, code: "", price: null, contact: "", notes: "", freeUntil: null };
  return {
    tripId,
    activityId,
    bookingId: await owner.mutation(api.bookings.manual.add, { tripId, activityId, press: "press-0001", details }),
    pollId: await asker.mutation(api.votes.polls.create, { tripId, question: "Where to eat?", options: [{ text: "A", activityId: null }, { text: "B", activityId: null }], multiple: false, deadline: null }),
    variantId: await owner.mutation(api.trips.variants.add, { tripId, day: JAPAN.startDate, name: "", copy: false }),
    commentId: await author.mutation(api.comments.comments.add, { tripId, activityId, text: "Early?" }),
    inviteId: (await owner.mutation(api.trips.invites.create, { tripId, role: "viewer" })).inviteId,
    memoryId: memory!._id,
    jobId: await owner.mutation(api.ai.agents.jobs.start, { tripId, agents: ["culture"] }),
    runId: await owner.mutation(api.ai.thread.send, { tripId, text: "What can you do?" }),
    requestId: requestId!,
    paymentId: await payer.mutation(internal.billing.requestRows.beginPayment, { requestId: requestId! }),
    sessionId: (await owner.query(api.users.sessions.list, {}))[0]!._id,
    eventId: (await owner.query(api.users.security.signIns, {}))[0]!._id,
    documentId: await t.mutation(internal.privacy.documentRows.store, { userId: owner.userId, kind: "passport", key: "k", sealed: { ciphertext: new ArrayBuffer(1), nonce: new ArrayBuffer(1), keyVersion: "v" } }),
    payerId: payer.userId,
    personalInviteId: await owner.mutation(api.trips.personalInvites.send, { tripId, to: { kind: "email", email: `${tripId}@example.org` }, role: "viewer" }),
    requestToJoinId: await asks(t, owner, tripId),
    pointId: await owner.mutation(api.trips.restorePoints.create, { tripId, name: "At first" }),
  };
}

/** Somebody who asks to be let in, on a page that is there for that long. */
async function asks(t: Engine, owner: Person, tripId: Rows["tripId"]): Promise<Rows["requestToJoinId"]> {
  const slug = await owner.mutation(api.trips.publicPages.publish, { tripId, shows: SHOWN_AT_FIRST, copies: true, requests: true, indexed: false, days: null });
  const asker = await guest(t, "Asker");
  await asker.mutation(api.trips.joinRequests.askOnPage, { slug, role: "viewer", note: "" });
  await owner.mutation(api.trips.publicPages.unpublish, { tripId });
  return (await owner.query(api.trips.joinRequests.list, { tripId }))[0]!._id;
}
