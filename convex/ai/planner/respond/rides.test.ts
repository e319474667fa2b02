// A flight that is told of, by somebody whose home airport is known.
import { describe, expect, it } from "vitest";
import type { TripState } from "../../types";
import { respond } from "./respond";
import { cities, week } from "./trips.testing";

const [first, last] = ["Saturday", "Thursday"];

function flight(text: string, { origin, trip = week }: { origin?: string; trip?: TripState } = { origin: "Berlin (BER)" }) {
  const edits = respond({ trip, text, thread: [], cities, seed: 1, ...(origin && { origin }) }).steps.flatMap((step) => step.edits);
  const added = edits.find((edit) => edit.op === "add");
  return added?.op === "add" ? [added.activity.transport?.from?.name, added.activity.transport?.to?.name] : null;
}

describe("a flight of which it isn't said from where", () => {
  it("begins at home on the first day, and ends there on the last", () => {
    expect(flight(`we fly to ${week.destinations[0]!.name} on ${first} at 9:30`)).toEqual(["Berlin (BER)", week.destinations[0]!.name]);
    expect(flight(`we fly home on ${last} at 18:30`)).toEqual([undefined, "Berlin (BER)"]);
    expect(flight("we fly home on Wednesday at 18:30")).toEqual([undefined, undefined]);
  });

  it("keeps what is said, and has nothing where no home is known", () => {
    expect(flight(`we fly from Munich to ${week.destinations[0]!.name} on ${first} at 9:30`)).toEqual(["Munich", week.destinations[0]!.name]);
    expect(flight(`we fly to ${week.destinations[0]!.name} on ${first} at 9:30`, {})).toEqual([undefined, week.destinations[0]!.name]);
    expect(flight(`train to ${week.destinations[0]!.name} on ${first} at 9:30`)?.[0]).toBeUndefined();
  });
});
