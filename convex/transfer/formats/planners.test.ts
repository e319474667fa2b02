import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { faultIn } from "./jsonPlaces";
import { detectFormat, readFile } from "../readFile";
import { Unreadable, type World } from "../types";

const WORLD: World = { zoneOn: () => "Asia/Tokyo", language: "en" };
const read = (file: object | string) => {
  const text = typeof file === "string" ? file : JSON.stringify(file);
  return readFile(text, detectFormat(text, "export.json"), WORLD);
};

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe("a trip of TREK", () => {
  const file = {
    trip: { id: 7, title: "Japan", start_date: "2027-04-10", end_date: "2027-04-16", currency: "EUR" },
    days: [
      { id: 1, day_number: 1, date: "2027-04-10", title: "Arrival", notes: "Take it slow", assignments: [
        { id: 11, day_id: 1, place_id: 5, order_index: 1, assignment_time: null, notes: null, place: { id: 5, name: "Gion", lat: 35.0037, lng: 135.7788 } },
        { id: 10, day_id: 1, place_id: 4, order_index: 0, assignment_time: "09:30", assignment_end_time: "11:00", notes: "Hungry", place: { id: 4, name: "Nishiki Market", lat: 35.005, lng: 135.7649, price: 12.5, category: { name: "Food" }, website: "https://kyoto-nishiki.or.jp" } },
      ] },
      { id: 2, day_number: 2, date: "2027-04-12", assignments: [] },
    ],
    places: [{ id: 4, name: "Nishiki Market" }, { id: 5, name: "Gion" }, { id: 6, name: "Granvia", lat: 34.985, lng: 135.759 }, { id: 9, name: "Someday" }],
    accommodations: [{ id: 1, place_id: 6, start_day_id: 1, end_day_id: 2, check_in: "15:00", check_out: "11:00", confirmation: "GR77X" }],
    reservations: [
      { id: 1, type: "flight", title: "Flight home", confirmation_number: "LH77AB", status: "confirmed", endpoints: [
        { role: "from", name: "Haneda", code: "HND", lat: 35.55, lng: 139.78, timezone: "Asia/Tokyo", local_date: "2027-04-16", local_time: "12:25" },
        { role: "to", name: "Frankfurt", code: "FRA", lat: 50.03, lng: 8.57, timezone: "Europe/Berlin", local_date: "2027-04-16", local_time: "18:40" },
      ] },
      { id: 2, type: "hotel", title: "Granvia", accommodation_id: 1 },
    ],
  };

  it("keeps its days in order, its stays, its bookings and what has no day", () => {
    const plan = read(file);
    expect(plan.header).toEqual({ title: "Japan", startDate: "2027-04-10", endDate: "2027-04-16" });
    expect(plan.days).toEqual([{ day: "2027-04-10", title: "Arrival", notes: "Take it slow" }]);
    expect(plan.items).toMatchObject([
      { title: "Nishiki Market", type: "restaurant", day: "2027-04-10", start: "09:30", end: "11:00", cost: { amount: 1250, currency: "EUR" }, description: "Hungry" },
      { title: "Gion", day: "2027-04-10", start: null },
      { title: "Granvia", type: "hotel", day: "2027-04-10", endDay: "2027-04-12", code: "GR77X" },
      { title: "Flight home", type: "transport", day: "2027-04-16", start: "12:25", end: "18:40", code: "LH77AB", transport: { mode: "flight", to: { timeZone: "Europe/Berlin" } } },
      { title: "Someday", day: null },
    ]);
  });
});

describe("a backup of AdventureLog", () => {
  const file = {
    version: "1.0", categories: [], visited_cities: [], visited_regions: [], checklists: [],
    collections: [{ export_id: 0, name: "Japan", description: "Spring", start_date: "2027-04-10", end_date: "2027-04-16" }],
    locations: [
      { export_id: 0, name: "Fushimi Inari", latitude: "34.9671", longitude: "135.7727", category_name: "attraction", visits: [{ start_date: "2027-04-11T22:30:00Z", end_date: "2027-04-12T00:30:00Z", timezone: "Asia/Tokyo", notes: "Early" }] },
      { export_id: 1, name: "Nara", visits: [{ start_date: "2027-04-13T00:00:00Z", end_date: "2027-04-13T00:00:00Z", timezone: null }] },
      { export_id: 2, name: "Himeji", visits: [] },
    ],
    transportation: [{ type: "plane", name: "Home", date: "2027-04-16T03:25:00Z", end_date: "2027-04-16T16:40:00Z", start_timezone: "Asia/Tokyo", end_timezone: "Europe/Berlin", flight_number: "LH717", from_location: "Haneda", to_location: "Frankfurt" }],
    notes: [{ name: "Cash", content: "Bring some", links: [], date: null }],
    lodging: [{ name: "Granvia", check_in: "2027-04-10T06:00:00Z", check_out: "2027-04-14T02:00:00Z", timezone: "Asia/Tokyo", reservation_number: "GR77X", price: "960.00" }],
  };

  it("gives each visit at its local time, whole days as days, and journeys by both clocks", () => {
    const plan = read(file);
    expect(plan.header).toMatchObject({ title: "Japan", description: "Spring", startDate: "2027-04-10" });
    expect(plan.items.map(({ title, day, start, endDay, end }) => [title, day, start, endDay, end])).toEqual([
      ["Granvia", "2027-04-10", "15:00", "2027-04-14", "11:00"],
      ["Fushimi Inari", "2027-04-12", "07:30", undefined, "09:30"],
      ["Nara", "2027-04-13", null, undefined, null],
      ["Home", "2027-04-16", "12:25", undefined, "18:40"],
      ["Himeji", null, null, undefined, null],
      ["Cash", null, null, undefined, null],
    ]);
  });
});

describe("a trip of TripIt", () => {
  const air = { supplier_conf_num: "K7X9QP", Segment: { StartDateTime: { date: "2027-04-10", time: "10:00:00", timezone: "Asia/Tokyo" }, EndDateTime: { date: "2027-04-10", time: "03:30:00", timezone: "America/Los_Angeles" }, start_airport_code: "HND", end_airport_code: "LAX", marketing_airline: "ANA", marketing_airline_code: "NH", marketing_flight_number: "106" } };
  const lodging = { display_name: "Ace Hotel", supplier_conf_num: "AC1", StartDateTime: { date: "2027-04-10", time: "15:00:00" }, EndDateTime: { date: "2027-04-12", time: "11:00:00" }, Address: { address: "929 S Broadway", latitude: "34.0418", longitude: "-118.2564" }, total_cost: "$412.50" };

  it("is the same in JSON and in XML, one of a kind or several", () => {
    const json = { timestamp: "1", Trip: { display_name: "Los Angeles", start_date: "2027-04-10", end_date: "2027-04-12" }, AirObject: air, LodgingObject: [lodging] };
    const toXml = (value: unknown): string => (typeof value === "object" ? Object.entries(value as object).map(([name, inner]) => [inner].flat().map((one) => `<${name}>${toXml(one)}</${name}>`).join("")).join("") : String(value));
    const [fromJson, fromXml] = [read(json), read(`<Response>${toXml(json)}</Response>`)];
    expect(fromXml).toEqual(fromJson);
    expect(fromJson.items).toMatchObject([
      { title: "NH 106 HND → LAX", day: "2027-04-10", start: "10:00", end: "03:30", code: "K7X9QP", transport: { carrier: "ANA", from: { timeZone: "Asia/Tokyo" }, to: { timeZone: "America/Los_Angeles" } } },
      { title: "Ace Hotel", type: "hotel", endDay: "2027-04-12", cost: { amount: 41250, currency: "USD" }, lat: 34.0418, code: "AC1" },
    ]);
  });
});

describe("JSON that is broken or hostile", () => {
  it.each([
    ["cut off", '{\n"caravan": 1,\n"items": [', 3],
    ["deep", `{"days":${"[".repeat(300_000)}`, 1],
  ])("is refused at its line: %s", (_what, text, line) => {
    expect(() => read(text)).toThrow(expect.objectContaining({ line }));
  });

  it.each([
    ["a comma is missing", '{"caravan": 1\n  "items": []}', [2, 3], /comma or a closing/],
    ["there is a comma too many", '{"caravan": 1,\n "items": [],\n}', [3, 1], /too many/],
    ["a list has one too many", '{"caravan": 1, "items": [1,\n]}', [2, 1], /too many/],
    ["a name has no quotes", '{"caravan": 1,\n items: []}', [2, 2], /double quotes/],
    ["a text has a line end in it", '{"caravan": 1, "title": "Ja\npan", "items": []}', [1, 25], /no end/],
    ["a value is none", '{"caravan": 1,\n "items": nothing}', [2, 11], /no value/],
    ["something follows", '{"caravan": 1, "items": []}\nand more', [2, 1], /after its end/],
  ])("says where and why: %s", (_what, text, [line, column], why) => {
    expect(() => read(text)).toThrow(expect.objectContaining({ line, column, message: expect.stringMatching(why) }));
  });

  it("names the path to what has another shape, in each program's own", () => {
    const trip = { title: "Japan", description: "", startDate: "2027-04-10", endDate: "2027-04-16", type: "leisure", openDates: null, travellers: "two", budget: null };
    const pretty = (file: object) => JSON.stringify(file, null, 1);
    expect(() => read(pretty({ caravan: 1, trip, items: [] }))).toThrow(expect.objectContaining({ line: 10, message: expect.stringContaining("“trip.travellers” isn't as Caravan writes it") }));
    expect(() => read(pretty({ caravan: 1, trip: { ...trip, travellers: 2 }, destinations: [{ name: "Kyoto" }], items: [] }))).toThrow(expect.objectContaining({ line: 14, message: expect.stringContaining("“destinations[0].countryCode”") }));
    expect(() => read(pretty({ visited_regions: [], locations: [{ name: "x" }, "Nara"] }))).toThrow(expect.objectContaining({ line: 7, message: expect.stringContaining("“locations[1]” isn't as AdventureLog") }));
    expect(() => read(pretty({ trip: {}, days: "many" }))).toThrow(expect.objectContaining({ line: 3, column: 10, message: expect.stringContaining("“days” isn't as TREK") }));
  });

  it("leaves out an item of ours that was changed, and says which and where", () => {
    const trip = { title: "Japan", description: "", startDate: "2027-04-10", endDate: "2027-04-16", type: "leisure", openDates: null, travellers: 2, budget: null };
    const plan = read(JSON.stringify({ caravan: 1, trip, destinations: [], items: [{ title: 5 }] }, null, 1));
    expect(plan.items).toEqual([]);
    expect(plan.problems).toEqual([{ line: expect.any(Number), text: expect.objectContaining({ values: { path: expect.stringMatching(/^items\[0\]\./) } }) }]);
  });

  it("is found fault with wherever JSON.parse finds some, and nowhere else", () => {
    const broken = fc.tuple(fc.json(), fc.nat(), fc.constantFrom("", ",", '"', "}", "]", "x", "\\", "\n", "0")).map(([text, at, piece]) => {
      const index = at % (text.length + 1);
      return text.slice(0, index) + piece + text.slice(index + (piece === "" ? 1 : 0));
    });
    fc.assert(
      fc.property(broken, (text) => {
        expect(faultIn(text) === null).toBe(isJson(text));
      }),
    );
  });

  it("is refused when nothing of it is a plan, and never takes what every object has for its own", () => {
    expect(() => read({ hello: "world" })).toThrow(Unreadable);
    expect(() => read({ caravan: 99, items: [] })).toThrow(/newer Caravan/);
    expect(read({ days: [], reservations: [{ type: "constructor", title: "x" }], __proto__: { trip: {} } }).items).toMatchObject([{ title: "x", day: null }]);
  });
});
