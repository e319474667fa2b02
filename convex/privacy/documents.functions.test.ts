// Passports and consents: who sees them, when, and under which secret they stand.
import { describe, expect, it, vi } from "vitest";
import { api, internal } from "../_generated/api";
import type { Id } from "../_generated/dataModel";
import { deployment, guest, JAPAN, signUp, trip, type Person } from "../people.testing";
import { readSecrets, seal } from "../sealing/seal";
import { adaHere, refusal, SEALING } from "../users/accounts.testing";
import { documentContext } from "./documentRows";
import { tablesWith } from "./people.testing";

/** The day before the test trip, which is next spring, begins. */
const BEFORE = "2027-04-09";

const PASSPORT = { name: "ADA LOVELACE", country: "gb", number: "123 456-789", expires: "2031-05-01" };
const MINUTE_MS = 60_000;
const add = (person: Person, content = PASSPORT) => person.action(api.privacy.documents.add, { kind: "passport", content });
const list = async (person: Person) => (await person.query(api.privacy.documents.list, {})).documents;

describe("a passport", () => {
  it("is kept sealed, and shown to its owner alone, only soon after they showed who they are", async () => {
    const { t, ada } = await adaHere(SEALING);
    await add(ada);
    const [kept] = await list(ada);
    expect(Object.keys(kept!).sort()).toEqual(["_id", "addedAt", "inClear", "kind"]);
    expect(kept!.inClear).toBeNull();
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
    const row = async () => (await t.query(internal.privacy.documentRows.page, { paginationOpts: { numItems: 9, cursor: null } })).page[0]!;
    const nonces: number[][] = [];
    for (let times = 0; times < 2; times++) {
      expect(await t.action(internal.sealing.reseal.run, {})).toEqual({ providerKeys: { opened: 0, unreadable: 0 }, totps: { opened: 0, unreadable: 0 }, travellerDocuments: { opened: 1, unreadable: 0 } });
      expect((await row()).keyVersion).not.toBe(sealed.keyVersion);
      nonces.push([...new Uint8Array((await row()).nonce)]);
    }
    // What is sealed with the present secret already is left alone.
    expect(nonces[1]).toEqual(nonces[0]);
    expect(await gus.action(api.privacy.documents.show, { documentId })).toEqual(PASSPORT);
  });
});

describe("a passport of which its owner wants to be warned", () => {
  const AT = Date.UTC(2027, 0, 1);
  const SOON = { ...PASSPORT, expires: "2027-06-01" };
  const lint = (person: Person, tripId: Id<"trips">) => person.query(api.trips.lint.lint.get, { tripId, at: AT });
  const told = async (person: Person, tripId: Id<"trips">) => (await lint(person, tripId)).problems.filter(({ own }) => own);
  const shortfalls = (person: Person) => person.query(api.privacy.documents.shortfalls, { on: BEFORE });
  const keep = async (person: Person, content = SOON) => {
    await person.action(api.privacy.documents.add, { kind: "passport", content, warn: true });
    return (await list(person)).at(-1)!;
  };
  async function group() {
    const t = await deployment(SEALING);
    const [ada, ben, vera] = [await guest(t, "Ada"), await guest(t, "Ben"), await guest(t, "Vera")];
    return { t, ada, ben, vera, tripId: await trip(ada, { editor: ben, viewer: vera }) };
  }

  it("has its country and last day in clear, and nothing else", async () => {
    const { t, ada } = await group();
    expect((await keep(ada)).inClear).toEqual({ country: "GB", expires: "2027-06-01" });
    expect(await tablesWith(t, "2027-06-01")).toEqual(["travellerDocuments"]);
    for (const said of ["LOVELACE", "123456789"]) expect(await tablesWith(t, said)).toEqual([]);
  });

  it("is told of in the trip to its owner, and to nobody else in any way", async () => {
    const { t, ada, ben, vera, tripId } = await group();
    const { _id } = await keep(vera);
    expect(await told(vera, tripId)).toMatchObject([{ id: `documentShort:${_id}`, severity: "warning", day: null, activityIds: [] }]);
    expect(await shortfalls(vera)).toMatchObject([{ documentId: _id, how: "short", tripId, title: "Japan in spring", endDate: "2027-04-16" }]);
    for (const other of [ada, ben]) {
      expect(await told(other, tripId)).toEqual([]);
      expect(await shortfalls(other)).toEqual([]);
      expect(JSON.stringify(await lint(other, tripId))).not.toMatch(/document/);
      expect(await other.query(api.trips.lint.lint.fixes, { tripId, problemIds: [`documentShort:${_id}`], at: AT })).toEqual([]);
    }
    expect(await tablesWith(t, "documentShort")).toEqual([]);
    expect(await tablesWith(t, _id)).toEqual(["auditLog", "travellerDocuments"]);
  });

  it("is told of on trips to come, soonest first", async () => {
    const { ada } = await group();
    await keep(ada, { ...SOON, expires: "2027-03-01" });
    const inOctober = { startDate: "2027-10-10", endDate: "2027-10-16", destinations: JAPAN.destinations.map((city) => ({ ...city, arrival: city.arrival.replace("-04-", "-10-"), departure: city.departure.replace("-04-", "-10-") })) };
    await ada.mutation(api.trips.trips.create, { ...JAPAN, ...inOctober, title: "Japan in autumn" });
    await ada.mutation(api.trips.trips.create, { ...JAPAN, title: "Japan again" });
    const on = async (date: string) => (await ada.query(api.privacy.documents.shortfalls, { on: date })).map(({ endDate }) => endDate);
    expect(await on(BEFORE)).toEqual(["2027-04-16", "2027-04-16", "2027-10-16"]);
    expect(await on("2027-05-01")).toEqual(["2027-10-16"]);
  });

  it("is fine in one trip when its owner, a viewer too, says so, until they want to hear of it again", async () => {
    const { t, ada, vera, tripId } = await group();
    const hers = await keep(vera);
    const his = await keep(ada);
    const problemId = `documentShort:${hers._id}`;
    await vera.mutation(api.trips.lint.lint.muteOwn, { tripId, problemId, muted: true });
    expect(await told(vera, tripId)).toEqual([]);
    expect((await lint(vera, tripId)).muted).toMatchObject([{ id: problemId, own: true }]);
    expect(await shortfalls(vera)).toEqual([]);
    expect(await told(ada, tripId)).toMatchObject([{ id: `documentShort:${his._id}` }]);
    expect((await lint(ada, tripId)).muted).toEqual([]);

    await ada.mutation(api.trips.lint.lint.muteOwn, { tripId, problemId, muted: false });
    expect(await told(vera, tripId)).toEqual([]);
    await expect(ada.mutation(api.trips.lint.lint.mute, { tripId, problemId, muted: true })).rejects.toMatchObject(refusal("VALIDATION_ERROR"));
    await vera.mutation(api.trips.lint.lint.muteOwn, { tripId, problemId, muted: false });
    expect(await told(vera, tripId)).toHaveLength(1);
    expect(await tablesWith(t, problemId)).toEqual([]);
  });

  it("is told of no more once another lasts, nor while the trip has no dates", async () => {
    const { ada, ben, tripId } = await group();
    for (const person of [ada, ben]) await keep(person);
    await keep(ada, { ...PASSPORT, country: "us" });
    expect([await told(ada, tripId), await shortfalls(ada)]).toEqual([[], []]);
    expect(await told(ben, tripId)).toHaveLength(1);
    await ada.mutation(api.trips.dates.change, { tripId, when: { kind: "open", days: 7, month: null }, rule: "fromStart", moveFixed: true });
    expect([await told(ben, tripId), await shortfalls(ben)]).toEqual([[], []]);
  });

  it("is sealed whole again when that is switched off, by its owner alone, and read again only by whoever shows who they are", async () => {
    const { t, ada } = await adaHere(SEALING);
    const tripId = await trip(ada);
    const { _id } = await keep(ada);
    const eve = await guest(t, "Eve");
    await expect(eve.mutation(api.privacy.documents.unwarn, { documentId: _id })).rejects.toMatchObject(refusal("RESOURCE_NOT_FOUND"));
    await ada.mutation(api.privacy.documents.unwarn, { documentId: _id });
    expect(await tablesWith(t, "2027-06-01")).toEqual([]);
    expect(await told(ada, tripId)).toEqual([]);

    await expect(eve.action(api.privacy.documents.warn, { documentId: _id })).rejects.toMatchObject(refusal("RESOURCE_NOT_FOUND"));
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 11 * MINUTE_MS });
    try {
      await expect(ada.action(api.privacy.documents.warn, { documentId: _id })).rejects.toMatchObject(refusal("AUTHORIZATION_ERROR", { needs: "proof", by: "password" }));
    } finally {
      vi.useRealTimers();
    }
    await ada.action(api.privacy.documents.warn, { documentId: _id });
    expect((await list(ada))[0]!.inClear).toEqual({ country: "GB", expires: "2027-06-01" });
    expect(await told(ada, tripId)).toHaveLength(1);
    const log = await ada.query(api.audit.log.mine, { paginationOpts: { numItems: 3, cursor: null } });
    expect(log.page.map(({ action }) => action)).toEqual(["documents.warn", "documents.unwarn", "documents.add"]);
  });

  it("is in its owner's copy and in nobody else's, and goes when they leave", async () => {
    const { t, ada, ben } = await group();
    await keep(ada);
    const copied = async ({ userId }: Person) => (await t.query(internal.privacy.exportRows.page, { userId, table: "travellerDocuments", by: "person", lookup: 0, value: userId, cursor: null })).rows;
    expect(await copied(ada)).toEqual([expect.objectContaining({ kind: "passport", validity: { country: "GB", expires: "2027-06-01", fineIn: [] } })]);
    expect(JSON.stringify(await copied(ada))).not.toMatch(/ciphertext|nonce/);
    expect(await copied(ben)).toEqual([]);
    await t.mutation(internal.privacy.deletion.removeNow, { userId: ada.userId });
    await vi.waitFor(async () => expect(await tablesWith(t, "2027-06-01")).toEqual([]), { timeout: 10_000, interval: 50 });
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
