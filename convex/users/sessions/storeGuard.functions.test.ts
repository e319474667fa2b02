import { describe, expect, it } from "vitest";
import { api, internal } from "../../_generated/api";
import { as, deployment, guest, planOf, trip } from "../../people.testing";
import { refusal } from "../accounts.testing";

const enter = { provider: "anonymous", params: { name: "Ada" } };

describe("a refresh token", () => {
  it("renews its session, and ends with it", async () => {
    const t = await deployment();
    const { tokens } = await t.action(api.auth.signIn, enter);
    const { tokens: renewed } = await t.action(api.auth.signIn, { refreshToken: tokens!.refreshToken });
    const ada = as(t, { tokens: renewed });
    expect(await ada.query(api.users.users.me)).toMatchObject({ name: "Ada" });
    await ada.action(api.auth.signOut, {});
    expect(await t.action(api.auth.signIn, { refreshToken: renewed!.refreshToken })).toEqual({ tokens: null });
  });

  it("that names something else than a session takes nothing away, whoever sends it", async () => {
    const t = await deployment();
    const ada = await guest(t, "Ada");
    const tripId = await trip(ada);
    for (const refreshToken of [`${tripId}|${tripId}`, `${ada.userId}|${tripId}`, "x", "", "x|y|z"]) {
      expect(await t.action(api.auth.signIn, { refreshToken }).catch(() => null)).not.toMatchObject({ tokens: { token: expect.anything() } });
    }
    expect((await planOf(ada, tripId)).role).toBe("owner");
  });

  it("made of somebody's session and another's token ends neither", async () => {
    const t = await deployment();
    const { tokens } = await t.action(api.auth.signIn, enter);
    const eve = await t.action(api.auth.signIn, enter);
    const session = tokens!.refreshToken.split("|")[1]!;
    const [token] = eve.tokens!.refreshToken.split("|");
    expect(await t.action(api.auth.signIn, { refreshToken: `${token}|${session}` })).toEqual({ tokens: null });
    expect(await as(t, { tokens }).query(api.users.sessions.state)).toBe("live");
  });

  it("that was copied from a guest is no good once the guest has an account", async () => {
    const t = await deployment();
    const asGuest = await t.action(api.auth.signIn, enter);
    const params = { flow: "signUp", name: "Ada", email: "ada@example.org", password: "correct horse battery" };
    const member = await as(t, asGuest).action(api.auth.signIn, { provider: "password", params });
    expect(await t.action(api.auth.signIn, { refreshToken: asGuest.tokens!.refreshToken })).toEqual({ tokens: null });
    expect((await t.action(api.auth.signIn, { refreshToken: member.tokens!.refreshToken })).tokens).toBeTruthy();
  });
});

describe("what the accounts library could do besides", () => {
  it("is refused: there is no such way to sign in", async () => {
    const t = await deployment();
    await expect(t.action(api.auth.signIn, { params: { code: "123456", email: "ada@example.org" } })).rejects.toMatchObject(refusal("VALIDATION_ERROR"));
  });
});

describe("guests and sign-ups of one address", () => {
  const address = "203.0.113.9";
  const sixty = <T>(act: () => Promise<T>) => Promise.all(Array.from({ length: 60 }, act));

  it("have an end", async () => {
    const t = await deployment();
    await sixty(() => t.mutation(internal.users.signIns.admitGuest, { address }));
    await expect(t.withRequestMetadata({ ip: address }).action(api.auth.signIn, enter)).rejects.toMatchObject(refusal("RATE_LIMIT_EXCEEDED"));
    expect((await t.withRequestMetadata({ ip: "198.51.100.9" }).action(api.auth.signIn, enter)).tokens).toBeTruthy();
  });

  it("have an end too for whoever tries out which addresses have an account", async () => {
    const t = await deployment();
    const params = { flow: "signUp", name: "Ada", email: "ada@example.org", password: "correct horse battery" };
    await t.action(api.auth.signIn, { provider: "password", params });
    const elsewhere = t.withRequestMetadata({ ip: address });
    const again = () => elsewhere.action(api.auth.signIn, { provider: "password", params });
    const refusals = await sixty(() => again().catch((error: { data: { code: string } }) => error.data.code));
    expect(new Set(refusals)).toEqual(new Set(["CONFLICT"]));
    await expect(again()).rejects.toMatchObject(refusal("RATE_LIMIT_EXCEEDED"));
  });
});

describe("the session of a guest that has ended", () => {
  it("makes nobody who signs up later its heir", async () => {
    const t = await deployment();
    const visitor = await guest(t, "Visitor");
    const tripId = await trip(visitor);
    await visitor.action(api.auth.signOut, {});
    const params = { flow: "signUp", name: "Eve", email: "eve@example.org", password: "correct horse battery" };
    const eve = as(t, await visitor.action(api.auth.signIn, { provider: "password", params }));
    expect(eve.userId).not.toBe(visitor.userId);
    await expect(planOf(eve, tripId)).rejects.toMatchObject(refusal("RESOURCE_NOT_FOUND"));
  });
});
