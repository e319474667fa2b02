// In which language people are written to.
import { describe, expect, it } from "vitest";
import { api, internal } from "../_generated/api";
import { account, deployment, guest, trip, type Engine } from "../people.testing";
import { mailsTo, PASSWORD, refusal } from "../users/accounts.testing";

const ADA = "ada@example.org";
const BEN = "ben@example.org";
const lastTo = async (t: Engine, to: string) => (await mailsTo(t, to))[0]!;

describe("an invitation", () => {
  it("is in the language of whoever is invited, and in the inviter's for somebody new", async () => {
    const t = await deployment();
    const ada = await account(t, "Ada", ADA);
    const ben = await account(t, "Ben", BEN);
    await ben.mutation(api.users.users.update, { language: "de" });
    const tripId = await trip(ada);
    const invite = (email: string) => ada.mutation(api.trips.personalInvites.send, { tripId, to: { kind: "email", email }, role: "editor" });

    await invite(BEN);
    expect(await lastTo(t, BEN)).toMatchObject({ subject: "Ada lädt dich zu „Japan in spring“ ein", text: expect.stringContaining("mitzuplanen. Öffne diesen Link") as string });
    await invite("new@example.org");
    expect((await lastTo(t, "new@example.org")).subject).toBe("Ada invites you to “Japan in spring”");
    await ada.mutation(api.users.users.update, { language: "de" });
    await invite("other@example.org");
    expect((await lastTo(t, "other@example.org")).text).toMatch(/^Ada lädt dich ein[^]*\n\nhttp:\/\/caravan\.test\/join\/[0-9a-f]{48}\n\nEr ist für other@example\.org und gilt 30 Tage\./);
  });
});

describe("a person's language", () => {
  it("is their screen's as they sign up, so that the first mail is in it", async () => {
    const t = await deployment();
    await t.action(api.auth.signIn, { provider: "password", params: { flow: "signUp", name: "Ada", email: ADA, password: PASSWORD, language: "de" } });
    expect((await lastTo(t, ADA)).subject).toBe("Bestätige deine E-Mail-Adresse");
    expect((await t.query(internal.mail.outbox.sentTo, { to: ADA }))[0]!.text).toMatch(/\n[0-9A-Z]{5}-[0-9A-Z]{5}\n\nEr gilt \d+ Minuten\./);
  });

  it("is nobody's at first, and can be changed to one that Caravan speaks alone", async () => {
    const t = await deployment();
    const visitor = await guest(t, "Visitor");
    expect(await visitor.query(api.users.users.me)).toMatchObject({ language: null });
    await visitor.mutation(api.users.users.update, { language: "de" });
    expect(await visitor.query(api.users.users.me)).toMatchObject({ language: "de", name: "Visitor" });
    for (const language of ["fr", "DE", "de-AT", "", "constructor", "en-XB"]) {
      await expect(visitor.mutation(api.users.users.update, { language })).rejects.toMatchObject(refusal("VALIDATION_ERROR", { field: "language" }));
    }
    expect(await visitor.query(api.users.users.me)).toMatchObject({ language: "de" });
  });

  it("is English where a browser says one that isn't known: nobody is turned away for it", async () => {
    const t = await deployment();
    const params = { flow: "signUp", name: "Ada", email: ADA, password: PASSWORD, language: "xx" };
    await t.action(api.auth.signIn, { provider: "password", params });
    expect((await lastTo(t, ADA)).subject).toBe("Confirm your e-mail");
  });
});
