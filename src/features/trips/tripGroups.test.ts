import { expect, it } from "vitest";
import { groupTrips } from "./tripGroups";

it("puts trips where they stand today, the nearest first", () => {
  const trip = (startDate: string, endDate: string) => ({ startDate, endDate });
  const later = trip("2028-01-01", "2028-01-05");
  const soon = trip("2027-04-20", "2027-04-25");
  const running = trip("2027-04-10", "2027-04-16");
  const lately = trip("2027-03-01", "2027-03-09");
  const longAgo = trip("2020-03-01", "2020-03-09");
  expect(groupTrips([later, longAgo, soon, running, lately], "2027-04-16")).toEqual({
    now: [running], upcoming: [soon, later], past: [lately, longAgo],
  });
});
