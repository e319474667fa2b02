import { describe, expect, it } from "vitest";
import { ACTIONS } from "../actions";
import { fit } from "./match";

/** Ids of the actions that are offered for it, the best first. */
const offered = (search: string) =>
  ACTIONS.map(({ id, label, words }) => ({ id, score: fit({ names: [label], words }, search) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ id }) => id);

describe("what is typed into the palette", () => {
  it.each([
    ["invite", "share"],
    ["people", "share"],
    ["public", "publicPage"],
    ["restore", "keep"],
    ["version", "keep"],
    ["language", "language.de"],
    ["dark", "theme.dark"],
    ["theme", "theme.light"],
    ["dates", "dates"],
    ["add", "add"],
    ["pdf", "print"],
    ["print", "print"],
    ["share", "share"],
    ["offline", "offline"],
    ["waiting", "offline"],
    ["units", "units.kilometres"],
    ["miles", "units.miles"],
    ["calendar", "show.export"],
  ])("“%s” leads to %s", (search, id) => expect(offered(search)).toContain(id));

  it("finds nothing by letters from here and there", () => {
    expect(fit({ names: ["Fushimi Inari"] }, "fsi")).toBe(0);
    expect(fit({ names: ["Nishiki market"] }, "dark")).toBe(0);
    expect(fit({ names: ["Day 3"] }, "dy")).toBe(0);
    expect(offered("xz")).toEqual([]);
  });

  it("takes beginnings of words in any order, without case and accents, and each of them has to fit", () => {
    expect(fit({ names: ["Café de Flore"] }, "flo cafe")).toBeGreaterThan(0);
    expect(fit({ names: ["Café de Flore"] }, "cafe rome")).toBe(0);
    expect(fit({ names: ["清水寺"] }, "寺")).toBeGreaterThan(0);
    expect(fit({ names: ["Anything"] }, " ?! ")).toBe(0);
  });

  it("puts what is called so before what is meant by it, and a whole word before the beginning of one", () => {
    expect(fit({ names: ["Public bath"] }, "public")).toBeGreaterThan(fit({ names: ["Page"], words: "public" }, "public"));
    expect(fit({ names: ["Day 3"] }, "3")).toBeGreaterThan(fit({ names: ["Day 30"] }, "3"));
  });
});
