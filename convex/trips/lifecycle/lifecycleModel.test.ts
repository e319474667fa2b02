import { describe, expect, it } from "vitest";
import { dueStatus, requireTransition, standInStart, statusUnder, TRANSITIONS, transitionsFrom, type TripStatus } from "./lifecycleModel";

const trip = (status: TripStatus, startDate = "2027-04-04", endDate = "2027-04-06") => ({ status, startDate, endDate, openDates: null });
const at = (iso: string) => Date.parse(iso);
const everywhere = (zone: string) => ({ first: zone, last: zone });

describe("a trip's status", () => {
  it.each([
    // Midnight there, and a second before it.
    ["Pacific/Auckland", "2027-04-03T10:59:59Z", "2027-04-03T11:00:00Z"],
    ["Pacific/Honolulu", "2027-04-04T09:59:59Z", "2027-04-04T10:00:00Z"],
    ["Australia/Lord_Howe", "2027-04-03T12:59:59Z", "2027-04-03T13:00:00Z"],
    ["Asia/Kathmandu", "2027-04-03T18:14:59Z", "2027-04-03T18:15:00Z"],
    ["Pacific/Kiritimati", "2027-04-03T09:59:59Z", "2027-04-03T10:00:00Z"],
  ])("becomes active at midnight in %s", (zone, before, then) => {
    expect(dueStatus(trip("planned"), everywhere(zone), at(before))).toBeNull();
    expect(dueStatus(trip("planned"), everywhere(zone), at(then))).toBe("active");
  });

  it.each([
    // Clocks went back on 4 April in both: the last midnight is an hour (half an hour) later by UTC than the first.
    ["Pacific/Auckland", "2027-04-06T11:59:59Z", "2027-04-06T12:00:00Z"],
    ["Australia/Lord_Howe", "2027-04-06T13:29:59Z", "2027-04-06T13:30:00Z"],
    ["Pacific/Honolulu", "2027-04-07T09:59:59Z", "2027-04-07T10:00:00Z"],
  ])("is over when the last day is over in %s, whatever its clocks did", (zone, before, then) => {
    expect(dueStatus(trip("active"), everywhere(zone), at(before))).toBeNull();
    expect(dueStatus(trip("active"), everywhere(zone), at(then))).toBe("completed");
  });

  it("begins where the trip begins and ends where it ends, on the other side of the date line", () => {
    const zones = { first: "Pacific/Auckland", last: "Pacific/Honolulu" };
    expect(dueStatus(trip("planned"), zones, at("2027-04-03T11:00:00Z"))).toBe("active");
    expect(dueStatus(trip("active"), zones, at("2027-04-06T12:00:00Z"))).toBeNull();
    expect(dueStatus(trip("active"), zones, at("2027-04-07T10:00:00Z"))).toBe("completed");
  });

  it("makes up for what was missed in one step, and leaves alone what has no dates, was called off or is done", () => {
    const late = at("2027-05-01T00:00:00Z");
    expect(dueStatus(trip("draft"), everywhere("UTC"), late)).toBe("completed");
    for (const status of ["cancelled", "completed"] as const) expect(dueStatus(trip(status), everywhere("UTC"), late)).toBeNull();
    expect(dueStatus({ ...trip("draft"), openDates: { month: null } }, everywhere("UTC"), late)).toBeNull();
  });

  it("is changed by hand along its arrows alone", () => {
    const before = at("2027-03-01T00:00:00Z");
    for (const from of Object.keys(TRANSITIONS) as TripStatus[]) {
      for (const to of Object.keys(TRANSITIONS) as TripStatus[]) {
        const known = TRANSITIONS[from].some((arrow) => arrow.to === to);
        const go = () => requireTransition(trip(from), to, "owner", everywhere("UTC"), before);
        if (known) expect(go().to).toBe(to);
        else expect(go).toThrow(expect.objectContaining({ data: expect.objectContaining({ code: "CONFLICT" }) }));
      }
    }
    expect(transitionsFrom(trip("planned"), "viewer", everywhere("UTC"), before)).toEqual([]);
    expect(transitionsFrom(trip("planned"), "editor", everywhere("UTC"), before).map(({ to }) => to)).toEqual(["active", "draft"]);
  });

  it("offers no arrow that the clock would take back", () => {
    const during = at("2027-04-05T12:00:00Z");
    const after = at("2027-04-20T12:00:00Z");
    expect(transitionsFrom(trip("active"), "owner", everywhere("UTC"), during).map(({ to }) => to)).toEqual(["completed", "cancelled"]);
    expect(transitionsFrom(trip("completed"), "owner", everywhere("UTC"), after)).toEqual([]);
    expect(statusUnder(trip("completed", "2027-06-01", "2027-06-05"), "completed", everywhere("UTC"), after)).toBe("planned");
    expect(statusUnder(trip("completed", "2027-04-18", "2027-04-25"), "completed", everywhere("UTC"), after)).toBe("active");
    expect(statusUnder(trip("draft", "2027-06-01", "2027-06-05"), "draft", everywhere("UTC"), after)).toBe("draft");
  });
});

describe("dates that stand in", () => {
  it.each([
    ["2027-05", "2026-11-21", "2027-05-03"],
    ["2026-11", "2026-11-21", "2027-11-01"],
    ["2020-02", "2026-11-21", "2027-02-01"],
    [null, "2026-11-21", "2027-05-03"],
  ])("for %s, seen from %s, begin on %s", (month, today, start) => {
    expect(standInStart(month, today)).toBe(start);
  });
});
