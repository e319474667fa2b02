import { describe, expect, it } from "vitest";
// The one place that sees both readers, to hold them equal.
// eslint-disable-next-line no-restricted-imports
import { rideIn } from "../../../../../convex/ai/planner/understand/rides";
import { readRide } from "./readRide";

describe("a flight that is jotted down", () => {
  it.each([
    ["Flug von München nach Lissabon LH1780", "de"],
    ["Flug LH 1166 nach Lissabon", "de"],
    ["Flug LH 1166 von FRA nach LIS", "de"],
    ["Flight FRA-LIS", "en"],
    ["Flight from New York (JFK) to Rome, seats 12A", "en"],
    ["Flight NH 204 from FRA to HND", "en"],
    ["Flight home from Lisbon", "en"],
    ["Flight Vienna – Lisbon", "en"],
    ["Flight OS 351 Vienna to Lisbon", "en"],
    ["We fly from Vienna to Lisbon", "en"],
    ["Flug Wien nach Lissabon", "de"],
    ["Flug OS 351 Wien - Lissabon", "de"],
    ["Wir fliegen mit OS 351 von Wien nach Lissabon", "de"],
  ])("is what the assistant reads of it: %s", (line, language) => {
    const { mode, number, from, to } = readRide(line, language)!.transport!;
    const { start: _start, end: _end, ...asked } = rideIn(line)!.ride;
    expect(asked).toEqual({ mode, ...(number !== undefined && { number }), from: from?.name ?? null, to: to?.name ?? null });
  });
});
