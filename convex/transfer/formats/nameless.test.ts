// What a file has no words of its own for is called something in the language of whoever imports it.
import { describe, expect, it } from "vitest";
import { detectFormat, readFile } from "../readFile";

const titlesOf = (text: string, name: string, language: "en" | "de") => readFile(text, detectFormat(text, name), { zoneOn: () => null, language }).items.map(({ title }) => title);
const json = (value: object) => JSON.stringify(value);
const mail = (reservation: object) => `<div><script type="application/ld+json">${json(reservation)}</script></div>`;
const [lat, lng] = [41.9, 12.49];

describe("what has no name", () => {
  it.each([
    ["a point", "x.gpx", `<gpx><wpt lat="${lat}" lon="${lng}"/></gpx>`, ["Unnamed place"], ["Ort ohne Namen"]],
    ["a track", "x.gpx", `<gpx><trk><trkseg><trkpt lat="${lat}" lon="${lng}"/></trkseg></trk></gpx>`, ["Track"], ["Aufgezeichnete Strecke"]],
    ["a placemark", "x.kml", `<kml><Document><Placemark><Point><coordinates>${lng},${lat}</coordinates></Point></Placemark></Document></kml>`, ["Unnamed place"], ["Ort ohne Namen"]],
    ["an event", "x.ics", "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20270410\r\nEND:VEVENT\r\nEND:VCALENDAR", ["Untitled"], ["Ohne Titel"]],
    ["a place of TREK", "x.json", json({ places: [{ lat, lng }] }), ["Untitled"], ["Ohne Titel"]],
    ["a note of AdventureLog", "x.json", json({ collections: [], visited_regions: [], locations: [], notes: [{ content: "Pack socks" }] }), ["Note"], ["Notiz"]],
    ["what TripIt holds", "x.json", json({ LodgingObject: {}, RailObject: { Segment: {} }, CarObject: {}, RestaurantObject: {}, ActivityObject: {}, TransportObject: { Segment: {} }, NoteObject: {} }), ["Train → ?", "Rental car", "Restaurant", "Activity", "Transfer", "Note", "Stay"], ["Zug → ?", "Mietwagen", "Restaurant", "Aktivität", "Transfer", "Notiz", "Unterkunft"]],
    ["a hired car", "", mail({ "@type": "RentalCarReservation", reservationFor: { rentalCompany: { name: "Sixt" } }, pickupTime: "2027-04-10T10:00:00" }), ["Rental car, Sixt"], ["Mietwagen, Sixt"]],
    ["a ride", "", mail({ "@type": "BusReservation", reservationFor: { arrivalBusStop: { name: "Siena" }, departureTime: "2027-04-10T10:00:00" } }), ["Journey → Siena"], ["Fahrt → Siena"]],
    ["a stay", "", "Zimmer\nAnreise: 10. April 2027\nAbreise: 12. April 2027", ["Stay"], ["Unterkunft"]],
  ])("%s", (_what, name, text, english, german) => {
    expect([titlesOf(text, name, "en"), titlesOf(text, name, "de")]).toEqual([english, german]);
  });
});

describe("an airport that a file gives by its code", () => {
  it("has its city's name in the importer's language, and otherwise the name that it is given", () => {
    const endsOf = (departure: object) => {
      const flight = { "@type": "FlightReservation", reservationFor: { flightNumber: "LH 1", departureAirport: departure, arrivalAirport: { iataCode: "FCO" }, departureTime: "2027-04-10T10:00:00" } };
      return (["en", "de"] as const).map((language) => readFile(mail(flight), "text", { zoneOn: () => null, language }).items.map(({ transport }) => [transport!.from!.name, transport!.to!.name])[0]);
    };
    expect(endsOf({ iataCode: "MXP" })).toEqual([["Milan (MXP)", "Rome (FCO)"], ["Mailand (MXP)", "Rom (FCO)"]]);
    expect(endsOf({ iataCode: "MXP", name: "Milano Malpensa" })[1]).toEqual(["Milano Malpensa (MXP)", "Rom (FCO)"]);
  });
});

describe("German words for a thing", () => {
  it.each([["Flug nach Rom", "transport"], ["Zug nach Neapel", "transport"], ["Abendessen bei Mario", "restaurant"], ["Unterkunft", "hotel"], ["Kolosseum", "sightseeing"]])("say what it is: %s", (title, type) => {
    expect(readFile(`Titel,Datum\n${title},10.04.2027\n`, detectFormat(`Titel,Datum\n`, ""), { zoneOn: () => null, language: "de" }).items).toMatchObject([{ title, type, day: "2027-04-10" }]);
  });
});
