// Files of a trip sent as a browser sends them: kept when they are what they are called, opened, renamed, taken away and brought back.
import { expect, it } from "vitest";
import { api, internal } from "../../convex/_generated/api";
import type { Id } from "../../convex/_generated/dataModel";
import { activity, guest, planOf, trip, type Person } from "../../convex/people.testing";
import { wholeDeployment } from "./wholeDeployment";

const { attach, list, remove, rename, restore, uploadUrl } = api.files.files;
const PDF = "%PDF-1.4 a ticket";

it("keeps what is what it is called, counts it in the plan, and lets go of the rest", async () => {
  const { t, url } = await wholeDeployment();
  const [ada, ben, vic] = [await guest(t, "Ada"), await guest(t, "Ben"), await guest(t, "Vic")];
  const tripId = await trip(ada, { editor: ben, viewer: vic });
  const activityId = await ada.mutation(api.trips.activities.add, { tripId, activity: activity("Castle") });
  const send = async (who: Person, name: string, body: string, holder: Id<"activities"> | null = activityId) => {
    const to = { tripId, activityId: holder, name };
    const upload = await who.mutation(uploadUrl, { ...to, size: body.length });
    const response = await fetch(new URL(upload.url, url), { method: "POST", headers: { "content-type": upload.type }, body });
    const { storageId } = (await response.json()) as { storageId: string };
    return { storageId, ...(await who.action(attach, { ...to, storageId })) };
  };
  const files = async () => (await vic.query(list, { tripId })).files;
  const count = async () => (await planOf(vic, tripId)).activities[0]!.fileCount;

  const ticket = await send(ben, "ticket.pdf", PDF);
  expect(ticket.refused).toBeNull();
  expect((await send(ada, "plan.txt", "Gate 7", null)).refused).toBeNull();
  expect(await files()).toMatchObject([{ name: "ticket.pdf", type: "application/pdf", size: PDF.length, activityId, addedBy: ben.userId }, { name: "plan.txt", activityId: null }]);
  expect(await count()).toBe(1);
  const [first] = await files();
  expect(await (await fetch(new URL(first!.url!, url))).text()).toBe(PDF);

  const disguised = await send(ada, "cat.png", "<html><script>alert(1)</script>");
  expect(disguised.refused).toMatch(/isn't the kind of file/);
  await expect(ada.action(attach, { tripId, activityId, storageId: disguised.storageId, name: "cat.png" })).rejects.toMatchObject({ data: { code: "RESOURCE_NOT_FOUND" } });
  // What is kept in one trip isn't had in another by its id.
  const other = await trip(vic);
  await expect(vic.action(attach, { tripId: other, activityId: null, storageId: ticket.storageId, name: "mine.pdf" })).rejects.toMatchObject({ data: { code: "RESOURCE_NOT_FOUND" } });
  await expect(vic.mutation(remove, { tripId: other, fileId: first!._id })).rejects.toMatchObject({ data: { code: "RESOURCE_NOT_FOUND" } });

  // Files of bookings are read in the same way.
  const details = { kind: "tour" as const, confirmed: true, code: "", price: null, contact: "", notes: "", freeUntil: null };
  const bookingId = await ada.mutation(api.bookings.manual.add, { tripId, activityId, press: "press-0001", details });
  const beside = async (name: string, body: string) => {
    const upload = await ada.mutation(api.bookings.files.uploadUrl, { tripId, bookingId, name, size: body.length });
    const sent = await fetch(new URL(upload.url, url), { method: "POST", headers: { "content-type": upload.type }, body });
    return ada.action(api.bookings.files.attach, { tripId, bookingId, name, ...((await sent.json()) as { storageId: string }) });
  };
  expect([(await beside("voucher.pdf", PDF)).refused, (await beside("voucher.png", "<html>")).refused]).toEqual([null, disguised.refused]);
  expect(await vic.query(api.bookings.files.list, { tripId, bookingId })).toMatchObject([{ name: "voucher.pdf", type: "application/pdf" }]);

  await ada.mutation(rename, { tripId, fileId: first!._id, name: "Castle ticket" });
  await ada.mutation(remove, { tripId, fileId: first!._id });
  expect([(await files()).map(({ name }) => name), await count()]).toEqual([["plan.txt"], 0]);
  await ben.mutation(restore, { tripId, fileId: first!._id });
  expect([(await files()).map(({ name }) => name), await count()]).toEqual([["Castle ticket.pdf", "plan.txt"], 1]);

  // Taken away and not brought back: row and content go.
  const before = Date.now();
  await ada.mutation(remove, { tripId, fileId: first!._id });
  for (let deletedAt = before; deletedAt <= Date.now(); deletedAt += 1) await t.mutation(internal.files.files.purge, { fileId: first!._id, deletedAt });
  expect((await fetch(new URL(first!.url!, url))).status).toBe(404);
}, 60_000);
