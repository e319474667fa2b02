import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Id } from "../../_generated/dataModel";
import { likeness, matchOf } from "./likeness";
import { isSame, merged, ranked } from "./merge";
import type { Found, Source } from "./types";

const place = (name: string, fields: Partial<Found> = {}): Found => ({
  id: `osm:N${name.length}${name}`,
  name,
  kind: "museum",
  type: "sightseeing",
  area: "Kyoto",
  address: null,
  lat: 35,
  lng: 135.75,
  countryCode: "JP",
  sources: ["photon"],
  placeId: null,
  asOf: null,
  ...fields,
});
const inJapan = (day: string | null) => ({ tripId: "trip" as Id<"trips">, activityId: "item" as Id<"activities">, title: "Japan", day });
const KYOTO = { lat: 35.0116, lng: 135.7681 };
const metres = (north: number) => 35 + north / 111_195;

it("has an airport once, wherever in it a service sees it, and its terminals beside it", () => {
  const own = place("Tokyo Haneda International Airport (HND)", { id: "iata:HND", kind: "airport", sources: ["gazetteer"], lat: 35.5523, lng: 139.7798 });
  expect(isSame(own, place("Haneda Airport", { kind: "airport", lat: 35.545, lng: 139.77 }))).toBe(true);
  expect(isSame(own, place("Haneda Terminal 2", { kind: "airport", lat: 35.551, lng: 139.787 }))).toBe(false);
  const [joined] = merged([place("HND", { id: "own:1", kind: "airport", sources: ["own"], lat: 35.5523, lng: 139.7798, used: [inJapan(null)] }), own]);
  expect(joined).toMatchObject({ id: "iata:HND", name: own.name, used: [{ title: "Japan" }] });
  expect(isSame(own, place("Narita Airport", { kind: "airport", lat: 35.7647, lng: 140.386 }))).toBe(false);
});

describe("likeness", () => {
  it("knows a name in another order, spelling or accent", () => {
    expect(likeness("Museum Rietberg", "Rietberg Museum")).toBe(1);
    expect(likeness("Nijō Castle", "Nijo-Castle")).toBe(1);
    expect(likeness("Musée d'Orsay", "Musee d Orsay")).toBe(1);
  });

  it("tells neighbours apart that share a word", () => {
    expect(likeness("Hotel Granvia", "Hotel Gracery")).toBeLessThan(0.85);
    expect(likeness("Kyoto Station", "Kyoto Tower")).toBeLessThan(0.85);
  });

  it("is the same both ways, from 0 to 1", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        const alike = likeness(a, b);
        return alike === likeness(b, a) && alike >= 0 && alike <= 1;
      }),
    );
  });

  it("fits what is typed by its beginning, its words, and something within", () => {
    expect(matchOf("fushimi", "Fushimi Inari Taisha")).toBe(0.9);
    expect(matchOf("inari fush", "Fushimi Inari Taisha")).toBe(0.75);
    expect(matchOf("shimi", "Fushimi Inari Taisha")).toBe(0.55);
    expect(matchOf("二条", "二条城")).toBe(0.9);
    expect(matchOf("tower", "Fushimi Inari Taisha")).toBe(0);
  });
});

describe("one place of several", () => {
  const known = place("Nijo Castle", { id: "kyoto/nijo", placeId: "kyoto/nijo", sources: ["guide"], asOf: "2025-06", popularity: 5, kind: "castle" });

  it("is told by its id, or by name and 150 metres", () => {
    expect(isSame(known, place("Nijō Castle", { lat: metres(149) }))).toBe(true);
    expect(isSame(known, place("Nijō Castle", { lat: metres(152) }))).toBe(false);
    expect(isSame(known, place("Nishiki Market", { lat: metres(1) }))).toBe(false);
    expect(isSame(place("Osaka", { id: "gn:1", kind: "city" }), place("大阪市", { id: "gn:1", kind: "city" }))).toBe(true);
    expect(isSame(place("Osaka", { kind: "city" }), place("Ōsaka", { id: "osm:R1", kind: "city", lat: metres(9_000) }))).toBe(true);
  });

  it("is told by the words that name it, in whichever language and with its city or without, where it is the same kind of thing", () => {
    const hotel = place("Hotel Granvia Kyoto", { kind: "hotel", type: "hotel" });
    expect(isSame(hotel, place("Hotel Granvia", { kind: "hotel", type: "hotel", lat: metres(20) }))).toBe(true);
    expect(isSame(hotel, place("Granvia", { kind: "restaurant", type: "restaurant" }))).toBe(false);
    expect(isSame(hotel, place("Hotel Kyoto", { kind: "hotel", type: "hotel" }))).toBe(false);
    expect(isSame(place("Kiyomizu-dera"), place("Kiyomizu Temple", { kind: "temple" }))).toBe(true);
    expect(isSame(place("Kiyomizu-dera", { kind: "temple" }), place("Kiyomizu-dera Temple", { kind: "place", type: "other" }))).toBe(true);
    expect(isSame(place("Kyoto Station", { type: "transport" }), place("Station Hotel", { type: "transport" }))).toBe(false);
    const colosseum = place("Colosseum", { id: "rome/colosseum", placeId: "rome/colosseum", sources: ["guide"], area: "Rome" });
    expect(isSame(colosseum, place("Kolosseum", { area: "Rome" }))).toBe(true);
  });

  it("keeps the facts of whom we trust most, and takes what they lack from the others", () => {
    const mine = place("Nijo castle", { id: "own:1", sources: ["own"], used: [inJapan("2027-04-10")] });
    const [one, ...more] = merged([place("Nijō Castle", { address: "541 Nijojo-cho" }), mine, known]);
    expect(more).toEqual([]);
    expect(one).toMatchObject({ id: "kyoto/nijo", asOf: "2025-06", address: "541 Nijojo-cho", used: mine.used, sources: ["guide", "own", "photon"] });
  });

  it("comes out the same in whatever order services answer", () => {
    const anyPlace = fc
      .tuple(fc.constantFrom("Nijo Castle", "Nijō-jō Castle", "Nishiki Market", "Gion"), fc.integer({ min: -300, max: 300 }), fc.constantFrom<Source>("guide", "own", "photon", "openMeteo"), fc.integer({ min: 1, max: 9 }))
      .map(([name, north, source, id]) => place(name, { id: `${source}:${id}`, lat: metres(north), sources: [source] }));
    fc.assert(
      fc.property(fc.uniqueArray(anyPlace, { selector: ({ id }) => id, maxLength: 8 }), (places) => {
        const out = merged(places);
        expect(merged([...places].reverse())).toEqual(out);
        expect(new Set(out.flatMap(({ sources }) => sources))).toEqual(new Set(places.flatMap(({ sources }) => sources)));
      }),
    );
  });
});

describe("the order of results", () => {
  it("knows a guide's place by each of its names", () => {
    const [first] = ranked([place("Petersdom Souvenirs", { id: "a", kind: "shop", type: "other" }), place("St Peter's Basilica", { id: "rome/st-peters", placeId: "rome/st-peters", sources: ["guide"] })], "petersdom", []);
    expect(first!.id).toBe("rome/st-peters");
  });

  const ids = (found: Found[]) => found.map(({ id }) => id);

  it("puts the nearer of two equal names first", () => {
    const [here, there] = [place("Central Market", { id: "here", ...KYOTO }), place("Central Market", { id: "there", lat: 51.5, lng: -0.1 })];
    expect(ids(ranked([there, here], "central market", [KYOTO]))).toEqual(["here", "there"]);
    expect(ids(ranked([there, here], "central market", [KYOTO, { lat: 51.5, lng: -0.1 }]))).toHaveLength(2);
  });

  it("puts a place one has used before what one hasn't, and a full name before a beginning", () => {
    const used = place("Ramen Sen", { id: "own:1", sources: ["own"], used: [inJapan(null)], lat: metres(2_000) });
    expect(ids(ranked([place("Ramen Street", { id: "a" }), used], "ramen", [KYOTO]))[0]).toBe("own:1");
    expect(ids(ranked([place("Gion Corner", { id: "a" }), place("Gion", { id: "b", lat: metres(800) })], "gion", [KYOTO]))[0]).toBe("b");
  });
});
