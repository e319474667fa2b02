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
});
