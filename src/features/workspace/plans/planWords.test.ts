import { describe, expect, it } from "vitest";
import { formatDistance, formatDuration } from "../../../i18n/measures";
import { planSummary } from "./planWords";

const costs = { currency: "EUR", total: 0, perPerson: 0, byType: {}, unknown: 0, left: null };
const item = { _id: "a" as never, title: "Castle", type: "sightseeing" as const, start: null, end: null, cost: null };

describe("what is said of a plan", () => {
  it("is its items, its way and its cost", () => {
    expect(planSummary({ items: [item, item], km: 12.34, minutes: 80, costs: { ...costs, total: 8_400 } as never })).toBe(`2 items · ${formatDistance(12.34)} · ${formatDuration(80)} on the way · €84`);
  });

  it("leaves out what is nothing", () => {
    expect(planSummary({ items: [], km: 0, minutes: 0, costs: costs as never })).toBe("Nothing in it yet");
    expect(planSummary({ items: [item], km: 0.4, minutes: 5, costs: costs as never })).toBe(`1 item · ${formatDistance(0.4)} · ${formatDuration(5)} on the way`);
  });
});
