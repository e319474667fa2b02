import { expect, it } from "vitest";
import { groupTrips } from "./tripGroups";

it("puts trips where they stand today, in their order", () => {
  const trip = (startDate: string, isPast = false, openDates: object | null = null) => ({ startDate, isPast, openDates });
  const running = trip("2027-04-10");
  const soon = trip("2027-04-20");
  const later = trip("2028-01-01");
  const sometime = trip("2027-05-03", false, { month: null });
  const over = trip("2020-03-01", true);
  const cancelled = trip("2027-06-01", true);
  expect(groupTrips([running, soon, later, sometime, over, cancelled], "2027-04-16")).toEqual({
    now: [running], upcoming: [soon, later], open: [sometime], past: [over, cancelled],
  });
});
