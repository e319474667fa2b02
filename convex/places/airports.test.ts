import { describe, expect, it } from "vitest";
import { airportAt, airportNamed, airportOfCity, airportsNamed, searchCities, withoutCode } from "./airports";
import { airportLabel, airportOf, airports, cityOfAirport } from "./airportTable";
import { distanceKm } from "./distance";
import { searchKey } from "./searchKey";

const all = [...airports().values()];

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
    ["KTW", "Katowice", "Europe/Warsaw"],
    ["Flughafen Kattowitz", "Katowice", "Europe/Warsaw"],
  ])("%s finds the city that it serves", (text, name, timeZone) => {
    expect(searchCities(text, 8)[0]).toMatchObject({ name, timeZone, matched: airportsNamed(text)[0]!.code });
  });

  it.each([
    ["Keflavik", "KEF"],
    ["Keflavik International Airport", "KEF"],
    ["Flughafen Longyearbyen", "LYR"],
    ["Schiphol", "AMS"],
    ["aeropuerto de Barajas", "MAD"],
    ["Rome airport", "FCO"],
    ["Frankfurt Airport", "FRA"],
    ["Valencia airport", "VLC"],
    ["Gao Airport", "GAQ"],
    ["London (YXU)", "YXU"],
    ["Billings Logan International Airport", "BIL"],
  ])("%s is known by its name", (text, code) => expect(airportNamed(text)?.code).toBe(code));

  it.each(["Berlin", "Luton", "Newark", "Munich", "Paris airport", "London airport", "XYZ", "constructor", ""])("isn't meant by “%s”, which stays what it is", (text) => {
    const found = searchCities(text, 5);
    expect(found.slice(0, 1).map(({ matched }) => matched).filter((matched) => /^[A-Z]{3}$/.test(matched ?? ""))).toEqual([]);
  });

  it.each(["bar", "see", "the", "und", "for", "die", "max", "tap"])("isn't meant by the word “%s”", (word) => {
    expect([airportNamed(word), airportsNamed(word), withoutCode(word)]).toEqual([null, [], word]);
  });

  it("is asked for where a city has several, and is the large one beside small ones", () => {
    expect(airportsNamed("Paris airport").map(({ code }) => code)).toEqual(expect.arrayContaining(["CDG", "ORY"]));
    expect([airportOfCity("Paris"), airportOfCity("Stockholm")?.code, airportOfCity("Lissabon")?.code, airportOfCity("Wanne-Eickel")]).toEqual([null, "ARN", "LIS", null]);
  });

  it("that is closed is its city's no more, and is still read by its code and name", () => {
    expect(["Phnom Penh", "Chisinau", "Berlin"].map((city) => airportOfCity(city)?.code)).toEqual(["KTI", "RMO", "BER"]);
    expect(airportsNamed("Phnom Penh airport").map(({ code }) => code)).toEqual(["KTI"]);
    expect(["TXL", "Tegel", "Berlin (TXL)", "Phnom Penh (PNH)", "İstanbul Atatürk Airport"].map((text) => airportAt(text)?.code)).toEqual(["TXL", "TXL", "TXL", "PNH", "ISL"]);
  });

  it("comes after a town that is called so itself, and takes no city out", () => {
    expect(searchCities("Luton", 5).map(({ name }) => name).slice(0, 2)).toEqual(["Luton", "London"]);
    expect(searchCities("lin", 8).map(({ name }) => name)).toEqual(expect.arrayContaining(["Milan", "Linz"]));
  });

  it("is asked of services by its name where it is said by its code", () => {
    expect([withoutCode("hnd"), withoutCode("MUC"), withoutCode("Haneda"), withoutCode("spa")]).toEqual(["haneda airport", "Munich airport", "Haneda", "spa"]);
  });
});

describe("all airports", () => {
  it("have a code of their own, a place on earth, and a clock that is known", () => {
    expect(all.length).toBeGreaterThan(3000);
    expect(new Set(all.map(({ code }) => code)).size).toBe(all.length);
    const wrong = all.filter(({ code, name, city, countryCode, lat, lng }) => !/^[A-Z]{3}$/.test(code) || name === "" || city === "" || !/^[A-Z]{2}$/.test(countryCode) || Math.abs(lat) > 85 || Math.abs(lng) > 180 || (lat === 0 && lng === 0));
    expect(wrong).toEqual([]);
    const zones = [...new Set(all.map(({ timeZone }) => timeZone))];
    expect(zones.filter((timeZone) => !new Intl.DateTimeFormat("en", { timeZone }).resolvedOptions().timeZone)).toEqual([]);
  });

  it("are found by their code, by what a journey calls them, and by no other's name", () => {
    expect(all.filter(({ code }) => airportNamed(code)?.code !== code)).toEqual([]);
    expect(all.filter((airport) => (["en", "de"] as const).some((language) => airportNamed(airportLabel(airport, language))?.code !== airport.code))).toEqual([]);
    // Names that several have stand for the largest of them, or for none.
    const others = all.flatMap((airport) => {
      const found = airportOf(airportNamed(airport.name)?.code ?? "");
      return found && found !== airport && searchKey(found.name) !== searchKey(airport.name) && searchKey(found.city) !== searchKey(airport.city) && !searchKey(airport.name).startsWith(searchKey(found.city)) ? [`${airport.code} ${airport.name}: ${found.code}`] : [];
    });
    expect(others).toEqual([]);
    expect(all.filter(({ code, name }) => airportNamed(name)?.code === code).length / all.length).toBeGreaterThan(0.98);
  });

  it("lie near the city that they serve", () => {
    const far = all.flatMap((airport) => {
      const city = cityOfAirport(airport.code);
      return city && distanceKm(city, airport) > 110 ? [`${airport.code} ${city.name}`] : [];
    });
    expect(far).toEqual([]);
  });

  it.each([
    ["NAN", "Pacific/Fiji"],
    ["APW", "Pacific/Apia"],
    ["HNL", "Pacific/Honolulu"],
    ["DEL", "Asia/Kolkata"],
    ["ADL", "Australia/Adelaide"],
    ["KTM", "Asia/Kathmandu"],
    ["CHT", "Pacific/Chatham"],
  ])("%s goes by its own clock, %s", (code, zone) => expect(airportOf(code)?.timeZone).toBe(zone));
});
