import { describe, expect, it } from "vitest";
import { initials } from "./Avatar";

describe("initials", () => {
  it.each([
    ["Ana Lucía Ruiz", "AR"],
    ["ana", "A"],
    ["東京 花子", "東花"],
    ["Ben O'Neil <b>", "BB"],
    ["Ann (work) ★", "AW"],
    ["7 Sisters", "7S"],
    [" ★ ", "?"],
  ])("of %j are %s", (name, said) => expect(initials(name)).toBe(said));
});
