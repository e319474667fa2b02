import { describe, expect, it } from "vitest";
import { choice, day, decimal, flag, group, integer, list, objectOf, optional, text, time } from "./arguments";
import { validateArguments } from "./validateArguments";

const schema = objectOf({
  name: text("A name.", 10),
  day: optional(day("A day.")),
  at: optional(time("A time.")),
  kind: optional(choice("A kind.", ["temple", "museum"])),
  count: optional(integer("A count.", 1, 5)),
  lat: optional(decimal("A latitude.", -90, 90)),
  wet: optional(flag("Rain or not.")),
  tags: optional(list("Tags.", text("A tag.", 4), 2, 1)),
  spot: optional(group("A spot.", { name: text("Its name.", 5) })),
});

describe("arguments within the schema", () => {
  it("pass as they are, with text trimmed and null as left out", () => {
    const given = { name: " Nara ", day: "2027-04-11", at: "09:30", kind: "temple", count: 5, lat: -12.5, wet: false, tags: ["a"], spot: { name: "x" } };
    expect(validateArguments(schema, { ...given, at: null })).toEqual({ ok: true, value: { name: "Nara", day: "2027-04-11", kind: "temple", count: 5, lat: -12.5, wet: false, tags: ["a"], spot: { name: "x" } } });
  });
});

describe("arguments outside the schema", () => {
  it.each<[string, unknown, RegExp]>([
    ["nothing", null, /must be an object/],
    ["a list", [], /must be an object/],
    ["text", "name", /must be an object/],
    ["a missing name", {}, /name is missing/],
    ["null for what is required", { name: null }, /name is missing/],
    ["an empty name", { name: "  " }, /must not be empty/],
    ["a long name", { name: "x".repeat(11) }, /at most 10 characters/],
    ["a number for text", { name: 7 }, /name must be text/],
    ["an unknown argument", { name: "x", tripId: "other" }, /tripId isn't an argument/],
    ["an inherited name", JSON.parse('{"name":"x","__proto__":{"a":1}}'), /__proto__ isn't an argument/],
    ["a wrong day", { name: "x", day: "11.4.2027" }, /day must look like/],
    ["a wrong time", { name: "x", at: "24:00" }, /at must look like/],
    ["a value not offered", { name: "x", kind: "casino" }, /must be one of: temple, museum/],
    ["too much", { name: "x", count: 6 }, /from 1 to 5/],
    ["half a count", { name: "x", count: 1.5 }, /whole number/],
    ["no number", { name: "x", lat: Number.NaN }, /lat must be a number/],
    ["text for a flag", { name: "x", wet: "yes" }, /true or false/],
    ["too many tags", { name: "x", tags: ["a", "b", "c"] }, /at most 2/],
    ["too few tags", { name: "x", tags: [] }, /at least 1/],
    ["a bad tag", { name: "x", tags: ["a", "longer"] }, /tags\[1\] must have at most 4/],
    ["a fault within a group", { name: "x", spot: { name: "longer name", at: 1 } }, /spot\.at isn't an argument/],
  ])("are refused with the reason: %s", (_, given, reason) => {
    const result = validateArguments(schema, given);
    expect(result).toMatchObject({ ok: false });
    expect(result.ok ? "" : result.problems.join("; ")).toMatch(reason);
  });
});
