import { describe, expect, it } from "vitest";
import { writtenPlace } from "./placeFields";

const placed = { address: "Ginkaku-ji, Kyoto", lat: 35.027, lng: 135.798 };

describe("what is written where a place is", () => {
  it("lets go of the pin of another place", () => {
    expect(writtenPlace("Nijo Castle", placed)).toEqual({ address: "Nijo Castle", placeId: null, lat: null, lng: null });
    for (const before of [placed, { ...placed, address: "" }]) expect(writtenPlace(" ", before)).toEqual({ address: " ", placeId: null, lat: null, lng: null });
  });

  it("keeps the pin where the same place is said at more length, or in fewer words", () => {
    for (const address of ["Ginkaku-ji, Kyoto, by the east gate", "ginkaku-ji", "Ginkaku-jí, Kyoto "]) expect(writtenPlace(address, placed)).toEqual({ address });
    expect(writtenPlace("By the east gate", { ...placed, address: undefined })).toEqual({ address: "By the east gate" });
  });

  it("says nothing of a pin where there is none", () => {
    expect(writtenPlace("Nijo Castle", { ...placed, lat: null })).toEqual({ address: "Nijo Castle" });
  });
});
