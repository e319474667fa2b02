import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { loadCatalog } from "./catalog";
import { cityName, cityNamed, cityNames, regionName } from "./cityName";

vi.mock("./language", () => ({ language: "de", direction: "ltr", MIRRORED: "en-XB" }));

beforeAll(async () => {
  vi.stubGlobal("document", { documentElement: {} });
  await loadCatalog();
});
afterAll(() => void vi.unstubAllGlobals());

it("calls a city as Germans do, and leaves others, and names of people's own, as they are", () => {
  const cities = [{ name: "Rome", countryCode: "IT" }, { name: "Rome", countryCode: "US" }, { name: "Kyoto", countryCode: "JP" }, { name: "Unser Rome", countryCode: "IT" }];
  expect(cities.map(cityName)).toEqual(["Rom", "Rome", "Kyoto", "Unser Rome"]);
  expect([cityNamed("Athens"), cityNamed("Oslo")]).toEqual(["Athen", "Oslo"]);
});

it("calls a region as Germans do, or as the city that it is called by", () => {
  const regions = [{ name: "Bavaria", countryCode: "DE" }, { name: "Tuscany", countryCode: "IT" }, { name: "Vienna", countryCode: "AT" }, { name: "Brussels", countryCode: "BE" }, { name: "Texas", countryCode: "US" }];
  expect(regions.map(regionName)).toEqual(["Bayern", "Toskana", "Wien", "Brüssel", "Texas"]);
});

it("is looked for by either name", () => expect(cityNames({ name: "Rome", countryCode: "IT" })).toEqual(["Rom", "Rome"]));
