import { expect, it } from "vitest";
import { paperIn } from "./printOptions";

it("is the paper that printers hold where somebody lives", () => {
  expect([paperIn("US"), paperIn("CA"), paperIn("GB"), paperIn("JP"), paperIn(null)]).toEqual(["letter", "letter", "A4", "A4", "A4"]);
});
