import { describe, expect, it } from "vitest";
import { byDay, byKey } from "./charts";

const row = (day: string, key: string, costMicros: number, rest: Partial<{ calls: number; latencyMs: number; ownKeyMicros: number }> = {}) => ({
  day,
  key,
  costMicros,
  calls: 1,
  failures: 0,
  cacheHits: 0,
  tokensIn: 100,
  tokensCached: 40,
  tokensOut: 10,
  ownKeyMicros: 0,
  latencyMs: 500,
  ...rest,
});

describe("charts", () => {
  it("show every day of the span, with nothing on the quiet ones", () => {
    const days = byDay([row("2026-11-02", "", 1500, { calls: 2, latencyMs: 900 })], "2026-11-01", "2026-11-03");
    expect(days.map(({ day, calls, costUsd, latencyMs }) => [day, calls, costUsd, latencyMs])).toEqual([
      ["2026-11-01", 0, 0, null],
      ["2026-11-02", 2, 0.0015, 450],
      ["2026-11-03", 0, 0, null],
    ]);
  });

  it("sum a model over its days, the dearest first", () => {
    const rows = [row("2026-11-01", "builtin", 0, { calls: 9 }), row("2026-11-01", "b", 20), row("2026-11-02", "a", 15), row("2026-11-01", "a", 15, { ownKeyMicros: 15 })];
    expect(byKey(rows).map(({ key, calls, costUsd, ownKeyUsd }) => [key, calls, costUsd, ownKeyUsd])).toEqual([
      ["a", 2, 0.00003, 0.000015],
      ["b", 1, 0.00002, 0],
      ["builtin", 9, 0, 0],
    ]);
    expect(byKey(rows)[0]!.tokens).toEqual({ input: 200, cachedInput: 80, output: 20 });
  });
});
