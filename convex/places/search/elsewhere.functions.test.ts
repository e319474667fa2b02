// Destinations that the gazetteer doesn't have, as a service on this machine knows them.
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { api } from "../../_generated/api";
import { deployment, guest, type Person } from "../../people.testing";
import { feature, features, json, startSearchService } from "./service.testing";

let service: Awaited<ReturnType<typeof startSearchService>>;
beforeAll(async () => {
  service = await startSearchService();
});
afterAll(() => service.close());

const find = (who: Person, text: string) => who.query(api.places.cities.searchElsewhere, { text });
const answered = (who: Person, text: string) => vi.waitFor(async () => expect((await find(who, text)).services).toBe("answered"), { interval: 20 });

it("adds villages with their country and time zone, and neither hotels nor cities of ours", async () => {
  const ada = await guest(await deployment(service.env), "Ada");
  const village = { osm_key: "place", osm_value: "village", city: undefined, county: "Gmunden", country: "Austria", countrycode: "AT" };
  service.photon = json(features(feature("Hotel Hallstatt", { osm_id: 2 }), feature("Hallstatt", village, [13.6493, 47.5622])));
  service.openMeteo = json({});
  expect(await find(ada, "Hallstatt")).toEqual({ results: [], services: "missing", credits: [] });
  expect(await ada.mutation(api.places.cities.askElsewhere, { text: "Hallstatt" })).toBe(2);
  await answered(ada, "Hallstatt");
  const { results, credits } = await find(ada, "hallstatt ");
  expect(results).toEqual([expect.objectContaining({ name: "Hallstatt", area: "Gmunden, Austria", countryCode: "AT", lat: 47.5622, lng: 13.6493, timeZone: "Europe/Vienna", sources: ["photon"] })]);
  expect(credits).toMatchObject([{ text: expect.stringContaining("OpenStreetMap") }]);

  service.photon = json(features(feature("Kyoto", { osm_id: 3, osm_key: "place", osm_value: "city" }, [135.768, 35.011])));
  await ada.mutation(api.places.cities.askElsewhere, { text: "kyoto" });
  await answered(ada, "kyoto");
  expect((await find(ada, "kyoto")).results).toEqual([]);
});

it("has regions and lakes that Open-Meteo knows, and asks nobody when switched off", async () => {
  const t = await deployment(service.env);
  const ada = await guest(t, "Ada");
  service.photon = json(features());
  service.openMeteo = json({ results: [{ id: 3165361, name: "Tuscany", latitude: 43.42, longitude: 11.03, feature_code: "ADM1", country_code: "IT", country: "Italy" }] });
  await ada.mutation(api.places.cities.askElsewhere, { text: "Tuscany" });
  await answered(ada, "Tuscany");
  expect((await find(ada, "Tuscany")).results).toMatchObject([{ name: "Tuscany", countryCode: "IT", timeZone: "Europe/Rome", sources: ["openMeteo"] }]);

  const ben = await guest(await deployment(), "Ben");
  expect(await ben.mutation(api.places.cities.askElsewhere, { text: "Tuscany" })).toBe(0);
  expect(await find(ben, "Tuscany")).toEqual({ results: [], services: "off", credits: [] });
});
