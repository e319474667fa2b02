import { describe, expect, it } from "vitest";
import { english } from "../../../said";
import type { TripState } from "../../types";
import { applyEdits } from "../draft/applyEdits";
import { respond } from "./respond";
import { cities, MON, SUN, TUE, WED, week } from "./trips.testing";

const asked = (text: string, trip: TripState = week) => {
  const turn = respond({ trip, text, thread: [], cities, seed: 1 });
  return { turn, after: applyEdits(trip, turn.steps.flatMap(({ edits }) => edits)) };
};
const on = ({ activities }: TripState, day: string) => activities.filter((one) => one.day === day && one.type !== "hotel").map(({ id }) => id).sort();

describe("changing places", () => {
  it.each(["swap day 2 and day 3", "Tausch Sonntag und Montag"])("two days do with all that is on them: %s", (text) => {
    const { turn, after } = asked(text);
    expect([on(after, SUN), on(after, MON)]).toEqual([on(week, MON), on(week, SUN)]);
    expect(on(after, TUE)).toEqual(on(week, TUE));
    expect(turn.steps.map(({ label }) => typeof label !== "string" && english(label))).toEqual(["swapped Sun 11 Apr with Mon 12 Apr"]);
    expect(asked(text, after).after).toEqual(week);
  });

  it("what is booked keeps its day", () => {
    const [booked] = on(week, SUN);
    const trip = { ...week, activities: week.activities.map((one) => (one.id === booked ? { ...one, locked: true } : one)) };
    expect(on(asked("swap sunday and monday", trip).after, SUN)).toContain(booked);
  });

  it("days of different cities don't", () => {
    const { turn } = asked("swap sunday and wednesday");
    expect(turn.steps).toEqual([]);
    expect(turn.reply).toContain("different cities");
  });

  it.each(["swap Nijo Castle with Kiyomizu-dera", "Tausche Nijo Castle und Kiyomizu-dera"])("two things do, each at the other's hour: %s", (text) => {
    const { after } = asked(text);
    const where = (title: string) => after.activities.find((one) => one.title === title)!;
    expect(where("Nijo Castle")).toMatchObject({ day: TUE, start: "09:30", end: "11:00" });
    expect(where("Kiyomizu-dera")).toMatchObject({ day: MON, start: "13:40", end: "15:10" });
    expect(on(after, WED)).toEqual(on(week, WED));
  });

  it("asks which one is meant where it could be several", () => {
    const { turn } = asked("swap the castle with Kiyomizu-dera");
    expect(turn.steps).toEqual([]);
  });
});
