// When cron jobs run, checked against a calendar.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkSchedule, nextRun, type CronSchedule } from "./cronSchedule";

const at = (text: string) => Date.parse(`${text}Z`);
const runs = (schedule: CronSchedule, from: string, count = 1) => {
  const found: string[] = [];
  for (let previous = at(from); found.length < count; previous = at(found.at(-1)!)) found.push(new Date(nextRun("job", schedule, previous, previous)!).toISOString().slice(0, 16));
  return found;
};

describe("an interval", () => {
  it("begins at once, then keeps its step", () => {
    expect(nextRun("job", { type: "interval", minutes: 5 }, null, 1234)).toBe(1234);
    expect(nextRun("job", { type: "interval", seconds: 30 }, 1000, 1500)).toBe(31_000);
  });

  it("skips what is over, and stays in step", () => {
    expect(nextRun("job", { type: "interval", hours: 1 }, 0, 2.5 * 3_600_000)).toBe(3 * 3_600_000);
    expect(nextRun("job", { type: "interval", hours: 1 }, 0, 3_600_000)).toBe(3_600_000);
  });
});

describe("a schedule", () => {
  it.each<[string, CronSchedule, string, string[]]>([
    ["hourly", { type: "hourly", minuteUTC: 5 }, "2023-03-01T08:35", ["2023-03-01T09:05", "2023-03-01T10:05"]],
    ["daily", { type: "daily", hourUTC: 8, minuteUTC: 30 }, "2023-02-28T08:35", ["2023-03-01T08:30", "2023-03-02T08:30"]],
    ["weekly", { type: "weekly", dayOfWeek: "tuesday", hourUTC: 12, minuteUTC: 30 }, "2023-02-28T08:35", ["2023-02-28T12:30", "2023-03-07T12:30"]],
    ["monthly", { type: "monthly", day: 31, hourUTC: 0, minuteUTC: 0 }, "2023-01-31T00:00", ["2023-03-31T00:00", "2023-05-31T00:00"]],
    ["a list of days", { type: "cron", cron: "0 12 * * 1,5" }, "2023-02-28T08:35", ["2023-03-03T12:00", "2023-03-06T12:00"]],
    ["steps", { type: "cron", cron: "*/20 9-10 * * *" }, "2023-03-01T09:39", ["2023-03-01T09:40", "2023-03-01T10:00", "2023-03-01T10:20"]],
    ["names", { type: "cron", cron: "0 0 * FEB mon-wed" }, "2023-12-31T00:00", ["2024-02-05T00:00", "2024-02-06T00:00"]],
    ["either day", { type: "cron", cron: "0 0 13 * 5" }, "2023-10-07T00:00", ["2023-10-13T00:00", "2023-10-20T00:00"]],
    ["a leap day", { type: "cron", cron: "0 0 29 2 *" }, "2023-03-01T00:00", ["2024-02-29T00:00", "2028-02-29T00:00"]],
  ])("of %s", (_name, schedule, from, expected) => {
    expect(runs(schedule, from, expected.length)).toEqual(expected);
  });

  it("that leaves the minute open has one of its own, always the same", () => {
    const [first, second] = runs({ type: "hourly" }, "2023-03-01T00:00", 2);
    expect(at(second!) - at(first!)).toBe(3_600_000);
    const minutes = ["a", "b", "c", "d", "e"].map((name) => new Date(nextRun(name, { type: "hourly" }, null, 0)!).getUTCMinutes());
    expect(new Set(minutes).size).toBeGreaterThan(1);
  });

  it.each(["* * * *", "60 * * * *", "0 12 * * 7", "0 0 0 * *", "a * * * *", "5-1 * * * *", "*/0 * * * *", "1-2-3 * * * *", ""])("refuses %j", (cron) => {
    expect(() => checkSchedule("job", { type: "cron", cron })).toThrow(/cron job 'job' has an invalid cron expression/);
  });

  it("refuses a day that never comes", () => {
    expect(() => checkSchedule("job", { type: "cron", cron: "0 0 31 2 *" })).toThrow(/never runs/);
  });

  it("after any moment lies after it, and nothing between fits", () => {
    const field = fc.record({ minute: fc.nat(59), hour: fc.nat(23), weekday: fc.nat(6), from: fc.nat(2 ** 40) });
    fc.assert(
      fc.property(field, ({ minute, hour, weekday, from }) => {
        const next = nextRun("job", { type: "cron", cron: `${minute} ${hour} * * ${weekday}` }, null, from)!;
        const date = new Date(next);
        expect([date.getUTCMinutes(), date.getUTCHours(), date.getUTCDay()]).toEqual([minute, hour, weekday]);
        expect(next - from).toBeGreaterThan(0);
        expect(next - from).toBeLessThanOrEqual(7 * 24 * 3_600_000);
      }),
    );
  });
});
