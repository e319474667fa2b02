// Holds every city file to the rules of types.ts. Facts can't be proved here; shapes, positions and
// hours can.
import { readdirSync, readFileSync } from "node:fs";
import tzLookup from "@photostructure/tz-lookup";
import { describe, expect, it } from "vitest";
import { cityFilesModule, cityIndex } from "../../scripts/buildCityIndex";
import index from "./cityIndex.json";
import { distanceKm } from "./distance";
import { parseHours } from "./openingHours";
import { convert, hasRate } from "./rates";
import { INTERESTS, PLACE_KINDS, WEEKDAYS, type CityFacts, type CityFile } from "./types";

const folder = new URL("data/", import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith(".json"));
const read = (name: string) => JSON.parse(readFileSync(new URL(name, folder), "utf8")) as CityFile;
const german = (name: string) => JSON.parse(readFileSync(new URL(`de/${name}`, folder), "utf8")) as CityFacts;
const cities = files.map((file) => [file, read(file)] as const);
const NEAREST_KM = 0.06;
const decimals = (value: number) => (String(value).split(".")[1] ?? "").length;

describe("the index of cities", () => {
  it("says what the files hold", () => {
    expect(index).toEqual(cityIndex());
    expect(readFileSync(new URL("cityFiles.ts", import.meta.url), "utf8")).toBe(cityFilesModule(cityIndex()));
  });

  it("covers the cities that people plan most, on every inhabited continent", () => {
    expect(cities.length).toBeGreaterThanOrEqual(60);
    const zones = cities.map(([, city]) => city.timeZone.split("/")[0]);
    expect(new Set(zones)).toEqual(new Set(["Africa", "America", "Asia", "Atlantic", "Australia", "Europe", "Pacific"]));
  });
});

describe.each(cities)("%s", (file, city) => {
  it("reckons in the minor unit of its money", () => {
    const dollars = (amount: number) => convert({ amount, currency: city.currency }, "USD").amount / 100;
    expect(hasRate(city.currency)).toBe(true);
    for (const { perNight } of city.lodging) {
      expect(dollars(perNight.mid)).toBeGreaterThan(20);
      expect(dollars(perNight.mid)).toBeLessThan(600);
    }
    expect(dollars(city.transit.fare)).toBeLessThan(15);
    for (const place of city.places) expect(dollars(place.price), place.id).toBeLessThan(500);
  });

  it("names the city, its clock and its money", () => {
    expect(`${city.slug}.json`).toBe(file);
    expect(tzLookup(city.lat, city.lng)).toBe(city.timeZone);
    expect(Intl.supportedValuesOf("currency")).toContain(city.currency);
    expect(city.asOf).toMatch(/^\d{4}-\d{2}$/);
    expect(city.lodging.length).toBeGreaterThanOrEqual(3);
    for (const { perNight } of city.lodging) {
      expect(perNight.budget).toBeLessThan(perNight.mid);
      expect(perNight.mid).toBeLessThan(perNight.high);
    }
  });

  it("knows enough places, for rain and for every meal", () => {
    const { places } = city;
    expect(places.length).toBeGreaterThanOrEqual(35);
    expect(places.filter(({ setting }) => setting === "indoor").length).toBeGreaterThanOrEqual(8);
    expect(places.filter(({ food }) => food).length).toBeGreaterThanOrEqual(5);
    for (const meal of ["breakfast", "lunch", "dinner"] as const) expect(places.some(({ food }) => food?.meals.includes(meal)), meal).toBe(true);
    const vegetarian = places.filter(({ food }) => food?.meals.includes("dinner") && food.vegetarian === "easy");
    expect(vegetarian.length).toBeGreaterThanOrEqual(3);
  });

  it("keeps to the words, numbers and hours that are allowed", () => {
    expect(new Set(city.places.map(({ id }) => id)).size).toBe(city.places.length);
    for (const place of city.places) {
      expect(PLACE_KINDS, place.id).toContain(place.kind);
      for (const interest of place.interests) expect(INTERESTS, place.id).toContain(interest);
      expect(place.visit[0], place.id).toBeLessThanOrEqual(place.visit[1]);
      expect(Number.isInteger(place.price) && place.price >= 0, place.id).toBe(true);
      expect(place.fact.length, place.id).toBeLessThanOrEqual(160);
      expect(place.fact, place.id).not.toMatch(/\b(rated|reviews?|[1-5] stars?|unmissable)\b/i);
      expect(place.kind === "eating" ? Boolean(place.food) : true, place.id).toBe(true);
      for (const day of ["daily", ...WEEKDAYS] as const) {
        for (const { open, close } of parseHours(place.hours[day] ?? null)) {
          expect(close, `${place.id} ${day}`).toBeGreaterThan(open);
          expect(close, `${place.id} ${day}`).toBeLessThanOrEqual(30 * 60);
        }
      }
    }
  });

  it("puts its places in the city and apart from each other", () => {
    for (const [at, place] of city.places.entries()) {
      expect(Math.max(decimals(place.lat), decimals(place.lng)), place.id).toBeLessThanOrEqual(4);
      if (place.kind !== "dayTrip") expect(distanceKm(place, city), place.id).toBeLessThanOrEqual(city.radiusKm);
      for (const other of city.places.slice(at + 1)) expect(distanceKm(place, other), `${place.id} and ${other.id}`).toBeGreaterThanOrEqual(NEAREST_KM);
    }
  });

  it("tells each place and each area in German as well", () => {
    const { lodging, places } = german(file);
    const twins = [...city.lodging.map(({ area, fact }) => [area, fact, lodging[area]] as const), ...city.places.map(({ id, fact }) => [id, fact, places[id]] as const)];
    for (const [of, fact, twin = ""] of twins) {
      expect(twin.length, of).toBeGreaterThan(10);
      expect(twin.length, of).toBeLessThanOrEqual(180);
      expect(twin, of).not.toBe(fact);
      expect(twin, of).toMatch(/[^ .]\.$/);
      // Nobody is called "Sie".
      expect(twin, of).not.toMatch(/ {2}|[\p{L},;] (Sie|Ihnen|Ihr\p{L}*)\b/u);
    }
    expect(Object.keys(lodging).sort()).toEqual(city.lodging.map(({ area }) => area).sort());
    expect(Object.keys(places).sort()).toEqual(city.places.map(({ id }) => id).sort());
  });

  it("has links that lead back", () => {
    for (const link of city.links ?? []) {
      const there = cities.find(([, other]) => other.slug === link.to)?.[1];
      if (there) expect(there.links?.map(({ to }) => to), link.to).toContain(city.slug);
    }
  });
});
