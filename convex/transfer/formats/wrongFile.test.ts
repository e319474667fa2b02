// Files that are well-formed, but not what they should be: refused at a line.
import { describe, expect, it } from "vitest";
import { detectFormat, readFile } from "../readFile";
import { Unreadable, type World } from "../types";
import type { ImportFormat } from "../schema";

const WORLD: World = { zoneOn: () => "Asia/Tokyo", language: "en" };
const refused = (text: string, format: ImportFormat = detectFormat(text, "")) => {
  try {
    readFile(text, format, WORLD);
  } catch (error) {
    if (error instanceof Unreadable) return error;
    throw error;
  }
  return null;
};

describe("a file that isn't what it should be", () => {
  it.each<[string, string, number, ImportFormat?]>([
    ["an empty file", "", 1],
    ["blank lines", "\n\n  \n", 1],
    ["JSON of something else", '\n{"hello": "world"}', 2],
    ["a list of no places", '{"type": "FeatureCollection", "features": []}', 1],
    ["no trip of TREK", '\n\n{"places": []}', 3, "trek"],
    ["no trip of ours", '{"items": []}', 1, "caravan"],
    ["a newer Caravan's", '{\n"caravan": 999, "items": []}', 2],
    ["no backup of AdventureLog", '{"places": []}', 1, "adventureLog"],
    ["no trip of TripIt", "{}", 1, "tripit"],
    ["an empty GPX", '<?xml version="1.0"?>\n<gpx version="1.1"></gpx>', 1],
    ["a table of headings only", "Title,Day", 1],
  ])("says where: %s", (_what, text, line, format) => {
    const error = refused(text, format);
    expect(error?.line).toBe(line);
    expect(error?.message).toMatch(new RegExp(`^Line ${line}: `));
  });
});

describe("our own file, changed by hand", () => {
  it("loses by its line what no trip takes, and has words cut that are too long", () => {
    const base = { title: "Castle", type: "sightseeing", day: "2027-04-10", start: null, end: null, cost: null, placeId: null, lat: null, lng: null };
    const trip = { title: "T", description: "", startDate: "2027-04-10", endDate: "2027-04-12", type: "leisure", openDates: null, travellers: 1, budget: null };
    const wrong = [{ start: "25:00" }, { day: "2027-02-30" }, { endDay: "soon" }, { cost: { amount: -5, currency: "EUR" } }, { cost: { amount: 5, currency: "XYZ" } }, { cost: { amount: 1.5, currency: "EUR" } }];
    const items = [...wrong.map((fields) => ({ ...base, ...fields })), { ...base, title: "x".repeat(300), why: "y".repeat(900), cost: { amount: 1250, currency: "KWD" } }];
    const text = JSON.stringify({ caravan: 1, trip, destinations: [], days: [], variants: [], items }, null, 1);
    const read = readFile(text, "caravan", WORLD);
    expect(read.items.map(({ title, why }) => [title.length, why?.length])).toEqual([[200, 600]]);
    const lines = text.split("\n");
    expect(read.problems.map(({ line }) => lines[line! - 1]!.trim().split(":")[0])).toEqual(['"start"', '"day"', '"endDay"', '"cost"', '"cost"', '"cost"']);
  });
});

describe("what is no XML", () => {
  it.each([
    ["<gpx>\n<wpt><name>A</nam></wpt></gpx>", "Line 2: This isn't valid XML: “name” is opened, but “nam” is closed here."],
    ["<gpx></gpx>\n</x>", "Line 2: This isn't valid XML: “x” is closed here and was never opened."],
    ["<gpx>", "Line 1: This isn't valid XML: “gpx” is opened here and never closed."],
    ["<gpx a=1></gpx>", "Line 1: This isn't valid XML: the attributes of an element are wrong here."],
    ["<gpx>\n&</gpx>", "Line 2: This isn't valid XML: something stands here that mustn't."],
  ])("is refused in words of our own: %s", (text, words) => {
    expect(refused(text, "gpx")?.message).toBe(words);
  });
});
