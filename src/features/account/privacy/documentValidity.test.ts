import { describe, expect, it } from "vitest";
import { shortfalls } from "./documentValidity";

const trip = (startDate: string, endDate: string, said = {}) => ({ startDate, endDate, openDates: null, isPast: false, destinations: [{ countryCode: "JP" }], ...said });
const passport = (expires: string) => ({ kind: "passport", country: "AT", expires }) as const;
const japan = trip("2027-08-20", "2027-08-31");

describe("a travel document", () => {
  it("has to last until the trip is over, and a passport for half a year more", () => {
    const how = (expires: string) => shortfalls(passport(expires), [japan]).map((found) => found.how);
    expect(how("2027-08-30")).toEqual(["ends"]);
    expect(how("2027-08-31")).toEqual(["short"]);
    // August has a 31st and February has none.
    expect(how("2028-02-28")).toEqual(["short"]);
    expect(how("2028-02-29")).toEqual([]);
  });

  it("is asked for no half year as an identity card", () => {
    const card = { ...passport("2027-09-15"), kind: "idCard" } as const;
    expect(shortfalls(card, [japan])).toEqual([]);
    expect(shortfalls({ ...card, expires: "2027-08-25" }, [japan])).toEqual([{ trip: japan, how: "ends" }]);
  });

  it("isn't asked for at home, in the past, or while a trip has no dates", () => {
    const home = trip("2027-05-01", "2027-05-03", { destinations: [{ countryCode: "AT" }] });
    const past = trip("2026-05-01", "2026-05-03", { isPast: true });
    const open = trip("2027-05-01", "2027-05-03", { openDates: { month: null } });
    expect(shortfalls(passport("2026-01-01"), [home, past, open])).toEqual([]);
  });

  it("is measured by the next trip first", () => {
    const later = trip("2027-10-01", "2027-10-05");
    expect(shortfalls(passport("2027-09-15"), [later, japan])).toEqual([{ trip: japan, how: "short" }, { trip: later, how: "ends" }]);
  });
});
