import { describe, expect, it } from "vitest";
import { pastedPlace, placesAt } from "./pointed";

const CASTLE = { lat: 38.7139, lng: -9.1335 };

describe("what is pasted in place of a name", () => {
  it.each([
    "38.7139, -9.1335",
    "38.7139 -9.1335",
    "(38.7139, -9.1335)",
    "38,7139; -9,1335",
    "38.7139° N, 9.1335° W",
    "geo:38.7139,-9.1335?z=17",
    "38°42'50\"N 9°08'00.6\"W",
    "38° 42′ 50″ N, 9° 08′ 00.6″ W",
    "https://maps.google.com/?q=38.7139,-9.1335",
    "https://www.google.com/maps/search/?api=1&query=38.7139%2C-9.1335",
    "https://www.google.com/maps/@38.7139,-9.1335,17z",
    "https://www.google.com/maps/place/38%C2%B042'50.0%22N+9%C2%B008'00.6%22W/@38.7139,-9.1335,17z",
    "https://www.openstreetmap.org/?mlat=38.7139&mlon=-9.1335#map=17/38.7/-9.1",
    "https://www.openstreetmap.org/#map=17/38.7139/-9.1335",
  ])("says where: %s", (text) => {
    const { name, point } = pastedPlace(text)!;
    expect(name).toBeNull();
    expect(point!.lat).toBeCloseTo(CASTLE.lat, 3);
    expect(point!.lng).toBeCloseTo(CASTLE.lng, 3);
  });

  it("says what it is called, and the place itself rather than what the map showed", () => {
    expect(pastedPlace("https://www.google.com/maps/place/Castelo+de+S.+Jorge/@38.7,-9.2,17z/data=!3m1!4b1!3d38.7139!4d-9.1335")).toEqual({ name: "Castelo de S. Jorge", point: CASTLE });
    expect(pastedPlace("https://maps.apple.com/?ll=38.7139,-9.1335&q=Caf%C3%A9%20Portas")).toEqual({ name: "Café Portas", point: CASTLE });
    expect(pastedPlace("https://www.google.com/maps/place/Castelo+de+S.+Jorge")).toEqual({ name: "Castelo de S. Jorge", point: null });
    expect(pastedPlace("https://maps.app.goo.gl/abc123")).toEqual({ name: null, point: null });
    expect(pastedPlace("geo:99,200")).toEqual({ name: null, point: null });
  });

  it.each(["Castelo", "Straßenbahn 28", "12.05, 13.05", "Highway 101", "1.5 km", "Hotel 38.7139", ""])("is words: %s", (text) => expect(pastedPlace(text)).toBeNull());

  it("is what the guides know there, and the point by its own name", () => {
    const found = placesAt({ name: "Castelo de S. Jorge", point: CASTLE });
    expect(found[0]!.placeId).toBe("lisbon/castle");
    expect(found[1]).toMatchObject({ name: "Castelo de S. Jorge", area: "Lisbon, Portugal", countryCode: "PT", ...CASTLE });
    expect(placesAt({ name: "Café Portas", point: CASTLE }).map(({ name, placeId }) => placeId ?? name).slice(0, 2)).toEqual(["Café Portas", "lisbon/castle"]);
    expect(placesAt({ name: null, point: { lat: 0, lng: -30 } })).toMatchObject([{ name: "0.00000, -30.00000", area: "", countryCode: null }]);
  });
});
