// The copy of everything about a person, downloaded as their browser does and opened: what is in it, and what isn't.
import { strFromU8, unzipSync } from "fflate";
import { expect, it, vi } from "vitest";
import { api } from "../../convex/_generated/api";
import { activity } from "../../convex/people.testing";
import { FRIENDS, MARKS, zoraIn } from "../../convex/privacy/people.testing";
import { SEALING } from "../../convex/users/accounts.testing";
import { wholeDeployment } from "./wholeDeployment";

const TICKET = "Seat 11A, the window";

it("holds what is a person's, their files too, and no secret and nobody else's", async () => {
  const { t, url } = await wholeDeployment(SEALING);
  const { her, ben, alone, theirs, totpSecret, recoveryCodes } = await zoraIn(t);
  await ben.mutation(api.trips.activities.add, { tripId: theirs, activity: activity("Castle") });
  await ben.mutation(api.ai.thread.send, { tripId: theirs, text: "Is there a zoo? I love bensecretword." });
  const activityId = await her.mutation(api.trips.activities.add, { tripId: alone, activity: activity("Train to Osaka", { type: "transport" }) });
  const details = { kind: "train" as const, code: "ABC123", price: null, confirmed: true, contact: "", notes: "", freeUntil: null };
  const bookingId = await her.mutation(api.bookings.manual.add, { tripId: alone, activityId, press: "press-number-1", details });
  const upload = await her.mutation(api.bookings.files.uploadUrl, { tripId: alone, bookingId, name: "ticket.txt", size: TICKET.length });
  const { storageId } = (await (await fetch(new URL(upload.url, url), { method: "POST", headers: { "content-type": upload.type }, body: TICKET })).json()) as { storageId: string };
  expect(await her.action(api.bookings.files.attach, { tripId: alone, bookingId, storageId, name: "ticket.txt" })).toEqual({ refused: null });

  await her.mutation(api.privacy.exports.request, {});
  const copy = await vi.waitFor(async () => {
    const now = await her.query(api.privacy.exports.current, {});
    expect(now).toMatchObject({ status: "ready" });
    return now!;
  }, { timeout: 15_000, interval: 100 });
  const zip = unzipSync(new Uint8Array(await (await fetch(new URL(copy.url!, url))).arrayBuffer()));
  const read = (table: string) => JSON.parse(strFromU8(zip[`data/${table}.json`]!)) as Record<string, unknown>[];

  expect(read("users")).toMatchObject([{ name: MARKS.name, email: MARKS.email }]);
  expect(read("trips").map(({ _id }) => _id)).toContain(alone);
  expect(read("activities").map(({ title }) => title)).toEqual(expect.arrayContaining(["Train to Osaka", "Castle"]));
  expect(read("memories").map(({ text }) => text)).toContain(MARKS.memory);
  expect(read("aiMessages").map(({ text }) => text).join()).toContain(MARKS.own);
  expect(read("providerKeys")).toMatchObject([{ provider: "openai", last4: MARKS.last4 }]);
  expect(read("consents")).toMatchObject([{ given: true, version: "2026-11" }]);
  expect(read("people").map(({ name }) => name)).toEqual(expect.arrayContaining(["Ben", "Cleo", MARKS.name]));
  expect(read("auditLog").map(({ action }) => action)).toEqual(expect.arrayContaining(["totp.on", "keys.save", "documents.add", "export.request"]));
  const { joinedAt, joinedAtIso } = read("memberships")[0] as { joinedAt: number; joinedAtIso: string };
  expect(new Date(joinedAt).toISOString()).toBe(joinedAtIso);
  expect(strFromU8(zip["files/ticket.txt"]!)).toBe(TICKET);
  expect(strFromU8(zip["README.txt"]!)).toContain(`Everything that Caravan holds about ${MARKS.name}`);

  const everything = Object.values(zip).map((file) => strFromU8(file)).join("\n");
  for (const secret of [MARKS.key, MARKS.passport, totpSecret, ...recoveryCodes, ...Object.values(FRIENDS), "bensecretword", "correct horse"]) expect(everything).not.toContain(secret);
  for (const field of ["ciphertext", "recoveryHashes", "ticketHash", "tokenHash", "codeHash", "embedding", "storageId"]) expect(everything).not.toContain(`"${field}"`);
  expect(everything).not.toMatch(/\$?scrypt|[A-Z0-9]{5}-[A-Z0-9]{5}/);
}, 60_000);
