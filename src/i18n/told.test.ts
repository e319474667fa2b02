import { beforeAll, describe, expect, it, vi } from "vitest";
import { de } from "./de";
import type * as Language from "./language";
import type * as Told from "./told";

vi.mock("./language", async (original) => ({ ...(await original<typeof Language>()), language: "de", displayLocale: "de-DE" }));
vi.mock("./catalog", () => ({ translated: (message: string) => (typeof de[message] === "string" ? de[message] : message) }));

let told: typeof Told.told;
beforeAll(async () => void ({ told } = await import("./told")));

describe("what the backend says, in German", () => {
  it("is found by the English sentence, and stays English where nobody has translated it", () => {
    expect(told("This poll isn't there any more.")).toBe("Diese Umfrage gibt es nicht mehr.");
    expect(told("Nobody says this.")).toBe("Nobody says this.");
  });

  it("has names as they are, and numbers, days and money as Germans write them", () => {
    expect(told({ message: "A trip holds {max, number} items at most. Remove some first.", values: { max: 1000 } })).toBe("Eine Reise fasst höchstens 1.000 Einträge. Entferne zuerst einige.");
    expect(told({ message: "{person} is in this trip already.", values: { person: "This poll has closed." } })).toBe("This poll has closed. ist schon auf dieser Reise.");
    expect(told({ message: "That day is outside the trip ({first} to {last}).", values: { first: { date: "2027-04-10" }, last: { date: "2027-04-16" } } })).toMatch(/10\. Apr\. bis .*16\. Apr\./);
    expect(told({ message: "Cards take about {least} at least. Ask for more at once.", values: { least: { amount: 4550, currency: "EUR" } } })).toMatch(/ab etwa 45,50\s€/);
  });

  it("translates the phrases in it too, and counts by German rules", () => {
    const sentence = { message: "There is nothing in this file." };
    expect(told({ message: "Line {line, number}: {sentence}", values: { line: 3, sentence } })).toBe("Zeile 3: In dieser Datei steht nichts.");
    expect(told({ message: "{minutes, plural, one {Too many tries. Wait a minute, then try again.} other {Too many tries. Wait # minutes, then try again.}}", values: { minutes: 1 } })).toMatch(/Warte eine Minute/);
  });

  it("has days without a weekday, months, countries, lengths and choices as Germans write them", () => {
    const values = { day: { date: "2027-04-10", bare: true }, month: { month: "2027-03" }, land: { country: "JP", name: "Japan" }, where: { either: ["Rom", "Pisa"] }, far: { km: 12 }, sum: { amount: 123_456, currency: "EUR", whole: true } };
    expect(told({ message: "{day} {month} {land} {where} {far} {sum}", values })).toMatch(/^10\. Apr\. März Japan Rom oder Pisa 12\skm 1\.235\s€$/);
    expect(told({ message: "{days}", values: { days: [{ date: "2027-04-10" }, { date: "2027-04-11" }] } })).toMatch(/10\. Apr\. und .*11\. Apr\.$/);
  });

  it("has texts of our data in the translation that they bring along, else in English", () => {
    expect(told({ en: "A garden.", de: "Ein Garten." })).toBe("Ein Garten.");
    expect(told({ en: "A garden." })).toBe("A garden.");
    expect(told({ message: "{fact}", values: { fact: { en: "A garden.", de: "Ein Garten." } } })).toBe("Ein Garten.");
  });

  it("puts texts together of pieces, of which a string stands as it is", () => {
    expect(told(["- ", { message: "There is nothing in this file.", as: "clause" }, ", ", { message: "cities", as: "opening" }, "\n", "This poll has closed."])).toBe("- In dieser Datei steht nichts, Cities\nThis poll has closed.");
  });

  it("lists names and phrases", () => {
    const models = ["OpenAI", "Mistral", { message: "somebody else" }];
    expect(told({ message: "Language models of {models}, checked by the built-in planner, which answers when they can't.", values: { models } })).toMatch(/^Sprachmodelle von OpenAI, Mistral und jemand anderen,/);
  });
});
