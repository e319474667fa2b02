import { describe, expect, it } from "vitest";
import { LISTS } from "../Flip";
import { placesAround } from "./placesAround";

describe("where focus goes once its row has gone", () => {
  const order = ["a,b,c", "", "d,e"].join(LISTS);

  it("is the row itself where it stands elsewhere, else the one after it, else the one before it, in its own list", () => {
    expect(placesAround("b", order)).toEqual({ rows: ["b", "c", "a"], list: 0 });
    expect(placesAround("e", order)).toEqual({ rows: ["e", "d"], list: 2 });
  });

  it("is nowhere else for what no list knows", () => {
    expect(placesAround("x", order)).toEqual({ rows: ["x"], list: -1 });
  });
});
