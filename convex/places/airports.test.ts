import { describe, expect, it } from "vitest";
import { AIRPORTS, airportNamed, cityOfAirport, searchCities, withoutCode } from "./airports";

describe("an airport", () => {
  it.each([
    ["HND", "Tokyo", "Asia/Tokyo"],
    ["MUC", "Munich", "Europe/Berlin"],
    ["lhr", "London", "Europe/London"],
    ["Haneda", "Tokyo", "Asia/Tokyo"],
    ["Heathrow", "London", "Europe/London"],
    ["Tokyo (HND)", "Tokyo", "Asia/Tokyo"],
    ["MUC Airport", "Munich", "Europe/Berlin"],
    ["Flughafen München", "Munich", "Europe/Berlin"],
    ["Munich Airport", "Munich", "Europe/Berlin"],
  ])("%s finds the city that it serves", (text, name, timeZone) => {
    expect(searchCities(text, 8)[0]).toMatchObject({ name, timeZone, matched: airportNamed(text)!.code });
  });

  it.each(["Berlin", "Luton", "Newark", "Munich", "Paris airport", "London airport", "XYZ", "constructor", ""])("isn't meant by “%s”, which stays what it is", (text) => {
    const found = searchCities(text, 5);
    expect(found.slice(0, 1).map(({ matched }) => matched).filter((matched) => /^[A-Z]{3}$/.test(matched ?? ""))).toEqual([]);
  });

  it("comes after a town that is called so itself, and takes no city out", () => {
    expect(searchCities("Luton", 5).map(({ name }) => name).slice(0, 2)).toEqual(["Luton", "London"]);
    expect(searchCities("lin", 8).map(({ name }) => name)).toEqual(expect.arrayContaining(["Milan", "Linz"]));
  });

  it("is asked of services by its name where it is said by its code", () => {
    expect([withoutCode("hnd"), withoutCode("MUC"), withoutCode("Haneda"), withoutCode("spa")]).toEqual(["haneda airport", "Munich airport", "Haneda", "spa"]);
  });

  it("has a city with a place and a clock, whichever it is", () => {
    expect(Object.keys(AIRPORTS).filter((code) => cityOfAirport(code) === null)).toEqual([]);
  });
});
