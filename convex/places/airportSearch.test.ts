import { describe, expect, it } from "vitest";
import { airportCode, findAirports } from "./airportSearch";

const codes = (text: string, limit = 3) => findAirports(text, limit).map(({ code }) => code);

describe("airports as one types", () => {
  it("come by code, by city in each language, and by a word of their name", () => {
    expect([codes("ber", 1), codes("BER ", 1), codes("münchen", 1), codes("Munich", 1), codes("heathr", 1), codes("london gatw", 1), codes("saint exup", 1)]).toEqual([["BER"], ["BER"], ["MUC"], ["MUC"], ["LHR"], ["LGW"], ["LYS"]]);
  });

  it("of a city come all, the large ones first", () => {
    expect(codes("Tokyo", 2).sort()).toEqual(["HND", "NRT"]);
    expect(codes("london", 8)).toContain("LHR");
  });

  it("that are closed aren't offered, nor kept as one's own", () => {
    expect([codes("TXL"), codes("tegel"), codes("atatürk"), codes("Phnom Penh"), codes("Berlin", 8)]).toEqual([[], [], [], ["KTI"], ["BER"]]);
    expect(() => airportCode("TXL", "homeAirport")).toThrow(expect.objectContaining({ data: expect.objectContaining({ code: "VALIDATION_ERROR" }) }));
  });

  it("are none for what isn't one", () => {
    expect([codes(""), codes("?"), codes("qqqq")]).toEqual([[], [], []]);
    expect(airportCode(" ber ", "homeAirport")).toBe("BER");
    expect(() => airportCode("my kitchen", "homeAirport")).toThrow(expect.objectContaining({ data: expect.objectContaining({ code: "VALIDATION_ERROR" }) }));
  });
});
