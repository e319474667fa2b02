import { describe, expect, it } from "vitest";
import { leading, readDeadline } from "./pollWords";

const option = (name: string, voters: number) => ({ name, voters: Array.from({ length: voters }, () => "someone" as never) });
const names = (options: ReturnType<typeof option>[]) => leading(options).map(({ name }) => name);

describe("what a poll has decided", () => {
  it("is what most want, or what is level", () => {
    expect(names([option("boat", 1), option("train", 3)])).toEqual(["train"]);
    expect(names([option("boat", 2), option("bus", 1), option("train", 2)])).toEqual(["boat", "train"]);
    expect(names([option("boat", 0), option("train", 0)])).toEqual([]);
  });
});

it("a poll isn't asked without the deadline that is half written", () => {
  expect([readDeadline("", false), readDeadline("", true), readDeadline("2027-04-10T18:30", false)]).toEqual([null, "unread", new Date(2027, 3, 10, 18, 30).getTime()]);
});
