import { describe, expect, it } from "vitest";
import { RULES } from "./prompt";
import { Echo, safeArguments, safeForModel, safeForPeople } from "./safeText";
import { Speech } from "./speech";

const keys = ["sk-proj-abc123def456ghi789", "AIzaSyD4x8Qw3rT6yU9iOpAsDfGhJkL", "ghp_16C7e42F292c6912E7710c838347", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0.abc123def", "aB3".repeat(12), "d41d8cd98f00b204e9800998ecf8427e01234567"];

describe("keys", () => {
  it.each(keys)("stay behind in both directions: %s", (key) => {
    expect(safeForModel(`It is ${key}.`)).toBe("It is (key left out).");
    expect(safeForPeople(`It is ${key}.`)).toBe("It is (key left out).");
  });

  it.each(["j57cwz0h9k3n5m8p2q4r6s8t0v2x4z6b", "kyoto/skytower-observation-deck-2", "sky-garden-and-aquarium", "key-west-lighthouse-museum", "Donaudampfschifffahrtsgesellschaft", "2027-04-10 09:30–18:00"])("aren't what only looks long: %s", (text) => {
    expect(safeForModel(text)).toBe(text);
    expect(safeForPeople(text)).toBe(text);
  });
});

describe("text for people", () => {
  it.each([
    ["https://a.example/x?y=1", "(link left out)"],
    ["a.example/x", "(link left out)"],
    ["![p](https://a.example/p.png)", "[p] ((link left out)"],
    ["[t](/relative?d=1)", "[t] (/relative?d=1)"],
    ["[t]: //a.example", "[t] (link left out)"],
    ["<script>alert(1)</script>", "‹script>alert(1)‹/script>"],
    ["in\u200bvisible\u{e0041}", "invisible"],
  ])("carries no address, picture or hidden mark: %s", (text, shown) => {
    expect(safeForPeople(text)).toBe(shown);
  });

  it.each(["**Nijo Castle** at 9.30, then lunch/dinner.", "- a list\n- of things", "5 < 6, and/or e.g. this: yes", "Kosten: 12,50 € (ca.)", "Is it St. Mark's? Yes."])("is left as it is else: %s", (text) => {
    expect(safeForPeople(text)).toBe(text);
  });

  it("keeps an address that the person wrote", () => {
    expect(safeForPeople("See https://museum.example/tickets", "Is https://museum.example/tickets right?")).toBe("See https://museum.example/tickets");
    expect(safeForPeople("See https://museum.example/tickets?d=1", "Is https://museum.example/tickets right?")).toBe("See (link left out)");
  });

  it("is made of arguments however deep", () => {
    expect(safeArguments({ a: ["https://a.example/?b"], c: { d: "www.a.example/e", f: 1, g: null } }, "")).toEqual({ a: ["(link left out)"], c: { d: "(link left out)", f: 1, g: null } });
  });
});

describe("speech", () => {
  const spoken = (deltas: string[]) => {
    let heard = "";
    const speech = new Speech((delta) => void (heard += delta), { request: "", rules: new Echo(RULES) });
    for (const delta of deltas) speech.hear(delta);
    speech.end();
    return heard;
  };
  const text = "Day 2 is calm. You start at 10! Then **lunch**: soup.\n\n- one\n- two";

  it("is the same however it comes in pieces", () => {
    for (const size of [1, 2, 3, 7, 1000]) expect(spoken(text.match(new RegExp(`[\\s\\S]{1,${size}}`, "g"))!)).toBe(text);
  });

  it("comes out before a sentence without an end is over", () => {
    const heard: string[] = [];
    const speech = new Speech((delta) => void heard.push(delta), { request: "", rules: new Echo(RULES) });
    speech.hear("word ".repeat(130));
    expect(heard.join("").length).toBeGreaterThan(600);
  });

  it("cuts no address in two, at whatever letter a piece ends", () => {
    const address = "See https://evil.example/?a=Birthday.surprise!and:more now.";
    for (let at = 1; at < address.length; at++) expect(spoken([address.slice(0, at), address.slice(at)])).toBe("See (link left out) now.");
  });

  it("leaves out rules that are recited in short sentences", () => {
    const recited = "Never make up a place. An id. Opening hours or a price.";
    expect(spoken([...`Sure. ${recited} Bye.`])).toBe("Sure. Never make up a place. An id. Bye.");
  });
});
