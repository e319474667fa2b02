import { describe, expect, it } from "vitest";
import { citiesOf } from "../cities";
import { isZone } from "../clocks";
import { readFile } from "../readFile";
import type { Unreadable, World } from "../types";
import { NAMED_ZONES } from "./windowsZones";

const TOKYO: World = { zoneOn: () => "Asia/Tokyo", language: "en" };
const NOWHERE: World = { zoneOn: () => null, language: "en" };
const calendar = (...lines: string[]) => ["BEGIN:VCALENDAR", "VERSION:2.0", "X-WR-CALNAME:Japan\\, spring", ...lines, "END:VCALENDAR"].join("\r\n");
const event = (...lines: string[]) => ["BEGIN:VEVENT", "UID:1", "DTSTAMP:20270101T000000Z", ...lines, "END:VEVENT"];
const read = (text: string, world = TOKYO) => readFile(text, "ics", world);
const only = (text: string, world = TOKYO) => read(text, world).items[0]!;

describe("an event of a calendar", () => {
  it("is an item by the clock of the trip, whatever zone the calendar was kept in", () => {
    const text = calendar(...event("DTSTART;TZID=Europe/Berlin:20270410T020000", "DTEND;TZID=Europe/Berlin:20270410T033000", "SUMMARY:Nishiki Market", "LOCATION:Nakagyo Ward\\, Kyoto", "DESCRIPTION:Come hungry\\nand early"));
    expect(only(text)).toMatchObject({ title: "Nishiki Market", day: "2027-04-10", start: "09:00", end: "10:30", address: "Nakagyo Ward, Kyoto", description: "Come hungry\nand early" });
    expect(read(text).header.title).toBe("Japan, spring");
  });

  it("that says where it is goes by the clock of that place", () => {
    expect(only(calendar(...event("DTSTART:20270410T000000Z", "GEO:48.8584;2.2945", "SUMMARY:Eiffel Tower")))).toMatchObject({ day: "2027-04-10", start: "02:00", lat: 48.8584 });
  });

  it("in a zone that only the calendar describes is the same instant", () => {
    const zone = ["BEGIN:VTIMEZONE", "TZID:Our own", "BEGIN:STANDARD", "DTSTART:19700101T000000", "TZOFFSETFROM:-0300", "TZOFFSETTO:-0300", "END:STANDARD", "END:VTIMEZONE"];
    expect(only(calendar(...zone, ...event("DTSTART;TZID=Our own:20270409T210000", "SUMMARY:Call")))).toMatchObject({ day: "2027-04-10", start: "09:00" });
  });

  it("with no zone and no trip around is taken as it stands, and said to be unsure where it is an instant", () => {
    expect(only(calendar(...event("DTSTART:20270410T090000", "SUMMARY:Walk")), NOWHERE)).toMatchObject({ start: "09:00", certainty: "sure" });
    const utc = read(calendar(...event("DTSTART:20270410T090000Z", "SUMMARY:Walk")), NOWHERE);
    expect(utc.items[0]).toMatchObject({ start: "09:00", certainty: "unsure" });
    expect(utc.problems).toEqual([{ line: 4, text: expect.objectContaining({ message: expect.stringContaining("Look at its time") }) }]);
  });

  it("in UTC goes by the clock that its calendar is kept in, where there is no trip around, and is worked out only", () => {
    const text = calendar("X-WR-TIMEZONE:Asia/Tokyo", ...event("DTSTART:20270410T153000Z", "DTEND:20270410T170000Z", "SUMMARY:Ramen"));
    expect(read(text, NOWHERE)).toMatchObject({ items: [{ day: "2027-04-11", start: "00:30", end: "02:00", certainty: "likely" }], problems: [] });
    expect(only(text, { ...NOWHERE, zoneOn: () => "Europe/Berlin" })).toMatchObject({ day: "2027-04-10", start: "17:30", certainty: "sure" });
    const there = calendar("X-WR-TIMEZONE:America/New_York", ...event("DTSTART:20270410T000000Z", "GEO:48.8584;2.2945", "SUMMARY:Eiffel Tower"));
    expect(only(there, NOWHERE)).toMatchObject({ day: "2027-04-10", start: "02:00", certainty: "sure" });
    for (const zone of ["UTC", "Nowhere"]) expect(only(calendar(`X-WR-TIMEZONE:${zone}`, ...event("DTSTART:20270410T090000Z", "SUMMARY:Walk")), NOWHERE)).toMatchObject({ start: "09:00", certainty: "unsure" });
  });

  it("of whole days keeps its days: a stay ends on the morning one leaves, anything else has no end", () => {
    const days = (summary: string) => only(calendar(...event("DTSTART;VALUE=DATE:20270410", "DTEND;VALUE=DATE:20270413", `SUMMARY:${summary}`)));
    expect(days("Hotel Granvia")).toMatchObject({ type: "hotel", day: "2027-04-10", endDay: "2027-04-13", start: null });
    expect(days("Cherry blossom")).not.toHaveProperty("endDay");
    expect(days("Cherry blossom")).toMatchObject({ day: "2027-04-10", start: null });
  });

  it("that repeats is there each time; one that was cancelled isn't", () => {
    const text = calendar(...event("DTSTART;TZID=Asia/Tokyo:20270410T070000", "RRULE:FREQ=DAILY;COUNT=3", "SUMMARY:Run"), ...event("DTSTART;VALUE=DATE:20270411", "STATUS:CANCELLED", "SUMMARY:Off"));
    expect(read(text).items.map(({ day, start }) => [day, start])).toEqual([["2027-04-10", "07:00"], ["2027-04-11", "07:00"], ["2027-04-12", "07:00"]]);
  });
});

describe("a calendar of Outlook or Apple", () => {
  const at = (zone: string) => only(calendar(...event(`DTSTART;TZID=${zone}:20270410T090000`, "SUMMARY:Call"))).start;

  it("has zones by the names of Windows, whether it describes them or not", () => {
    expect(["W. Europe Standard Time", "Pacific Standard Time", "Tokyo Standard Time", "Nowhere Standard Time"].map(at)).toEqual(["16:00", "01:00", "09:00", "09:00"]);
    expect(NAMED_ZONES.filter((zone) => !isZone(zone))).toEqual([]);
  });

  it("says where something is in Apple's own words", () => {
    expect(only(calendar(...event("DTSTART:20270410T000000Z", 'X-APPLE-STRUCTURED-LOCATION;VALUE=URI;X-RADIUS=70;X-TITLE="Gion":geo:35.003,135.775', "SUMMARY:Tea")))).toMatchObject({ lat: 35.003, lng: 135.775, start: "09:00" });
  });

  it("has one time of what repeats where that was moved, and lines that end as on old Macs", () => {
    const text = calendar(...event("DTSTART:20270410T000000Z", "RRULE:FREQ=DAILY;COUNT=3", "SUMMARY:Run"), ...event("RECURRENCE-ID:20270411T000000Z", "DTSTART:20270411T050000Z", "SUMMARY:Run, later"));
    const shown = [["2027-04-10", "09:00"], ["2027-04-11", "14:00"], ["2027-04-12", "09:00"]];
    expect(read(text).items.map(({ day, start }) => [day, start])).toEqual(shown);
    expect(read(text.replaceAll("\r\n", "\r")).items.map(({ day, start }) => [day, start])).toEqual(shown);
  });

  it.each(["FREQ=DAILY;INTERVAL=999999999", "FREQ=WEEKLY;BYDAY=5MO", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"])("that repeats on days which never come is read once, and at once: %s", (rule) => {
    const { items, problems } = read(calendar(...event("DTSTART:20270410T000000Z", `RRULE:${rule}`, "SUMMARY:Run")));
    expect([items.length, problems.length]).toEqual([1, 1]);
  });
});

describe("TripIt's calendar", () => {
  it("has flights by the clocks of both airports, over the date line too", () => {
    const flight = event("DTSTART:20270410T010000Z", "DTEND:20270410T103000Z", "SUMMARY:NH106 HND to LAX", "DESCRIPTION:[Flight] Confirmation: K7X9QP", "LOCATION:Tokyo (HND)");
    expect(only(calendar(...flight))).toMatchObject({
      type: "transport", day: "2027-04-10", start: "10:00", end: "03:30", code: "K7X9QP",
      transport: { mode: "flight", number: "NH 106", from: { timeZone: "Asia/Tokyo" }, to: { timeZone: "America/Los_Angeles" } },
    });
    const back = event("DTSTART:20270411T190000Z", "DTEND:20270412T070000Z", "SUMMARY:NH105 LAX to HND", "DESCRIPTION:[Flight]");
    expect(only(calendar(...back))).toMatchObject({ day: "2027-04-11", start: "12:00", endDay: "2027-04-12", end: "16:00" });
  });

  const TRIPIT = [
    "X-WR-CALNAME:TripIt",
    ...event("SUMMARY:Kyoto\\, Japan\\, April 2027", "LOCATION:Kyoto\\, Japan", "DTSTART;VALUE=DATE:20270410", "DTEND;VALUE=DATE:20270417", "DESCRIPTION:Somebody is in Kyoto from Apr 10 to Apr 16\\, 2027\\nhttps://www.tripit.com/trip/show/id/1"),
    ...event("SUMMARY:LH716 FRA to HND", "LOCATION:Frankfurt (FRA)", "GEO:50.0379;8.5622", "DTSTART:20270410T111500Z", "DTEND:20270410T233500Z", "DESCRIPTION:[Flight] 4/10/2027\\nConfirmation: AAAA2P"),
    ...event("SUMMARY:Check-in: Hotel Example", "LOCATION:Karasuma-dori\\, Kyoto", "DTSTART:20270411T060000Z", "DTEND:20270411T070000Z", "DESCRIPTION:[Lodging] Hotel Example\\nConfirmation: 990077"),
    ...event("SUMMARY:Check-out: Hotel Example", "DTSTART:20270414T020000Z", "DTEND:20270414T030000Z", "DESCRIPTION:[Lodging] Hotel Example"),
  ];

  it("has the trip itself in an event of all its days, and a stay in two", () => {
    const plan = read(["BEGIN:VCALENDAR", ...TRIPIT, "END:VCALENDAR"].join("\r\n"), NOWHERE);
    expect(plan.header).toMatchObject({ title: "Kyoto, Japan, April 2027", startDate: "2027-04-10", endDate: "2027-04-16", destinations: [{ name: "Kyoto", arrival: "2027-04-10", departure: "2027-04-16" }] });
    expect(plan.items).toMatchObject([
      { title: "LH716 FRA to HND", type: "transport", code: "AAAA2P" },
      { title: "Hotel Example", type: "hotel", day: "2027-04-11", start: "15:00", endDay: "2027-04-14", end: "11:00", code: "990077", address: "Karasuma-dori, Kyoto" },
    ]);
    expect(plan.items).toHaveLength(2);
  });

  it("doesn't begin where a flight to it leaves", () => {
    const { items } = read(["BEGIN:VCALENDAR", ...TRIPIT.filter((line) => !line.startsWith("LOCATION:Kyoto")), "END:VCALENDAR"].join("\r\n"));
    expect(citiesOf(items, { startDate: "2027-04-10", endDate: "2027-04-16" }).map(({ name }) => name)).toEqual(["Tokyo"]);
  });
});

describe("a calendar that is broken or hostile", () => {
  it("or has no events is refused, with why", () => {
    expect(() => read("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR")).toThrow("This calendar has no events.");
  });

  it("has only what was cancelled is refused as such, at its first event", () => {
    const off = event("DTSTART;VALUE=DATE:20270410", "STATUS:CANCELLED", "SUMMARY:Off");
    expect(() => read(calendar(...off, ...off))).toThrow("Line 4: Everything in this calendar is cancelled, so nothing of it can be added.");
    expect(() => read(calendar("METHOD:CANCEL", ...event("DTSTART;VALUE=DATE:20270410", "SUMMARY:Off")))).toThrow("Line 5: Everything in this calendar is cancelled");
    expect(read(calendar(...off, ...event("DTSTART;VALUE=DATE:20270411", "SUMMARY:On"))).items.map(({ title }) => title)).toEqual(["On"]);
  });

  const refusal = (text: string) => {
    try {
      return read(text);
    } catch (error) {
      return error as Unreadable;
    }
  };

  it("loses the event that can't be read, by its line, and no other", () => {
    const plan = read(calendar(...event("SUMMARY:No start"), ...event("DTSTART;VALUE=DATE:20270410", "SUMMARY:Castle"), ...event("DTSTART:20271340T990000", "SUMMARY:Never")));
    expect(plan.items.map(({ title }) => title)).toEqual(["Castle"]);
    expect(plan.problems.map(({ line }) => line)).toEqual([4, 15]);
  });

  it("is refused when it is none, is cut off, or has a line that no calendar has", () => {
    expect(refusal("Dear guest")).toMatchObject({ line: 1 });
    expect(refusal(calendar("BEGIN:VEVENT", "DTSTART;VALUE=DATE:20270410", "SUMMARY:Ca"))).toMatchObject({ line: 4 });
    expect(refusal(calendar(...event("DTSTART;VALUE=DATE:20270410", `SUMMARY:${"x".repeat(60_000)}`)))).toMatchObject({ line: 8 });
    expect(refusal(calendar(...Array.from({ length: 501 }, () => event("DTSTART;VALUE=DATE:20270410", "SUMMARY:x")).flat()))).toMatchObject({ line: 3004 });
  });
});
