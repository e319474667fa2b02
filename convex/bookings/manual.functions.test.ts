// Bookings that were made elsewhere, and files.
import { beforeEach, describe, expect, it } from "vitest";
import { api } from "../_generated/api";
import type { Id } from "../_generated/dataModel";
import { refused } from "../billing/billing.testing";
import { activity, beforeJapan, deployment, guest, planOf, trip } from "../people.testing";
import { addHotel, bookingNow, cancel, confirmed, press, story } from "./bookings.testing";

const DETAILS = { kind: "hotel" as const, confirmed: true, code: " KX-77 ", price: { amount: 31_000, currency: "JPY" }, contact: "+81 75 000 0000", notes: "Late arrival", freeUntil: null as string | null };

async function group() {
  const t = await deployment();
  const [ada, ben, vic] = [await guest(t, "Ada"), await guest(t, "Ben"), await guest(t, "Vic")];
  const tripId = await trip(ada, { editor: ben, viewer: vic });
  return { t, ada, ben, vic, tripId, activityId: await addHotel(ada, tripId) };
}

beforeEach(beforeJapan);

describe("a booking made elsewhere", () => {
  it("is kept with what was agreed, booked in the plan, and seen by every member", async () => {
    const { ada, vic, tripId, activityId } = await group();
    const bookingId = await ada.mutation(api.bookings.manual.add, { tripId, activityId, press: press(), details: DETAILS });
    expect(await bookingNow(vic, tripId, bookingId)).toMatchObject({ status: "confirmed", provider: "manual", confirmationCode: "KX-77", price: { amount: 31_000 }, payment: null });
    expect((await planOf(vic, tripId)).activities[0]!.status).toBe("booked");
    expect(await cancel(ada, tripId, bookingId)).toBe(0);
    expect((await planOf(vic, tripId)).activities[0]!.status).toBe("planned");
  });

  it("is kept once: pressed twice, and by two members at once", async () => {
    const { ada, ben, tripId, activityId } = await group();
    const same = { tripId, activityId, press: press(), details: DETAILS };
    const [first, second, third] = await Promise.allSettled([
      ada.mutation(api.bookings.manual.add, same),
      ada.mutation(api.bookings.manual.add, same),
      ben.mutation(api.bookings.manual.add, { ...same, press: press() }),
    ]);
    expect((await ada.query(api.bookings.bookings.list, { tripId })).bookings).toHaveLength(1);
    const outcomes = [first, second, third].map(({ status }) => status).sort();
    expect(["fulfilled,fulfilled,rejected", "fulfilled,rejected,rejected"]).toContain(outcomes.join());
  });

  it("is the same one when its press comes again later", async () => {
    const { ada, tripId, activityId } = await group();
    const same = { tripId, activityId, press: press(), details: DETAILS };
    const bookingId = await ada.mutation(api.bookings.manual.add, same);
    expect(await ada.mutation(api.bookings.manual.add, same)).toBe(bookingId);
    expect(await ada.query(api.bookings.bookings.history, { tripId, bookingId })).toHaveLength(2);
  });

  it("can be changed by who may edit, until it is over; a provider's own can't", async () => {
    const told = await story();
    const { ada, ben, tripId, t } = told;
    const edit = (who: typeof ada, bookingId: Id<"bookings">, details = DETAILS) => who.mutation(api.bookings.manual.edit, { tripId, bookingId, details });
    const bookingId = await ada.mutation(api.bookings.manual.add, { tripId, activityId: await addHotel(ada, tripId), press: press(), details: DETAILS });
    await edit(ben, bookingId, { ...DETAILS, notes: "At noon" });
    expect(await bookingNow(ada, tripId, bookingId)).toMatchObject({ status: "confirmed", notes: "At noon" });
    const sue = await guest(t, "Sue");
    const { token } = await ada.mutation(api.trips.invites.create, { tripId, role: "viewer" });
    await sue.mutation(api.trips.invites.accept, { token });
    await expect(edit(sue, bookingId)).rejects.toMatchObject(refused("AUTHORIZATION_ERROR"));
    await cancel(ada, tripId, bookingId);
    await expect(edit(ada, bookingId)).rejects.toMatchObject(refused("CONFLICT"));
    const { bookingId: theirs } = await confirmed(told, ben, "Inn");
    await expect(edit(ada, theirs)).rejects.toMatchObject(refused("CONFLICT"));
  });

  it("is free to cancel through a day at the destination", async () => {
    const { ada, tripId, activityId } = await group();
    const bookingId = await ada.mutation(api.bookings.manual.add, { tripId, activityId, press: press(), details: { ...DETAILS, freeUntil: "2027-04-08" } });
    expect((await bookingNow(ada, tripId, bookingId)).cancellation).toEqual({ freeUntil: Date.UTC(2027, 3, 8, 15), percentAfter: 0 });
  });

  it("waits for its confirmation, and can't go back behind it", async () => {
    const { ada, tripId, activityId } = await group();
    const bookingId = await ada.mutation(api.bookings.manual.add, { tripId, activityId, press: press(), details: { ...DETAILS, confirmed: false, code: "" } });
    expect(await bookingNow(ada, tripId, bookingId)).toMatchObject({ status: "requested", confirmationCode: null });
    await ada.mutation(api.bookings.manual.edit, { tripId, bookingId, details: DETAILS });
    expect(await bookingNow(ada, tripId, bookingId)).toMatchObject({ status: "confirmed", confirmationCode: "KX-77" });
    await expect(ada.mutation(api.bookings.manual.edit, { tripId, bookingId, details: { ...DETAILS, confirmed: false } })).rejects.toMatchObject(refused("CONFLICT"));
    expect(await ada.query(api.bookings.bookings.history, { tripId, bookingId })).toMatchObject([{ status: "requested", by: ada.userId }, { status: "confirmed", by: ada.userId }]);
  });

  it("takes bounded words and honest figures, of members who may edit", async () => {
    const { ada, vic, tripId, activityId } = await group();
    const add = (who: typeof ada, details: Partial<typeof DETAILS> | object) => who.mutation(api.bookings.manual.add, { tripId, activityId, press: press(), details: { ...DETAILS, ...details } });
    for (const wrong of [{ code: "x".repeat(65) }, { notes: "x".repeat(2001) }, { price: { amount: -1, currency: "EUR" } }, { price: { amount: 1, currency: "XXL" } }, { freeUntil: "2027-02-30" }]) {
      await expect(add(ada, wrong)).rejects.toMatchObject(refused("VALIDATION_ERROR"));
    }
    await expect(add(vic, {})).rejects.toMatchObject(refused("AUTHORIZATION_ERROR"));
    expect((await ada.query(api.bookings.bookings.list, { tripId })).bookings).toEqual([]);
  });

  it("says when its item was taken out of the plan, or moved", async () => {
    const { ada, tripId } = await group();
    const activityId = await ada.mutation(api.trips.activities.add, { tripId, activity: activity("Tea", { day: "2027-04-11" }) });
    const bookingId = await ada.mutation(api.bookings.manual.add, { tripId, activityId, press: press(), details: { ...DETAILS, kind: "tour" } });
    const review = async () => (await bookingNow(ada, tripId, bookingId)).review;
    expect(await review()).toBeNull();
    await ada.mutation(api.trips.activities.update, { tripId, activityId, set: { day: "2027-04-12" } });
    expect(await review()).toBe("dayMoved");
    await ada.mutation(api.trips.activities.remove, { tripId, activityId });
    expect(await review()).toBe("itemRemoved");
  });
});

describe("files", () => {
  it("are opened by members at an address, by nobody else, and can be taken away by who may edit", async () => {
    const told = await story();
    const { ada, ben, tripId, t } = told;
    const { bookingId } = await confirmed(told, ben);
    const files = () => ada.query(api.bookings.files.list, { tripId, bookingId });
    const [voucher] = await files();
    expect(voucher).toMatchObject({ name: expect.stringMatching(/^Voucher EMU-/), type: "text/plain", addedBy: null, url: expect.stringMatching(/\/api\/storage\//) });
    const sue = await guest(t, "Sue");
    await expect(sue.query(api.bookings.files.list, { tripId, bookingId })).rejects.toMatchObject(refused("RESOURCE_NOT_FOUND"));
    await ada.mutation(api.bookings.files.remove, { tripId, bookingId, fileId: voucher!._id });
    expect(await files()).toEqual([]);
    await expect(ada.mutation(api.bookings.files.remove, { tripId, bookingId, fileId: voucher!._id })).rejects.toMatchObject(refused("RESOURCE_NOT_FOUND"));
  });

  it("that the provider writes are in the language of whoever booked, whoever pays", async () => {
    const told = await story();
    const { ada, ben, tripId } = told;
    await ada.mutation(api.users.users.update, { language: "de" });
    const { bookingId } = await confirmed(told, ben);
    expect(await ada.query(api.bookings.files.list, { tripId, bookingId })).toMatchObject([{ name: expect.stringMatching(/^Gutschein EMU-/) }]);
  });

  it("that are kept beside one booking can't be had through another by their id", async () => {
    const told = await story();
    const { ada, ben, tripId } = told;
    const { bookingId } = await confirmed(told, ben);
    const [voucher] = await ada.query(api.bookings.files.list, { tripId, bookingId });
    const storageId = voucher!.url!.split("/").at(-1)!;
    const other = await ada.mutation(api.bookings.manual.add, { tripId, activityId: await addHotel(ada, tripId, "Hostel"), press: press(), details: DETAILS });
    for (const id of [storageId, "nonsense"]) {
      await expect(ada.action(api.bookings.files.attach, { tripId, bookingId: other, storageId: id, name: "mine.txt" })).rejects.toMatchObject(refused("RESOURCE_NOT_FOUND"));
    }
  });

  it("are announced with what they are: too large or of another kind, there is no address to send them to", async () => {
    const { ada, vic, tripId, activityId } = await group();
    const bookingId = await ada.mutation(api.bookings.manual.add, { tripId, activityId, press: press(), details: DETAILS });
    const ask = (who: typeof ada, name: string, size: number) => who.mutation(api.bookings.files.uploadUrl, { tripId, bookingId, name, size });
    expect(await ask(ada, "ticket.PDF", 1000)).toMatchObject({ url: expect.stringMatching(/upload/), type: "application/pdf" });
    for (const [name, size] of [["page.html", 10], ["ticket.pdf", 20 * 1024 * 1024 + 1], ["ticket.pdf", 0], ["ticket", 10]] as const) {
      await expect(ask(ada, name, size)).rejects.toMatchObject(refused("VALIDATION_ERROR"));
    }
    await expect(ask(vic, "ticket.pdf", 10)).rejects.toMatchObject(refused("AUTHORIZATION_ERROR"));
  });
});
