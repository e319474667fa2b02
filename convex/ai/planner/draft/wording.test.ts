// What a plan tells of its places is in the language of whoever asked for it.
import { describe, expect, it } from "vitest";
import { heldCityFile } from "../../../places/catalog";
import type { City } from "../../../places/types";
import type { Language } from "../../../words/languages";
import { proseIn } from "../../../words/words";
import type { TripState } from "../../types";
import { checkPlan } from "../checker/checkPlan";
import { understand } from "../understand/understand";
import { applyEdits } from "./applyEdits";
import { draftPlan } from "./draftPlan";
import { findPlaces } from "./candidates";
import { citiesOf, cityWith, likes, tripTo } from "./trips.testing";

const kyoto = heldCityFile("kyoto")!;

function reasons(language: Language) {
  const { steps } = draftPlan({ trip: tripTo([[kyoto, 4]]), cities: citiesOf(kyoto), preferences: likes(), days: "all", keep: [], seed: 1, language });
  return steps.flatMap(({ edits }) => edits).flatMap((edit) => (edit.op === "add" ? [edit.activity] : []));
}

describe.each(["en", "de"] as const)("reasons in %s", (language) => {
  it("begin with what is told of the place, or of the area to sleep in", () => {
    const added = reasons(language);
    const facts = new Map([...kyoto.places.map(({ id, fact }) => [`kyoto/${id}`, fact] as const), ...kyoto.lodging.map(({ area, fact }) => [area, fact] as const)]);
    const told = added.flatMap(({ placeId, address, type, why }) => {
      const fact = facts.get(placeId ?? (type === "hotel" ? address! : ""));
      return fact ? [{ why, fact: proseIn(fact, language) }] : [];
    });
    expect(told.length).toBeGreaterThan(8);
    for (const { why, fact } of told) expect(why!.startsWith(fact.replace(/\.$/, "")), why).toBe(true);
  });
});

it("finds a place by words of what is told of it, in the asker's language and in English", () => {
  const city = cityWith([{ fact: { en: "A stair of stone.", de: "Eine Treppe aus Stein." } }, { fact: { en: "A bridge." } }]);
  const found = (words: string, language: Language) => findPlaces({ trip: tripTo([[city, 1]]), cities: citiesOf(city), preferences: likes(), language }, { words }).length;
  expect([found("stair", "en"), found("treppe", "en"), found("treppe", "de"), found("stair", "de"), found("bridge", "de")]).toEqual([1, 0, 1, 1, 1]);
});

it("calls sights as the asker does in titles and on the way, and still knows what they are", () => {
  const rome = heldCityFile("rome")!;
  const [trip, cities] = [tripTo([[rome, 4]]), citiesOf(rome)];
  const planned = (language: Language) => draftPlan({ trip, cities, preferences: likes(), days: "all", keep: [], seed: 1, language }).steps.reduce((state, step) => applyEdits(state, step.edits), trip);
  const [english, german] = [planned("en"), planned("de")];
  const named = (state: TripState) => state.activities.map(({ title }) => title);
  expect(named(english)).toEqual(expect.arrayContaining(["Colosseum", "Castel Sant'Angelo", "Vatican Museums"]));
  expect(named(german)).toEqual(expect.arrayContaining(["Kolosseum", "Engelsburg", "Vatikanische Museen"]));
  expect(german.activities.filter(({ why = "" }) => / (?:von|bei) (?:Vatican Museums|Colosseum|Castel)/.test(why))).toEqual([]);
  expect(checkPlan(german, cities).filter(({ kind }) => kind === "otherName" || kind === "twice")).toEqual([]);

  // Whoever asks, in either language, means the same sight by its own name and by theirs.
  const removed = (text: string, language: Language) => understand(text, german, [], language)[0];
  const id = german.activities.find(({ title }) => title === "Engelsburg")!.id;
  for (const [text, language] of [["Streich die Engelsburg", "de"], ["remove the Castel Sant'Angelo", "en"], ["drop the Engelsburg", "en"]] as const) expect(removed(text, language), text).toMatchObject({ kind: "remove", targets: [{ ids: [id] }] });
});

it("calls cities as the asker does, and knows by any name where a journey leads", () => {
  const [rome, florence] = ["rome", "florence"].map((slug) => heldCityFile(slug)!) as [City, City];
  const [trip, cities] = [tripTo([[rome, 2], [florence, 2]]), citiesOf(rome, florence)];
  const { steps } = draftPlan({ trip, cities, preferences: likes(), days: "all", keep: [], seed: 1, language: "de" });
  const drafted = steps.reduce((state, step) => applyEdits(state, step.edits), trip);
  expect(drafted.activities.filter(({ type }) => type === "transport").map(({ title }) => title)).toContainEqual(expect.stringMatching(/ von Rom nach Florenz$/));
  const missing = (state: TripState) => checkPlan(state, cities).flatMap(({ said }) => (/how you get from/.test(said.message) ? [said.values] : []));
  expect(missing(drafted)).toEqual([]);
  expect(missing({ ...drafted, activities: drafted.activities.filter(({ type }) => type !== "transport") })).toMatchObject([{ from: { de: "Rom" }, to: { de: "Florenz" } }]);
});
