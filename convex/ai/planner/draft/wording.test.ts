// What a plan tells of its places is in the language of whoever asked for it.
import { describe, expect, it } from "vitest";
import { heldCityFile } from "../../../places/catalog";
import type { Language } from "../../../words/languages";
import { proseIn } from "../../../words/words";
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
