import { describe, expect, it } from "vitest";
import { ownPath } from "./ownPath";

const path = (wanted: string | null) => ownPath(wanted, "https://caravan.example", "/trips");

describe("where one goes after signing in", () => {
  it("is where one was going", () => {
    expect(["/account/usage", "/trips/abc?day=2#map", "/join/x%2Fy"].map(path)).toEqual(["/account/usage", "/trips/abc?day=2#map", "/join/x%2Fy"]);
  });

  it("is never another site", () => {
    for (const wanted of ["//evil.example", "/\\evil.example", "/\t/evil.example", "/..//evil.example", "/.//evil.example", "https://evil.example", "javascript:alert(1)", "evil", "", null]) {
      expect([wanted, path(wanted)]).toEqual([wanted, "/trips"]);
    }
  });
});
