import { describe, expect, it } from "vitest";
import { optionsFor, type CityOption } from "./useFindCities";

type Known = Extract<CityOption, { kind: "known" }>["city"];
type Online = Extract<CityOption, { kind: "online" }>["place"];
const vienna: Known = { geonameId: 1, name: "Vienna", matched: null, region: "", countryCode: "AT", country: "Austria", lat: 48.2, lng: 16.4, timeZone: "Europe/Vienna", population: 1_900_000, hasPlaces: true };
const hallstatt: Online = { id: "osm:N1", name: "Hallstatt", area: "Gmunden, Austria", countryCode: "AT", lat: 47.56, lng: 13.65, timeZone: "Europe/Vienna", sources: ["photon"] };
const kinds = (options: CityOption[]) => options.map(({ kind }) => kind);

describe("what is offered for a name", () => {
  it("is what is known, then what was found online, then the name itself", () => {
    expect(kinds(optionsFor("Vi", [vienna], [hallstatt], false))).toEqual(["known", "online", "typed"]);
  });

  it("is always a way on, for a name that nobody knows", () => {
    expect(optionsFor(" L'Alpe d'Huez, France", [], [], false)).toEqual([{ kind: "typed", name: "L'Alpe d'Huez" }]);
    expect(optionsFor("", [], [], false)).toEqual([]);
  });

  it("is only cities of ours, for where such a name is", () => {
    expect(kinds(optionsFor("Vi", [vienna], [], true))).toEqual(["known"]);
    expect(optionsFor("Hallstatt", [], [], true)).toEqual([]);
  });
});
