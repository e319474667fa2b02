import { describe, expect, it } from "vitest";
import { readFile } from "../readFile";
import { Unreadable, type World } from "../types";

const WORLD: World = { zoneOn: () => "Asia/Tokyo", language: "en" };
const read = (text: string) => readFile(text, "text", WORLD);

describe("a pasted confirmation", () => {
  it("of flights has each, by the clocks of its airports, with code and sum", () => {
    const { items } = read(`Thank you for booking with Lufthansa

Booking reference: X7KQ2P
Total price: EUR 1,284.60

Outbound flight
Friday, 9 April 2027
LH 716  Lufthansa
Depart 13:30 Frankfurt (FRA) Terminal 1
Arrive 09:05+1 Tokyo Haneda (HND)

Return flight
Fri, 16 April 2027
LH 717
Depart 12:25 Tokyo Haneda (HND)
Arrive 18:40 Frankfurt (FRA)`);
    expect(items).toMatchObject([
      { title: "LH 716 FRA → HND", type: "transport", day: "2027-04-09", start: "13:30", endDay: "2027-04-10", end: "09:05", code: "X7KQ2P", cost: { amount: 128460, currency: "EUR" }, line: 8, certainty: "sure", transport: { mode: "flight", number: "LH 716", from: { timeZone: "Europe/Berlin" }, to: { timeZone: "Asia/Tokyo" } } },
      { title: "LH 717 HND → FRA", day: "2027-04-16", start: "12:25", end: "18:40", cost: null },
    ]);
  });

  it("of a stay has its nights, its times and where it is", () => {
    const { items } = read(`Your booking at Hotel Granvia Kyoto is confirmed!
Confirmation number: 3849.221.774
Check-in    Saturday, April 10, 2027 (15:00 - 24:00)
Check-out   Wednesday, April 14, 2027 (until 11:00)
Address: Karasuma-dori Shiokoji, Shimogyo-ku, Kyoto
Total price ¥ 96,000`);
    expect(items).toMatchObject([{ title: "Hotel Granvia Kyoto", type: "hotel", day: "2027-04-10", start: "15:00", endDay: "2027-04-14", end: "11:00", code: "3849.221.774", address: "Karasuma-dori Shiokoji, Shimogyo-ku, Kyoto", cost: { amount: 96_000, currency: "JPY" }, certainty: "sure" }]);
  });

  it("is read in German too, and tells of a date that goes both ways", () => {
    expect(read("Buchungsnummer: 88123456\nUnterkunft: Pension Rosengarten\nAnreise: 10. April 2027 ab 15:00 Uhr\nAbreise: 12. April 2027").items).toMatchObject([{ title: "Pension Rosengarten", day: "2027-04-10", endDay: "2027-04-12", start: "15:00", code: "88123456" }]);
    const unsure = read("Hotel Astoria\nCheck-in: 04/05/2027\nCheck-out: 06/05/2027");
    expect(unsure.items).toMatchObject([{ day: "2027-05-04", endDay: "2027-05-06", certainty: "unsure" }]);
    expect(unsure.problems).toEqual([{ line: 2, text: expect.objectContaining({ message: expect.stringContaining("two ways") }) }]);
  });

  it("of a train has its route; of a table its hour", () => {
    expect(read("Your Eurostar booking\nBooking reference: QWERTY\nLondon St Pancras → Paris Gare du Nord\n12 May 2027\nTrain 9024, departs 10:24, arrives 13:47").items).toMatchObject([{ title: "London St Pancras → Paris Gare du Nord", day: "2027-05-12", start: "10:24", end: "13:47", code: "QWERTY", transport: { mode: "train", number: "9024" } }]);
    expect(read("Reservation at Giro Giro Hitoshina for 4 guests\nSunday 11 April 2027, 7:30 PM\nAddress: 420-7 Nanba-cho, Kyoto").items).toMatchObject([{ title: "Giro Giro Hitoshina", type: "restaurant", day: "2027-04-11", start: "19:30", address: "420-7 Nanba-cho, Kyoto" }]);
  });

  it("says what its mail says for machines, before anything is worked out", () => {
    const flight = { "@context": "http://schema.org", "@type": "FlightReservation", reservationNumber: "RXJ34P", reservationFor: { "@type": "Flight", flightNumber: "110", airline: { name: "United", iataCode: "UA" }, departureAirport: { iataCode: "SFO", name: "San Francisco" }, departureTime: "2027-04-10T20:15:00-07:00", arrivalAirport: { iataCode: "HND" }, arrivalTime: "2027-04-11T23:30:00+09:00" } };
    const stay = { "@type": "LodgingReservation", reservationNumber: "H1", checkinTime: "2027-04-11T06:00:00Z", checkoutTime: "2027-04-13T02:00:00Z", reservationFor: { "@type": "Hotel", name: "Granvia", geo: { latitude: 34.985, longitude: 135.759 }, address: { streetAddress: "Karasuma 1", addressLocality: "Kyoto" } } };
    const { items } = read(`<html><body><p>Flight LH 1 FRA (FRA) 1 May 2027</p><script type="application/ld+json">${JSON.stringify([flight, stay])}</script></body></html>`);
    expect(items).toMatchObject([
      { title: "UA 110 SFO → HND", day: "2027-04-10", start: "20:15", endDay: "2027-04-11", end: "23:30", code: "RXJ34P" },
      { title: "Granvia", type: "hotel", day: "2027-04-11", start: "15:00", endDay: "2027-04-13", end: "11:00", address: "Karasuma 1, Kyoto" },
    ]);
  });

  it("without anything that has a day is refused", () => {
    expect(() => read("See you soon!")).toThrow(Unreadable);
  });

  it.each([
    ["spaces", `booking${" ".repeat(190_000)}x`],
    ["scripts that never end", "<div><script>".repeat(100_000)],
    ["comments that never end", "<p><!--".repeat(200_000)],
    ["digits", "flight hotel 9".repeat(1000) + "9".repeat(150_000)],
    ["flights", "flight LH 400 FRA HND 10 April 2027 10:00 12:00\n".repeat(4000)],
    ["stops", "train ab 10:00 Ort an 11:00 14.05. Fr, May 14\n".repeat(4000)],
    ["dates", "14.05. 14.05.2027 - ".repeat(10_000)],
    ["heads of mails", "Subject: > > > from: a@b\n".repeat(8000)],
    ["a hired car", "Hertz pick up return\n".repeat(9000)],
    ["words for machines that never end", '<script type="application/ld+json">'.repeat(50_000)],
  ])("is done with in a moment, however it is made: %s", (_what, text) => {
    const before = performance.now();
    try {
      read(text);
    } catch (error) {
      expect(error).toBeInstanceOf(Unreadable);
    }
    expect(performance.now() - before).toBeLessThan(5000);
  });
});
