import { describe, expect, it } from "vitest";
import { citiesLines, holdsAll, isNamed, isNearly, matchedLines, nearLines, searchedFor, searchText, type Searched } from "./tripSearchModel";

const trip = (said: Partial<Searched> = {}): Searched => ({ trip: { title: "Japan" }, destinations: [{ name: "Kyoto", countryCode: "JP" }, { name: "Osaka", countryCode: "JP" }], activities: [], dayNotes: [], ...said });

describe("what is searched of a trip", () => {
  it("is a line for each thing, said once, and of long notes only so much", () => {
    const castle = { title: "Castle", address: "Nijo", description: "Gate\nGate" };
    expect(searchText(trip({ activities: [castle, castle], dayNotes: [{ title: "Rest", notes: "Slow" }] })).split("\n")).toEqual(["Japan", "Kyoto, Osaka", "Castle, Nijo", "Rest", "Slow", "Gate"]);
    const long = searchText(trip({ activities: [{ title: "A", description: "x ".repeat(100_000) }, { title: "Last" }] }));
    expect(long.length).toBeLessThanOrEqual(32_000);
    expect(long).toContain("Last");
  });

  it("is shown by the lines that matched, whatever the accents, but for the title", () => {
    const text = "Café trip\nZürich\nCafé Müller\nMuseum";
    expect(matchedLines(text, "cafe", 2)).toEqual(["Café Müller"]);
    expect(matchedLines(text, "zurich mus", 2)).toEqual(["Zürich", "Museum"]);
    expect(matchedLines(text, "  ", 2)).toEqual([]);
    expect(matchedLines("Japan\nKyoto\nKyoto by night\nRamen", "kyoto ramen", 2)).toEqual(["Kyoto", "Ramen"]);
  });

  it("has all the words, each wherever it is, accents and case aside", () => {
    const text = "Japan\nKyōto\nCafé Müller\nRamen at Saint-Jean";
    expect(["kyoto ramen", "RAMEN Café", "mueller jap", "saint-jean kyoto", "ramen"].map((asked) => holdsAll(text, asked))).toEqual([true, true, true, true, true]);
    expect(["kyoto pizza", "osaka ramen", "jean-saint"].map((asked) => holdsAll(text, asked))).toEqual([false, false, false]);
  });

  it("is found by its cities as readers of any language call them, which aren't told again", () => {
    const cities = [{ name: "Rome", countryCode: "IT" }, { name: "Rome", countryCode: "US" }];
    const text = searchText(trip({ destinations: cities, activities: [{ title: "Rome by night" }] }));
    expect(text.split("\n")).toEqual(["Japan", "Rome, Rome", "Rom, Rome", "Rome by night"]);
    expect(matchedLines(text, "rom", 2, citiesLines(cities))).toEqual(["Rome by night"]);
  });

  it("is found by its title in any script", () => {
    expect([isNamed("春の東京", "東京"), isNamed("Japan in spring", "spring jap"), isNamed("Japan", "peru"), isNamed("Japan", "?")]).toEqual([true, true, false, false]);
  });

  it("is kept once more without its accents, for the index of words, and never shown so", () => {
    const text = searchText(trip({ activities: [{ title: "Café in München" }] }));
    expect(text.split("\n").at(-1)!.slice(1).split(" ")).toEqual(["cafe", "munchen", "muenchen"]);
    expect(matchedLines(text, "muenchen", 5)).toEqual(["Café in München"]);
    expect([searchedFor("Kyoto"), searchedFor("Zürich"), searchedFor("Café Lis")]).toEqual(["Kyoto", "Zürich zurich", "Café Lis cafe lis"]);
    expect(searchText(trip({ activities: [{ title: "Ä", description: "ü ".repeat(100_000) }] })).length).toBeLessThanOrEqual(32_000);
  });

  it("is found with a slip in a word, of four letters at least", () => {
    const text = "Portugal\nLisbon\nTram 28";
    expect(["Lisbno", "lisbonn", "Lisabon", "portugl lisbn"].map((asked) => isNearly(text, asked))).toEqual([true, true, true, true]);
    expect(["tam", "Madrid", "Lisbon Madrid", "?"].map((asked) => isNearly(text, asked))).toEqual([false, false, false, false]);
    expect(nearLines(text, "Lisbno", 2)).toEqual(["Lisbon"]);
  });
});
