// Somebody of whom this Caravan holds all that it can hold, each thing with a mark that can be looked for.
import { expect, vi } from "vitest";
import { api, internal } from "../_generated/api";
import type { Id } from "../_generated/dataModel";
import { activity, deployment, guest, signUp, trip, type Engine, type Person } from "../people.testing";
import { readSecrets, seal } from "../sealing/seal";
import { appCode, confirmEmail, PASSWORD, SEALING } from "../users/accounts.testing";
import { keyContext } from "../ai/keys/schema";

/** What of Zora must not be found again. Her name is a word like any other in a sentence. */
export const MARKS = {
  name: "Zoraquist",
  email: "zoraquist@example.org",
  key: "sk-zora-0123456789abcdefWXYZ",
  last4: "WXYZ",
  memory: "zorafood",
  message: "zoramessage",
  own: "zoraownthread",
  passport: "ZORA12345",
} as const;
export const FRIENDS = { ben: "ben@example.org", cleo: "cleo@example.org" };

export const zora = async () => zoraIn(await deployment({ ...SEALING, AI_BUDGET_USD_MONTH: "", AI_PERSON_BUDGET_USD_MONTH: "" }));

/** Zora and her friends in a deployment that can seal. */
export async function zoraIn(t: Engine) {
  const her = await signUp(t, MARKS.name, MARKS.email, PASSWORD);
  const [ben, cleo] = [await signUp(t, "Ben", FRIENDS.ben, PASSWORD), await signUp(t, "Cleo", FRIENDS.cleo, PASSWORD)];
  return { t, her, ben, cleo, ...(await withEverything(t, her, ben, cleo)) };
}

async function withEverything(t: Engine, her: Person, ben: Person, cleo: Person) {
  await confirmEmail(t, her, MARKS.email);
  const { secret: totpSecret } = await her.action(api.users.totp.begin, {});
  const recoveryCodes = await her.action(api.users.totp.confirm, { code: appCode(totpSecret) });
  const alone = await trip(her);
  const theirs = await trip(ben, { editor: her });
  const handedOn = await trip(her, { viewer: await guest(t, "Vera"), editor: cleo });
  await her.mutation(api.trips.activities.add, { tripId: theirs, activity: activity("Tea house") });
  await tell(her, alone, `I'm vegan. ${MARKS.own}`, true);
  await tell(her, theirs, `What is a good place for tea? ${MARKS.message}`, false);
  await t.mutation(internal.ai.memory.forRuns.remember, { userId: her.userId, memories: [{ kind: "note", value: MARKS.memory, text: MARKS.memory }], source: "stated" });
  const sealed = await seal(MARKS.key, keyContext({ userId: her.userId, provider: "openai" }), (await readSecrets(SEALING))!);
  await t.mutation(internal.ai.keys.rows.store, { userId: her.userId, provider: "openai", sealed, last4: MARKS.last4 });
  const content = { name: MARKS.name, country: "FR", number: MARKS.passport, expires: "2031-05-01" };
  await her.action(api.privacy.documents.add, { kind: "passport", content });
  await her.mutation(api.privacy.consents.decide, { analytics: true, version: "2026-11" });
  await her.mutation(api.billing.requests.create, { tripId: theirs, description: "Hotel", total: 9_000, currency: "EUR", split: { kind: "equal", among: [her.userId, ben.userId] } });
  return { alone, theirs, handedOn, totpSecret, recoveryCodes };
}

async function tell(person: Person, tripId: Id<"trips">, text: string, own: boolean) {
  await person.mutation(api.ai.thread.send, { tripId, text, own });
  await vi.waitFor(async () => expect(await person.query(api.ai.thread.current, { tripId, own })).toBeNull(), { timeout: 15_000, interval: 50 });
}

/** Tables in which a text stands. */
export const tablesWith = async (t: Engine, text: string) => [...new Set((await t.action(internal.privacy.mentions.find, { text })).map(({ table }) => table))];
