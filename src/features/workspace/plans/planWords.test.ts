import { beforeEach, describe, expect, it } from "vitest";
import { formatDistance, formatDuration } from "../../../i18n/measures";
import { here } from "../people/here";
import { whoIsIn } from "../people/whoIsIn";
import { changedWords, leaving, planSummary } from "./planWords";

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

describe("who is in a day that is changed to another plan", () => {
  const [castle, inn] = [item, { ...item, _id: "b" as never, title: "Inn" }];
  const held = { name: "A", holds: true, items: [castle, inn] };
  /** With the stay, which belongs to both. */
  const rainy = { name: "Rainy day", holds: false, items: [inn] };
  const people = new Map([["ben", { name: "Ben" }], ["cleo", { name: "Cleo" }]]) as never;
  const at = (activityId: string, field: string | null) => ({ view: "plan", day: null, activityId, field }) as never;
  const said = () => changedWords(rainy, whoIsIn(leaving([held, rainy], rainy), people));
  beforeEach(() => here.leave());

  it("is told of to whoever changes it, who writes before who only looks", () => {
    expect(said()).toBe("Changed to Rainy day");
    here.seen([["ben" as never, at("a", null)]]);
    expect(said()).toBe("Changed to Rainy day, without “Castle”, which Ben has open right now");
    here.seen([["ben" as never, at("a", null)], ["cleo" as never, at("a", "notes")]]);
    expect(said()).toBe("Changed to Rainy day, without “Castle”, in which Cleo is writing right now");
  });

  it("isn't said to be without what it has a copy of", () => {
    const copied = { ...rainy, items: [inn, { ...castle, _id: "c" as never }] };
    const words = () => changedWords(copied, whoIsIn(leaving([held, copied], copied), people));
    here.seen([["ben" as never, at("a", null)]]);
    expect(words()).toBe("Changed to Rainy day: Ben has “Castle” of the plan before open right now");
    here.seen([["ben" as never, at("a", "notes")]]);
    expect(words()).toBe("Changed to Rainy day: Ben is writing right now in “Castle” of the plan before");
  });

  it("isn't, where what they are in stays", () => {
    here.seen([["ben" as never, at("b", "notes")]]);
    expect(said()).toBe("Changed to Rainy day");
  });
});
