import { describe, expect, it } from "vitest";
import { dataCities, tripTo, citiesOf } from "../planner/draft/trips.testing";
import { resolvePlace } from "./resolvePlace";
import { knownPlaces } from "./tripFacts";

const all = dataCities();
const named = (slug: string) => all.find((city) => city.slug === slug)!;
const [kyoto, lisbon, rome] = [named("kyoto"), named("lisbon"), named("rome")];
const known = knownPlaces(tripTo([[kyoto, 2], [lisbon, 2], [rome, 2]]), citiesOf(...all));
const found = (name: string, at?: { lat: number; lng: number }) => resolvePlace({ name, at }, known)?.placeId ?? null;

describe("a name that is known", () => {
  it.each([
    ["Kiyomizu-dera", "kyoto/kiyomizu-dera"],
    ["kiyomizudera", "kyoto/kiyomizu-dera"],
    ["清水寺", "kyoto/kiyomizu-dera"],
    ["Fushimi Inari Taisya", "kyoto/fushimi-inari"],
    ["Fushimi Inari", "kyoto/fushimi-inari"],
    ["Jeronimos Monastery", "lisbon/jeronimos"],
    ["Visit to the Colosseum", "rome/colosseum"],
    ["Lunch at Nishiki Market", "kyoto/nishiki-market"],
    ["Morning walk: Philosopher’s Path", "kyoto/philosophers-path"],
  ])("resolves: %s", (name, placeId) => {
    expect(found(name)).toBe(placeId);
  });

  it("resolves every known place to itself", () => {
    for (const { placeId, place } of known) expect(found(place.name)).toBe(placeId);
  });
});

describe("a name that isn't known", () => {
  it.each(["Moonlit Pagoda", "Nishiki Market Hotel and Spa", "Castle", "Museum", "Ninja Palace of Kyoto", "Colosseum Pizzeria", "National Museum", ""])("resolves to nothing: %s", (name) => {
    expect(found(name)).toBeNull();
  });

  it("isn't taken for its likest neighbour", () => {
    const without = known.filter(({ placeId }) => placeId !== "kyoto/ginkaku-ji");
    expect(resolvePlace({ name: "Ginkaku-ji" }, without)).toBeNull();
  });
});

describe("a place with a point", () => {
  const { lat, lng } = kyoto.places.find(({ id }) => id === "nijo-castle")!;
  it("must be within 1.5 km of where it is", () => {
    expect(found("Nijo Castle", { lat: lat + 0.013, lng })).toBe("kyoto/nijo-castle");
    expect(found("Nijo Castle", { lat: lat + 0.014, lng })).toBeNull();
  });
});
