import { describe, expect, it } from "vitest";
import { airport, airportsIn, isAirport, stationNamed } from "./airports";
import { JAPANESE_AIRPORTS, japaneseAirports } from "./formats/words/japanese/airports";

describe("airports in a text", () => {
  it.each([
    ["Oslo (OSL) – Longyearbyen (LYR)", ["OSL", "LYR"]],
    ["OSL 10:35\nLYR 13:30", ["OSL", "LYR"]],
    ["SK 4414 OSL-LYR", ["OSL", "LYR"]],
    ["Sat 14 Apr 10:35 Oslo\n13:30 Longyearbyen", ["OSL", "LYR"]],
    ["Departs Munich Airport, arrives Kiruna", ["MUC", "KRN"]],
    ["From Funchal to Ponta Delgada", ["FNC", "PDL"]],
    ["London Heathrow to Rome Fiumicino", ["LHR", "FCO"]],
  ])("%j", (text, codes) => expect(airportsIn(text)).toEqual(codes));

  it.each([
    ["SAT 17 JAN - SUN 18 JAN", []],
    ["TAP Air Portugal, 1 BAG, total 120 MAD, PNR REF", []],
    ["SEE YOU SOON IN THE BAR", []],
    ["Los Angeles and SAN FRANCISCO", ["LAX", "SFO"]],
    ["a nice page about split pants", []],
  ])("%j names no more than it says", (text, codes) => expect(airportsIn(text)).toEqual(codes));
});

describe("a station", () => {
  it("that is an airport has its own place and clock", () => {
    expect(airport("LYR", "en")).toMatchObject({ name: "Longyearbyen (LYR)", timeZone: "Arctic/Longyearbyen" });
    expect(airport("MUC", "de").name).toBe("München (MUC)");
    expect(airport("QQQ", "en")).toEqual({ name: "QQQ", lat: null, lng: null, timeZone: null });
    expect(stationNamed("Kathmandu Airport", "en")).toMatchObject({ name: "Kathmandu Airport", timeZone: "Asia/Kathmandu" });
  });

  it("is a city's only where one flies", () => {
    expect(stationNamed("Lisbon", "en")).toMatchObject({ lat: null, timeZone: "Europe/Lisbon" });
    expect(stationNamed("Lisbon", "en", { flies: true }).lat).toBeCloseTo(38.78, 1);
    expect(stationNamed("London", "en", { flies: true })).toMatchObject({ lat: null, timeZone: "Europe/London" });
  });
});

it("knows airports by what Japanese airlines call them, each of which is one of the table", () => {
  expect(JAPANESE_AIRPORTS.filter((code) => !isAirport(code))).toEqual([]);
  expect(["東京(羽田)10:30発 札幌(新千歳)12:05着", "名古屋(小牧) - 福岡", "東京(成田) → 台北(松山)", "沖縄 (那覇)", "松山から北九州へ"].map(japaneseAirports)).toEqual([["HND", "CTS"], ["NKM", "FUK"], ["NRT", "TSA"], ["OKA"], ["MYJ", "KKJ"]]);
});
