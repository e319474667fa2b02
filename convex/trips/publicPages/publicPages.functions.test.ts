import { describe, expect, it, onTestFinished, vi } from "vitest";
import { api, internal } from "../../_generated/api";
import type { Doc, Id } from "../../_generated/dataModel";
import type { ActionCtx } from "../../_generated/server";
import { account, activity, deployment, guest, planOf, trip, type Engine } from "../../people.testing";
import { servePicture } from "../linkPicture";
import { serveInvitation, servePage } from "../linkPreview";
import { coverSeed, publicView, shownOf, SHOWN_AT_FIRST } from "./publicView";

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

  it("tells what the drawn cover is made from, and not the trip's id", async () => {
    const { t, tripId, publish } = await story();
    const page = await t.query(api.trips.publicPages.get, { slug: await publish({ shows: ALL }) });
    expect(page!.trip.coverSeed).toBe(coverSeed(tripId));
    // As the picture of a trip's card is made of its id: src/ui/landscape.test.ts.
    expect(["trip-1", "東京"].map(coverSeed)).toEqual([3993263260, 103227088]);
    expect(JSON.stringify(page)).not.toContain(tripId);
  });

  it("shows the trip's own cover where its owner says so", () => {
    const source = { trip: { _id: "k1" as Id<"trips">, title: "x", startDate: "2027-04-10", endDate: "2027-04-16", travellers: 2, type: "leisure" as const }, destinations: [], activities: [], dayNotes: [], names: [], coverUrl: "https://caravan.test/cover" };
    const shown = [SHOWN_AT_FIRST, { ...SHOWN_AT_FIRST, cover: true }].map((shows) => publicView(source, shows).coverUrl);
    expect(shown).toEqual([null, "https://caravan.test/cover"]);
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

  it("lets no field of an item into a copy that nobody has named", () => {
    const row = { ...activity("Ryokan", STAY), invented: "for us alone" } as unknown as Doc<"activities">;
    expect(Object.keys(shownOf(row, SHOWN_AT_FIRST))).not.toContain("invented");
  });

  it("is copied with what it shows and no more", async () => {
    const { t, publish } = await story();
    const reader = await guest(t, "Reader");
    const slug = await publish({ shows: { ...SHOWN_AT_FIRST, addresses: false } });
    const copied = await reader.mutation(api.trips.publicPages.copy, { slug });
    const { trip: mine, activities, members } = await planOf(reader, copied);
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
    expect(await face()).toEqual({ language: "en", title: "Japan in spring", places: ["Kyoto", "Osaka"], startDate: "2027-04-10", endDate: "2027-04-16", hasDates: true, indexed: true, picture: { url: expect.stringContaining(`/trip-picture/${slug}?v=`), drawn: true } });
    await owner.mutation(api.trips.publicPages.unpublish, { tripId });
    expect([await face(), await t.query(internal.trips.linkPreview.face, { slug: "nothing-here" })]).toEqual([null, null]);
  });
});

/** The app as the deployment fetches it; null: it can't be. */
function app(html: string | null) {
  vi.stubGlobal("fetch", () => (html === null ? Promise.reject(new Error("unreachable")) : Promise.resolve(new Response(html, { headers: { "content-security-policy": "default-src 'self'" } }))));
  onTestFinished(() => void vi.unstubAllGlobals());
}
const SHELL = '<html lang="en"><head><title>Caravan</title></head><body></body></html>';

describe("the page at its address", () => {
  const ask = (t: Engine, slug: string) => servePage({ runQuery: t.query.bind(t) as ActionCtx["runQuery"] }, new Request(`http://caravan.test/t/${slug}`));

  it("is found while it is there; a page that is off is the same as one that never was", async () => {
    const { t, owner, tripId, publish } = await story();
    const slug = await publish();
    app(SHELL);
    const on = await ask(t, slug);
    expect([on.status, on.headers.get("content-security-policy"), (await on.text()).includes("Japan in spring")]).toEqual([200, "default-src 'self'", true]);
    await owner.mutation(api.trips.publicPages.unpublish, { tripId });
    const [off, never] = [await ask(t, slug), await ask(t, "nothing-here")];
    expect([off.status, never.status, off.headers.get("x-robots-tag")]).toEqual([404, 404, "noindex, nofollow"]);
    const said = await off.text();
    expect([said === (await never.text()), said.includes("<title>Caravan</title>")]).toEqual([true, true]);
    app(null);
    expect((await ask(t, slug)).status).toBe(502);
  });
});

describe("an invitation's preview", () => {
  const ask = (t: Engine, token: string) => serveInvitation({ runQuery: t.query.bind(t) as ActionCtx["runQuery"] }, new Request(`http://caravan.test/join/${token}`));
  const titleAt = async (t: Engine, token: string) => /<title>(.*)<\/title>/.exec(await (await ask(t, token)).text())?.[1];

  it("says who invites to which trip, by the first name, and uses nothing of the link", async () => {
    const { t, owner, tripId } = await story();
    const { token } = await owner.mutation(api.trips.invites.create, { tripId, role: "viewer", uses: 1 });
    app(SHELL);
    const html = await (await ask(t, token)).text();
    expect(html).toContain("<title>Ada invites you to “Japan in spring”</title>");
    expect(html).toContain("Kyoto, Osaka. 10 April 2027 to 16 April 2027.");
    for (const secret of ["Lovelace", "Björn", "Ryokan", "Secret Lane", "ada@", token]) expect([secret, html.includes(secret)]).toEqual([secret, false]);
    for (let fetched = 0; fetched < 3; fetched++) await ask(t, token);
    expect((await owner.query(api.trips.invites.list, { tripId }))[0]).toMatchObject({ usesLeft: 1, status: "open" });
    await (await guest(t, "Reader")).mutation(api.trips.invites.accept, { token });
    expect(await titleAt(t, token)).toBe("Caravan");
  });

  it("is the general one for a link that is unknown, withdrawn or over, or whose trip is gone", async () => {
    const { t, owner, tripId } = await story();
    const links = await Promise.all([1, 2].map(() => owner.mutation(api.trips.invites.create, { tripId, role: "viewer", days: 1 })));
    const [withdrawn, open] = [links[0]!, links[1]!];
    app(SHELL);
    await owner.mutation(api.trips.invites.revoke, { tripId, inviteId: withdrawn.inviteId });
    expect([await titleAt(t, "x"), await titleAt(t, "%E0%A4%A"), await titleAt(t, withdrawn.token), await titleAt(t, open.token)]).toEqual(["Caravan", "Caravan", "Caravan", "Ada invites you to “Japan in spring”"]);
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 2 * 86_400_000 });
    onTestFinished(() => void vi.useRealTimers());
    expect(await titleAt(t, open.token)).toBe("Caravan");
    const { token } = await owner.mutation(api.trips.invites.create, { tripId, role: "viewer" });
    await owner.mutation(api.trips.trips.remove, { tripId });
    expect(await titleAt(t, token)).toBe("Caravan");
  });

  it("keeps nobody out where the app can't be fetched for it", async () => {
    const { t } = await story();
    app(null);
    const answer = await ask(t, "abc");
    const { pathname, search } = new URL(answer.headers.get("location")!, "http://caravan.test");
    expect([answer.status, pathname + search]).toEqual([302, "/sign-in?next=%2Fjoin%2Fabc"]);
  });
});

describe("the picture beside its link", () => {
  const noFiles = { get: () => Promise.resolve(null) } as unknown as ActionCtx["storage"];
  const ask = (t: Engine, slug: string, headers: Record<string, string> = {}) =>
    servePicture({ runQuery: t.query.bind(t) as ActionCtx["runQuery"], runMutation: t.mutation.bind(t) as ActionCtx["runMutation"], storage: noFiles }, new Request(`http://caravan.test/trip-picture/${slug}`, { headers }));

  it("is drawn while the page is there, isn't drawn again for who has it, and is gone with the page", async () => {
    const { t, owner, tripId, publish } = await story();
    const slug = await publish();
    const first = await ask(t, slug);
    expect([first.status, first.headers.get("content-type")]).toEqual([200, "image/png"]);
    expect([...new Uint8Array(await first.arrayBuffer())].slice(0, 4)).toEqual([0x89, 0x50, 0x4e, 0x47]);
    expect((await ask(t, slug, { "if-none-match": first.headers.get("etag")! })).status).toBe(304);
    await owner.mutation(api.trips.publicPages.unpublish, { tripId });
    const [off, never] = [await ask(t, slug, { "if-none-match": first.headers.get("etag")! }), await ask(t, "nothing-here")];
    expect([off.status, never.status, await off.text() === await never.text(), off.headers.get("etag")]).toEqual([404, 404, true, null]);
  });

  it("shows no place that the page keeps back", async () => {
    const { t, owner, tripId, publish } = await story();
    const sketch = async (set: Parameters<typeof publish>[0]) => {
      const picture = await t.query(internal.trips.linkPicture.shown, { slug: await publish(set) });
      return picture?.kind === "drawn" ? picture.sketch : null;
    };
    expect(await sketch({})).toMatchObject({ cities: [{ day: 0 }, {}], stops: [{ day: 0, lat: 35, lng: 135.7 }] });
    expect(await sketch({ shows: { ...SHOWN_AT_FIRST, addresses: false } })).toMatchObject({ stops: [] });
    await owner.mutation(api.trips.activities.add, { tripId, activity: activity("Idea", { day: null, lat: 36, lng: 136 }) });
    expect((await sketch({ shows: ALL }))!.stops).toHaveLength(1);
  });

  it("is the cover, with the type that it was judged by, for as long as it is kept", async () => {
    const cover = { kind: "cover", storageId: "x", version: "x" };
    const of = (kept: Blob | null) => servePicture({ runQuery: () => Promise.resolve(cover as never), runMutation: () => Promise.resolve(false as never), storage: { ...noFiles, get: () => Promise.resolve(kept) } as ActionCtx["storage"] }, new Request("http://caravan.test/trip-picture/x"));
    const served = await of(new Blob(["cover"], { type: "image/webp" }));
    expect([served.status, served.headers.get("content-type"), await served.text()]).toEqual([200, "image/webp", "cover"]);
    expect((await of(null)).status).toBe(404);
  });

  it("isn't drawn without end", async () => {
    const { t, publish } = await story();
    const slug = await publish();
    const allowed = await Promise.all(Array.from({ length: 14 }, () => t.mutation(internal.trips.linkPicture.admit, { slug })));
    expect(allowed.filter(Boolean)).toHaveLength(12);
  });
});
