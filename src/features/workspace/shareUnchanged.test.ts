import fc from "fast-check";
import { expect, it } from "vitest";
import { shareUnchanged } from "./shareUnchanged";

const row = (id: string, title = "A") => ({ _id: id, title, cost: { amount: 1 } });

it("keeps rows that stayed as they were, wherever they moved to", () => {
  const before = { rows: [row("1"), row("2"), row("3")], name: "x" };
  const after = shareUnchanged(before, { rows: [row("3"), row("1", "B"), row("2")], name: "x" });
  expect(after.rows[0]).toBe(before.rows[2]);
  expect(after.rows[2]).toBe(before.rows[1]);
  expect(after.rows[1]).toEqual(row("1", "B"));
  expect(after.rows[1]!.cost).toBe(before.rows[0]!.cost);
});

it("finds ways again by their ends, and problems by their ids", () => {
  const way = (fromId: string, toId: string) => ({ fromId, toId, minutes: 5 });
  const before = [way("a", "b"), way("b", "c"), { id: "late", words: ["x"] }];
  const after = shareUnchanged<unknown[]>(before, structuredClone([way("new", "a"), ...before]));
  expect(after.slice(1).map((item, index) => item === before[index])).toEqual([true, true, true]);
});

it("is the same object when nothing has changed, and another when something is gone", () => {
  const before = { rows: [row("1"), row("2")], note: undefined as string | undefined };
  expect(shareUnchanged(before, structuredClone(before))).toBe(before);
  expect(shareUnchanged(before, { rows: [row("1")], note: undefined })).toEqual({ rows: [row("1")], note: undefined });
});

it("always equals what came", () => {
  const tree = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof({ maxDepth: 3 }, fc.constantFrom(0, 1, "a", null, undefined), fc.array(tie("value"), { maxLength: 3 }), fc.dictionary(fc.constantFrom("_id", "b", "c"), tie("value"), { noNullPrototype: true })),
  })).value;
  fc.assert(fc.property(tree, tree, (previous, next) => void expect(shareUnchanged(previous, next)).toEqual(next)), { numRuns: 300 });
});
