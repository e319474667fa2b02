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
