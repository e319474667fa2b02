// What services may send, over the wire: what is read, what is left out, and what is refused.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openMeteo } from "./openMeteo";
import { photon } from "./photon";
import { placeProviders } from "./providers";
import { feature, features, json, startSearchService } from "./service.testing";

let service: Awaited<ReturnType<typeof startSearchService>>;
beforeAll(async () => {
  service = await startSearchService();
});
afterAll(() => service.close());

const NEAR = { lat: 35, lng: 135.8 };
const byPhoton = (answering: typeof service.photon, ms = 2_000) => {
  service.photon = answering;
  return photon(service.base).search("granvia", NEAR, AbortSignal.timeout(ms));
};
const byOpenMeteo = (answering: typeof service.openMeteo) => {
  service.openMeteo = answering;
  return openMeteo(`${service.base}/`).search("osaka", null, AbortSignal.timeout(2_000));
};

describe("Photon", () => {
  it("is asked with what is typed and about where, by somebody with a name", async () => {
    service.asked.length = 0;
    await byPhoton(json(features()));
    expect(Object.fromEntries(service.asked[0]!.searchParams)).toEqual({ q: "granvia", limit: "10", lang: "en", lat: "35", lon: "135.8" });
    expect(service.asked[0]!.pathname).toBe("/api/");
    expect(service.agents.at(-1)).toMatch(/^Caravan/);
  });

  it("tells what a place is and where", async () => {
    const hotel = feature("Hotel Granvia", { street: "Karasuma-dori", housenumber: "901", postcode: "600-8216", district: "Shimogyo Ward" });
    const airport = feature("Kansai Airport", { osm_key: "aeroway", osm_value: "aerodrome", osm_type: "W", osm_id: 7, city: undefined, county: "Sennan" }, [135.24, 34.43]);
    const house = feature("", { name: undefined, osm_key: "building", osm_value: "yes", osm_id: 3, street: "Shijo-dori", housenumber: "12" });
    expect(await byPhoton(json(features(hotel, airport, house)))).toEqual([
      { id: "osm:N1", name: "Hotel Granvia", kind: "hotel", type: "hotel", area: "Shimogyo Ward, Kyoto", address: "Karasuma-dori 901, 600-8216 Kyoto, Japan", lat: 34.9858, lng: 135.7588, countryCode: "JP" },
      { id: "osm:W7", name: "Kansai Airport", kind: "airport", type: "transport", area: "Sennan, Japan", address: null, lat: 34.43, lng: 135.24, countryCode: "JP" },
      expect.objectContaining({ id: "osm:N3", name: "Shijo-dori 12", kind: "address", type: "other", address: "Kyoto, Japan" }),
    ]);
  });

  it("leaves out what has no name, no place, or none on earth, and keeps the rest", async () => {
    const bad = [null, 7, "x", {}, feature("", { name: "  ", street: undefined }), feature("No point", {}, null), feature("Off earth", {}, [200, 95]), feature("Texts", {}, ["135", "35"]), feature("No id", { osm_id: "x" }), feature("Inherited", { osm_key: "__proto__", osm_value: "constructor", osm_id: 5 })];
    expect((await byPhoton(json(features(...bad)))).map(({ name, kind }) => [name, kind])).toEqual([["Inherited", "address"]]);
    const long = await byPhoton(json(features(feature("x".repeat(5_000)))));
    expect(long[0]!.name).toHaveLength(120);
  });

  it.each([
    ["not JSON", json("<html>")],
    ["no list", json({ type: "FeatureCollection" })],
    ["a list of another kind", json({ features: "many" })],
    ["nothing", json("null")],
    ["half an answer", json('{"features": [')],
    ["too much", json(`{"features":[],"more":"${"x".repeat(500_000)}"}`)],
  ])("is malformed when it sends %s", async (_what, answering) => {
    await expect(byPhoton(answering)).rejects.toMatchObject({ reason: "malformed" });
  });

  it("is slow, limited, refused, down: each is told, with how long it wants to rest", async () => {
    await expect(byPhoton(() => undefined, 80)).rejects.toMatchObject({ reason: "slow" });
    await expect(byPhoton((_request, response) => void response.writeHead(200).write("{"), 80)).rejects.toMatchObject({ reason: "slow" });
    await expect(byPhoton(json({}, 429, { "retry-after": "120" }))).rejects.toMatchObject({ reason: "limited", retryAfterMs: 120_000 });
    await expect(byPhoton(json({}, 429, { "retry-after": "soon" }))).rejects.toMatchObject({ reason: "limited", retryAfterMs: null });
    await expect(byPhoton(json({}, 403))).rejects.toMatchObject({ reason: "refused" });
    await expect(byPhoton(json({}, 503))).rejects.toMatchObject({ reason: "unreachable" });
    await expect(byPhoton((request) => request.socket.destroy())).rejects.toMatchObject({ reason: "unreachable" });
    await expect(photon("http://127.0.0.1:9").search("x", null, AbortSignal.timeout(1_000))).rejects.toMatchObject({ reason: "unreachable" });
  });
});

describe("Open-Meteo", () => {
  const osaka = { id: 1853909, name: "Osaka", latitude: 34.69374, longitude: 135.50218, feature_code: "PPLA", country_code: "JP", country: "Japan", admin1: "Ōsaka" };

  it("tells towns, airports and sights, and says nothing when it knows none", async () => {
    expect(await byOpenMeteo(json({ results: [osaka, { ...osaka, id: 2, name: "Itami", feature_code: "AIRP" }, { ...osaka, id: "x" }] }))).toEqual([
      { id: "gn:1853909", name: "Osaka", kind: "city", type: "other", area: "Ōsaka, Japan", address: null, lat: 34.69374, lng: 135.50218, countryCode: "JP" },
      expect.objectContaining({ id: "gn:2", kind: "airport", type: "transport" }),
    ]);
    expect(await byOpenMeteo(json({ generationtime_ms: 0.4 }))).toEqual([]);
  });

  it("is malformed when it says that something is wrong", async () => {
    await expect(byOpenMeteo(json({ error: true, reason: "Parameter count" }))).rejects.toMatchObject({ reason: "malformed" });
    await expect(byOpenMeteo(json("[]"))).resolves.toEqual([]);
    await expect(byOpenMeteo(json("7"))).rejects.toMatchObject({ reason: "malformed" });
  });
});

it("asks nobody where it is switched off", () => {
  expect(placeProviders({ PLACE_SEARCH: "off" })).toEqual([]);
  expect(placeProviders({}).map(({ id }) => id)).toEqual(["photon", "openMeteo"]);
});
