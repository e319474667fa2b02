import { describe, expect, it } from "vitest";
import { formatDuration } from "../../../i18n/measures";
import { instantAt } from "../../../lib/instants";
import { arrange, type Activity, type Itinerary } from "../useItinerary";
import { clockWords } from "./clockWords";
import { dayAt, nowOf, untilWords } from "./nowOf";

const TOKYO = { _id: "tokyo", name: "Tokyo", timeZone: "Asia/Tokyo", arrival: "2027-04-10", departure: "2027-04-12" };
const HONOLULU = { _id: "honolulu", name: "Honolulu", timeZone: "Pacific/Honolulu", arrival: "2027-04-12", departure: "2027-04-14" };

function tripOf(activities: (Partial<Activity> & { title: string })[], legs: object[] = []) {
  const rows = activities.map((fields, index) => ({ _id: fields.title, type: "sightseeing", status: "planned", day: "2027-04-10", start: null, end: null, order: String(index), destinationId: null, ...fields }));
  return arrange({ trip: { startDate: "2027-04-10", endDate: "2027-04-14" }, destinations: [TOKYO, HONOLULU], activities: rows, legs, members: [], role: "owner" } as unknown as Itinerary);
}
const inTokyo = (date: string, time: string) => instantAt(date, time, "Asia/Tokyo");
const names = (list: { activity: Activity }[]) => list.map(({ activity }) => activity.title);

const DAY = [
  { title: "Market", start: "09:00", end: "10:00" },
  { title: "Museum", start: "11:00", end: "13:00" },
  { title: "Tea", start: "15:00" },
  { title: "Stroll" },
  { title: "Breakfast", day: "2027-04-11", start: "08:00", end: "08:45" },
];

describe("now", () => {
  it("is what is on, what comes next with the time to leave, the rest of the day and tomorrow's first", () => {
    const trip = tripOf(DAY, [{ fromId: "Market", toId: "Museum", minutes: 20, km: 2, mode: "metro", chosen: false }]);
    const now = nowOf(trip, inTokyo("2027-04-10", "09:30"))!;
    expect(now).toMatchObject({ live: true, timeZone: "Asia/Tokyo", clock: { date: "2027-04-10", time: "09:30" }, leave: { time: "10:35" } });
    expect([names(now.current), now.next!.activity.title, names(now.later), now.untimed.map(({ title }) => title), now.tomorrow!.activity.title]).toEqual([["Market"], "Museum", ["Tea"], ["Stroll"], "Breakfast"]);
  });

  it("takes an hour for what has no end, and leaves out what is done", () => {
    expect(names(nowOf(tripOf(DAY), inTokyo("2027-04-10", "15:59"))!.current)).toEqual(["Tea"]);
    expect(names(nowOf(tripOf(DAY), inTokyo("2027-04-10", "16:00"))!.current)).toEqual([]);
    expect(nowOf(tripOf([{ title: "Museum", start: "11:00", status: "done" }]), inTokyo("2027-04-10", "09:00"))!.next).toBeNull();
  });

  it("begins by the clock of the place from which one sets out, and each time is told by its own", () => {
    const flight = { title: "Flight", type: "transport" as const, start: "13:30", end: "08:10", endDay: "2027-04-11", transport: { mode: "flight", from: { name: "Frankfurt", timeZone: "Europe/Berlin" }, to: { name: "Haneda", timeZone: "Asia/Tokyo" } } as Activity["transport"] };
    const trip = tripOf([flight, { title: "Tea", day: "2027-04-11", start: "15:00" }]);
    const before = nowOf(trip, instantAt("2027-04-10", "09:00", "Europe/Berlin"))!;
    expect(before).toMatchObject({ timeZone: "Europe/Berlin", clock: { time: "09:00" }, next: { zones: { from: "Europe/Berlin", to: "Asia/Tokyo" } } });
    expect(clockWords(before.next!.startsAt, before.next!.zones.from, before.timeZone)).toBe("13:30");
    expect(clockWords(before.next!.endsAt, before.next!.zones.to, before.timeZone)).toBe("8:10 GMT+9");
    expect(nowOf(trip, inTokyo("2027-04-11", "09:00"))!.timeZone).toBe("Asia/Tokyo");
  });

  it("goes by the clock there, wherever one looks from", () => {
    // It is still the 9th in Europe.
    const justAfterMidnight = Date.UTC(2027, 3, 9, 15, 1);
    expect(dayAt(tripOf(DAY), justAfterMidnight)?.date).toBe("2027-04-10");
    expect(dayAt(tripOf(DAY), justAfterMidnight - 2 * 60_000)).toBeNull();
    expect(nowOf(tripOf(DAY), justAfterMidnight)!.clock.time).toBe("00:01");
  });

  it("has what runs past midnight on the next day too", () => {
    const trip = tripOf([{ title: "Night train", type: "transport", day: "2027-04-10", endDay: "2027-04-11", start: "22:00", end: "06:30" }]);
    expect(names(nowOf(trip, inTokyo("2027-04-11", "02:00"))!.current)).toEqual(["Night train"]);
    expect(nowOf(trip, inTokyo("2027-04-11", "02:00"))!.day.date).toBe("2027-04-11");
  });

  it("goes by the old clock until one has landed, over the date line too", () => {
    // Leaves Tokyo at 20:00 on the 12th, lands in Honolulu at 8:00 on the same date, seven hours later.
    const trip = tripOf([{ title: "Flight", type: "transport", day: "2027-04-12", start: "20:00", end: "08:00", endDay: "2027-04-12" }, { title: "Beach", day: "2027-04-12", start: "14:00", end: "16:00", destinationId: "honolulu" as Activity["destinationId"] }]);
    const before = nowOf(trip, inTokyo("2027-04-12", "19:00"))!;
    expect(before).toMatchObject({ timeZone: "Asia/Tokyo", clock: { date: "2027-04-12", time: "19:00" } });
    expect(before.next!.activity.title).toBe("Flight");
    const landed = nowOf(trip, instantAt("2027-04-12", "09:00", "Pacific/Honolulu"))!;
    expect(landed).toMatchObject({ timeZone: "Pacific/Honolulu", clock: { date: "2027-04-12", time: "09:00" } });
    expect(landed.next!.activity.title).toBe("Beach");
  });

  it("takes for the journey of a day of moving on what goes there on that day, whatever else does or ends there", () => {
    const flight = { title: "Flight", type: "transport" as const, day: "2027-04-12", start: "20:00", end: "08:00", endDay: "2027-04-12" };
    const landing = instantAt("2027-04-12", "08:00", "Pacific/Honolulu");
    // There before the flight in the list: a walk of the same day, which begins before one sets out; a tram of another day; a train of that day to elsewhere; one without a time.
    const before = [
      { title: "Walk", day: "2027-04-12", start: "09:00", end: "10:00", destinationId: "honolulu" as Activity["destinationId"] },
      { title: "Tram", type: "transport" as const, day: "2027-04-13", start: "09:00", end: "09:30" },
      { title: "Airport train", type: "transport" as const, day: "2027-04-12", start: "16:00", end: "17:00", transport: { mode: "train", from: { name: "Ueno", timeZone: "Asia/Tokyo" }, to: { name: "Narita", timeZone: "Asia/Tokyo" } } as Activity["transport"] },
      { title: "Shuttle", type: "transport" as const, day: "2027-04-12" },
    ];
    for (const other of before) {
      const trip = tripOf([other, flight]);
      const zoneAt = (instant: number) => nowOf(trip, instant)!.timeZone;
      expect([other.title, zoneAt(inTokyo("2027-04-12", "19:00")), zoneAt(landing - 60_000), zoneAt(landing + 60_000)]).toEqual([other.title, "Asia/Tokyo", "Asia/Tokyo", "Pacific/Honolulu"]);
    }
  });

  it("names the city by whose clock it goes on a day in two, and only one where one is on that day", () => {
    const flight = { title: "Flight", type: "transport" as const, day: "2027-04-12", start: "20:00", end: "08:00", endDay: "2027-04-12" };
    const cityAt = (instant: number, chosen?: string) => nowOf(tripOf([flight]), instant, chosen)!.city?.name;
    expect(cityAt(inTokyo("2027-04-12", "19:00"))).toBe("Tokyo");
    expect(cityAt(instantAt("2027-04-12", "09:00", "Pacific/Honolulu"))).toBe("Honolulu");
    // Of two in one zone, the one of that day: not the first before one has come there, nor the last when one has left.
    const KYOTO = { ...TOKYO, _id: "kyoto", name: "Kyoto", arrival: "2027-04-12", departure: "2027-04-14" };
    const both = arrange({ trip: { startDate: "2027-04-10", endDate: "2027-04-14" }, destinations: [TOKYO, KYOTO], activities: [], legs: [], members: [], role: "owner" } as unknown as Itinerary);
    expect(["2027-04-11", "2027-04-13"].map((date) => nowOf(both, inTokyo(date, "12:00"))!.city?.name)).toEqual(["Tokyo", "Kyoto"]);
    const back = arrange({ trip: { startDate: "2027-04-10", endDate: "2027-04-14" }, destinations: [KYOTO, { ...TOKYO, arrival: "2027-04-10", departure: "2027-04-11" }], activities: [], legs: [], members: [], role: "owner" } as unknown as Itinerary);
    expect(nowOf(back, inTokyo("2027-04-10", "12:00"))!.city?.name).toBe("Tokyo");
  });

  it("shows another day from its beginning, without pretending that it is now", () => {
    const now = nowOf(tripOf(DAY), inTokyo("2027-01-01", "12:00"), "2027-04-10")!;
    expect(now).toMatchObject({ live: false, current: [], clock: { time: "00:00" } });
    expect(now.next!.activity.title).toBe("Market");
    expect(nowOf(tripOf(DAY), inTokyo("2027-01-01", "12:00"))!.day.date).toBe("2027-04-10");
  });

  it("counts down in words", () => {
    expect([-5, 0, 1, 59, 60, 125].map((minutes) => untilWords(minutes * 60_000, 0))).toEqual(["now", "now", ...[1, 59, 60, 125].map((minutes) => `in ${formatDuration(minutes)}`)]);
  });
});
