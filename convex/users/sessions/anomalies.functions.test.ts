import { describe, expect, it } from "vitest";
import { makesBurst, seemsToTravel, signInSignals } from "./anomalies";

const MINUTE = 60_000;
const NOW = 1_000 * MINUTE;
const home = { network: "203.0.113.0/24", browser: "Chrome on Windows" };
const away = { network: "198.51.100.0/24", browser: "Chrome on Windows" };

describe("impossible travel", () => {
  const now = { at: NOW, network: away.network };
  it.each([
    ["another network minutes ago", { at: NOW - 9 * MINUTE, network: home.network }, true],
    ["another network earlier", { at: NOW - 11 * MINUTE, network: home.network }, false],
    ["the same network", { at: NOW, network: away.network }, false],
    ["a network that isn't known", { at: NOW, network: null }, false],
  ])("with only networks known: %s", (_what, other, travels) => {
    expect(seemsToTravel([other], now)).toBe(travels);
  });

  it("goes by countries where they are known on both sides", () => {
    const other = { at: NOW, network: home.network, country: "PT" };
    expect(seemsToTravel([other], { ...now, country: "PT" })).toBe(false);
    expect(seemsToTravel([other], { ...now, country: "JP" })).toBe(true);
    expect(seemsToTravel([other], now)).toBe(true);
  });
});

describe("a sign-in", () => {
  const others = [{ at: NOW - MINUTE, network: home.network }];
  const signIn = (more: Partial<Parameters<typeof signInSignals>[0]>) => signInSignals({ now: { at: NOW, ...away }, ticketKnown: false, known: [home], others: [], ...more });

  it.each([
    ["the first of an account", { known: [] }, []],
    ["in a browser that shows its ticket, wherever", { ticketKnown: true, others }, []],
    ["of a known kind of browser on its network", { now: { at: NOW, ...home } }, []],
    ["from where nothing is told of", { now: { at: NOW, network: null, browser: null } }, []],
    ["from elsewhere", {}, ["newBrowser"]],
    ["in another browser at home", { now: { at: NOW, ...home, browser: "Firefox on Linux" }, others }, ["newBrowser"]],
    ["from elsewhere while in use at home", { others }, ["newBrowser", "travel"]],
  ])("%s: %j", (_what, more, signals) => {
    expect(signIn(more)).toEqual(signals);
  });
});

describe("failures", () => {
  it("are a burst at the fifth within a quarter of an hour, and only then", () => {
    const failures = (count: number, apart: number) => Array.from({ length: count }, (_, index) => NOW - index * apart);
    expect([4, 5, 6].map((count) => makesBurst(failures(count, MINUTE), NOW))).toEqual([false, true, false]);
    expect(makesBurst(failures(5, 4 * MINUTE), NOW)).toBe(false);
  });
});
