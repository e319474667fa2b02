import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { isNamed } from "../ai/planner/draft/interest";
import sights from "./germanSights.json";
import type { City } from "./types";

const DATA = new URL("./data/", import.meta.url);
const places = readdirSync(DATA, { recursive: true })
  .map(String)
  .filter((file) => /^[a-z-]+\.json$/.test(file))
  .flatMap((file) => (JSON.parse(readFileSync(new URL(file, DATA), "utf8")) as City).places);

it("German names are of sights that we hold, by the name that finds them", () => {
  const unknown = Object.keys(sights).filter((english) => !places.some((place) => isNamed(place, english)));
  expect(unknown).toEqual([]);
});
