// Tables as spreadsheets and map services write them, and what is refused of other files.
import { describe, expect, it } from "vitest";
import { readFile } from "../readFile";
import type { ImportFormat } from "../schema";
import type { World } from "../types";

const WORLD: World = { zoneOn: () => null, language: "en" };
const read = (text: string, format: ImportFormat = "csv") => readFile(text, format, WORLD);
const when = (text: string) => read(text).items.map(({ title, day, start }) => [title, day, start]);

describe("a table out of a spreadsheet", () => {
  it("has its dates and hours as the numbers that they are kept as", () => {
    expect(when("Date,Start,Title\n46521,0.395833333,Museum\n46522,0.5,Lunch\n")).toEqual([["Museum", "2027-05-14", "09:30"], ["Lunch", "2027-05-15", "12:00"]]);
  });

  it("has years of two digits in one order, and hours in the cell of the day", () => {
    expect(when("Date,Title\n5/14/27,Museum\n5/6/27 10:15,Lunch\n5/15/2027 0:00,Walk\n2027-05-16 09:30,Boat\n")).toEqual([["Museum", "2027-05-14", null], ["Lunch", "2027-05-06", "10:15"], ["Walk", "2027-05-15", null], ["Boat", "2027-05-16", "09:30"]]);
  });

  it("has places with decimal commas", () => {
    expect(read("Titel;Breitengrad;Längengrad\nLouvre;48,8606;-2,3376\n").items).toMatchObject([{ lat: 48.8606, lng: -2.3376 }]);
  });

  it.each([
    ["Dutch", "Datum;Tijd;Naam;Adres;Prijs"],
    ["Portuguese", "Data;Hora;Atividade;Endereço;Preço"],
    ["French", "Jour;Heure;Activité;Adresse;Prix"],
    ["Italian", "Giorno;Ora;Attività;Indirizzo;Prezzo"],
    ["Spanish", "Día;Hora;Actividad;Dirección;Precio"],
    ["Japanese", "日付;時間;名前;住所;料金"],
  ])("is read by its headings in %s", (_language, headings) => {
    expect(read(`${headings}\n14/05/2027;10:00;Museum;Somewhere 1;€ 22,50\n`).items).toMatchObject([{ title: "Museum", day: "2027-05-14", start: "10:00", address: "Somewhere 1", cost: { amount: 2250, currency: "EUR" } }]);
  });

  it("is refused at the row that is too much, in a moment", () => {
    const before = performance.now();
    expect(() => read(`Title,Day\n${"A,2027-05-14\n".repeat(100_000)}`)).toThrow("Line 502: There are more than 500 things");
    expect(() => read(`Title,Day\nA,2027-05-14\n${",\n".repeat(100_000)}`)).toThrow("There are more than 500 things");
    expect(performance.now() - before).toBeLessThan(5000);
  });
});

describe("a file of another service", () => {
  it("that only points to a map says how to get the map itself", () => {
    const kml = '<?xml version="1.0"?>\n<kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>Rome</name>\n<NetworkLink><name>Rome</name><Link><href>https://example.org/kml</href></Link></NetworkLink></Document></kml>';
    expect(() => read(kml, "kml")).toThrow("Line 3: This file only points to a map on the web.");
  });

  it("has the hours of Outlook by the zone that it names, though it describes it too", () => {
    const zone = "BEGIN:VTIMEZONE\nTZID:W. Europe Standard Time\nBEGIN:STANDARD\nDTSTART:16011028T030000\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\nEND:STANDARD\nEND:VTIMEZONE";
    const event = 'BEGIN:VEVENT\nUID:1\nDTSTART;TZID="W. Europe Standard Time":20270514T093000\nDTEND;TZID="W. Europe Standard Time":20270514T103000\nSUMMARY:Fair\nEND:VEVENT';
    const { items, problems } = read(`BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\n${zone}\n${event}\nEND:VCALENDAR`.replaceAll("\n", "\r\n"), "ics");
    expect([items[0]!.start, items[0]!.end, items[0]!.certainty, problems]).toEqual(["09:30", "10:30", "sure", []]);
  });
});
