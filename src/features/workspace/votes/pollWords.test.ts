import { describe, expect, it } from "vitest";
import { leading } from "./pollWords";

const option = (name: string, voters: number) => ({ name, voters: Array.from({ length: voters }, () => "someone" as never) });

describe("what a poll has decided", () => {
  it("is what most want, if that is one thing", () => {
    expect(leading([option("boat", 1), option("train", 3)])?.name).toBe("train");
    expect(leading([option("boat", 2), option("train", 2)])).toBeNull();
    expect(leading([option("boat", 0), option("train", 0)])).toBeNull();
  });
});
