// Searching as people of a trip do: what is built in answers at once; a service on this machine answers the rest.
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { api, internal } from "../../_generated/api";
import { deployment, guest, trip, type Person } from "../../people.testing";
import type { Id } from "../../_generated/dataModel";
import { feature, features, json, startSearchService } from "./service.testing";

let service: Awaited<ReturnType<typeof startSearchService>>;
beforeAll(async () => {
  service = await startSearchService();
});
afterAll(() => service.close());

async function story(env: Record<string, string> = {}) {
  const t = await deployment(env);
  const ada = await guest(t, "Ada");
  return { t, ada, tripId: await trip(ada) };
}
const find = (who: Person, tripId: Id<"trips">, text: string) => who.query(api.places.search.lookup.find, { tripId, text });
const names = async (who: Person, tripId: Id<"trips">, text: string) => (await find(who, tripId, text)).results.map(({ name }) => name);
const settled = (who: Person, tripId: Id<"trips">, text: string, state: string) =>
  vi.waitFor(async () => expect((await find(who, tripId, text)).services).toBe(state), { interval: 20 });

describe("without any service", () => {
  it("finds the guides' places of the trip's cities, in any spelling, by kind, and cities anywhere", async () => {
    const { ada, tripId } = await story();
    const { results, services, credits } = await find(ada, tripId, "fushimi");
    expect(results[0]).toMatchObject({ name: expect.stringContaining("Fushimi"), sources: ["guide"], asOf: expect.stringMatching(/^\d{4}-\d{2}$/), placeId: expect.stringMatching(/^kyoto\//) });
    expect([services, credits]).toEqual(["off", []]);
    for (const word of ["markets", "Märkte"]) expect((await find(ada, tripId, word)).results.some(({ kind }) => kind === "market"), word).toBe(true);
    for (const word of ["noodles", "Nudeln", "vegetarisch"]) expect((await find(ada, tripId, word)).results.some(({ kind }) => kind === "eating"), word).toBe(true);
    expect((await names(ada, tripId, "Zürich"))[0]).toBe("Zürich");
    expect(await names(ada, tripId, "  ")).toEqual([]);
    expect(await names(ada, tripId, "qqqqqq")).toEqual([]);
  });

  it("finds what is at a point that is pasted, and the place that a map's address names", async () => {
    const { ada, tripId } = await story();
    const [castle] = (await find(ada, tripId, "nijo castle")).results;
    const link = `https://www.google.com/maps/place/Nijo+Castle/data=${"x".repeat(90)}/@${castle!.lat},${castle!.lng},17z`;
    for (const text of [`${castle!.lat.toFixed(4)}, ${castle!.lng.toFixed(4)}`, link, "https://www.google.com/maps/place/Nijo+Castle"]) {
      const { results, services } = await find(ada, tripId, text);
      expect([results[0]!.id, services], text).toEqual([castle!.id, "off"]);
    }
    expect((await find(ada, tripId, "https://maps.app.goo.gl/abc123")).results).toEqual([]);
  });

  it("finds an airport and its city by the code, and an airport by its name or its city's", async () => {
    const { ada, tripId } = await story();
    expect((await find(ada, tripId, "HND")).results).toMatchObject([{ id: "iata:HND", name: "Tokyo Haneda International Airport (HND)", kind: "airport", type: "transport", countryCode: "JP" }, { name: "Tokyo", kind: "city", sources: ["gazetteer"] }]);
    const [first] = (await find(ada, tripId, "Flughafen Longyearbyen")).results;
    expect(first).toMatchObject({ id: "iata:LYR", kind: "airport", countryCode: "NO" });
    expect(first!.lat).toBeCloseTo(78.246, 2);
    expect((await find(ada, tripId, "London airport")).results.map(({ id }) => id)).toEqual(expect.arrayContaining(["iata:LHR", "iata:LGW", "iata:STN"]));
    expect((await find(ada, tripId, "bar")).results.filter(({ kind }) => kind === "airport")).toEqual([]);
  });

  it("puts that city before places with these letters in their names", async () => {
    const { ada, tripId } = await story();
    const { results } = await ada.query(api.places.search.lookup.find, { tripId, text: "NAP", near: { lat: 40.85, lng: 14.27 } });
    expect(results.slice(0, 2)).toMatchObject([{ id: "iata:NAP" }, { name: "Naples", kind: "city" }]);
    expect(results.length).toBeGreaterThan(1);
  });

  it("is for members, and asks nobody", async () => {
    const { t, ada, tripId } = await story();
    await expect(find(await guest(t, "Ben"), tripId, "fushimi")).rejects.toMatchObject({ data: { code: "RESOURCE_NOT_FOUND" } });
    expect(await ada.mutation(api.places.search.lookup.ask, { tripId, text: "fushimi" })).toBe(0);
    expect(await ada.mutation(api.places.search.lookup.ask, { tripId, text: "x".repeat(200) })).toBe(0);
    await expect(ada.mutation(api.places.search.lookup.ask, { tripId, text: " " })).rejects.toMatchObject({ data: { code: "VALIDATION_ERROR" } });
  });
});

describe("with services", () => {
  it("adds what they find, once for everybody, and credits them", async () => {
    const { t, ada, tripId } = await story(service.env);
    service.photon = json(features(feature("Hotel Granvia"), feature("Fushimi Granvia", { osm_id: 2 })));
    service.openMeteo = json({});
    service.asked.length = 0;
    expect((await find(ada, tripId, "granvia")).services).toBe("missing");
    expect(await ada.mutation(api.places.search.lookup.ask, { tripId, text: "granvia" })).toBe(2);
    await settled(ada, tripId, "granvia", "answered");
    const { results, credits } = await find(ada, tripId, "granvia");
    expect(results.map(({ name, sources }) => [name, sources])).toEqual([["Hotel Granvia", ["photon"]], ["Fushimi Granvia", ["photon"]]]);
    expect(credits).toMatchObject([{ text: expect.stringContaining("OpenStreetMap") }]);

    const ben = await guest(t, "Ben");
    const theirs = await trip(ben);
    expect((await find(ben, theirs, "Granvia ")).services).toBe("answered");
    expect(await ben.mutation(api.places.search.lookup.ask, { tripId: theirs, text: "Granvia" })).toBe(0);
    expect(service.asked).toHaveLength(2);
  });

  it("asks them for an airport by its name, where somebody types its code", async () => {
    const { ada, tripId } = await story(service.env);
    service.photon = json(features(feature("Haneda Airport", { osm_id: 9, osm_key: "aeroway", osm_value: "aerodrome", city: "Ota" }, [139.78, 35.55])));
    service.openMeteo = json({});
    service.asked.length = 0;
    expect(await ada.mutation(api.places.search.lookup.ask, { tripId, text: "hnd" })).toBe(2);
    await settled(ada, tripId, "HND", "answered");
    expect(service.asked.map((url) => url.searchParams.get("q") ?? url.searchParams.get("name"))).toEqual(["haneda airport", "haneda airport"]);
    const { results, credits } = await find(ada, tripId, "HND");
    expect(results[0]).toMatchObject({ id: "iata:HND", kind: "airport", type: "transport", sources: ["gazetteer", "photon"] });
    expect(results.filter(({ kind }) => kind === "airport")).toHaveLength(1);
    expect(credits).toHaveLength(1);
  });

  it("stands by its own when they fail, and leaves them alone as long as they ask", async () => {
    const { ada, tripId } = await story(service.env);
    service.photon = json({}, 429, { "retry-after": "600" });
    service.openMeteo = json("<html>");
    await ada.mutation(api.places.search.lookup.ask, { tripId, text: "fushimi" });
    await settled(ada, tripId, "fushimi", "failed");
    expect((await names(ada, tripId, "fushimi"))[0]).toContain("Fushimi");
    expect(await ada.mutation(api.places.search.lookup.ask, { tripId, text: "fushimi" })).toBe(0);
    // The one that said "too many" isn't asked for anything else either.
    service.openMeteo = json({});
    service.asked.length = 0;
    expect(await ada.mutation(api.places.search.lookup.ask, { tripId, text: "granvia" })).toBe(1);
    await settled(ada, tripId, "granvia", "answered");
    expect(service.asked.map(({ pathname }) => pathname)).toEqual(["/v1/search"]);
  });

  it("looks for the beginning of what is pasted", async () => {
    const { ada, tripId } = await story(service.env);
    service.photon = json(features());
    service.openMeteo = json({});
    const pasted = "a letter of two pages ".repeat(40);
    expect((await find(ada, tripId, pasted)).services).toBe("missing");
    expect(await ada.mutation(api.places.search.lookup.ask, { tripId, text: pasted })).toBe(2);
    await settled(ada, tripId, pasted, "answered");
  });

  it("asks them no more than their rules allow, all people together", async () => {
    const { t, ada, tripId } = await story(service.env);
    const ben = await guest(t, "Ben");
    const theirs = await trip(ben);
    service.photon = json(features());
    service.openMeteo = json({});
    const began = Date.now();
    let asked = 0;
    for (let index = 0; index < 10; index++) {
      asked += await ada.mutation(api.places.search.lookup.ask, { tripId, text: `temple number ${index}` });
      asked += await ben.mutation(api.places.search.lookup.ask, { tripId: theirs, text: `shrine number ${index}` });
    }
    // Of the forty that were wanted, eight of Photon and six of Open-Meteo at once, and four more of each in turn; then ninety a minute together.
    const meanwhile = Math.ceil(((Date.now() - began) / 60_000) * 90);
    expect(asked).toBeGreaterThanOrEqual(8 + 6 + 8);
    expect(asked).toBeLessThanOrEqual(8 + 6 + 8 + meanwhile);
    // Nobody is left waiting for what isn't asked.
    const states = await Promise.all(Array.from({ length: 10 }, async (_, index) => (await find(ben, theirs, `shrine number ${index}`)).services));
    expect(states).not.toContain("missing");
  });

  it("forgets what is too old", async () => {
    const { t, ada, tripId } = await story(service.env);
    service.photon = json(features(feature("Hotel Granvia")));
    service.openMeteo = json({});
    await ada.mutation(api.places.search.lookup.ask, { tripId, text: "granvia" });
    await settled(ada, tripId, "granvia", "answered");
    await t.mutation(internal.places.search.answers.sweep, {});
    expect((await find(ada, tripId, "granvia")).services).toBe("answered");
    await t.mutation(internal.places.search.answers.sweep, { at: Date.now() + 31 * 86_400_000 });
    expect((await find(ada, tripId, "granvia")).services).toBe("missing");
  });
});
