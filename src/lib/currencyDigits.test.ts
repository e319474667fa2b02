import { describe, expect, it } from "vitest";
// The one place that sees both sides, to hold them equal.
// eslint-disable-next-line no-restricted-imports
import { EXCEPTIONS as SERVERS } from "../../convex/money/currencies";
import { currencyDigits, EXCEPTIONS } from "./currencyDigits";

describe("minor units", () => {
  it("are the server's", () => {
    expect(EXCEPTIONS).toEqual(SERVERS);
  });

  it("are ISO's, not what is usually written", () => {
    expect(["EUR", "HUF", "JPY", "KWD", "CLF"].map(currencyDigits)).toEqual([2, 2, 0, 3, 4]);
  });
});
