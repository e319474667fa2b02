import { expect, it } from "vitest";
import { noteOpenTrip, tripOpenBefore } from "./openTrip";

it("remembers the trip that was last open here, and its page only while it is public", () => {
  const trip = { _id: "japan", title: "Japan in spring", slug: "japan-in-spring", visibility: "public" };
  expect(tripOpenBefore(undefined)).toBeNull();
  noteOpenTrip(trip);
  expect(tripOpenBefore("japan")).toEqual({ id: "japan", title: "Japan in spring", slug: "japan-in-spring" });
  noteOpenTrip({ ...trip, visibility: "shared" });
  expect(tripOpenBefore("japan")?.slug).toBeNull();
  noteOpenTrip({ ...trip, _id: "rome" });
  expect([tripOpenBefore("japan"), tripOpenBefore(undefined)]).toEqual([null, null]);
});
