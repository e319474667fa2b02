import fc from "fast-check";
import ICAL from "ical.js";
import { describe, expect, it } from "vitest";
import type { Doc, Id } from "../../_generated/dataModel";
import { instantAt } from "../../bookings/timing";
import { readFile } from "../readFile";
import type { ImportFormat } from "../schema";
import type { Snapshot } from "../snapshot";
import { MODES, STATUSES, TYPES } from "../tableWords";
import { offsetAt } from "../../trips/days/clock";
import { LANGUAGES } from "../../words/languages";
import { writeCsv } from "./csv";
import { writeGpx } from "./gpx";
import { writeIcs } from "./ics";
import { writeKml } from "./kml";
import { vtimezone } from "./vtimezone";

type Item = Doc<"activities">;
const city = { _id: "c1" as Id<"destinations">, name: "Kyoto", lat: 35, lng: 135, timeZone: "Asia/Tokyo", arrival: "2027-04-10", departure: "2027-04-16" } as Doc<"destinations">;
const ADA = "ada" as Id<"users">;
let made = 0;
const row = (fields: Partial<Item>): Item =>
  ({ _id: `a${(made += 1)}`, _creationTime: 1_800_000_000_000, updatedAt: 1_800_000_005_000, title: "Castle", type: "sightseeing", status: "planned", day: "2027-04-10", start: null, end: null, cost: null, placeId: null, lat: null, lng: null, destinationId: null, order: "a0", ...fields }) as Item;
const plan = (...items: Item[]): Snapshot => ({
  trip: { title: "Japan", startDate: "2027-04-10", endDate: "2027-04-16" } as Doc<"trips">,
  cities: [city], days: [{ day: "2027-04-10", title: "Arrival", notes: "" }], variants: [], items, parked: [], codes: new Map(), names: new Map(), whose: "all", language: "en",
});
const reread = (text: string, format: ImportFormat) => readFile(text, format, { zoneOn: () => "Asia/Tokyo", language: "en" });

/** Text as people write it, in any script, and as somebody who means harm does. */
const words = fc.oneof(fc.string({ unit: "grapheme", minLength: 1, maxLength: 60 }), fc.constantFrom("=HYPERLINK(\"x\")", "+1", "@x", "-2+3", "a;b,c\\d", "“東京” & <b>", "line\nline", "🦌".repeat(30)))
  .map((text) => [...text].filter((letter) => letter === "\n" || !/[\p{Cc}\uFFFD-\uFFFF]/u.test(letter)).join("").trim())
  .filter((text) => text !== "" && !text.startsWith("'"));
const time = fc.tuple(fc.integer({ min: 0, max: 22 }), fc.integer({ min: 0, max: 59 })).map(([hour, minute]) => `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`);
const items = fc.array(
  fc.record({ title: words.map((text) => text.replace(/\s+/g, " ")), description: words, day: fc.constantFrom("2027-04-10", "2027-04-11", "2027-04-12"), start: fc.option(time), lat: fc.integer({ min: -8_999, max: 8_999 }).map((n) => n / 100), lng: fc.integer({ min: -17_999, max: 17_999 }).map((n) => n / 100), cost: fc.option(fc.record({ amount: fc.integer({ min: 1, max: 10_000_000 }), currency: fc.constantFrom("EUR", "JPY", "KWD") })) }),
  { minLength: 1, maxLength: 6 },
);
const runs = { numRuns: 25 };

describe("what is written is read again as it was", () => {
  it("as a table, whatever stands in it, in any language", () => {
    fc.assert(
      fc.property(items, fc.constantFrom(...LANGUAGES), (given, language) => {
        const back = reread(writeCsv({ ...plan(...given.map(row)), language }), "csv");
        expect(back.problems).toEqual([]);
        expect(back.items).toMatchObject(given.map(({ title, description, day, start, lat, lng, cost }) => ({ title, description, day, start, lat, lng, cost })));
      }),
      runs,
    );
  });

  it.each(LANGUAGES)("as a table, with what it is, how far it is, and every detail of a journey: %s", (language) => {
    const keysOf = <Key extends string>(words: Record<Key, unknown>) => Object.keys(words) as Key[];
    const station = (name: string, timeZone: string) => ({ name, lat: null, lng: null, timeZone });
    const given = [
      ...keysOf(TYPES).filter((type) => type !== "transport").map((type) => ({ type })),
      ...keysOf(STATUSES).map((status) => ({ status })),
      ...keysOf(MODES).map((mode) => ({ type: "transport" as const, endDay: "2027-04-11", transport: { mode, carrier: "ANA", number: "NH 106", from: station("Kyoto", "Asia/Tokyo"), to: station("Rome", "Europe/Rome") } })),
    ].map((fields, index) => ({ title: `Nr. ${index}`, address: "Gion 1", end: "12:00", ...fields }));
    const back = reread(writeCsv({ ...plan(...given.map(row)), language }), "csv");
    expect(back.problems).toEqual([]);
    expect(back.items).toMatchObject(given);
  });

  it.each([["gpx", writeGpx], ["kml", writeKml]] as const)("as %s", (format, write) => {
    fc.assert(
      fc.property(items, fc.constantFrom(...LANGUAGES), (given, language) => {
        const sorted = [...given].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
        const back = reread(write({ ...plan(...sorted.map(row)), language }), format);
        const key = ({ title, description, day, start, lat, lng }: { title: string; description?: string | undefined; day: string | null; start: string | null; lat: number | null; lng: number | null }) => ({ title, description, day, start, lat, lng });
        expect(back.items.map(key)).toEqual(sorted.map(key));
      }),
      runs,
    );
  });

  it("as a calendar: words, days, and times by the clock of where it is", () => {
    fc.assert(
      fc.property(items, (given) => {
        const back = reread(writeIcs(plan(...given.map((fields) => row({ ...fields, lat: null, lng: null })))), "ics");
        const key = ({ title, description, day, start, cost }: { title: string; description?: string | undefined; day: string | null; start: string | null; cost: unknown }) => JSON.stringify([title, description, day, start, cost]);
        expect(back.items.map(key).sort()).toEqual(given.map(key).sort());
      }),
      runs,
    );
  });
});

describe("a rich plan", () => {
  const station = (name: string, timeZone: string | null, lat: number | null = null) => ({ name, lat, lng: lat, timeZone });
  const rich: Partial<Item>[] = [
    { title: "✈️ NH 203 🌙", type: "transport", status: "booked", endDay: "2027-04-11", start: "23:50", end: "06:45", lat: 35.5, lng: 139.7, cost: { amount: 123_456, currency: "JPY" }, transport: { mode: "flight", carrier: "ANA", number: "NH 203", from: station("Tokyo (HND)", "Asia/Tokyo", 35), to: station("Frankfurt (FRA)", "Europe/Berlin", 50) } },
    { title: "Over the date line", type: "transport", start: "22:00", end: "10:30", lat: 34.4, lng: 135.2, transport: { mode: "flight", number: "HA 450", from: station("KIX", "Asia/Tokyo"), to: station("HNL", "Pacific/Honolulu") } },
    { title: "One bed", type: "hotel", endDay: "2027-04-12", start: "15:00", end: "11:00", address: "Gion 1", lat: 35, lng: 135, cost: { amount: 45_000, currency: "JPY" } },
    { title: "Another bed that night", type: "hotel", day: "2027-04-11", endDay: "2027-04-12", start: "23:00", end: "05:30", lat: 35, lng: 135 },
    { title: "مطعم القدس", type: "restaurant", meal: "dinner", start: "19:30", end: "21:00", lat: 35, lng: 135, cost: { amount: 4550, currency: "EUR" }, description: "שלום\n“quoted”; a,b\\c", links: [{ url: "https://example.org/a?b=c&d=e", label: "Menu" }, { url: "https://example.org/2" }] },
    { title: "Bar 🍸", type: "restaurant", start: "23:30", end: "01:30", lat: 35, lng: 135, cost: { amount: 12_345, currency: "KWD" } },
    { title: "A stop in another zone than its day's city", start: "09:00", end: "10:00", lat: 21.3, lng: -157.8 },
    { title: "Festival", day: "2027-04-12", endDay: "2027-04-14", lat: 35, lng: 135 },
    { title: "Diving for two", start: "14:00", lat: 35, lng: 135, placeId: "place-1", why: "It rains.", participants: [ADA], assignees: [ADA], payerId: ADA, locked: true, legMode: "taxi" },
    { title: "Car", type: "transport", endDay: "2027-04-13", start: "10:00", end: "18:00", lat: 35, lng: 135, transport: { mode: "car", carrier: "Hertz", from: station("Kyoto", null), to: null } },
  ];
  const many = Array.from({ length: 300 }, (_, index) => ({ title: `Stop ${index}`, day: `2027-04-1${index % 7}`, start: `0${index % 10}:00`, end: null, lat: index / 10, lng: 0.5 - index / 10, cost: { amount: index + 1, currency: ["EUR", "JPY", "USD"][index % 3]! } }));
  const told = ({ placeId, why, participants, assignees, payerId, locked, legMode, title, type, day, endDay, start, end, lat, lng, address, description, cost, links, transport, meal, status }: Partial<Item>) => ({ placeId, why, participants, assignees, payerId, locked, legMode, title, type, day, endDay, start, end, lat, lng, address, description: description || undefined, cost, links, transport, meal, status });

  it.each([["ics", writeIcs], ["gpx", writeGpx], ["kml", writeKml]] as const)("comes back whole from %s, in any language", (format, write) => {
    for (const language of LANGUAGES) {
      const given = [...rich, ...many].map(row);
      const back = reread(write({ ...plan(...given), language }), format);
      expect(back.problems).toEqual([]);
      const byTitle = new Map(back.items.map((read) => [read.title, told(read as Partial<Item>)]));
      expect(back.items).toHaveLength(given.length);
      for (const item of given) expect(byTitle.get(item.title)).toEqual(told(item));
    }
  });

  it("says codes in every file where they are asked for", () => {
    const item = row({ lat: 1, lng: 2 });
    for (const [format, write] of [["ics", writeIcs], ["gpx", writeGpx], ["kml", writeKml], ["csv", writeCsv]] as const) {
      expect(reread(write({ ...plan(item), codes: new Map([[item._id, "KX-7722"]]) }), format).items).toMatchObject([{ code: "KX-7722" }]);
    }
  });

  it("takes nothing of an extension that isn't as we write it", () => {
    const text = writeIcs(plan(row({ description: "Kept", lat: 1, lng: 2 })));
    for (const more of ["{", "[]", '{"links":[{"url":1}]}', '{"transport":{"mode":"rocket"}}']) {
      expect(reread(text.replace(/^X-CARAVAN-MORE.*$/m, `X-CARAVAN-MORE;VALUE=TEXT:${more}`), "ics").items).toMatchObject([{ title: "Castle", description: "Kept" }]);
    }
  });
});

describe("a calendar", () => {
  const flight = row({ title: "NH106", type: "transport", start: "10:00", end: "03:30", transport: { mode: "flight", from: { name: "HND", lat: null, lng: null, timeZone: "Asia/Tokyo" }, to: { name: "LAX", lat: null, lng: null, timeZone: "America/Los_Angeles" } } });

  it("has a journey by both its clocks: it lands, by the wall, before it left", () => {
    const text = writeIcs(plan(flight));
    expect(text).toContain("DTSTART;TZID=Asia/Tokyo:20270410T100000\r\nDTEND;TZID=America/Los_Angeles:20270410T033000");
    expect(reread(text, "ics").items[0]).toMatchObject({ day: "2027-04-10", start: "10:00", end: "03:30" });
  });

  it("has stays as their nights, whole days as days, and what runs past midnight on the next day", () => {
    const text = writeIcs(plan(row({ type: "hotel", start: "15:00", end: "11:00", endDay: "2027-04-13" }), row({}), row({ type: "transport", start: "23:30", end: "00:40" })));
    expect(text).toContain("DTSTART;VALUE=DATE:20270410\r\nDTEND;VALUE=DATE:20270413");
    expect(text).toContain("DTSTART;VALUE=DATE:20270410\r\nDTEND;VALUE=DATE:20270411");
    expect(text).toContain("DTEND;TZID=Asia/Tokyo:20270411T004000");
    const bar = writeIcs(plan(row({ type: "restaurant", start: "23:30", end: "01:30" })));
    expect(bar).toContain("DTSTART;TZID=Asia/Tokyo:20270410T233000\r\nDTEND;TZID=Asia/Tokyo:20270411T013000");
    expect(reread(bar, "ics").items[0]).toMatchObject({ type: "restaurant", day: "2027-04-10", start: "23:30", end: "01:30" });
  });

  it("has the hours of a stay beside its nights, where they are known, and they come back as one stay", () => {
    const stay = { type: "hotel" as const, title: "Granvia", start: "15:00", end: "11:00", endDay: "2027-04-13", address: "Kyoto" };
    const text = writeIcs(plan(row(stay)));
    expect(text.match(/^(?:DTSTART;|DTEND|SUMMARY|TRANSP).*/gm)).toEqual([
      "DTSTART;VALUE=DATE:20270410", "DTEND;VALUE=DATE:20270413", "SUMMARY:Granvia", "TRANSP:TRANSPARENT",
      "DTSTART;TZID=Asia/Tokyo:20270410T150000", "DTEND;TZID=Asia/Tokyo:20270410T153000", "SUMMARY:Check-in 15:00: Granvia", "TRANSP:TRANSPARENT",
      "DTSTART;TZID=Asia/Tokyo:20270413T110000", "DTEND;TZID=Asia/Tokyo:20270413T113000", "SUMMARY:Check-out 11:00: Granvia", "TRANSP:TRANSPARENT",
    ]);
    expect(text).toContain("BEGIN:VTIMEZONE\r\nTZID:Asia/Tokyo");
    expect(new Set(text.match(/^UID:.*/gm)).size).toBe(3);
    const back = (file: string) => reread(file, "ics").items.map(({ type, title, day, start, endDay, end, address }) => ({ type, title, day, start, endDay, end, address }));
    expect(back(text)).toEqual([{ ...stay, day: "2027-04-10" }]);
    // Another calendar that had it in between keeps no properties of ours.
    expect(back(text.replace(/^(?:X-CARAVAN-[A-Z-]+|CATEGORIES).*\r\n/gm, "").replaceAll("SUMMARY:Granvia", "SUMMARY:Hotel Granvia").replaceAll(": Granvia", ": Hotel Granvia"))).toEqual([{ ...stay, title: "Hotel Granvia", day: "2027-04-10" }]);
    expect(writeIcs(plan(row({ ...stay, start: null, end: null }))).match(/^BEGIN:VEVENT/gm)).toHaveLength(1);
  });

  it("is called so that one's own days and the whole trip are told apart, and comes back as the trip", () => {
    const of = (whose: Snapshot["whose"], language: Snapshot["language"]) => writeIcs({ ...plan(row({})), whose, language });
    expect(of("all", "en")).toContain("X-WR-CALNAME:Japan\r\nNAME:Japan\r\n");
    expect(of("mine", "en")).toContain("X-WR-CALNAME:Japan: my days\r\nNAME:Japan: my days\r\n");
    expect(of("mine", "de")).toContain("X-WR-CALNAME:Japan: meine Tage\r\n");
    expect(reread(of("mine", "de"), "ics").header.title).toBe("Japan");
  });

  it("has a component also while nothing is planned, as every calendar must", () => {
    expect(writeIcs(plan())).toContain("BEGIN:VTIMEZONE\r\nTZID:Asia/Tokyo");
  });

  it("draws what has no end an hour long, and reads it back without one", () => {
    const text = writeIcs(plan(row({ start: "23:30", end: null }), row({ start: "09:00", end: "10:30" })));
    expect(text).toContain("DTSTART;TZID=Asia/Tokyo:20270410T233000\r\nDTEND;TZID=Asia/Tokyo:20270411T003000\r\nX-CARAVAN-END:NONE");
    expect(text.match(/^BEGIN:VEVENT/gm)).toHaveLength(text.match(/^DTEND/gm)!.length);
    expect(reread(text, "ics").items.map(({ start, end }) => [start, end])).toEqual([["09:00", "10:30"], ["23:30", null]]);
  });

  it("has its few words in the language of whoever it is for", () => {
    const german = writeIcs({ ...plan(flight, row({ type: "hotel", start: "15:00", end: null })), language: "de" });
    expect(german.match(/^DESCRIPTION:.*/gm)).toEqual(["DESCRIPTION:Flug\\, HND – LAX", "DESCRIPTION:Check-in 15:00"].map((line) => expect.stringContaining(line) as string));
  });

  it("says of a hired car where one gets it and gives it back, of any other way where it leads", () => {
    const end = (name: string) => ({ name, lat: null, lng: null, timeZone: null });
    const car = row({ type: "transport", endDay: "2027-04-14", start: "10:00", end: "18:00", transport: { mode: "car", from: end("Faro (FAO)"), to: end("Lisbon") } });
    const said = (item: Item, language: "en" | "de" = "en") => /DESCRIPTION:(.*?)\r\nX-CARAVAN/s.exec(writeIcs({ ...plan(item), language }))![1]!.replace(/\r\n /g, "").replaceAll("\\,", ",");
    expect([said(car), said(car, "de")]).toEqual(["Car, picked up at Faro (FAO), given back at Lisbon after 4 days, 18:00", "Auto, Abholung: Faro (FAO), Rückgabe nach 4 Tagen: Lisbon, 18:00"]);
    expect(said(row({ ...car, end: null, transport: { mode: "car", from: null, to: null } }))).toBe("Car, given back after 4 days");
    expect([said(row({ ...car, endDay: null })), said(row({ ...car, endDay: "2027-04-11", start: "22:00", end: "06:00" }))]).toEqual(["Car, Faro (FAO) – Lisbon", "Car, Faro (FAO) – Lisbon"]);
  });

  it("makes nobody busy for a stay, a whole day, or a car that is kept for days", () => {
    const car = { mode: "car" as const, from: null, to: null };
    const shown = (fields: Partial<Item>) => /TRANSP:(.*)\r/.exec(writeIcs(plan(row(fields))))![1];
    expect([{ type: "hotel" as const, start: "15:00" }, { start: null }, { type: "transport" as const, endDay: "2027-04-14", start: "10:00", end: "18:00", transport: car }].map(shown)).toEqual(["TRANSPARENT", "TRANSPARENT", "TRANSPARENT"]);
    expect([{ start: "10:00" }, { type: "transport" as const, start: "10:00", end: "12:00", transport: car }, { type: "transport" as const, endDay: "2027-04-11", start: "22:00", end: "06:00", transport: car }].map(shown)).toEqual(["OPAQUE", "OPAQUE", "OPAQUE"]);
  });

  it("is the same bytes for the same plan, keeps its ids, counts its changes, and folds its lines", () => {
    const item = row({ title: "東京".repeat(60) });
    const [first, later] = [writeIcs(plan(item)), writeIcs(plan({ ...item, updatedAt: item.updatedAt + 9000 }))];
    expect(writeIcs(plan(item))).toBe(first);
    expect([first, later].map((text) => /SEQUENCE:(\d+)/.exec(text)![1])).toEqual(["5", "14"]);
    expect(/UID:(.+)/.exec(first)![1]).toBe(/UID:(.+)/.exec(later)![1]);
    for (const line of first.split("\r\n")) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
  });

  it("describes a zone as the platform knows it, through every change of its clocks", () => {
    for (const zone of ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "Africa/Casablanca"]) {
      const described = new ICAL.Timezone(new ICAL.Component(ICAL.parse(vtimezone(zone, 2027, 2027).join("\r\n")) as unknown[]));
      for (let day = 0; day < 365; day += 5) {
        const at = Date.UTC(2027, 0, 1 + day, 12);
        const local = new Date(at + offsetAt(at, zone)).toISOString();
        const there = ICAL.Time.fromData({ year: Number(local.slice(0, 4)), month: Number(local.slice(5, 7)), day: Number(local.slice(8, 10)), hour: Number(local.slice(11, 13)), minute: Number(local.slice(14, 16)), second: 0, isDate: false }, described);
        expect([zone, local, there.toUnixTime() * 1000]).toEqual([zone, local, instantAt(local.slice(0, 10), local.slice(11, 16), zone)]);
      }
    }
  });
});

describe("places for a map", () => {
  it("say what ends on the next day", () => {
    const times = (fields: Partial<Item>) => /<description>(.*?)<\/description>/.exec(writeKml(plan(row({ lat: 1, lng: 2, ...fields }))))?.[1];
    expect([times({ start: "23:30", end: "01:30" }), times({ start: "09:00", end: "10:00" })]).toEqual(["23:30–01:30 +1", "09:00–10:00"]);
  });

  it("have their few words in the language of whoever they are for", () => {
    const german: Snapshot = { ...plan(row({ title: "A", lat: 1, lng: 2, description: "Schön" }), row({ title: "B", lat: 2, lng: 2 }), row({ title: "C", lat: 3, lng: 3, day: null, type: "hotel" })), language: "de" };
    const kml = writeKml(german);
    for (const words of ["<name>Ideen</name>", '<Data name="notes"><displayName>Notizen</displayName>']) expect(kml).toContain(words);
    expect(writeGpx(german)).toContain("<type>Unterkunft</type>");
  });
});

describe("a table for a spreadsheet", () => {
  it.each(LANGUAGES)("says what waits in a plan B, behind its day, and is read so again: %s", (language) => {
    const plans = [{ _id: "v1", day: "2027-04-10", name: "Sun", holds: true }, { _id: "v2", day: "2027-04-10", name: "Rain", holds: false }] as Snapshot["variants"];
    const parked = [row({ title: "Museum", parkedIn: plans[1]!._id })];
    const text = writeCsv({ ...plan(row({}), row({ title: "Later", day: "2027-04-11" }), row({ title: "Someday", day: null })), variants: plans, parked, language });
    const back = reread(text, "csv");
    expect(back.items.map(({ title, variant }) => [title, variant])).toEqual([["Castle", undefined], ["Museum", 1], ["Later", undefined], ["Someday", undefined]]);
    expect(back.variants).toEqual([{ day: "2027-04-10", name: "Plan A", holds: true }, { day: "2027-04-10", name: "Rain", holds: false }]);
  });

  it("takes what others write under Plan B for no plan of ours", () => {
    expect(reread("Title,Day,Plan B\nGarden,2027-04-10,Museum if it rains\n", "csv").variants).toEqual([]);
  });

  it("has its headings and its few words in the language of whoever it is for", () => {
    const [headings, first] = writeCsv({ ...plan(row({ status: "booked" })), language: "de" }).split("\r\n");
    expect(headings).toBe("\uFEFFTag,Letzter Tag,Beginn,Ende,Titel,Art,Status,Adresse,Breitengrad,Längengrad,Kosten,Währung,Verkehrsmittel,Anbieter,Nummer,Von,Nach,Zeitzone am Start,Zeitzone am Ziel,Notizen,Links,Mitreisende");
    expect(first).toMatch(/^2027-04-10,,,,Castle,Sehenswürdigkeit,gebucht,/);
  });

  it("has links with what they are called, and reads them back so", () => {
    const links = [{ url: "https://example.org/menu", label: "The menu, in English" }, { url: "https://example.org/2" }, { url: "https://example.org/3", label: "=3" }];
    expect(reread(writeCsv(plan(row({ links }))), "csv").items[0]!.links).toEqual(links);
    expect(reread("Title,Links\nCastle,https://a.example https://b.example\n", "csv").items[0]!.links).toEqual([{ url: "https://a.example" }, { url: "https://b.example" }]);
  });

  it("has nothing that one would run, and its mark and line ends", () => {
    const text = writeCsv(plan(row({ title: "=cmd|' /C calc'!A0", description: "@SUM(A1)", address: "+49 30 1", lat: -33.8, lng: 151.2 })));
    expect(text.startsWith("\uFEFFDay,End day,")).toBe(true);
    expect(text).toContain("'=cmd");
    expect(text).toContain("'@SUM");
    expect(text).toContain(",'+49 30 1,-33.8,151.2,");
    expect(text.endsWith("\r\n")).toBe(true);
  });
});
