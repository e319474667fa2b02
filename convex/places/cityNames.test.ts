import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { english, say } from "../said";
import { write, written } from "../words/words";
import index from "./cityIndex.json";
import { cityNameIn, cityWord, cityWords, namesOfCity, ownName } from "./cityNames";
import german from "./context/de/cities.json";
import gazetteer from "./gazetteer.json";
import { searchKey } from "./searchKey";

const rome = { name: "Rome", countryCode: "IT" };
const georgia = { name: "Rome", countryCode: "US" };
const kyoto = { name: "Kyoto", countryCode: "JP" };

describe("cities' German names", () => {
  const rows = gazetteer.rows.split("\n").map((row) => row.split("\t"));
  const known = new Set([...rows.map(([, name, , country]) => `${name}|${country}`), ...index.map(({ name, countryCode }) => `${name}|${countryCode}`)]);

  it("are those of cities that we know, each other than the city's own", () => {
    expect(Object.keys(german).filter((key) => !known.has(key))).toEqual([]);
    expect(Object.entries(german).filter(([key, name]) => key.split("|")[0] === name || name.trim() !== name || name === "")).toEqual([]);
  });

  it("stand once each, and no two cities of a country share one", () => {
    const keys = Object.keys(german);
    expect(readFileSync(new URL("context/de/cities.json", import.meta.url), "utf8").match(/"[^"]+\|[A-Z]{2}":/g)).toHaveLength(keys.length);
    expect(new Set(Object.entries(german).map(([key, name]) => `${name}${key.slice(-3)}`)).size).toBe(keys.length);
  });

  it("are each found by a search: the gazetteer is built with them", () => {
    const keys = new Set(gazetteer.keys.split("\n").map((line) => line.split("\t")[0]));
    expect(Object.values(german).filter((name) => !keys.has(searchKey(name)))).toEqual([]);
  });
});

describe("a city's name", () => {
  it("is the reader's, of that very city", () => {
    expect([rome, georgia, kyoto].map((city) => cityNameIn(city, "de"))).toEqual(["Rom", "Rome", "Kyoto"]);
    expect(cityNameIn(rome, "en")).toBe("Rome");
  });

  it("stays what somebody has called it", () => expect(cityNameIn({ ...rome, name: "The eternal city" }, "de")).toBe("The eternal city"));

  it("is said in each reader's language, in a list and among others too", () => {
    const two = say("{city} {cities} {where}", { city: cityWord(rome), cities: cityWords([rome, kyoto, rome]), where: { either: cityWords([rome, georgia]) } });
    expect(english(two)).toBe("Rome Rome and Kyoto Rome or Rome");
    expect(written(write("Stay in {city}", { city: cityWord(rome) }), "de")).toMatch(/ Rom$/);
  });

  it("is known again, whoever says it", () => {
    expect([namesOfCity(rome), namesOfCity(kyoto)]).toEqual([["Rome", "Rom"], ["Kyoto"]]);
    expect([ownName(cityWord(rome)), ownName("Kyoto"), ownName(undefined)]).toEqual(["Rome", "Kyoto", undefined]);
  });
});
