import { describe, expect, it, onTestFinished, vi } from "vitest";
import { api, internal } from "../_generated/api";
import { account, activity, deployment, guest, trip } from "../people.testing";
import { SHOWN_AT_FIRST } from "./publicView";

const OPEN = { shows: SHOWN_AT_FIRST, copies: true, requests: true, indexed: false };
const ALL = { prices: true, notes: true, addresses: true, ideas: true, people: true };
const STAY = { type: "hotel" as const, endDay: "2027-04-14", address: "1 Secret Lane", lat: 35, lng: 135.7, cost: { amount: 12_345, currency: "EUR" }, description: "Door code 4711", links: [{ url: "https://example.org/private" }] };

async function story() {
  const t = await deployment();
  const [owner, editor] = [await account(t, "Ada Lovelace", "ada@example.org"), await guest(t, "Björn Borg")];
  const tripId = await trip(owner, { editor });
  const activityId = await owner.mutation(api.trips.activities.add, { tripId, activity: activity("Ryokan", STAY) });
  await owner.mutation(api.trips.activities.add, { tripId, activity: activity("Perhaps Nara", { day: null }) });
  const details = { kind: "tour" as const, confirmed: true, code: "KX-77-SECRET", price: null, contact: "host@example.org", notes: "", freeUntil: null };
  await owner.mutation(api.bookings.manual.add, { tripId, activityId, press: "press-0001", details });
  const publish = (set: Partial<typeof OPEN> & { days?: number | null } = {}) => owner.mutation(api.trips.publicPages.publish, { tripId, ...OPEN, ...set });
  return { t, owner, editor, tripId, publish };
}

describe("a public page", () => {
  it("shows places and times to everybody, and nothing that its owner hasn't chosen", async () => {
    const { t, publish } = await story();
    const slug = await publish();
    expect(slug).toMatch(/^japan-in-spring-[a-z2-9]{12}$/);
    const page = (await t.query(api.trips.publicPages.get, { slug }))!;
    expect(page.trip).toMatchObject({ title: "Japan in spring", people: null, activities: [{ title: "Ryokan", address: "1 Secret Lane", cost: null, description: "", links: [] }] });
    const told = JSON.stringify(page);
    for (const secret of ["4711", "12345", "KX-77", "host@", "Nara", "Ada", "Björn", "240000", "ada@"]) expect([secret, told.includes(secret)]).toEqual([secret, false]);
  });

  it("shows what is switched on, but never codes, family names or the budget", async () => {
    const { t, publish } = await story();
    const slug = await publish({ shows: ALL });
    const { trip: shown } = (await t.query(api.trips.publicPages.get, { slug }))!;
    expect(shown).toMatchObject({ people: ["Ada", "Björn"], activities: [{ title: "Perhaps Nara" }, { cost: STAY.cost, description: "Door code 4711", links: [{ url: "https://example.org/private" }] }] });
    for (const secret of ["KX-77", "host@", "Lovelace", "Borg", "240000"]) expect(JSON.stringify(shown)).not.toContain(secret);
    const bare = (await t.query(api.trips.publicPages.get, { slug: await publish({ shows: { ...ALL, addresses: false } }) }))!.trip;
    expect(JSON.stringify(bare)).not.toContain("Secret Lane");
    expect(bare.activities.map(({ lat, lng }) => [lat, lng])).toEqual([[null, null], [null, null]]);
  });

  it("is gone when it is switched off, has another address, has had its time, or its trip is in the bin", async () => {
    const { t, owner, tripId, publish } = await story();
    const there = async (slug: string) => (await t.query(api.trips.publicPages.get, { slug })) !== null;
    const first = await publish({ days: 7 });
    await owner.mutation(api.trips.publicPages.unpublish, { tripId });
    expect(await there(first)).toBe(false);
    expect([await publish(), await there(first)]).toEqual([first, true]);
    const second = await owner.mutation(api.trips.publicPages.renewAddress, { tripId });
    expect([await there(first), await there(second)]).toEqual([false, true]);
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 8 * 86_400_000 });
    onTestFinished(() => void vi.useRealTimers());
    expect([await there(second), (await owner.query(api.trips.publicPages.settings, { tripId })).expired]).toEqual([false, true]);
    await publish({ days: null });
    expect(await there(second)).toBe(true);
    await owner.mutation(api.trips.trips.remove, { tripId });
    expect(await there(second)).toBe(false);
  });

  it("is copied with what it shows and no more", async () => {
    const { t, publish } = await story();
    const reader = await guest(t, "Reader");
    const slug = await publish({ shows: { ...SHOWN_AT_FIRST, addresses: false } });
    const copied = await reader.mutation(api.trips.publicPages.copy, { slug });
    const { trip: mine, activities, members } = await reader.query(api.trips.itinerary.get, { tripId: copied });
    expect([mine.title, mine.budget, members.map(({ name }) => name)]).toEqual(["Japan in spring", null, ["Reader"]]);
    expect(activities).toMatchObject([{ title: "Ryokan", cost: null, lat: null, lng: null, placeId: null }]);
    for (const secret of ["Secret Lane", "4711", "12345", "private"]) expect(JSON.stringify(activities)).not.toContain(secret);
    await publish({ copies: false });
    await expect(reader.mutation(api.trips.publicPages.copy, { slug })).rejects.toMatchObject({ data: { code: "RESOURCE_NOT_FOUND" } });
  });

  it("takes requests to join where it says so, and lets members find the trip", async () => {
    const { t, owner, editor, tripId, publish } = await story();
    const reader = await guest(t, "Reader");
    const slug = await publish();
    await reader.mutation(api.trips.joinRequests.askOnPage, { slug, role: "editor", note: "Take me along" });
    const look = async (who: typeof reader) => (({ memberOf, requested }) => ({ memberOf, requested }))((await who.query(api.trips.publicPages.get, { slug }))!);
    expect([await look(reader), await look(editor)]).toEqual([{ memberOf: null, requested: true }, { memberOf: tripId, requested: false }]);
    const [request] = await owner.query(api.trips.joinRequests.list, { tripId });
    await owner.mutation(api.trips.joinRequests.decide, { tripId, requestId: request!._id, role: "viewer" });
    expect(await look(reader)).toEqual({ memberOf: tripId, requested: false });
    await publish({ requests: false });
    await expect((await guest(t, "Late")).mutation(api.trips.joinRequests.askOnPage, { slug, role: "viewer", note: "" })).rejects.toMatchObject({ data: { code: "RESOURCE_NOT_FOUND" } });
  });
});

describe("the preview of its link", () => {
  it("knows the trip's title, places and dates while the page is there, and nothing else", async () => {
    const { t, owner, tripId, publish } = await story();
    const slug = await publish({ indexed: true });
    const face = () => t.query(internal.trips.linkPreview.face, { slug });
    expect(await face()).toEqual({ title: "Japan in spring", places: ["Kyoto", "Osaka"], startDate: "2027-04-10", endDate: "2027-04-16", hasDates: true, indexed: true });
    await owner.mutation(api.trips.publicPages.unpublish, { tripId });
    expect([await face(), await t.query(internal.trips.linkPreview.face, { slug: "nothing-here" })]).toEqual([null, null]);
  });
});
