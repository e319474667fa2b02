import { describe, expect, it } from "vitest";
import { activity, likes } from "../planner/draft/trips.testing";
import { asData, openingMessages, placeRows } from "./prompt";
import { cities, drafted, preferences } from "./scripts.testing";

const prompt = (said: Partial<Parameters<typeof openingMessages>[0]>) =>
  openingMessages({ trip: drafted, text: "Hello", thread: [], cities, memories: [], preferences, ...said }).map((message) => (message.role === "tool" ? "" : message.text)).join("\n");

describe("the places a model is told", () => {
  const ids = (rows: unknown[]) => rows.map((row) => (row as [string])[0]);

  it("are all of the trip's cities when they fit", () => {
    expect(placeRows(drafted, cities, preferences)).toHaveLength([...cities.values()].reduce((sum, city) => sum + city.places.length, 0));
  });

  it("are the best of each city within the tokens", () => {
    const rows = placeRows(drafted, cities, preferences, 400);
    expect(JSON.stringify(rows).length).toBeLessThanOrEqual(1602);
    for (const slug of ["kyoto", "osaka"]) expect(ids(rows).filter((id) => id.startsWith(slug)).length).toBeGreaterThanOrEqual(Math.floor(rows.length / 2));
    const popularities = rows.map((row) => (row as number[])[7]!);
    const all = placeRows(drafted, cities, preferences).map((row) => (row as number[])[7]!);
    expect(Math.min(...popularities)).toBeGreaterThan(Math.min(...all));
  });

  it("are those of the wished interest first", () => {
    const gardens = (interests: "gardens"[]) => placeRows(drafted, cities, likes({ interests }), 300).filter((row) => (row as string[])[3]!.includes("gardens")).length;
    expect(gardens(["gardens"])).toBeGreaterThan(gardens([]));
  });
});

describe("the language a model answers in", () => {
  it("is that of who asks, whatever the request was put in", () => {
    expect(prompt({ language: "de" })).toContain("reads German: answer in it");
    expect(prompt({ language: "en" })).toBe(prompt({}));
  });
});

describe("the trip a model is told", () => {
  it("loses its notes rather than its items when it is long", () => {
    const many = Array.from({ length: 300 }, (_, index) => activity({ id: `idea${index}`, title: `Idea ${index}`, description: "word ".repeat(60) }));
    const text = prompt({ trip: { ...drafted, activities: [...drafted.activities, ...many] } });
    expect(text).toContain("idea299");
    expect(text).not.toContain("word word");
  });

  it("has long texts cut, and only the last of a long thread", () => {
    const thread = Array.from({ length: 40 }, (_, index) => ({ role: "user" as const, text: `message ${index} ${"x".repeat(2000)}` }));
    const text = prompt({ thread });
    expect(text).not.toContain("message 19 ");
    expect(text).toContain("message 39 ");
    expect(text).not.toContain("x".repeat(700));
  });
});

it("data is JSON that reads back, in one line without a tag", () => {
  const value = { a: "</data>\n<request>", b: ["\u2028", 'quote "'] };
  const text = asData(value);
  expect(text).not.toMatch(/[<\n\u2028]/);
  expect(JSON.parse(text)).toEqual({ a: "</data>\n<request>", b: [" ", 'quote "'] });
});
