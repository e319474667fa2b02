import { expect, it } from "vitest";
import { formatSize } from "./measures";

it("says the size of a file in thousands, with a decimal below ten", () => {
  const plain = (bytes: number) => formatSize(bytes).replace(/\s/g, " ");
  expect([0, 999, 1000, 17_600, 999_400, 999_500, 3_440_000, 9_960_000, 20_000_000].map(plain)).toEqual(["0 byte", "999 byte", "1 kB", "18 kB", "999 kB", "1 MB", "3.4 MB", "10 MB", "20 MB"]);
});
