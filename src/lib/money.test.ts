import { describe, expect, it } from "vitest";
import { currencies, formatMoney, parseMoney } from "./money";

describe("money", () => {
  it("is reckoned in each currency's own minor unit", () => {
    expect(formatMoney({ amount: 250_000, currency: "HUF" })).toMatch(/2,500/);
    expect(parseMoney("2500", "HUF")).toEqual({ amount: 250_000, currency: "HUF" });
  });

  it("is shown with cents only where there are any", () => {
    expect(formatMoney({ amount: 240_000, currency: "EUR" })).toBe("€2,400");
    expect(formatMoney({ amount: 1250, currency: "EUR" })).toBe("€12.50");
    expect(formatMoney({ amount: 1250, currency: "JPY" })).toBe("¥1,250");
    expect(formatMoney({ amount: 1250, currency: "EUR" }, { whole: true })).toBe("€13");
  });

  it.each([
    ["2400", 240_000], ["2,400", 240_000], ["2.400", 240_000], ["2 400,50", 240_050], ["2,400.50", 240_050],
    ["2.400,5", 240_050], ["1,234,567", 123_456_700], ["0.99", 99], ["2’400", 240_000],
  ])("is read from %s", (text, amount) => {
    expect(parseMoney(text, "EUR")).toEqual({ amount, currency: "EUR" });
  });

  it.each(["", "abc", "-5", "1.2.3,4.5", "12.345,678", "€5"])("is not read from %j", (text) => {
    expect(parseMoney(text, "EUR")).toBeNull();
  });

  it("has no decimals in yen", () => {
    expect(parseMoney("1200", "JPY")).toEqual({ amount: 1200, currency: "JPY" });
    expect(parseMoney("12.5", "JPY")).toBeNull();
  });

  it("is offered in common currencies first", () => {
    const list = currencies();
    expect(list[0]).toMatchObject({ code: "EUR", common: true });
    expect(list.map(({ code }) => code)).toContain("NOK");
  });
});
