import { describe, expect, it } from "vitest";
import { leading } from "./pollWords";

const option = (name: string, voters: number) => ({ name, voters: Array.from({ length: voters }, () => "someone" as never) });
const names = (options: ReturnType<typeof option>[]) => leading(options).map(({ name }) => name);

describe("what a poll has decided", () => {
  it("is what most want, or what is level", () => {
    expect(names([option("boat", 1), option("train", 3)])).toEqual(["train"]);
    expect(names([option("boat", 2), option("bus", 1), option("train", 2)])).toEqual(["boat", "train"]);
    expect(names([option("boat", 0), option("train", 0)])).toEqual([]);
  });
});
