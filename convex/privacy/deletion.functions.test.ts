// Somebody leaves: what they see before, the way back, and what is left of them afterwards.
import { describe, expect, it, vi } from "vitest";
import { api, internal } from "../_generated/api";
import type { Id } from "../_generated/dataModel";
import { FakeStripe } from "../billing/stripe/stripe.testing";
import { clerkDeployment, clerkUser, member, tell } from "../clerk/clerk.testing";
import { deployment, guest, planOf, titles, trip } from "../people.testing";
import { adaHere, mailsTo, PASSWORD, refusal, signIn } from "../users/accounts.testing";
import { FRIENDS, MARKS, tablesWith, zora } from "./people.testing";

const DAY_MS = 86_400_000;

describe("leaving", () => {
  it("shows first what becomes of the trips, waits fourteen days, and is undone by one word", async () => {
    const { t, ada } = await adaHere();
    await trip(ada);
    expect(await ada.query(api.privacy.deletion.outlook, {})).toEqual({ days: 14, gone: ["Japan in spring"], handedOver: [], shared: 0, plan: false });
    const elsewhere = await signIn(t);
    expect(elsewhere.tokens).toBeTruthy();

    const at = await ada.mutation(api.privacy.deletion.request, {});
    expect(at / DAY_MS).toBeCloseTo(Date.now() / DAY_MS + 14, 2);
    expect(await ada.query(api.privacy.deletion.state, {})).toEqual({ removalAt: at });
    expect(await ada.query(api.users.sessions.list, {})).toHaveLength(1);
    expect(await t.mutation(internal.privacy.deletion.sweep, {})).toEqual({ begun: 0, carriedOn: 0 });
    expect((await mailsTo(t, "ada@example.org")).map(({ subject }) => subject)).toContain("Your account will be deleted");

    await ada.mutation(api.privacy.deletion.keep, {});
    expect(await ada.query(api.privacy.deletion.state, {})).toEqual({ removalAt: null });
    expect((await ada.query(api.audit.log.mine, { paginationOpts: { numItems: 2, cursor: null } })).page.map(({ action }) => action)).toEqual(["users.stay", "users.departure"]);
  });

  it("is for guests too, who have nothing to prove it with", async () => {
    const t = await deployment();
    const gus = await guest(t, "Gus");
    expect(await gus.mutation(api.privacy.deletion.request, {})).toBeGreaterThan(Date.now());
    await gus.mutation(api.privacy.deletion.keep, {});
    expect(await gus.query(api.users.users.me, {})).toMatchObject({ name: "Gus" });
  });

  it("is begun by the daily look once the days are over, and not before; then there is no way back", async () => {
    const { t, ada } = await adaHere();
    await ada.mutation(api.privacy.deletion.request, {});
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 13.9 * DAY_MS });
    try {
      expect(await t.mutation(internal.privacy.deletion.sweep, {})).toMatchObject({ begun: 0 });
      vi.setSystemTime(Date.now() + 0.2 * DAY_MS);
      expect(await t.mutation(internal.privacy.deletion.sweep, {})).toMatchObject({ begun: 1 });
      await expect(ada.mutation(api.privacy.deletion.keep, {})).rejects.toMatchObject(refusal("AUTHENTICATION_ERROR"));
      expect(await t.mutation(internal.privacy.deletion.sweep, {})).toMatchObject({ begun: 0 });
      await gone(t, "ada@example.org");
    } finally {
      vi.useRealTimers();
    }
    await expect(signIn(t, { password: PASSWORD })).rejects.toMatchObject(refusal("AUTHENTICATION_ERROR"));
  });
});

describe("after somebody has left", () => {
  it("nothing anywhere says who they were, what they told, or opens what was theirs", async () => {
    const { t, her, ben, cleo, theirs, handedOn, totpSecret } = await zora();
    expect(await tablesWith(t, MARKS.name)).toEqual(expect.arrayContaining(["users", "mails"]));
    expect(await tablesWith(t, MARKS.email)).toEqual(expect.arrayContaining(["users", "authAccounts"]));
    expect(await tablesWith(t, MARKS.memory)).toEqual(["memories"]);
    expect(await tablesWith(t, MARKS.message)).toContain("aiMessages");
    for (const sealed of [MARKS.key, MARKS.passport, totpSecret]) expect(await tablesWith(t, sealed)).toEqual([]);

    await t.mutation(internal.privacy.deletion.removeNow, { userId: her.userId });
    await gone(t, MARKS.email);
    for (const mark of [...Object.values(MARKS), totpSecret]) expect([mark, await tablesWith(t, mark)]).toEqual([mark, []]);

    expect(await her.query(api.users.users.me, {})).toBeNull();
    const { members, activities } = await planOf(ben, theirs);
    expect(members.map(({ name }) => name)).toEqual(["Ben"]);
    expect(activities.map(({ title }) => title)).toContain("Tea house");
    expect((await ben.query(api.trips.history.list, { tripId: theirs, paginationOpts: { numItems: 50, cursor: null } })).page.some(({ actorId }) => actorId === her.userId)).toBe(true);
    expect(await ben.query(api.billing.requests.list, { tripId: theirs })).toMatchObject([{ state: "cancelled" }]);
    expect(await planOf(cleo, handedOn)).toMatchObject({ role: "owner" });
    expect((await mailsTo(t, FRIENDS.cleo)).map(({ subject }) => subject)).toContain("“Japan in spring” is yours now");
    expect(await tablesWith(t, her.userId)).toEqual(expect.arrayContaining(["users", "auditLog", "erasures", "paymentRequests", "activities"]));
    for (const table of ["memories", "providerKeys", "travellerDocuments", "mails", "authSessions", "aiUsage", "consents"]) expect(await tablesWith(t, her.userId)).not.toContain(table);
    expect(await titles(ben, theirs, "2027-04-10")).toContain("Tea house");
  });

  it("more than fits into one step went in several, each of which is taken once", async () => {
    const t = await deployment();
    const gus = await guest(t, "Gustavson");
    const notes = Array.from({ length: 130 }, (_, n) => ({ kind: "note" as const, value: `gusnote ${n}`, text: `gusnote ${n}` }));
    await t.mutation(internal.ai.memory.forRuns.remember, { userId: gus.userId, memories: notes, source: "stated" });
    await t.mutation(internal.privacy.deletion.removeNow, { userId: gus.userId });
    await t.mutation(internal.privacy.deletion.removeNow, { userId: gus.userId });
    await gone(t, "gusnote");
    const [erasure] = (await t.action(internal.privacy.mentions.find, { text: gus.userId })).filter(({ table }) => table === "erasures");
    for (let step = 0; step < 100; step += 1) await t.mutation(internal.privacy.erasure.advance, { erasureId: erasure!.id as Id<"erasures">, step });
    expect(await t.action(internal.privacy.mentions.find, { text: "users.erased" })).toHaveLength(1);
    expect(await tablesWith(t, "Gustavson")).toEqual([]);
  });

  it("what Clerk said of them is gone too, and late news from there brings nobody back", async () => {
    const t = await clerkDeployment({ CLERK_SECRET_KEY: "" });
    await tell(t, "msg_1", "user.created", clerkUser("user_zora", 1, { first: "Zoraquist", email: "zoraquist@example.org" }));
    const zora = await member(t, "user_zora", { name: "Zoraquist", email: "zoraquist@example.org" });
    expect(await tablesWith(t, "Zoraquist")).toEqual(expect.arrayContaining(["users", "clerkUsers"]));
    await t.mutation(internal.privacy.deletion.removeNow, { userId: (await zora.query(api.users.users.me, {}))!._id });
    await gone(t, "zoraquist");
    await tell(t, "msg_2", "user.updated", clerkUser("user_zora", 2, { first: "Zoraquist", email: "zoraquist@example.org" }));
    expect(await tablesWith(t, "Zoraquist")).toEqual([]);
    await expect(zora.mutation(api.clerk.session.enter, {})).rejects.toMatchObject(refusal("AUTHENTICATION_ERROR"));
  });

  it("their plan is ended and their customer deleted first; while Stripe is silent everything waits for the next look", async () => {
    const stripe = await FakeStripe.start();
    try {
      const { t, ada } = await adaHere({ CARAVAN_MODE: "", STRIPE_AUTOMATIC_TAX: "", ...stripe.env });
      const { url } = await ada.action(api.billing.checkout.start, { plan: "pro", interval: "month" });
      const subscription = stripe.subscribe(new URL(url).pathname.slice(1));
      const { customer } = stripe.objects.get(subscription) as unknown as { customer: string };
      const fact = { kind: "subscription" as const, subscriptionId: subscription, customerId: customer, status: "active" as const, lookupKey: "caravan_pro_month", currentPeriodEnd: null, cancelAt: null, trialEnd: null, startedAt: 0 };
      await t.mutation(internal.billing.events.apply, { event: null, facts: [fact], reading: 1 });
      expect(await ada.query(api.privacy.deletion.outlook, {})).toMatchObject({ plan: true });

      stripe.down = 500;
      await t.mutation(internal.privacy.deletion.removeNow, { userId: ada.userId });
      await vi.waitFor(() => expect(stripe.writes(/^subscriptions/)).not.toEqual([]), { timeout: 10_000 });
      expect(await tablesWith(t, "ada@example.org")).toContain("users");

      stripe.down = null;
      vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 2 * 3_600_000 });
      try {
        expect(await t.mutation(internal.privacy.deletion.sweep, {})).toEqual({ begun: 0, carriedOn: 1 });
        await gone(t, "ada@example.org");
      } finally {
        vi.useRealTimers();
      }
      expect(stripe.objects.get(subscription)).toMatchObject({ status: "canceled" });
      expect(stripe.writes(new RegExp(`^customers/${customer}$`))).toMatchObject([{ method: "DELETE" }]);
    } finally {
      await stripe.close();
    }
  });
});

/** Waits for the last step. */
async function gone(t: Awaited<ReturnType<typeof deployment>>, email: string) {
  await vi.waitFor(async () => expect(await tablesWith(t, email)).toEqual([]), { timeout: 25_000, interval: 200 });
  await vi.waitFor(async () => expect(await tablesWith(t, "users.erased")).toEqual(["auditLog"]), { timeout: 25_000, interval: 100 });
}
