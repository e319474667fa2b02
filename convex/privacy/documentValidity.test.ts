import { describe, expect, it } from "vitest";
import { shortfallOf, type Held } from "./documentValidity";

const passport = (expires: string, country = "AT"): Held => ({ kind: "passport", country, expires });
const card = (expires: string, country = "AT"): Held => ({ kind: "idCard", country, expires });
const to = (...countries: string[]) => ({ endDate: "2027-08-31", countries });
const how = (documents: Held[], journey = to("JP")) => shortfallOf(documents, journey)?.how ?? null;

describe("a passport", () => {
  it("has to last until the trip is over, and half a year more", () => {
    expect(how([passport("2027-08-30")])).toBe("ends");
    expect(how([passport("2027-08-31")])).toBe("short");
    expect(how([passport("2028-02-28")])).toBe("short");
    // August has a 31st and February has none, not even in a leap year.
    expect(how([passport("2028-02-29")])).toBeNull();
  });

  it.each([
    ["2027-08-31", "2028-02-29"],
    ["2026-08-31", "2027-02-28"],
    ["2028-02-29", "2028-08-29"],
    ["2027-04-16", "2027-10-16"],
    ["2027-12-31", "2028-06-30"],
  ])("that lasts exactly half a year after %s does, to %s, and a day less doesn't", (endDate, expires) => {
    const dayBefore = new Date(Date.parse(expires) - 86_400_000).toISOString().slice(0, 10);
    expect(how([passport(expires)], { endDate, countries: ["JP"] })).toBeNull();
    expect(how([passport(dayBefore)], { endDate, countries: ["JP"] })).toBe("short");
  });

  it("isn't asked for at home, nor for half a year where one goes as at home", () => {
    expect(how([passport("2020-01-01")], to("AT"))).toBeNull();
    expect(how([passport("2020-01-01")], to())).toBeNull();
    expect(how([passport("2027-09-01")], to("AT", "IT", "CH"))).toBeNull();
    expect(how([passport("2027-08-01")], to("AT", "IT", "CH"))).toBe("ends");
    expect(how([passport("2027-09-01")], to("IT", "GB"))).toBe("short");
    expect(how([passport("2027-09-01", "US")], to("IT"))).toBe("short");
  });
});

describe("of several documents", () => {
  it("one that lasts is enough", () => {
    expect(how([passport("2020-01-01"), passport("2031-01-01", "US")])).toBeNull();
    expect(how([passport("2027-12-01"), passport("2020-01-01", "JP")])).toBeNull();
    expect(how([passport("2027-08-01"), card("2027-08-31")], to("IT"))).toBeNull();
    expect(how([])).toBeNull();
  });

  it("an identity card is none to rely on where it may not be enough, unless there is nothing else", () => {
    expect(how([passport("2027-08-01"), card("2031-01-01")])).toBe("ends");
    expect(how([card("2027-09-15")])).toBeNull();
    expect(how([card("2027-08-30")])).toBe("ends");
  });

  it("the one that lasts longest is told of", () => {
    const [first, second] = [passport("2027-08-01"), passport("2027-11-01", "US")];
    expect(shortfallOf([first, second], to("JP"))).toEqual({ document: second, how: "short" });
    expect(shortfallOf([second, first], to("JP"))).toEqual({ document: second, how: "short" });
  });
});
