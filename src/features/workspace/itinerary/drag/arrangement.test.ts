import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { onNextList, pickUp, placeAt, placeBeside, placeOn, standsAfter, stepped, type Arrangement } from "./arrangement";

const PLAN = { mon: ["a", "b", "c"], tue: [], wed: ["d"], ideas: ["e"] };
const held = (lead: string, selected: string[] = []) => pickUp(PLAN, lead, new Set(selected))!;

describe("rows that are dragged", () => {
  it("stand beside the row they are over, on its day", () => {
    expect(placeBeside(held("a"), "d", true).order).toMatchObject({ mon: ["b", "c"], wed: ["d", "a"] });
    expect(placeBeside(held("c"), "a", false).order.mon).toEqual(["c", "a", "b"]);
  });

  it("go by keyboard through empty days and to the ideas, and stop at both ends", () => {
    const seen: [string, number][] = [];
    let now = held("c");
    for (let step = 0; step < 6; step += 1) {
      now = stepped(now, 1);
      seen.push([now.list, now.order[now.list]!.indexOf("c")]);
    }
    expect(seen).toEqual([["tue", 0], ["wed", 0], ["wed", 1], ["ideas", 0], ["ideas", 1], ["ideas", 1]]);
    expect(stepped(held("a"), -1)).toEqual(held("a"));
    expect(onNextList(held("a"), 1).list).toBe("tue");
  });

  it("go by keyboard past what stands beside them", () => {
    expect(stepped(held("a"), 1, new Set(["b"])).order.mon).toEqual(["b", "c", "a"]);
    expect(stepped(held("a"), 1, new Set(["b", "c"])).list).toBe("tue");
  });

  it("take along what is selected, which stays in its order", () => {
    const now = held("d", ["a", "c", "d"]);
    expect(now).toMatchObject({ ids: ["a", "c", "d"], order: { mon: ["b"], wed: ["d"] } });
    expect(held("b", ["a", "c"]).ids).toEqual(["b"]);
  });

  it("are held over a day without a place in it", () => {
    expect(placeOn(held("a", ["a", "b"]), "wed")).toMatchObject({ list: "wed", anywhere: true, ids: ["a", "b"], order: { wed: ["d"] } });
    expect(placeOn(held("a"), "gone")).toEqual(held("a"));
  });

  it("say behind which row they were put, whoever has removed one meanwhile", () => {
    const now = placeAt(held("d"), "mon", 2);
    expect(standsAfter(now, () => true)).toBe("b");
    expect(standsAfter(now, (id) => id !== "b")).toBe("a");
    expect(standsAfter(placeAt(now, "mon", 0), () => true)).toBeNull();
  });

  it("are in one list exactly once, whatever is done with them", () => {
    const ids = fc.constantFrom("a", "b", "c", "d", "e");
    const step = fc.oneof(
      fc.tuple(ids, fc.boolean()).map(([id, below]) => (now: Arrangement) => placeBeside(now, id, below)),
      fc.constantFrom(1 as const, -1 as const).map((direction) => (now: Arrangement) => stepped(now, direction)),
      fc.tuple(fc.constantFrom("mon", "tue", "wed", "ideas", "gone"), fc.integer({ min: -1, max: 9 })).map(([list, at]) => (now: Arrangement) => placeAt(now, list, at)),
    );
    fc.assert(
      fc.property(ids, fc.array(step, { maxLength: 12 }), (lead, steps) => {
        const now = steps.reduce((current, apply) => apply(current), held(lead));
        expect(Object.values(now.order).flat().toSorted()).toEqual(["a", "b", "c", "d", "e"]);
        expect(now.order[now.list]).toContain(lead);
      }),
    );
  });
});
