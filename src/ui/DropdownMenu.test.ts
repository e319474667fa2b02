import { describe, expect, it } from "vitest";
import { inRuns, type MenuItem } from "./DropdownMenu";

const one = (label: string): MenuItem => ({ kind: "one", label, checked: false, onSelect: () => {} });
const action = (label: string): MenuItem => ({ label, onSelect: () => {} });
const labels = (items: MenuItem[]) => inRuns(items).map((run) => run.map((item) => ("label" in item ? item.label : item.kind)));

describe("a menu", () => {
  it("keeps those of which one holds together, and apart from others", () => {
    expect(labels([one("plan"), one("look"), { kind: "separator" }, action("leave"), one("light"), one("dark")])).toEqual([["plan", "look"], ["separator"], ["leave"], ["light", "dark"]]);
    expect(labels([])).toEqual([]);
  });
});
