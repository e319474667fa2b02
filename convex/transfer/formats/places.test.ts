import { describe, expect, it } from "vitest";
import { detectFormat, readFile } from "../readFile";
import { Unreadable, type World } from "../types";
import type { ImportFormat } from "../schema";

const WORLD: World = { zoneOn: () => "Asia/Tokyo", language: "en" };
const TRIP = { today: "2026-11-22", startDate: "2027-04-10", endDate: "2027-04-16" };
const read = (text: string, format: ImportFormat) => readFile(text, format, WORLD);
const refusal = (text: string, format: ImportFormat): Unreadable => {
  try {
    read(text, format);
  } catch (error) {
    if (error instanceof Unreadable) return error;
    throw error;
  }
  throw new Error("It was read.");
};

const GPX = `<?xml version="1.0" encoding="UTF-8"?>
<gpx version="1.1" creator="Organic Maps" xmlns="http://www.topografix.com/GPX/1/1">
  <metadata><name>Kyoto walks</name></metadata>
  <wpt lat="34.9671" lon="135.7727"><name>Fushimi Inari &amp; hill</name><desc>Go before 8</desc><link href="https://inari.jp"/></wpt>
  <wpt lat="94" lon="135"><name>Nowhere</name></wpt>
  <rte><name>2027-04-11 East</name>
    <rtept lat="34.9948" lon="135.7850"><name>Kiyomizu-dera</name></rtept>
    <rtept lat="34.9967" lon="135.7800"/>
  </rte>
  <trk><name>Philosopher's Path</name><trkseg><trkpt lat="35.0270" lon="135.7982"/><trkpt lat="35.0130" lon="135.7940"/></trkseg></trk>
</gpx>`;

describe("GPX", () => {
  it("gives waypoints, the named points of a dated route, and a track as one", () => {
    const plan = read(GPX, "gpx");
    expect(plan.items.map(({ title, day, line }) => [title, day, line])).toEqual([["Fushimi Inari & hill", null, 4], ["Kiyomizu-dera", "2027-04-11", 7], ["Philosopher's Path", null, 10]]);
    expect(plan.items[0]).toMatchObject({ lat: 34.9671, lng: 135.7727, description: "Go before 8", links: [{ url: "https://inari.jp" }] });
    expect(read('<gpx><wpt lat="1" lon="1"><name>A</name><desc><![CDATA[<b>Big</b> shrine<br>1 &lt; 2]]></desc></wpt></gpx>', "gpx").items[0]!.description).toBe("Big shrine\n1 < 2");
    expect(plan.header.title).toBe("Kyoto walks");
    expect(plan.problems).toEqual([{ line: 5, text: expect.objectContaining({ values: { title: "Nowhere" } }) }]);
  });
});

describe("KML", () => {
  it("gives placemarks with the day of their folder, words out of HTML, and tells of lines", () => {
    const plan = read(
      `<kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>Kyoto</name>
<Folder><name>Sunday 11 April 2027</name>
<Placemark><name>Ippodo Tea</name><description><![CDATA[Matcha<br>upstairs https://ippodo-tea.co.jp]]></description><Point><coordinates>135.7675,35.0176,0</coordinates></Point></Placemark>
<Placemark><name>Border</name><LineString><coordinates>1,2 3,4</coordinates></LineString></Placemark></Folder></Document></kml>`,
      "kml",
    );
    expect(plan.items).toMatchObject([{ title: "Ippodo Tea", day: "2027-04-11", lat: 35.0176, lng: 135.7675, description: "Matcha\nupstairs https://ippodo-tea.co.jp", links: [{ url: "https://ippodo-tea.co.jp" }], line: 3 }]);
    expect(plan.problems).toEqual([{ line: 4, text: expect.objectContaining({ message: expect.stringContaining("line or an area") }) }]);
  });
});

describe("XML that is broken or hostile", () => {
  const laughs = `<?xml version="1.0"?>\n<!DOCTYPE gpx [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>\n<gpx><wpt lat="1" lon="1"><name>&b;</name></wpt></gpx>`;
  it.each([
    ["entities that grow", laughs, 2],
    ["another file's words", `<!DOCTYPE gpx [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n<gpx><wpt lat="1" lon="1"><name>&x;</name></wpt></gpx>`, 1],
    ["an end that is missing", `<gpx>\n<wpt lat="1" lon="1">\n</gpx>`, 3],
    ["depth", `<gpx>${"\n<a>".repeat(100_000)}`, 61],
    ["another kind of file", `<html></html>`, 1],
  ])("is refused at its line: %s", (_what, text, line) => {
    expect(refusal(text, "gpx").line).toBe(line);
  });

  it("grows by no entity that it names without declaring it", () => {
    expect(read(`<gpx><wpt lat="1" lon="1"><name>A&unknown;B &#x1F98C; &#0;</name></wpt></gpx>`, "gpx").items[0]!.title).toBe("A&unknown;B 🦌");
  });

  it("refuses more than a trip takes, in a moment", () => {
    const many = `<gpx>${'\n<wpt lat="1" lon="1"><name>x</name></wpt>'.repeat(2000)}</gpx>`;
    expect(refusal(many, "gpx")).toMatchObject({ line: 502 });
  });
});

describe("a table", () => {
  it.each([
    ["gpx", '<gpx version="1.1"><metadata><name>Lisbon</name></metadata></gpx>'],
    ["kml", "<kml><Document><name>Lisbon</name></Document></kml>"],
    ["csv", "Title,Date\n"],
  ] as const)("says of a %s file without a place in it that there is nothing in it", (format, text) => {
    expect(refusal(text, format).message).toContain("nothing in it");
  });

  it("takes no money that comes back for a cost", () => {
    const plan = read("Title,Date,Cost\nRefund,2027-04-10,-5 EUR\nBack,2027-04-10,€ -7.50\nCredit,2027-04-10,(12 USD)\nPaid,2027-04-10,5 EUR\n", "csv");
    expect(plan.items.map(({ cost }) => cost?.amount ?? null)).toEqual([null, null, null, 500]);
    expect(plan.problems.map(({ line }) => line)).toEqual([2, 3, 4]);
  });

  it("is read by the names of its columns, with any separator, quotes and lines in cells", () => {
    const plan = read('Datum;Name;Uhrzeit;Kosten;Währung;Notizen\n10.04.2027;Nishiki Market;9:30;12,50;EUR;"Hunger\nmitbringen"\n11. April 2027;Museum;14 Uhr;0;;\n12.04.2027;Castle;10.15 Uhr;;;\n13.04.2027;Park;at noon;;;\n', "csv");
    expect(plan.items).toMatchObject([
      { title: "Nishiki Market", day: "2027-04-10", start: "09:30", cost: { amount: 1250, currency: "EUR" }, description: "Hunger\nmitbringen", line: 2 },
      { title: "Museum", day: "2027-04-11", start: "14:00", cost: null, line: 4 },
      { title: "Castle", start: "10:15" },
      { title: "Park", start: null },
    ]);
    expect(plan.problems).toEqual([{ line: 6, text: expect.objectContaining({ values: expect.objectContaining({ time: "at noon" }) }) }]);
  });

  it.each<[string, string[], Partial<World>, string[], boolean]>([
    ["by one that goes only one way", ["04/11/2027", "04/13/2027", "04/12/2027"], {}, ["2027-04-11 likely", "2027-04-13 likely", "2027-04-12 likely"], false],
    ["by one that can only have its day first", ["04/11/2027", "13/04/2027"], {}, ["2027-11-04 likely", "2027-04-13 likely"], false],
    ["by the trip's days", ["04/11/2027", "04/12/2027"], { near: TRIP }, ["2027-04-11 likely", "2027-04-12 likely"], false],
    ["by whoever imports", ["04/11/2027", "04/05/2027"], { order: "monthFirst" }, ["2027-04-11 likely", "2027-04-05 likely"], false],
    ["by nobody, and tells", ["04/11/2027", "04/05/2027"], {}, ["2027-11-04 unsure", "2027-05-04 unsure"], true],
  ])("decides all its dates at once: %s", (_how, dates, world, days, open) => {
    const plan = readFile(`Title,Date\n${dates.map((date) => `Castle,${date}`).join("\n")}`, "csv", { ...WORLD, ...world });
    expect([plan.items.map(({ day, certainty }) => `${day} ${certainty}`), plan.datesOpen ?? false]).toEqual([days, open]);
  });

  it("and a map count the days of a trip that has some", () => {
    const table = (near?: World["near"]) => readFile("Place,Day\nInari,Day 1\nNara,Day 7: Nara\nLater,Day 8", "csv", { ...WORLD, ...(near && { near }) });
    expect(table(TRIP).items.map(({ day }) => day)).toEqual(["2027-04-10", "2027-04-16", null]);
    expect(table().items.map(({ day }) => day)).toEqual([null, null, null]);
    const folder = `<kml><Document><Folder><name>Day 2 – Kyoto</name><Placemark><name>Garden</name><Point><coordinates>135.7,35.0</coordinates></Point></Placemark></Folder></Document></kml>`;
    expect(readFile(folder, "kml", { ...WORLD, near: TRIP }).items).toMatchObject([{ title: "Garden", day: "2027-04-11" }]);
  });

  it.each([
    ["no names", "a,b\nc,d", 1],
    ["a quotation that never ends", 'Title,Notes\nCastle,ok\nTemple,"open', 3],
    ["a hundred thousand rows", `Title\n${"x\n".repeat(100_000)}`, 502],
    ["no text", "Title\nCa\u0000stle", 2],
    ["another encoding", `Title\n${"\uFFFD".repeat(50)}`, 2],
    ["too much", `Title\n${"x".repeat(2_100_000)}`, 2],
  ])("is refused at its line: %s", (_what, text, line) => {
    expect(refusal(text, "csv").line).toBe(line);
  });
});

describe("Google's saved places", () => {
  it("come from Takeout's JSON, new and old, with what it doesn't know left open", () => {
    const feature = (coordinates: number[], properties: object) => ({ type: "Feature", geometry: { type: "Point", coordinates }, properties });
    const plan = read(
      JSON.stringify({
        type: "FeatureCollection",
        features: [
          feature([135.7649, 35.005], { google_maps_url: "http://maps.google.com/?cid=1", location: { name: "Nishiki Market", address: "Kyoto" } }),
          feature([0, 0], { Title: "Tsukiji", Location: { "Business Name": "Tsukiji Market" }, "Google Maps URL": "https://www.google.com/maps/place/x/@35.6654,139.7707,17z" }),
          feature([0, 0], { location: { name: "A bar that somebody told us about" } }),
        ],
      }),
      "google",
    );
    expect(plan.items.map(({ title, lat, day }) => [title, lat, day])).toEqual([["Nishiki Market", 35.005, null], ["Tsukiji Market", 35.6654, null], ["A bar that somebody told us about", null, null]]);
    expect(plan.problems).toHaveLength(1);
  });

  it("come from a list's CSV", () => {
    const text = "Title,Note,URL,Tags,Comment\nNishiki Market,come hungry,https://www.google.com/maps/place/Nishiki/data=!3d35.005!4d135.7649,,\n";
    expect(detectFormat(text, "Kyoto.csv")).toBe("google");
    expect(read(text, "google").items).toMatchObject([{ title: "Nishiki Market", description: "come hungry", lat: 35.005, lng: 135.7649, line: 2 }]);
  });
});

describe("a spreadsheet's file", () => {
  const days = (text: string) => readFile(text, "csv", { zoneOn: () => null, language: "en" }).items.map(({ title, day, line }) => [title, day, line]);

  it.each([
    ["semicolons, two columns, one row", "Titel;Datum\r\nSchloß;11.04.2027\r\n", 2],
    ["Excel's word for its separator", "sep=;\r\nTitel;Datum\r\nSchloß;11.04.2027\r\n", 3],
    ["tabs", "Title\tDate\nSchloß\t2027-04-11\n", 2],
    ["commas within quotes", '"Title","Date"\n"Schloß","2027-04-11"\n', 2],
  ])("is read by its own separator: %s", (_what, text, line) => expect(days(text)).toEqual([["Schloß", "2027-04-11", line]]));
});

it("a place of the old Takeout has its coordinates also beside its address", () => {
  const feature = { type: "Feature", properties: { Title: "Dropped pin", Location: { "Geo Coordinates": { Latitude: "35.01", Longitude: "135.76" } } } };
  expect(readFile(JSON.stringify({ type: "FeatureCollection", features: [feature] }), "google", { zoneOn: () => null, language: "en" })).toMatchObject({ items: [{ title: "Dropped pin", lat: 35.01, lng: 135.76 }], problems: [] });
});
