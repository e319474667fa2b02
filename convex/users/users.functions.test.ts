import { describe, expect, it } from "vitest";
import { api } from "../_generated/api";
import { passwordProfile } from "./accounts";
import { as, deployment, guest, planOf, signUp, trip } from "../people.testing";

describe("accounts", () => {
  it("know who one is after signing up, and again after signing in", async () => {
    const t = await deployment();
    const ada = await signUp(t, "Ada Lovelace", "ada@example.org", "correct horse");
    expect(await ada.query(api.users.users.me)).toMatchObject({ name: "Ada Lovelace", email: "ada@example.org", isAnonymous: false });
    const params = { flow: "signIn", email: "ADA@example.org ", password: "correct horse" };
    const again = await t.action(api.auth.signIn, { provider: "password", params });
    expect(again.tokens).toBeTruthy();
  });

  it("refuse a wrong password, a short one and what isn't an e-mail address", async () => {
    const t = await deployment();
    await signUp(t, "Ada", "ada@example.org", "correct horse");
    const attempt = (params: Record<string, string>) => t.action(api.auth.signIn, { provider: "password", params });
    await expect(attempt({ flow: "signIn", email: "ada@example.org", password: "wrong horse" })).rejects.toThrow();
    await expect(attempt({ flow: "signUp", name: "B", email: "b@example.org", password: "short" })).rejects.toMatchObject({
      data: { code: "VALIDATION_ERROR", details: { field: "password" } },
    });
    await expect(attempt({ flow: "signUp", name: "B", email: "nobody", password: "long enough" })).rejects.toMatchObject({
      data: { code: "VALIDATION_ERROR", details: { field: "email" } },
    });
  });

  it("let a guest keep their trips when they sign up", async () => {
    const t = await deployment();
    const visitor = await guest(t, "Visitor");
    const tripId = await trip(visitor);
    const params = { flow: "signUp", name: "Ada", email: "ada@example.org", password: "correct horse" };
    await visitor.action(api.auth.signIn, { provider: "password", params });
    expect(await visitor.query(api.users.users.me)).toMatchObject({ _id: visitor.userId, name: "Ada", isAnonymous: false });
    expect((await planOf(visitor, tripId)).role).toBe("owner");
  });

  it("can't be given a role or a plan from outside", () => {
    const params = { flow: "signUp", name: "Eve", email: "eve@example.org", password: "correct horse", role: "admin", plan: "pro" };
    expect(passwordProfile(params)).toMatchObject({ role: "user", plan: "free" });
  });

  it.each([["US", "USD"], ["CH", "CHF"], ["AT", "EUR"], ["ZW", "EUR"], ["nowhere", "EUR"], [undefined, "EUR"]])("from %s count in %s", async (region, currency) => {
    const t = await deployment();
    const params = { name: "Ada", ...(region !== undefined && { region }) };
    const visitor = as(t, await t.action(api.auth.signIn, { provider: "anonymous", params }));
    expect(await visitor.query(api.users.users.me)).toMatchObject({ currency });
    expect(passwordProfile({ ...params, flow: "signUp", email: "ada@example.org" })).toMatchObject({ currency });
  });

  it("keep the airport that one leaves from, one that is known, and let it go again", async () => {
    const t = await deployment();
    const [ada, ben] = [await guest(t, "Ada"), await guest(t, "Ben")];
    const home = async () => (await ada.query(api.users.users.me))?.homeAirport;
    expect(await home()).toBeNull();
    await ada.mutation(api.users.users.update, { homeAirport: "ber" });
    await ada.mutation(api.users.users.update, { name: "Ada L." });
    expect(await home()).toBe("BER");
    await expect(ada.mutation(api.users.users.update, { homeAirport: "my kitchen" })).rejects.toMatchObject({ data: { code: "VALIDATION_ERROR", details: { field: "homeAirport" } } });
    // Used for one's own sentences, and no member of one's trips sees it.
    const read = (who: typeof ada) => who.query(api.trips.sentence.read, { text: "a week in Lisbon", on: "2027-01-10" });
    expect([(await read(ada)).from, (await read(ben)).from]).toMatchObject([{ city: "Berlin", code: "BER" }, null]);
    const tripId = await trip(ada, { viewer: ben });
    expect(JSON.stringify(await planOf(ben, tripId))).not.toContain("BER");
    await ada.mutation(api.users.users.update, { homeAirport: null });
    expect(await home()).toBeNull();
  });

  it("find airports to choose one of", async () => {
    const ada = await guest(await deployment(), "Ada");
    expect((await ada.query(api.places.cities.airports, { text: "münchen", language: "de" }))[0]).toEqual({ code: "MUC", name: expect.any(String), city: "München", countryCode: "DE" });
  });

  it("are nobody for strangers", async () => {
    const t = await deployment();
    expect(await t.query(api.users.users.me)).toBeNull();
    await expect(t.query(api.trips.trips.list, { paginationOpts: { numItems: 5, cursor: null } })).rejects.toMatchObject({
      data: { code: "AUTHENTICATION_ERROR" },
    });
  });
});
