// The limits as arithmetic: what somebody who sends as fast as they can gets through in any minute or hour.
import { calculateRateLimit, HOUR, MINUTE, SECOND } from "@convex-dev/rate-limiter";
import fc from "fast-check";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { addressKey, LIMITS } from "./rateLimits";

type Limit = (typeof LIMITS)[keyof typeof LIMITS];

/** When each of these tries is let through, tried `gaps` ms after one another. */
function letThrough(limit: Limit, gaps: number[]): number[] {
  let state: { value: number; ts: number } | null = null;
  let now = 1_800_000_000_000;
  const passed: number[] = [];
  for (const gap of gaps) {
    now += gap;
    const { value, ts, retryAfter } = calculateRateLimit(state, limit, now, 1);
    if (retryAfter !== undefined && retryAfter > 0) continue;
    state = { value, ts: ts! };
    passed.push(now);
  }
  return passed;
}

const mostWithin = (times: number[], span: number) => Math.max(0, ...times.map((from, index) => times.slice(index).filter((at) => at < from + span).length));

describe("limits", () => {
  it.each([
    ["personMinute", 60, 10, MINUTE],
    ["addressMinute", 100, 20, MINUTE],
    ["personHour", 1_000, 0, HOUR],
    ["addressHour", 2_000, 0, HOUR],
  ] as const)("%s are %i, with %i on top for a burst", (name, rate, burst, period) => {
    expect(LIMITS[name]).toMatchObject({ rate, period, capacity: rate + burst });
  });

  it("let no more through in any minute than the rate and a full bucket, however it is sent", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 2 * SECOND }), { minLength: 1, maxLength: 400 }), (gaps) => {
        const { rate, capacity } = LIMITS.personMinute;
        expect(mostWithin(letThrough(LIMITS.personMinute, gaps), MINUTE)).toBeLessThanOrEqual(rate + capacity);
      }),
    );
  });

  it("never hold up somebody who stays within the rate", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: SECOND, max: 5 * SECOND }), { maxLength: 300 }), (gaps) => {
        expect(letThrough(LIMITS.personMinute, gaps)).toHaveLength(gaps.length);
      }),
    );
  });
});

describe("an address's key", () => {
  it("is the deployment's own: elsewhere the same address has another", async () => {
    const here = await addressKey("203.0.113.7");
    vi.stubEnv("JWT_PRIVATE_KEY", "another deployment's");
    onTestFinished(() => void vi.unstubAllEnvs());
    expect(await addressKey("203.0.113.7")).not.toBe(here);
  });

  it("isn't the address, and is one for each IPv4 address however it is written", async () => {
    expect(await addressKey("203.0.113.7")).toMatch(/^[0-9a-f]{64}$/);
    expect(await addressKey("::ffff:203.0.113.7")).toBe(await addressKey("203.0.113.7"));
    expect(await addressKey("203.0.113.8")).not.toBe(await addressKey("203.0.113.7"));
  });

  it("is one for a line of IPv6, however it is written, and another for the next", async () => {
    const same = ["2001:db8:1:2::1", "2001:DB8:1:2:ffff::", "2001:0db8:0001:0002:3:4:5:6"];
    expect(new Set(await Promise.all(same.map(addressKey))).size).toBe(1);
    expect(await addressKey("2001:db8:1:3::1")).not.toBe(await addressKey(same[0]!));
    expect(await addressKey("2001:db8::1")).toBe(await addressKey("2001:db8:0:0:9::"));
    expect(await addressKey("2001::1:2:3:4:5")).toBe(await addressKey("2001:0:0:1:2:3:4:5"));
  });

  it("is none for the deployment's own machine, and where the address isn't known", async () => {
    for (const address of [null, "127.0.0.1", "127.8.8.8", "::1"]) expect(await addressKey(address)).toBeNull();
  });
});
