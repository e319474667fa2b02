import { expect, it } from "vitest";
import type { Day } from "../useItinerary";
import { drawDay, numbersOf } from "./dayMap";

const stop = (id: string, lat: number | null, type = "sightseeing") => ({ _id: id, title: id, type, lat, lng: lat === null ? null : 135 + lat / 100 });
const day = (activities: ReturnType<typeof stop>[], hotels: ReturnType<typeof stop>[] = []) => ({ index: 2, activities, hotels }) as unknown as Day;

it("numbers on the map are those in the list; journeys and what has no place have none", () => {
  const stops = [stop("a", 35), stop("train", 35.1, "transport"), stop("somewhere", null), stop("b", 35.2)];
  expect([...numbersOf(day(stops).activities)]).toEqual([["a", 1], ["b", 2]]);
  const drawing = drawDay(day(stops, [stop("hotel", 35.05, "hotel")]))!;
  expect(drawing.pins.map(({ name, mark }) => [name, mark])).toEqual([["hotel", null], ["a", "1"], ["b", "2"]]);
});

it("is left out where there is no way to draw", () => {
  expect(drawDay(day([stop("a", 35), stop("b", null)]))).toBeNull();
});
