import { expect, it, vi } from "vitest";
import { labelOf, loadCatalog, messageOf } from "./catalog";

vi.mock("./language", () => ({ language: "de", direction: "ltr", MIRRORED: "en-XB" }));
vi.mock("./de", () => ({ de: { start: "Beginn", Starts: "Beginn", Notes: "Notizen", From: { date: "Von", place: "Ab" } }, cities: { "Rome|IT": "Rom" }, regions: {} }));

it("names a label for readers of other languages, and reads theirs", async () => {
  vi.stubGlobal("document", { documentElement: {} });
  await loadCatalog();
  vi.unstubAllGlobals();
  expect(["Notizen", "Ab", "Beginn", "Annas Feld"].map(messageOf)).toEqual(["Notes", "From", "Starts", "Annas Feld"]);
  expect(["Notes", "From", "Annas Feld"].map(labelOf)).toEqual(["Notizen", "Von", "Annas Feld"]);
});
