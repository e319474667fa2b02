import { expect, it } from "vitest";
import type { Activity } from "../useItinerary";
import { firstSeen } from "./firstSeen";

const day = (...starts: (string | null)[]) => ({ activities: starts.map((start) => ({ start }) as Activity) });

it("the timeline opens shortly before what is in sight begins", () => {
  expect(firstSeen([day("06:00", null, "09:00")], null)).toBe(5.5 * 60);
  expect(firstSeen([day(null), day()], null)).toBe(7.5 * 60);
  expect(firstSeen([day("21:00")], null)).toBe(14.5 * 60);
  expect(firstSeen([day("00:10")], null)).toBe(0);
  expect(firstSeen([day("06:00")], "13:00")).toBe(11.5 * 60);
});
