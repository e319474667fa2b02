import { describe, expect, it } from "vitest";
import { activity } from "../planner/draft/trips.testing";
import type { TripState } from "../types";
import { allowanceFor, beyondAsked } from "./askedFor";
import { drafted, OWN } from "./scripts.testing";

const ai = ["Castle", "Market", "Garden", "Temple"].map((title, index) => activity({ id: `ai${index}`, title }));
const people = OWN.map((title, index) => activity({ id: `own${index}`, title, source: index % 2 ? "person" : "import" }));
const trip: TripState = { ...drafted, activities: [...ai, ...people] };
const without = (...ids: string[]) => ({ ...trip, activities: trip.activities.filter(({ id }) => !ids.includes(id)) });
const moved = (count: number) => ({ ...trip, activities: trip.activities.map((one) => (people.slice(0, count).includes(one) ? { ...one, day: "2027-04-11" } : one)) });
const beyond = (after: TripState, request: string) => beyondAsked(trip, after, request).map(({ id }) => id);

describe("leave to take things out", () => {
  it.each(["What is on Tuesday?", "Is everything you remove gone for good?", "How do I plan all days again?", "Hello", "To be sure: what does it cost?", ""])("isn't given by: %s", (request) => {
    expect(allowanceFor(request)).toMatchObject({ removed: 2, ownRemoved: 0, takesOut: false });
  });

  it.each(["Remove everything on day 2", "please delete all of it", "Clear the whole list of ideas", "Yes, remove them all", "Lösche alles", "alles löschen", "Supprime tout", "Elimina todo"])("is given for everything by: %s", (request) => {
    expect(allowanceFor(request)).toMatchObject({ removed: Infinity, ownRemoved: Infinity });
  });

  it.each(["Plan our trip: temples and gardens", "Make day 2 more relaxed", "Too many museums", "Can you redo Sunday?", "What about making it cheaper?", "Plane die Reise neu"])("is given for the assistant's own choices by: %s", (request) => {
    expect(allowanceFor(request)).toMatchObject({ removed: Infinity, ownRemoved: 0 });
  });

  it.each(["Remove the museum and tell me everything about the castle", "Skip that one", "Replace it with something indoors", "Take the second one out"])("is given for a few by: %s", (request) => {
    expect(allowanceFor(request)).toMatchObject({ removed: 3, ownRemoved: 3 });
  });
});

describe("what goes beyond what was asked", () => {
  it("is anything of people's when nobody spoke of removing", () => {
    expect(beyond(without("own0"), "What is on Tuesday?")).toEqual(["own0"]);
    expect(beyond(without("own0"), "Plan it all again")).toEqual(["own0"]);
  });

  it("is the rest when one thing is named, and not that one", () => {
    expect(beyond(without("own3"), "Remove the laundry")).toEqual([]);
    expect(beyond(without("own3", "own4"), "Remove the laundry")).toEqual(["own4"]);
  });

  it("is more than two of the assistant's own when nobody asked for a plan", () => {
    expect(beyond(without("ai0", "ai1"), "Hm")).toEqual([]);
    expect(beyond(without("ai0", "ai1", "ai2"), "Hm")).toEqual(["ai0", "ai1", "ai2"]);
    expect(beyond(without("ai0", "ai1", "ai2"), "Make it more relaxed")).toEqual([]);
  });

  it("is nothing when everything was to go", () => {
    expect(beyond({ ...trip, activities: [] }, "Remove everything")).toEqual([]);
  });

  it.each(["Remove everything on day 2", "Clear all of Sunday", "delete all on 11 April", "Wipe everything on Apr 11th"])("is what lies on other days when a day is named: %s", (request) => {
    const two: TripState = { ...trip, activities: [...people.map((one) => ({ ...one, day: "2027-04-11" })), activity({ id: "late", title: "Concert", source: "person", day: "2027-04-12" })] };
    expect(beyondAsked(two, { ...two, activities: two.activities.slice(-1) }, request)).toEqual([]);
    expect(beyondAsked(two, { ...two, activities: [] }, request).map(({ id }) => id)).toEqual(["late"]);
  });

  it("is to change many things of people's without a word of moving", () => {
    expect(beyond(moved(2), "Hm")).toEqual([]);
    expect(beyond(moved(3), "Hm")).toHaveLength(3);
    expect(beyond(moved(3), "Move those to Sunday")).toEqual([]);
    expect(beyond(moved(4), "Move the laundry to Sunday")).toHaveLength(3);
  });
});
