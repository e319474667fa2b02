import { decodeJwt } from "jose";
import { describe, expect, it } from "vitest";
import { api, internal } from "../../_generated/api";
import type { Id } from "../../_generated/dataModel";
import { guest, signUp, type Engine } from "../../people.testing";
import { ADA, adaHere, appCode, codeFor, confirmEmail, mailsTo, PASSWORD, refusal, SEALING, signIn, TICKET } from "../accounts.testing";
import { ticketHash } from "./tickets";

const HOME = { network: "203.0.113.0/24", browser: "Chrome on Windows" };
const AWAY = { network: "198.51.100.0/24", browser: "Firefox on Linux" };

/** Ada as she is known in another browser. */
async function adaAgain(t: Engine, params: Parameters<typeof signIn>[1] = {}) {
  const { sub, iss } = decodeJwt((await signIn(t, params)).tokens!.token);
  return t.withIdentity({ subject: sub!, issuer: iss!, tokenIdentifier: `${iss}|${sub}` });
}

/** A sign-in with a right password, from somewhere. */
const arrive = (t: Engine, userId: Id<"users">, from: typeof HOME, ticket: string | null = null) =>
  ticketHash(ticket).then((hash) => t.mutation(internal.users.signIns.finish, { userId, flow: "signIn", proof: null, ticketHash: hash, from }));

/** The same, and what can be done in the session. */
async function arriveAs(t: Engine, userId: Id<"users">, from: typeof HOME) {
  const arrived = await arrive(t, userId, from);
  if (arrived.outcome !== "signedIn") throw new Error("A code was asked for.");
  return t.withIdentity({ subject: `${userId}|${arrived.sessionId}`, issuer: "http://caravan.test" });
}

describe("sessions", () => {
  it("are listed, and one that is revoked is over at once", async () => {
    const { t, ada } = await adaHere();
    const laptop = await adaAgain(t);
    const list = await ada.query(api.users.sessions.list);
    expect(list.map(({ current }) => current)).toEqual([false, true]);
    await ada.mutation(api.users.sessions.revoke, { sessionId: list[0]!._id });
    expect(await laptop.query(api.users.sessions.state)).toBe("ended");
    await expect(laptop.mutation(api.users.users.update, { name: "Eve" })).rejects.toMatchObject(refusal("AUTHENTICATION_ERROR"));
    expect(await laptop.query(api.users.users.me)).toBeNull();
    expect(await ada.query(api.users.sessions.list)).toHaveLength(1);
  });

  it("end where a browser has left one without the server, by its id alone; no other does", async () => {
    const { t, ada } = await adaHere();
    const laptop = await adaAgain(t);
    const [left] = await ada.query(api.users.sessions.list);
    for (const sessionId of ["x", ada.userId, left!._id, left!._id]) expect(await t.mutation(api.users.sessions.leave, { sessionId })).toBeNull();
    expect([await laptop.query(api.users.sessions.state), await ada.query(api.users.sessions.state)]).toEqual(["ended", "live"]);
  });

  it("are their owner's alone to revoke", async () => {
    const { t, ada } = await adaHere();
    const eve = await signUp(t, "Eve", "eve@example.org", PASSWORD);
    const [session] = await ada.query(api.users.sessions.list);
    await expect(eve.mutation(api.users.sessions.revoke, { sessionId: session!._id })).rejects.toMatchObject(refusal("RESOURCE_NOT_FOUND"));
    expect(await eve.mutation(api.users.sessions.revokeOthers, {})).toBe(0);
    expect(await ada.query(api.users.sessions.state)).toBe("live");
    await expect((await guest(t, "G")).mutation(api.users.sessions.revoke, { sessionId: session!._id })).rejects.toMatchObject(refusal("AUTHORIZATION_ERROR"));
    expect(await t.query(api.users.sessions.state)).toBe("none");
  });

  it("can all be ended but one's own", async () => {
    const { t, ada } = await adaHere();
    const laptop = await adaAgain(t);
    await arrive(t, ada.userId, AWAY);
    expect(await laptop.mutation(api.users.sessions.revokeOthers, {})).toBe(2);
    expect([await ada.query(api.users.sessions.state), await laptop.query(api.users.sessions.state)]).toEqual(["ended", "live"]);
    await laptop.mutation(api.users.sessions.touch, {});
    expect(await laptop.query(api.users.sessions.list)).toMatchObject([{ current: true }]);
  });
});

describe("a sign-in out of the ordinary", () => {
  it("is told to the other sessions and by mail, and never refused", async () => {
    const { t, ada } = await adaHere();
    await arrive(t, ada.userId, HOME, TICKET);
    await arrive(t, ada.userId, AWAY, TICKET);
    expect(await ada.query(api.users.security.alerts)).toMatchObject([{ signals: ["newBrowser"], ...HOME }]);
    await arrive(t, ada.userId, AWAY);
    await arrive(t, ada.userId, { ...AWAY, network: "192.0.2.0/24" });
    const alerts = await ada.query(api.users.security.alerts);
    expect(alerts.map(({ signals }) => signals)).toEqual([["newBrowser", "travel"], ["newBrowser"]]);
    expect((await mailsTo(t, ADA)).filter((mail) => mail.kind === "signInAlert").map((mail) => /another network/.test(mail.text))).toEqual([true, false]);

    const eve = await signUp(t, "Eve", "eve@example.org", PASSWORD);
    await expect(eve.mutation(api.users.security.dismissAlert, { eventId: alerts[0]!._id })).rejects.toMatchObject(refusal("RESOURCE_NOT_FOUND"));
    for (const { _id } of alerts) await ada.mutation(api.users.security.dismissAlert, { eventId: _id });
    expect(await ada.query(api.users.security.alerts)).toEqual([]);
  });

  it("can't be waved through by itself", async () => {
    const { t, ada } = await adaHere();
    const thief = await arriveAs(t, ada.userId, AWAY);
    const [newest] = await thief.query(api.users.security.signIns);
    expect(newest!.signals).toEqual(["newBrowser"]);
    await expect(thief.mutation(api.users.security.dismissAlert, { eventId: newest!._id })).rejects.toMatchObject(refusal("RESOURCE_NOT_FOUND"));
    expect(await ada.query(api.users.security.alerts)).toMatchObject([{ _id: newest!._id }]);
  });

  it("is five failures within a quarter of an hour, told once", async () => {
    const { t, ada } = await adaHere();
    for (let tries = 0; tries < 8; tries += 1) await t.mutation(internal.users.signIns.failed, { email: ADA, outcome: "wrongPassword", from: AWAY });
    await t.mutation(internal.users.signIns.failed, { email: "nobody@example.org", outcome: "wrongPassword", from: AWAY });
    expect(await ada.query(api.users.security.alerts)).toMatchObject([{ signals: ["failures"], ...AWAY }]);
    expect((await mailsTo(t, ADA)).filter((mail) => mail.kind === "signInAlert")).toHaveLength(1);
    expect((await signIn(t)).tokens).toBeTruthy();
  });
});

describe("what would lock the owner out", () => {
  it("needs a proof of the last ten minutes, which a suspicious session doesn't start with", async () => {
    const { t, ada } = await adaHere();
    await arrive(t, ada.userId, HOME);
    const thief = await arriveAs(t, ada.userId, AWAY);
    const change = () => thief.mutation(api.users.emails.change, { email: "thief@example.org" });
    await expect(change()).rejects.toMatchObject(refusal("AUTHORIZATION_ERROR", { needs: "proof", by: "password" }));
    await expect(thief.action(api.users.proofs.prove, { secret: "wrong horse" })).rejects.toMatchObject(refusal("AUTHENTICATION_ERROR"));
    await expect(change()).rejects.toMatchObject(refusal("AUTHORIZATION_ERROR"));
    await thief.action(api.users.proofs.prove, { secret: PASSWORD });
    expect(await change()).toBeNull();
    await expect(thief.mutation(api.users.users.update, { name: "X", provedAt: Date.now() } as never)).rejects.toThrow();
  });

  it("needs a code where two-step sign-in is on, or where the mailbox is what is left to show", async () => {
    const { t, ada } = await adaHere({ ...SEALING });
    await confirmEmail(t, ada);
    const { secret } = await ada.action(api.users.totp.begin, {});
    await ada.action(api.users.totp.confirm, { code: appCode(secret) });
    await expect(ada.action(api.users.proofs.prove, { secret: PASSWORD })).rejects.toMatchObject(refusal("AUTHENTICATION_ERROR"));
    expect(await ada.action(api.users.proofs.prove, { secret: appCode(secret, 1) })).toBeNull();
    await ada.mutation(api.users.proofs.sendCode, {});
    expect(await codeFor(t, ADA, "Your code for Caravan")).toHaveLength(11);
  });
});
