import { describe, expect, it, vi } from "vitest";
import { api, internal } from "../../_generated/api";
import { holder } from "../../clerk/clerk.testing";
import { as, guest, planOf, signUp, trip, type Engine } from "../../people.testing";
import { ADA, adaHere, codeFor, confirmEmail, mailsTo, OTHER_PASSWORD, PASSWORD, refusal, signIn, TICKET } from "../accounts.testing";

const RESET = "Choose a new password";
const CLAIM = "Use your address at Caravan";
const ask = (t: Engine, email: string, ticket: string | null = null) => t.mutation(api.users.passwords.requestReset, { email, ticket });
const reset = (t: Engine, code: string, password = OTHER_PASSWORD, email = ADA) => t.action(api.users.passwords.reset, { email, code, password });

describe("a forgotten password", () => {
  it("is replaced by the code in the mail, once; everybody is signed out and the owner told", async () => {
    const { t, ada } = await adaHere();
    await confirmEmail(t, ada);
    await ask(t, ADA);
    const code = await codeFor(t, ADA, RESET);
    await expect(reset(t, code, "short")).rejects.toMatchObject(refusal("VALIDATION_ERROR", { field: "password" }));
    await reset(t, code);
    expect(await ada.query(api.users.users.me)).toBeNull();
    expect(await ada.query(api.users.sessions.state)).toBe("ended");
    expect((await mailsTo(t, ADA))[0]!.subject).toBe("Your password was changed");
    await expect(reset(t, code, "another password")).rejects.toMatchObject(refusal("VALIDATION_ERROR", { field: "code" }));
    await expect(signIn(t)).rejects.toMatchObject(refusal("AUTHENTICATION_ERROR"));
    expect((await signIn(t, { password: OTHER_PASSWORD })).tokens).toBeTruthy();
  });

  it("isn't told of: the answer is the same without an account, and no mail goes out", async () => {
    const { t } = await adaHere();
    expect([await ask(t, "nobody@example.org"), await ask(t, ADA)]).toEqual([null, null]);
    await codeFor(t, ADA, CLAIM);
    expect(await mailsTo(t, "nobody@example.org")).toEqual([]);
    const [unknown, wrong] = await Promise.all([
      reset(t, "AAAAA-AAAAA", OTHER_PASSWORD, "nobody@example.org").catch((error: { data: unknown }) => error.data),
      reset(t, "AAAAA-AAAAA").catch((error: { data: unknown }) => error.data),
    ]);
    expect(unknown).toEqual(wrong);
  });

  it("isn't kept from its owner by strangers who try codes, or ask again elsewhere; and mails have an end", async () => {
    const { t, ada } = await adaHere();
    await confirmEmail(t, ada);
    await ask(t, ADA);
    const code = await codeFor(t, ADA, RESET);
    const complete = (typed: string) => t.mutation(internal.users.passwords.complete, { email: ADA, code: typed, secret: "hash" });
    for (let tries = 0; tries < 8; tries += 1) expect(await complete(`AAAAA-AAAA${tries}`)).toBe("wrong");
    expect(await complete(code)).toBe("done");
    for (let more = 0; more < 6; more += 1) await t.mutation(internal.users.passwords.begin, { email: ADA, ticketHash: null });
    expect((await mailsTo(t, ADA)).filter((mail) => mail.subject === RESET)).toHaveLength(3);
  });

  it("isn't ended by a stranger who asks too, once it was asked for where the account is known", async () => {
    const { t } = await adaHere();
    await signIn(t, { ticket: TICKET });
    await ask(t, ADA, TICKET);
    const code = await codeFor(t, ADA, RESET);
    await t.mutation(internal.users.passwords.begin, { email: ADA, ticketHash: null });
    await reset(t, code);
    expect((await signIn(t, { password: OTHER_PASSWORD })).tokens).toBeTruthy();
  });

  it("ends what a thief has begun: nobody comes back by a code for linking that was made before", async () => {
    const { t, ada } = await adaHere();
    await confirmEmail(t, ada);
    const { code } = await ada.mutation(api.users.linking.offer, {});
    await ada.mutation(api.users.emails.change, { email: "thief@example.org" });
    await ask(t, ADA);
    await reset(t, await codeFor(t, ADA, RESET));
    await expect(holder(t, "user_thief").mutation(api.users.linking.claim, { code })).rejects.toMatchObject(refusal("RESOURCE_NOT_FOUND"));
    const again = as(t, await signIn(t, { password: OTHER_PASSWORD }));
    expect(await again.query(api.users.security.overview)).toMatchObject({ email: ADA, pendingEmail: null });
  });

  it("isn't reset with the code of another address or purpose", async () => {
    const { t, ada } = await adaHere();
    const ben = await signUp(t, "Ben", "ben@example.org", PASSWORD);
    await confirmEmail(t, ada);
    const bens = await codeFor(t, "ben@example.org", "Confirm your e-mail");
    await ask(t, ADA);
    const code = await codeFor(t, ADA, RESET);
    const complete = (email: string, typed: string) => t.mutation(internal.users.passwords.complete, { email, code: typed, secret: "hash" });
    expect(await complete("ben@example.org", code)).toBe("wrong");
    expect(await complete("ben@example.org", bens)).toBe("wrong");
    expect(await ben.query(api.users.sessions.state)).toBe("live");
  });
});

describe("an account whose address nobody confirmed", () => {
  it("isn't opened by the mailbox's owner, who gets the address alone; whoever made it keeps their trips as a guest", async () => {
    const { t, ada: squatter } = await adaHere();
    const tripId = await trip(squatter);
    await ask(t, ADA, "b".repeat(64));
    await reset(t, await codeFor(t, ADA, CLAIM));
    expect(await squatter.query(api.users.users.me)).toMatchObject({ isAnonymous: true, email: null });
    expect((await planOf(squatter, tripId)).role).toBe("owner");
    await expect(signIn(t)).rejects.toThrow();
    const { tokens } = await signIn(t, { password: OTHER_PASSWORD });
    expect(tokens!.token).toBeTruthy();
    expect(await mailsTo(t, ADA)).not.toContainEqual(expect.objectContaining({ subject: "Your password was changed" }));
  });

  it("stays a person's who has another way in", async () => {
    const { t, ada } = await adaHere();
    const { code } = await ada.mutation(api.users.linking.offer, {});
    await holder(t, "user_ada").mutation(api.users.linking.claim, { code });
    await ask(t, ADA);
    await reset(t, await codeFor(t, ADA, CLAIM));
    const atClerk = holder(t, "user_ada");
    expect(await atClerk.query(api.users.users.me)).toMatchObject({ _id: ada.userId, isAnonymous: false, email: null });
    expect((await atClerk.query(api.users.linking.list)).map(({ kind }) => kind)).toEqual(["clerk"]);
  });

  it("is opened when a browser asked in which it has been signed in", async () => {
    const { t } = await adaHere();
    await signIn(t, { ticket: TICKET });
    await ask(t, ADA, TICKET);
    await reset(t, await codeFor(t, ADA, RESET));
    expect((await signIn(t, { password: OTHER_PASSWORD })).tokens).toBeTruthy();
  });
});

describe("a password", () => {
  it("is changed by whoever knows the present one; the others are signed out, this session stays", async () => {
    const { t, ada } = await adaHere();
    const change = (current: string, next: string) => ada.action(api.users.passwords.change, { current, next });
    await signIn(t);
    await expect(change("wrong horse", OTHER_PASSWORD)).rejects.toMatchObject(refusal("AUTHENTICATION_ERROR", { field: "current" }));
    await expect(change(PASSWORD, "short")).rejects.toMatchObject(refusal("VALIDATION_ERROR"));
    expect(await ada.query(api.users.sessions.list)).toHaveLength(2);
    await change(PASSWORD, OTHER_PASSWORD);
    expect(await ada.query(api.users.sessions.list)).toMatchObject([{ current: true }]);
    await vi.waitFor(async () => expect((await mailsTo(t, ADA))[0]!.subject).toBe("Your password was changed"));
  });

  it("isn't a guest's to change", async () => {
    const { t } = await adaHere();
    const visitor = await guest(t, "Visitor");
    await expect(visitor.action(api.users.passwords.change, { current: PASSWORD, next: OTHER_PASSWORD })).rejects.toMatchObject(refusal("AUTHORIZATION_ERROR"));
  });

  it("isn't closed to its owner by the wrong ones of strangers, where the browser is known", async () => {
    const { t, ada } = await adaHere();
    await signIn(t, { ticket: TICKET });
    for (let tries = 0; tries < 10; tries += 1) await expect(signIn(t, { password: "wrong horse" })).rejects.toMatchObject(refusal("AUTHENTICATION_ERROR"));
    await expect(signIn(t)).rejects.toMatchObject(refusal("RATE_LIMIT_EXCEEDED"));
    await expect(signIn(t, { ticket: "b".repeat(64) })).rejects.toMatchObject(refusal("RATE_LIMIT_EXCEEDED"));
    await expect(ada.action(api.users.proofs.prove, { secret: "wrong horse" })).rejects.toMatchObject(refusal("AUTHENTICATION_ERROR"));
    expect((await signIn(t, { ticket: TICKET })).tokens).toBeTruthy();
  });

  it("isn't guessed by signing up again with the same address", async () => {
    const { t } = await adaHere();
    const again = t.action(api.auth.signIn, { provider: "password", params: { flow: "signUp", name: "Eve", email: ADA, password: PASSWORD } });
    await expect(again).rejects.toMatchObject(refusal("CONFLICT"));
    await expect(t.action(api.auth.signIn, { provider: "password", params: { flow: "reset", email: ADA } })).rejects.toMatchObject(refusal("VALIDATION_ERROR"));
  });
});
