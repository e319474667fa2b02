import { beforeEach, describe, expect, it, vi } from "vitest";
import { deviceStorage } from "./storage.testing";
import { forgetAllUnsaved, forgetUnsaved, keepUnsaved, keptUnsaved, textsIn, unsavedIsOf } from "./unsaved";

const told = (person: string) => keptUnsaved(person).map(({ message, text }) => [message, text]);

beforeEach(() => {
  vi.useRealTimers();
  vi.stubGlobal("localStorage", deviceStorage());
  unsavedIsOf("ada");
});

describe("what was written and refused", () => {
  it("is kept for who wrote it until it is put away, once for each text", () => {
    vi.useFakeTimers({ toFake: ["Date"], now: 1000 });
    keepUnsaved("Gone.", "Ring **twice**");
    vi.setSystemTime(2000);
    keepUnsaved("Full.", "Bus 12");
    vi.setSystemTime(3000);
    keepUnsaved("Not yours.", "Ring **twice**");
    expect(told("ada")).toEqual([["Full.", "Bus 12"], ["Not yours.", "Ring **twice**"]]);
    expect(told("ben")).toEqual([]);
    forgetUnsaved("Bus 12");
    expect(told("ada")).toEqual([["Not yours.", "Ring **twice**"]]);
  });

  it("goes when they sign out, and is nobody's after that; nor is it kept for ever", () => {
    keepUnsaved("Gone.", "Bus 12");
    forgetAllUnsaved();
    keepUnsaved("Gone.", "Bus 14");
    expect(told("ada")).toEqual([]);
    unsavedIsOf("ada");
    vi.useFakeTimers({ toFake: ["Date"], now: 0 });
    keepUnsaved("Gone.", "Bus 12");
    vi.setSystemTime(31 * 86_400_000);
    expect(told("ada")).toEqual([]);
    expect(Object.keys(localStorage)).toEqual([]);
  });

  it("is what of an edit is a text, not what was chosen or stood there before", () => {
    expect(textsIn({ activityId: "k1", set: { description: "Ring twice", title: "Inn" }, was: "Ring once" })).toEqual(["Ring twice"]);
    expect(textsIn({ day: "2027-04-10", notes: "Bus 12" })).toEqual(["Bus 12"]);
    expect(textsIn({ activities: [{ title: "Inn", description: "A" }, { title: "Zoo", description: " " }, { description: "B" }] })).toEqual(["A", "B"]);
  });
});
