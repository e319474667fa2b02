import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { api } from "../_generated/api";
import type { Id } from "../_generated/dataModel";
import type { ActionCtx } from "../_generated/server";
import { JAPAN, activity, guest, lastingDeployment, planOf, titles, trip, type Engine, type Person } from "../people.testing";
import { serveCalendar } from "./feedRoute";

const exported = async (person: Person, tripId: Id<"trips">, codes = false) => (await person.query(api.transfer.exports.file, { tripId, format: "json", whose: "all", codes })).text;
const asSent = <Read extends object>({ line: _line, certainty: _certainty, twin: _twin, outside: _outside, ...item }: Read & { line: unknown; certainty: unknown; twin: unknown; outside: unknown }) => item;

let t: Engine;
beforeAll(async () => {
  t = await lastingDeployment();
}, 60_000);
afterAll(() => t.close());

async function story() {
  const [owner, viewer] = [await guest(t, "Ada"), await guest(t, "Ben")];
  const tripId = await trip(owner, { viewer });
  return { owner, viewer, tripId };
}

describe("importing", () => {
  it("shows what is in a file and writes nothing; what is chosen is then one step that one undo takes back", async () => {
    const { owner, tripId } = await story();
    await owner.mutation(api.trips.activities.add, { tripId, activity: activity("Nishiki Market", { start: "09:00" }) });
    const text = "Title,Day,Start,Cost,Currency,Code\nNishiki market,2027-04-10,09:00,,,\nKinkaku-ji,2027-04-11,10:00,5.00,EUR,KX7722\nOmakase,2027-05-01,19:00,,,\n";
    const preview = await owner.action(api.transfer.reading.forTrip, { tripId, text, name: "plan.csv" });
    expect(preview.format).toBe("csv");
    expect(preview.items.map(({ title, twin, outside, line }) => [title, twin?.title ?? null, outside, line])).toEqual([["Nishiki market", "Nishiki Market", false, 2], ["Kinkaku-ji", null, false, 3], ["Omakase", null, true, 4]]);
    expect(await titles(owner, tripId, "2027-04-11")).toEqual([]);

    const before = await planOf(owner, tripId);
    const { batchId } = await owner.mutation(api.transfer.imports.add, { tripId, items: preview.items.slice(1).map(asSent), days: [], variants: [] });
    const after = await planOf(owner, tripId);
    expect(after.trip.revision).toBe(before.trip.revision + 1);
    expect(after.activities.find(({ title }) => title === "Kinkaku-ji")).toMatchObject({ day: "2027-04-11", start: "10:00", status: "booked", source: "import", cost: { amount: 500, currency: "EUR" } });
    expect(await titles(owner, tripId, null)).toEqual(["Omakase"]);
    const { bookings } = await owner.query(api.bookings.bookings.list, { tripId });
    expect(bookings).toMatchObject([{ title: "Kinkaku-ji", confirmationCode: "KX7722", status: "confirmed" }]);

    await owner.mutation(api.trips.history.undo, { tripId, batchId });
    expect(await titles(owner, tripId, "2027-04-11")).toEqual([]);
    expect(await titles(owner, tripId, null)).toEqual([]);
  });

  it("refuses what can't be read with its line, and changes nothing", async () => {
    const { owner, tripId } = await story();
    const laughs = '<?xml version="1.0"?>\n<!DOCTYPE gpx [<!ENTITY a "ha">]>\n<gpx/>';
    await expect(owner.action(api.transfer.reading.forTrip, { tripId, text: laughs, name: "x.gpx" })).rejects.toMatchObject({ data: { code: "VALIDATION_ERROR", details: { line: 2 } } });
    await expect(owner.mutation(api.transfer.imports.add, { tripId, items: [], days: [], variants: [] })).rejects.toMatchObject({ data: { code: "VALIDATION_ERROR" } });
    const bad = { ...activity("x"), lat: 200, lng: 0 };
    const { destinationId: _city, ...item } = bad;
    await expect(owner.mutation(api.transfer.imports.add, { tripId, items: [item], days: [], variants: [] })).rejects.toMatchObject({ data: { code: "VALIDATION_ERROR" } });
    expect((await planOf(owner, tripId)).trip.revision).toBe(0);
  });

  it("refuses pasted words as the text that they are, and no file", async () => {
    const { owner, tripId } = await story();
    const refusal = (text: string, name: string) => owner.action(api.transfer.reading.forTrip, { tripId, text, name }).catch(({ data }: { data: { message: string } }) => data.message);
    const empty = "BEGIN:VCALENDAR\nEND:VCALENDAR";
    expect(await refusal(empty, "")).toBe("In line 1 of your text: This calendar has no events.");
    expect(await refusal(empty, "plan.ics")).toBe("Line 1: This calendar has no events.");
    expect(await refusal("Dear guest, see you soon!", "")).toMatch(/^No flight, stay/);
  });

  it("reads dates that go both ways by the trip's, else as its reader says, and takes what they put right as any item", async () => {
    const { owner, tripId } = await story();
    const read = (dates: string[], order?: "dayFirst" | "monthFirst") => owner.action(api.transfer.reading.forTrip, { tripId, text: ["Name,Date", ...dates.map((date) => `Gion,${date}`)].join("\n"), name: "us.csv", ...(order && { order }) });
    const days = ({ items, datesOpen }: Awaited<ReturnType<typeof read>>) => [...items.map(({ day }) => day), datesOpen];
    expect(days(await read(["04/11/2027", "04/12/2027"]))).toEqual(["2027-04-11", "2027-04-12", false]);
    expect(days(await read(["05/11/2027"]))).toEqual(["2027-11-05", true]);
    const preview = await read(["05/11/2027"], "monthFirst");
    expect(days(preview)).toEqual(["2027-05-11", false]);
    const item = { ...asSent(preview.items[0]!), day: "2027-04-11", start: "21:00" };
    const add = (end: string) => owner.mutation(api.transfer.imports.add, { tripId, items: [{ ...item, end }], days: [], variants: [] });
    await expect(add("25:00")).rejects.toMatchObject({ data: { code: "VALIDATION_ERROR" } });
    await add("00:30");
    expect((await planOf(owner, tripId)).activities).toMatchObject([{ title: "Gion", day: "2027-04-11", start: "21:00", end: "00:30" }]);
  });

  it("puts what is in a city that one comes to twice into the stay of its day", async () => {
    const { owner } = await story();
    const [kyoto, osaka] = JAPAN.destinations;
    const destinations = [{ ...kyoto!, departure: "2027-04-12" }, { ...osaka!, arrival: "2027-04-12", departure: "2027-04-14" }, { ...kyoto!, arrival: "2027-04-14", departure: "2027-04-16" }];
    const { items } = await owner.action(api.transfer.reading.forNewTrip, { text: "Title,Day,Latitude,Longitude\nGion,2027-04-11,35.003,135.775\nNijo,2027-04-15,35.014,135.748\n", name: "plan.csv" });
    const tripId = await owner.mutation(api.transfer.imports.create, { ...JAPAN, destinations, items: items.map(asSent), days: [], variants: [] });
    const made = await planOf(owner, tripId);
    expect(made.activities.map(({ title, destinationId }) => [title, made.destinations.findIndex(({ _id }) => _id === destinationId)])).toEqual([["Gion", 0], ["Nijo", 2]]);
  });

  it("isn't for viewers", async () => {
    const { viewer, tripId } = await story();
    await expect(viewer.action(api.transfer.reading.forTrip, { tripId, text: "Title\nx", name: "x.csv" })).rejects.toMatchObject({ data: { code: "AUTHORIZATION_ERROR" } });
  });

  it("makes a trip of a confirmation, with the city that its stay is in", async () => {
    const { owner } = await story();
    const place = { "@type": "LodgingReservation", reservationNumber: "H1", checkinTime: "2027-06-01T15:00:00+02:00", checkoutTime: "2027-06-04T11:00:00+02:00", reservationFor: { name: "Hotel Adlon", geo: { latitude: 52.516, longitude: 13.38 } } };
    const preview = await owner.action(api.transfer.reading.forNewTrip, { text: `<div><script type="application/ld+json">${JSON.stringify(place)}</script></div>`, name: "" });
    expect(preview.cities).toMatchObject([{ name: "Berlin", countryCode: "DE", timeZone: "Europe/Berlin", arrival: "2027-06-01", departure: "2027-06-04" }]);
    const tripId = await owner.mutation(api.transfer.imports.create, { title: "Berlin", startDate: "2027-06-01", endDate: "2027-06-04", travellers: 2, destinations: preview.cities, items: preview.items.map(asSent), days: [], variants: [] });
    const made = await planOf(owner, tripId);
    expect(made.activities).toMatchObject([{ title: "Hotel Adlon", type: "hotel", endDay: "2027-06-04", destinationId: made.destinations[0]!._id }]);
  });
});

describe("our own file", () => {
  it("makes an equal plan of another trip: days in their order, cities, notes, plans B and codes", async () => {
    const { owner, tripId } = await story();
    const { destinations } = await planOf(owner, tripId);
    await owner.mutation(api.trips.activities.addMany, {
      tripId,
      activities: [
        activity("Late lunch", { start: "15:00", type: "restaurant", meal: "lunch", cost: { amount: 1250, currency: "EUR" }, destinationId: destinations[0]!._id }),
        activity("Untimed walk", { description: "Slowly,\n“=very” slowly", links: [{ url: "https://example.org/a?b=c", label: "Map" }], locked: true, legMode: "walk" }),
        activity("Night train", { type: "transport", day: "2027-04-12", endDay: "2027-04-13", start: "22:00", end: "06:30", transport: { mode: "train", number: "9", from: { name: "Kyoto", lat: 35, lng: 135, timeZone: "Asia/Tokyo" }, to: null } }),
        activity("Granvia", { type: "hotel", endDay: "2027-04-14", lat: 34.985, lng: 135.759 }),
        activity("Someday", { day: null }),
      ],
    });
    const { activities } = await planOf(owner, tripId);
    const [walk, hotel] = ["Untimed walk", "Granvia"].map((title) => activities.find((row) => row.title === title)!);
    await owner.mutation(api.trips.activities.move, { tripId, activityId: walk!._id, day: "2027-04-10", afterId: null });
    await owner.mutation(api.bookings.manual.add, { tripId, activityId: hotel!._id, press: "press-0001", details: { kind: "hotel", confirmed: true, code: "GR-77", price: null, contact: "", notes: "", freeUntil: null } });
    await owner.mutation(api.trips.days.describe, { tripId, day: "2027-04-10", title: "Arrival", notes: "Take it *slow*" });
    await owner.mutation(api.trips.variants.add, { tripId, day: "2027-04-10", name: "Rain", copy: true });

    const text = await exported(owner, tripId, true);
    const preview = await owner.action(api.transfer.reading.forNewTrip, { text, name: "Japan.json" });
    expect([preview.format, preview.problems]).toEqual(["caravan", []]);
    const { destinations: cities, ...header } = preview.header;
    const copyId = await owner.mutation(api.transfer.imports.create, {
      title: header.title!, startDate: header.startDate!, endDate: header.endDate!, travellers: header.travellers!, budget: header.budget, type: header.type,
      destinations: cities!, items: preview.items.map(asSent), days: preview.days, variants: preview.variants,
    });
    expect(JSON.parse(await exported(owner, copyId, true))).toEqual(JSON.parse(text));
    expect(await titles(owner, copyId, "2027-04-10")).toEqual(["Untimed walk", "Late lunch", "Granvia"]);
  });

  it("brings its plans B into a trip that has plans on the day: the same again, and nothing of them into the day", async () => {
    const { owner, tripId } = await story();
    await owner.mutation(api.trips.activities.add, { tripId, activity: activity("Garden") });
    await owner.mutation(api.trips.variants.add, { tripId, day: "2027-04-10", name: "Rain", copy: true });
    const before = await exported(owner, tripId);
    const preview = await owner.action(api.transfer.reading.forTrip, { tripId, text: before, name: "Japan.json" });
    expect(preview.items.map(({ title, variant, twin }) => [title, variant !== undefined, twin !== null])).toEqual([["Garden", false, true], ["Garden", true, true]]);

    const text = "Title,Day,In plan B\nMuseum,2027-04-10,Rain\nPool,2027-04-10,Heat\nOnsen,2027-04-11,Rain\n";
    const more = await owner.action(api.transfer.reading.forTrip, { tripId, text, name: "plan.csv" });
    await owner.mutation(api.transfer.imports.add, { tripId, items: more.items.map(asSent), days: [], variants: more.variants });
    expect(await titles(owner, tripId, "2027-04-10")).toEqual(["Garden"]);
    const plans = await owner.query(api.transfer.exports.plansAside, { tripId, whose: "all" });
    expect(plans.map(({ day, name, rows }) => [day, name, rows.map(({ title }) => title)])).toEqual([
      ["2027-04-10", "Rain", ["Garden", "Museum"]],
      ["2027-04-10", "Heat", ["Pool"]],
      ["2027-04-11", "Rain", ["Onsen"]],
    ]);
    expect((await owner.query(api.trips.variants.compare, { tripId, day: "2027-04-11" })).map(({ name, holds }) => [name, holds])).toEqual([["Plan A", true], ["Rain", false]]);
  });

  it("from another Caravan has people whom nobody knows here, who are left out", async () => {
    const { owner, tripId } = await story();
    await owner.mutation(api.trips.activities.add, { tripId, activity: activity("Castle", { participants: [owner.userId], assignees: [owner.userId], payerId: owner.userId, start: "09:00" }) });
    const strangers = (text: string) => text.replaceAll(owner.userId, "k17fq0xfcnm5cn5rx2e4s6ywhx7a8n1b");
    const ics = (await owner.query(api.transfer.exports.file, { tripId, format: "ics", whose: "all", codes: false })).text.replaceAll("\r\n ", "");
    for (const [name, text] of [["trip.json", strangers(await exported(owner, tripId))], ["trip.ics", strangers(ics)]] as const) {
      const { items } = await owner.action(api.transfer.reading.forNewTrip, { text, name });
      expect(items).toMatchObject([{ title: "Castle", start: "09:00" }]);
      const copyId = await owner.mutation(api.transfer.imports.create, { ...JAPAN, items: items.map(asSent), days: [], variants: [] });
      const [copy] = (await planOf(owner, copyId)).activities;
      expect(copy).toMatchObject({ title: "Castle", day: "2027-04-10", start: "09:00" });
      expect(copy!.participants ?? null).toBeNull();
    }
  });

  it("leaves what was given another day in that day, and out of its plan B", async () => {
    const { owner, tripId } = await story();
    const { items, variants } = await owner.action(api.transfer.reading.forTrip, { tripId, text: "Title,Day,In plan B\nMuseum,2027-04-10,Rain\n", name: "plan.csv" });
    await owner.mutation(api.transfer.imports.add, { tripId, items: items.map((item) => ({ ...asSent(item), day: "2027-04-12" })), days: [], variants });
    expect(await titles(owner, tripId, "2027-04-12")).toEqual(["Museum"]);
  });

  it("has no codes unless they are asked for", async () => {
    const { owner, viewer, tripId } = await story();
    const activityId = await owner.mutation(api.trips.activities.add, { tripId, activity: activity("Castle", { lat: 35.01, lng: 135.75 }) });
    await owner.mutation(api.bookings.manual.add, { tripId, activityId, press: "press-0001", details: { kind: "tour", confirmed: true, code: "SECRET-1", price: null, contact: "", notes: "", freeUntil: null } });
    for (const format of ["ics", "csv", "gpx", "kml", "json"] as const) {
      const { text } = await viewer.query(api.transfer.exports.file, { tripId, format, whose: "all", codes: false });
      expect(text).not.toContain("SECRET-1");
    }
    expect(await exported(viewer, tripId, true)).toContain("SECRET-1");
  });
});

describe("a file that nothing would stand in", () => {
  it("isn't made: it is said what the plan lacks, and our own file is made all the same", async () => {
    const { owner, viewer, tripId } = await story();
    const refusal = (who: Person, format: "ics" | "csv" | "gpx" | "kml", whose: "all" | "mine" = "all") =>
      who.query(api.transfer.exports.file, { tripId, format, whose, codes: false }).then(() => null, ({ data }: { data: { code: string; message: string } }) => `${data.code} ${data.message}`);
    for (const format of ["ics", "csv", "gpx", "kml"] as const) expect(await refusal(owner, format)).toMatch(/^CONFLICT Nothing is planned yet/);
    await owner.mutation(api.trips.activities.add, { tripId, activity: activity("Someday", { day: null, participants: [owner.userId] }) });
    for (const format of ["gpx", "kml"] as const) expect(await refusal(owner, format)).toMatch(/^CONFLICT Nothing of this plan has a place on the map yet/);
    expect(await refusal(owner, "ics")).toMatch(/^CONFLICT Nothing of this plan has a day yet/);
    expect(await refusal(viewer, "csv", "mine")).toMatch(/^CONFLICT You take part in nothing/);
    expect(await refusal(owner, "csv")).toBeNull();
    expect(JSON.parse(await exported(viewer, tripId)).items).toHaveLength(1);
  });
});

describe("a calendar's address", () => {
  const ask = (url: string, headers: Record<string, string> = {}) => serveCalendar({ runQuery: t.query.bind(t) as ActionCtx["runQuery"] }, new Request(url, { headers }));

  it("shows one person's part of the plan, follows it, and says when nothing has changed", async () => {
    const { owner, viewer, tripId } = await story();
    await owner.mutation(api.trips.activities.addMany, { tripId, activities: [activity("For all", { start: "09:00", end: "10:00" }), activity("Diving", { participants: [owner.userId] }), activity("Someday", { day: null })] });
    const { url } = await viewer.mutation(api.transfer.feeds.renew, { tripId, whose: "mine", codes: false });
    const first = await ask(url);
    const text = await first.text();
    expect(first.headers.get("content-type")).toBe("text/calendar; charset=utf-8");
    expect(text).toContain("SUMMARY:For all");
    expect(text).toContain("DTSTART;TZID=Asia/Tokyo:20270410T090000");
    expect(text).not.toMatch(/Diving|Someday|VALARM/);

    const etag = first.headers.get("etag")!;
    expect((await ask(url, { "if-none-match": etag })).status).toBe(304);
    await owner.mutation(api.trips.trips.update, { tripId, title: "Japan in rain" });
    expect((await ask(url, { "if-none-match": etag })).status).toBe(200);
  });

  it("stops with its renewal, its revocation and its person's leaving; nobody finds another", async () => {
    const { viewer, tripId } = await story();
    const feed = (whose: "mine" | "all") => viewer.mutation(api.transfer.feeds.renew, { tripId, whose, codes: false });
    const status = async (url: string) => (await ask(url)).status;
    const [old, other] = [(await feed("mine")).url, (await feed("all")).url];
    const next = (await feed("mine")).url;
    expect([await status(old), await status(next), await status(other)]).toEqual([404, 200, 200]);
    await viewer.mutation(api.transfer.feeds.revoke, { tripId, whose: "mine" });
    expect([await status(next), await status(other)]).toEqual([404, 200]);
    expect(await viewer.query(api.transfer.feeds.mine, { tripId })).toMatchObject([{ whose: "all" }]);
    await viewer.mutation(api.trips.people.leave, { tripId });
    expect(await status(other)).toBe(404);
    const nothing = await ask("http://caravan.test/calendar/00.ics");
    expect([nothing.status, await nothing.text()]).toEqual([404, expect.stringMatching(/There is no calendar here[^]*Hier gibt es keinen Kalender/)]);
  });
});

describe("a trip without dates", () => {
  it("has no calendar, and its file makes another without dates", async () => {
    const { owner } = await story();
    const tripId = await owner.mutation(api.trips.trips.create, { ...JAPAN, openDates: { month: "2028-05" } });
    await expect(owner.query(api.transfer.exports.file, { tripId, format: "ics", whose: "all", codes: false })).rejects.toMatchObject({ data: { code: "CONFLICT" } });
    expect(JSON.parse(await exported(owner, tripId)).trip.openDates).toEqual({ month: "2028-05" });
  });
});

describe("somebody whose language is German", () => {
  it("imports things without names under German ones", async () => {
    const { owner, tripId } = await story();
    await owner.mutation(api.users.users.update, { language: "de" });
    const read = async (text: string, name: string) => (await owner.action(api.transfer.reading.forTrip, { tripId, text, name })).items;
    const car = { "@type": "RentalCarReservation", pickupTime: "2027-04-11T10:00:00", pickupLocation: { name: "Kyoto Station" } };
    const items = [...(await read('<gpx><wpt lat="35.01" lon="135.75"/></gpx>', "x.gpx")), ...(await read(`<div><script type="application/ld+json">${JSON.stringify(car)}</script></div>`, ""))];
    await owner.mutation(api.transfer.imports.add, { tripId, items: items.map(asSent), days: [], variants: [] });
    expect([await titles(owner, tripId, null), await titles(owner, tripId, "2027-04-11")]).toEqual([["Ort ohne Namen"], ["Mietwagen"]]);
  });

  it("takes out files in German, while others have theirs in their own language", async () => {
    const { owner, viewer, tripId } = await story();
    await owner.mutation(api.trips.activities.add, { tripId, activity: activity("NH106", { type: "transport", lat: 35, lng: 135, transport: { mode: "flight", from: null, to: null } }) });
    await viewer.mutation(api.users.users.update, { language: "de" });
    const file = async (who: Person, format: "csv" | "ics") => (await who.query(api.transfer.exports.file, { tripId, format, whose: "all", codes: false })).text;
    expect(await file(viewer, "csv")).toMatch(/^\uFEFFTag,Letzter Tag,.*\r\n2027-04-10,,,,NH106,Transport,geplant,.*,Flug,/);
    expect(await file(owner, "csv")).toMatch(/^\uFEFFDay,End day,.*\r\n2027-04-10,,,,NH106,transport,planned,.*,flight,/);
    expect(await file(viewer, "ics")).toContain("DESCRIPTION:Flug");
    expect(await exported(viewer, tripId)).toBe(await exported(owner, tripId));
    await owner.mutation(api.trips.trips.update, { tripId, title: "!?" });
    const { name } = await viewer.query(api.transfer.exports.file, { tripId, format: "gpx", whose: "all", codes: false });
    expect(name).toBe("Reise.gpx");
  });
});
