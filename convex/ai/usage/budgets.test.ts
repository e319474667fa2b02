import { describe, expect, it } from "vitest";
import { english } from "../../said";
import { allowanceFor, budgetSetting, budgetState, micros, usd, type AllowanceInput } from "./budgets";

const free = { spentMicros: 0, limitMicros: null };
const spending = (spent: number, limit: number) => ({ spentMicros: micros(spent), limitMicros: micros(limit) });
const ask = (input: Partial<AllowanceInput>) =>
  allowanceFor({ requestLimit: null, requests: 0, person: free, deployment: free, month: "2026-11", ...input });

describe("a budget in the environment", () => {
  it.each([
    [undefined, null],
    ["", null],
    ["  ", null],
    ["5", 5_000_000],
    [" 2.5 ", 2_500_000],
    ["0", 0],
    ["$5", 0],
    ["5,00", 0],
    ["-1", 0],
    ["Infinity", 0],
  ])("%j is a limit of %j", (text, limit) => {
    expect(budgetSetting(text)).toBe(limit);
  });

  it.each([
    [spending(0, 10), "open"],
    [spending(7.999999, 10), "open"],
    [spending(8, 10), "warning"],
    [spending(9.999999, 10), "warning"],
    [spending(10, 10), "spent"],
    [spending(12, 10), "spent"],
    [spending(0, 0), "spent"],
    [{ spentMicros: 9e9, limitMicros: null }, "unlimited"],
  ] as const)("with %j is %s", (spent, state) => {
    expect(budgetState(spent)).toBe(state);
  });

  it("is kept in whole millionths of a dollar", () => {
    expect(micros(0.1 + 0.2)).toBe(300_000);
    expect(usd(micros(0.000123))).toBe(0.000123);
  });
});

describe("an allowance", () => {
  it("is without limit or notice when nobody set a budget", () => {
    expect(ask({ requests: 5000 })).toEqual({
      status: "allowed",
      budget: "unlimited",
      remainingUsd: { person: null, deployment: null },
      notice: null,
    });
  });

  it("gives guests ten requests a month, and says what to do after them", () => {
    expect(ask({ requestLimit: 10, requests: 9 })).toMatchObject({ status: "allowed" });
    const refused = ask({ requestLimit: 10, requests: 10 });
    if (refused.status !== "refused") throw new Error("allowed");
    expect(english(refused.reason)).toBe("You have used the 10 requests that guests have each month. Sign up to go on now and keep your trips, or come back on 1 December.");
    expect(ask({ requestLimit: null, requests: 10 })).toMatchObject({ status: "allowed" });
  });

  it.each([
    [spending(1, 10), spending(50, 100), "open", { person: 9, deployment: 50 }, null],
    [spending(8.55, 10), spending(50, 100), "warning", { person: 1.45, deployment: 50 }, /^You have used 85 % of/],
    [spending(1, 10), spending(80, 100), "warning", { person: 9, deployment: 20 }, /^This Caravan's budget .* nearly used up/],
    [spending(11, 10), spending(50, 100), "spent", { person: 0, deployment: 50 }, /^Your budget .* built-in planner answers until 1 December/],
    [spending(8, 10), spending(100, 100), "spent", { person: 2, deployment: 0 }, /^This Caravan's budget .* used up, so the built-in planner/],
  ] as const)("with %j and %j for all is %s", (person, deployment, budget, remainingUsd, notice) => {
    const allowance = ask({ person, deployment });
    expect(allowance).toMatchObject({ status: "allowed", budget, remainingUsd });
    if (allowance.status !== "allowed") throw new Error("refused");
    if (notice === null) expect(allowance.notice).toBeNull();
    else expect(english(allowance.notice!)).toMatch(notice);
  });

  it("begins anew in January after December", () => {
    const allowance = ask({ month: "2026-12", person: spending(1, 1) });
    expect(allowance.status === "allowed" && english(allowance.notice!)).toContain("until 1 January");
  });
});
