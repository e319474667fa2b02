import { describe, expect, it } from "vitest";
import { heldCityFile } from "../catalog";
import { guidePlace, searchGuides } from "./guides";

const rome = heldCityFile("rome")!;
const named = (name: string) => guidePlace(rome, rome.places.find((place) => place.name === name)!);

describe("places of the guides", () => {
  it("bring their German name along, where they have one", () => {
    expect(named("Colosseum")).toMatchObject({ name: "Colosseum", names: { en: "Colosseum", de: "Kolosseum" } });
    expect(named("Pantheon").names).toBeUndefined();
  });

  it("are found by it", () => {
    expect(searchGuides("Petersdom", [rome], 3)[0]).toMatchObject({ name: "St Peter's Basilica" });
  });

  it.each([
    ["Colloseum", "rome", "Colosseum"],
    ["Trevi fontain", "rome", "Trevi Fountain"],
    ["Jeronimus monastry", "lisbon", "Jerónimos Monastery"],
    ["Torre de Bélem", "lisbon", "Belém Tower"],
  ])("are found by “%s”, much as they are spelled", (typed, slug, name) => {
    expect(searchGuides(typed, [heldCityFile(slug)!], 3)[0]?.name).toBe(name);
  });

  it.each(["pharmacy", "supermercato", "Via del Corso 12", "Spagna metro", "convenience store"])("aren't found for “%s”, which they are not", (typed) => {
    expect(searchGuides(typed, [rome], 3)).toEqual([]);
  });
});
