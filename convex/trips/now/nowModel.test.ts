import { describe, expect, it } from "vitest";
import type { Id } from "../../_generated/dataModel";
import { lateShift } from "./nowModel";

const row = (title: string, start: string | null, end: string | null, fields: object = {}) => ({ _id: title as Id<"activities">, title, type: "sightseeing" as const, status: "planned" as const, start, end, ...fields });
const near = () => 10;
const late = (rows: ReturnType<typeof row>[], minutes: number, after = "12:00", isLast = false) => lateShift(rows, { after, minutes, isLast }, near);

describe("being late", () => {
  it("moves the rest of the day, and nothing that has begun, is done or has no time", () => {
    const { moves } = late([row("Temple", "09:00", "10:00"), row("Stroll", null, null), row("Museum", "13:00", "15:00"), row("Tea", "15:30", null), row("Bath", "16:00", "17:00", { status: "done" })], 40);
    expect(moves.map(({ title, newStart, newEnd }) => [title, newStart, newEnd])).toEqual([["Museum", "13:40", "15:40"], ["Tea", "16:10", null]]);
  });

  it("leaves what is booked, locked or departs, and says where time is missing", () => {
    const shift = late([row("Museum", "13:00", "15:00"), row("Show", "15:30", "17:00", { status: "booked" }), row("Walk", "17:30", "18:00", { locked: true }), row("Train", "18:30", "20:00", { type: "transport", transport: { mode: "train" } })], 40);
    expect(shift.moves.map(({ title }) => title)).toEqual(["Museum"]);
    expect(shift.stays.map(({ title, why }) => [title, why])).toEqual([["Show", "booked"], ["Walk", "locked"], ["Train", "departs"]]);
    // Until 15:40, and ten minutes on the way.
    expect(shift.conflicts).toEqual([{ activityId: "Show", title: "Show", start: "15:30", afterTitle: "Museum", minutes: 20 }]);
  });

  it("is over with the first thing that stays and is reached in time", () => {
    const shift = late([row("Museum", "13:00", "14:00"), row("Train", "15:30", "17:00", { type: "transport" }), row("Dinner", "19:00", "20:00")], 40);
    expect(shift.moves.map(({ title }) => title)).toEqual(["Museum"]);
    expect(shift).toMatchObject({ conflicts: [], onTimeFrom: { title: "Train", start: "15:30" } });
  });

  it("moves a taxi, and an evening past midnight", () => {
    const shift = late([row("Taxi", "21:00", "21:20", { type: "transport", transport: { mode: "taxi" } }), row("Bar", "22:30", "23:45"), row("Club", "23:50", "02:00")], 30);
    expect(shift.moves.map(({ title, newStart, newEnd, nextDay }) => [title, newStart, newEnd, nextDay])).toEqual([["Taxi", "21:30", "21:50", false], ["Bar", "23:00", "00:15", false], ["Club", "00:20", "02:30", true]]);
    expect(shift.stays).toEqual([]);
  });

  it("leaves what would begin after the trip's last midnight", () => {
    const shift = late([row("Dinner", "20:00", null), row("Fado", "22:00", "23:30")], 150, "12:00", true);
    expect(shift.moves.map(({ title }) => title)).toEqual(["Dinner"]);
    expect(shift.stays).toEqual([{ activityId: "Fado", title: "Fado", start: "22:00", why: "midnight" }]);
  });

  it("counts a booked table that two late things run into", () => {
    const shift = late([row("Museum", "13:00", "18:00"), row("Coffee", "14:00", "14:30", { locked: true }), row("Dinner", "18:30", "20:00", { status: "booked" })], 60);
    expect(shift.conflicts.map(({ title, minutes }) => [title, minutes])).toEqual([["Coffee", 310], ["Dinner", 40]]);
  });
});
