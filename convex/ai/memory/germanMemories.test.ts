import { describe, expect, it } from "vitest";
import { memoriesIn } from "./extract";

const said = (message: string) => memoriesIn(message, "de").map(({ kind, value }) => `${kind}: ${value}`);

const LASTING: [message: string, ...memories: string[]][] = [
  ["Wir essen vegetarisch, merk dir das", "diet: vegetarian"],
  ["Ich bin Vegetarierin", "diet: vegetarian"],
  ["Wir sind beide vegan", "diet: vegan"],
  ["Ich esse kein Fleisch", "diet: vegetarian"],
  ["Wir essen nur halal", "diet: halal"],
  ["Ich bin allergisch gegen Erdnüsse.", "diet: no peanuts"],
  ["Ich habe Zöliakie", "diet: glutenFree"],
  ["Ich trinke keinen Alkohol", "diet: no alcohol"],
  ["Ich sitze im Rollstuhl", "mobility: step-free"],
  ["Ich kann keine Treppen steigen", "mobility: step-free"],
  ["Ich kann nicht so weit laufen", "mobility: short walks"],
  ["Wir sind Langschläfer", "pace: not before 10:00"],
  ["Wir stehen nie vor 9 Uhr auf", "pace: not before 09:00"],
  ["Wir mögen es gemütlich", "pace: relaxed"],
  ["Ich reise günstig", "budgetStyle: budget"],
  ["Wir lieben Architektur und Märkte", "interest: architecture", "interest: markets"],
  ["Wir mögen keine Museen", "dislike: museum"],
  ["Ich hasse Menschenmassen", "dislike: menschenmassen"],
  ["Merk dir, dass Oma im Juni Geburtstag hat", "note: Oma im Juni Geburtstag hat"],
];
const PASSING = ["Heute essen wir vegetarisch", "Plane die Woche mit Kirchen", "Streich das Museum", "Kannst du den Montag ruhiger machen?", "Sind wir im Budget?"];

describe("memories in a message in German", () => {
  it.each(LASTING)("%s", (message, ...memories) => expect(said(message)).toEqual(memories));
  it.each(PASSING)("keeps nothing of: %s", (message) => expect(said(message)).toEqual([]));
  it("are kept in the words of who said them", () => {
    expect(memoriesIn("Hallo! Wir essen vegetarisch, merk dir das bitte.")).toEqual([{ kind: "diet", value: "vegetarian", text: "Wir essen vegetarisch" }]);
  });
});
