// Who may look at what was done, and whether it is all there.
import { describe, expect, it } from "vitest";
import { api, internal } from "../_generated/api";
import { deployment, signUp, type Engine, type Person } from "../people.testing";
import { PASSWORD, refusal } from "../users/accounts.testing";
import { FIRST } from "./chain";

const page = { paginationOpts: { numItems: 50, cursor: null } };

async function story() {
  const t = await deployment();
  const [ada, ben, admin] = [await signUp(t, "Ada", "ada@example.org", PASSWORD), await signUp(t, "Ben", "ben@example.org", PASSWORD), await signUp(t, "Root", "root@example.org", PASSWORD)];
  await t.mutation(internal.users.admin.grant, { email: "root@example.org" });
  for (const person of [ada, ben]) await consent(person, true);
  await consent(ada, false);
  return { t, ada, ben, admin };
}
const consent = (person: Person, analytics: boolean) => person.mutation(api.privacy.consents.decide, { analytics, version: "2026-11" });
const actions = async (person: Person) => (await person.query(api.audit.log.mine, page)).page.map(({ action }) => action);
const listed = async (admin: Person, filter: { personId?: string; action?: string; from?: number; to?: number }) => (await admin.query(api.audit.admin.list, { ...page, ...filter })).page.map(({ seq }) => seq);

describe("the audit log", () => {
  it("shows everybody their own rows and nobody another's", async () => {
    const { ada, ben } = await story();
    expect(await actions(ada)).toEqual(["consent.withdraw", "consent.give"]);
    expect(await actions(ben)).toEqual(["consent.give"]);
    expect((await ada.query(api.audit.log.mine, page)).page.map(({ by }) => by)).toEqual(["you", "you"]);
  });

  it("shows an administrator all of it, by person, by what was done and by when", async () => {
    const { ada, ben, admin } = await story();
    expect(await listed(admin, {})).toEqual([4, 3, 2, 1]);
    expect(await listed(admin, { personId: ada.userId })).toEqual([4, 2]);
    expect(await listed(admin, { action: "consent.give" })).toEqual([3, 2]);
    expect(await listed(admin, { personId: ben.userId, action: "consent.give" })).toEqual([3]);
    expect(await listed(admin, { personId: ben.userId, action: "consent.withdraw" })).toEqual([]);
    const { at } = (await admin.query(api.audit.admin.list, { ...page, action: "admin.grant" })).page[0]!;
    expect(await listed(admin, { from: at + 60_000 })).toEqual([]);
    expect(await listed(admin, { to: at })).toEqual([]);
    await expect(listed(admin, { personId: "ada" })).rejects.toMatchObject(refusal("VALIDATION_ERROR", { field: "personId" }));
    await expect(listed(ada, {})).rejects.toMatchObject(refusal("AUTHORIZATION_ERROR"));
  });

  it("is found whole, from the page of an administrator and by the daily look; a link of another chain isn't taken", async () => {
    const { t, admin } = await story();
    const { last } = (await admin.query(api.audit.admin.list, page)).page.map(({ seq, hash }) => ({ last: { seq, hash } }))[0]!;
    expect(await admin.query(api.audit.admin.verify, { after: FIRST })).toEqual({ checked: 4, broken: null, last, isDone: true });
    expect(await verdict(t)).toEqual({ checked: 4, broken: null, last });
    expect(await admin.query(api.audit.admin.verify, { after: { seq: 2, hash: "f".repeat(64) } })).toMatchObject({ broken: { seq: 3, what: "replaced" }, isDone: true });
  });
});

const verdict = (t: Engine) => t.action(internal.audit.verify.run, {});
