// Passports and consents: who sees them, when, and under which secret they stand.
import { describe, expect, it, vi } from "vitest";
import { api, internal } from "../_generated/api";
import { deployment, guest, signUp, type Person } from "../people.testing";
import { readSecrets, seal } from "../sealing/seal";
import { adaHere, refusal, SEALING } from "../users/accounts.testing";
import { documentContext } from "./documentRows";
import { tablesWith } from "./people.testing";

const PASSPORT = { name: "ADA LOVELACE", country: "gb", number: "123 456-789", expires: "2031-05-01" };
const MINUTE_MS = 60_000;
const add = (person: Person, content = PASSPORT) => person.action(api.privacy.documents.add, { kind: "passport", content });
const list = async (person: Person) => (await person.query(api.privacy.documents.list, {})).documents;

describe("a passport", () => {
  it("is kept sealed, and shown to its owner alone, only soon after they showed who they are", async () => {
    const { t, ada } = await adaHere(SEALING);
    await add(ada);
    const [kept] = await list(ada);
    expect(Object.keys(kept!).sort()).toEqual(["_id", "addedAt", "kind"]);
    for (const said of ["LOVELACE", "123456789", "2031-05-01"]) expect(await tablesWith(t, said)).toEqual([]);
    expect(await ada.action(api.privacy.documents.show, { documentId: kept!._id })).toEqual({ name: "ADA LOVELACE", country: "GB", number: "123456789", expires: "2031-05-01" });

    const eve = await signUp(t, "Eve", "eve@example.org", "correct horse battery");
    await expect(eve.action(api.privacy.documents.show, { documentId: kept!._id })).rejects.toMatchObject(refusal("RESOURCE_NOT_FOUND"));
    await expect(eve.mutation(api.privacy.documents.remove, { documentId: kept!._id })).rejects.toMatchObject(refusal("RESOURCE_NOT_FOUND"));

    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 11 * MINUTE_MS });
    try {
      await expect(ada.action(api.privacy.documents.show, { documentId: kept!._id })).rejects.toMatchObject(refusal("AUTHORIZATION_ERROR", { needs: "proof", by: "password" }));
    } finally {
      vi.useRealTimers();
    }
    await ada.mutation(api.privacy.documents.remove, { documentId: kept!._id });
    expect(await list(ada)).toEqual([]);
    const log = await ada.query(api.audit.log.mine, { paginationOpts: { numItems: 9, cursor: null } });
    expect(log.page.map(({ action }) => action)).toEqual(["documents.remove", "documents.show", "documents.add"]);
  });

  it.each([
    ["country", { country: "Great Britain" }],
    ["number", { number: "12" }],
    ["expires", { expires: "2031-02-30" }],
    ["name", { name: " " }],
  ])("with a %s that can't be one is refused", async (field, wrong) => {
    const t = await deployment(SEALING);
    await expect(add(await guest(t, "Gus"), { ...PASSPORT, ...wrong })).rejects.toMatchObject(refusal("VALIDATION_ERROR", expect.objectContaining({ field }) as Record<string, unknown>));
  });

  it("moves to a new secret with everything else that is sealed, however often that is run", async () => {
    const secret = (letter: string) => btoa(letter.repeat(32));
    const t = await deployment({ AI_KEYS_SECRET: secret("n"), AI_KEYS_SECRET_PREVIOUS: secret("o") });
    const gus = await guest(t, "Gus");
    const sealed = await seal(JSON.stringify(PASSPORT), documentContext({ userId: gus.userId, key: "k" }), (await readSecrets({ AI_KEYS_SECRET: secret("o") }))!);
    const documentId = await t.mutation(internal.privacy.documentRows.store, { userId: gus.userId, kind: "passport", key: "k", sealed });
    const version = async () => (await t.query(internal.privacy.documentRows.page, { paginationOpts: { numItems: 9, cursor: null } })).page[0]!.keyVersion;
    for (let times = 0; times < 2; times++) {
      expect(await t.action(internal.sealing.reseal.run, {})).toEqual({ providerKeys: { opened: 0, unreadable: 0 }, totps: { opened: 0, unreadable: 0 }, travellerDocuments: { opened: 1, unreadable: 0 } });
      expect(await version()).not.toBe(sealed.keyVersion);
    }
    expect(await gus.action(api.privacy.documents.show, { documentId })).toEqual(PASSPORT);
  });
});

describe("consent", () => {
  it("isn't given until it is, and every decision is kept", async () => {
    const t = await deployment();
    const gus = await guest(t, "Gus");
    const decide = (analytics: boolean) => gus.mutation(api.privacy.consents.decide, { analytics, version: "2026-11" });
    const given = async () => (await gus.query(api.privacy.consents.get, {})).analytics.given;
    expect(await gus.query(api.privacy.consents.get, {})).toEqual({ analytics: { given: false, decidedAt: null, version: "2026-11" } });
    await decide(true);
    expect(await given()).toBe(true);
    await decide(true);
    await decide(false);
    expect(await given()).toBe(false);
    expect((await t.action(internal.privacy.mentions.find, { text: gus.userId })).filter(({ table }) => table === "consents")).toHaveLength(2);
  });
});
