// Confirmations of airlines, railways, ferries and agencies around the world, in their layouts with invented contents.
import { describe, expect, it } from "vitest";
import { readFile } from "../readFile";
import type { World } from "../types";

const WORLD: World = { zoneOn: () => null, language: "en" };
const plan = (text: string) => readFile(text, "text", WORLD);
const read = (text: string) => plan(text).items.map(({ title, day, start, endDay, end, code }) => [title, `${day} ${start ?? "-"}`, `${endDay ?? ""} ${end ?? "-"}`.trim(), code ?? "-"].join(" | "));

describe("flights", () => {
  it("whose routes stand above their numbers, each way", () => {
    const text = "Booking reference: K2XQ9RT\nLondon Gatwick (North Terminal) to Nice (Terminal 2)\nEZY8345\nDep Fri 14 May 2027 07:10\nArr Fri 14 May 2027 10:15\n\nNice (Terminal 2) to London Gatwick (North Terminal)\nEZY8346\nDep Mon 17 May 2027 19:40\nArr Mon 17 May 2027 20:50";
    expect(read(text)).toEqual(["EZY 8345 LGW → NCE | 2027-05-14 07:10 | 10:15 | K2XQ9RT", "EZY 8346 NCE → LGW | 2027-05-17 19:40 | 20:50 | K2XQ9RT"]);
  });

  it("whose numbers stand between their ends, on a day that its weekday makes clear", () => {
    const text = "Reservation code: WJQKTP\nOutbound flight\nSat 06/12/2027\n10:35 SCL Santiago de Chile\nLA 2020  Airbus A320\n12:25 LIM Lima\nConnection in Lima 2h 10 min\n14:35 LIM Lima\nLA 2043\n16:00 CUZ Cusco";
    expect(read(text)).toEqual(["LA 2020 SCL → LIM | 2027-06-12 10:35 | 12:25 | WJQKTP", "LA 2043 LIM → CUZ | 2027-06-12 14:35 | 16:00 | WJQKTP"]);
    expect(plan(text).datesOpen).toBeUndefined();
  });

  it("with one number for two legs", () => {
    const text = "Qantas e-ticket\nBooking reference ABC7QF\n08 Aug 27  QF9  Melbourne 16:45  Perth 18:40  Confirmed\n08 Aug 27  QF9  Perth 20:15  London Heathrow 05:05 +1 day  Confirmed";
    expect(read(text)).toEqual(["QF 9 MEL → PER | 2027-08-08 16:45 | 18:40 | ABC7QF", "QF 9 PER → LHR | 2027-08-08 20:15 | 2027-08-09 05:05 | ABC7QF"]);
  });

  it("ask for no order of dates where only the day of payment goes both ways, and have the longer of two codes", () => {
    const text = "Reservation Number: 0123  Confirmation code: R7XK2M\nNH0075  Tokyo/Haneda(HND) - Sapporo/Chitose(CTS)\n12 April 2027 17:00 -> 18:35\nPaid on 02/01/2027";
    expect(read(text)).toEqual(["NH 0075 HND → CTS | 2027-04-12 17:00 | 18:35 | R7XK2M"]);
    expect(plan(text).datesOpen).toBeUndefined();
  });
});

describe("what is near a booking", () => {
  it("but an airport by no word in brackets", () => {
    expect(read("Reservation code (PNR): TQ4ZKL\nISTANBUL (IST) - NAIROBI (NBO)\nTK607   19.09.2027 Sunday\n20:15 - 02:45 (+1)\nNAIROBI (NBO) - ISTANBUL (IST)\nTK608   03.10.2027 Sunday\n04:10 - 10:35")).toEqual(["TK 607 IST → NBO | 2027-09-19 20:15 | 2027-09-20 02:45 | TQ4ZKL", "TK 608 NBO → IST | 2027-10-03 04:10 | 10:35 | TQ4ZKL"]);
  });

  it.each([
    ["an advertisement", "Summer sale! Flights to Lisbon from €29\nBook by 14 May 2027. Travel until 30 September 2027.\nHotel deals up to 30% off."],
    ["an invoice", "Invoice 2027-114\nDate: 4 May 2027\nConsulting services, April 2027\nAmount due EUR 1,200.00 by 18 May 2027"],
  ])("is none: %s", (_what, text) => {
    expect(() => read(text)).toThrow("could be made out");
  });

  it("is a flight whose airline writes no code before its number", () => {
    const text = "Confirmation # 3X7QW9\nFlight 1: Wednesday, 06/16/2027\nFLIGHT # 1482\nDEPARTS  OAK 08:10AM  Oakland\nARRIVES  DEN 11:40AM  Denver";
    expect(plan(text).items).toMatchObject([{ day: "2027-06-16", start: "08:10", end: "11:40", transport: { mode: "flight" } }]);
  });
});

describe("trains and ferries", () => {
  it("with their stations behind words of their own", () => {
    const text = "Trenitalia - Ticket details\nPNR: QKTM7R\nTrain: Frecciarossa 9540\nDeparture station: Roma Termini\nDeparture: 23/06/2027 hour 09:35\nArrival station: Milano Centrale\nArrival: 23/06/2027 hour 12:45\nTotal amount: 59,90 €";
    expect(read(text)).toEqual(["Roma Termini → Milano Centrale | 2027-06-23 09:35 | 12:45 | QKTM7R"]);
    expect(plan(text).items[0]!.transport).toMatchObject({ mode: "train", number: "Frecciarossa 9540" });
  });

  it("with the number of their line before the route, and a French word for the code", () => {
    const ferry = plan("Jadrolinija - ferry ticket\nLine: 602 Split - Stari Grad\nDeparture date: 05.08.2027\nDeparture time: 08:30\nArrival time: 10:30\nPrice: 71,20 EUR");
    expect(ferry.items).toMatchObject([{ title: "Split → Stari Grad", type: "transport", day: "2027-08-05", start: "08:30", end: "10:30", transport: { mode: "ferry" } }]);
    expect(read("SNCF\nRéférence de dossier : TQWXZP\nAller : vendredi 4 juin 2027\n08h02 Paris Gare de Lyon\nTGV INOUI 6607\n09h58 Lyon Part-Dieu")).toEqual(["Paris Gare de Lyon → Lyon Part-Dieu | 2027-06-04 08:02 | 09:58 | TQWXZP"]);
  });

  it("with its number above the route", () => {
    expect(plan("SmartEX reservation\nReservation No. 2001\nDate: April 12, 2027\nTrain: NOZOMI 23\nTokyo (09:00) -> Shin-Osaka (11:27)").items[0]).toMatchObject({ start: "09:00", end: "11:27", transport: { mode: "train", number: "NOZOMI 23" } });
  });

  it("by no clock where a name is that of towns on several continents", () => {
    const [ferry] = plan("DFDS ferry\nNewcastle - Amsterdam (IJmuiden)\nDeparture: 20 Aug 2027 17:00\nArrival: 21 Aug 2027 10:45").items;
    expect(ferry!.transport).toMatchObject({ from: { timeZone: null }, to: { timeZone: "Europe/Amsterdam" } });
  });
});

describe("what agencies sell", () => {
  it("is called what it is, not as the agency is", () => {
    expect(read("GetYourGuide\nBooking reference: GYGWZ5Q2A7LM\nVatican Museums: Skip-the-Line Ticket\nDate: Monday, October 11, 2027 at 10:30 AM")).toEqual(["Vatican Museums: Skip-the-Line Ticket | 2027-10-11 10:30 | - | GYGWZ5Q2A7LM"]);
    expect(read("Klook\nBooking confirmed\nBooking reference ID: KLK123456\nUniversal Studios Express Pass 7\nParticipation date: 2027-11-06\nTime: 08:30")).toEqual(["Universal Studios Express Pass 7 | 2027-11-06 08:30 | - | KLK123456"]);
  });

  it("costs dollars of the country that is said", () => {
    const cost = (sum: string) => plan(`Klook\nVoucher for Ocean Park\nParticipation date: 2027-11-06\nTotal ${sum}`).items[0]!.cost;
    expect([cost("HK$ 2,310"), cost("$120.00 CAD"), cost("A$ 99"), cost("$12.50")]).toEqual([{ amount: 231_000, currency: "HKD" }, { amount: 12_000, currency: "CAD" }, { amount: 9900, currency: "AUD" }, { amount: 1250, currency: "USD" }]);
  });

  it("is a stay with its name, its whole price and the hour from which one may come", () => {
    const text = "Hostelworld\nReference number: 40321-532109876\nGenerator Amsterdam\nMauritskade 57, Amsterdam, Netherlands\nArriving: Fri 9th Jul 2027\nDeparting: Mon 12th Jul 2027\nCheck in from 14:00\nTotal €142.50   Deposit paid €21.38   Balance due on arrival €121.12";
    expect(plan(text).items).toMatchObject([{ title: "Generator Amsterdam", address: "Mauritskade 57, Amsterdam, Netherlands", day: "2027-07-09", start: "14:00", endDay: "2027-07-12", end: null, cost: { amount: 14_250, currency: "EUR" } }]);
  });

  it("is a stay in a street without a word for it, and a tour behind its order's number", () => {
    expect(plan("Buchungsnummer: 4123.555.981\nHotel am Konzerthaus\nAm Heumarkt 35-37, 1030 Wien, Österreich\nAnreise 3. Juni 2027 (15:00 - 00:00)\nAbreise 6. Juni 2027 (bis 12:00)").items).toMatchObject([{ address: "Am Heumarkt 35-37, 1030 Wien, Österreich", end: "12:00" }]);
    expect(plan("KKday\nOrder no.: 27KK123456789\nTaipei: Jiufen day tour\nDate of departure: 2027-03-14\nDeparture time 09:00").items).toMatchObject([{ title: "Taipei: Jiufen day tour", start: "09:00" }]);
  });

  it("is a car with the place before the day", () => {
    const text = "Europcar - Reservation confirmed\nReservation number 1122334455\nPick-up station: Palermo Airport (PMO), 10/09/2027 14:30\nReturn station: Catania Airport (CTA), 17/09/2027 09:00";
    expect(plan(text).items).toMatchObject([{ day: "2027-09-10", start: "14:30", endDay: "2027-09-17", end: "09:00", transport: { from: { name: "Palermo Airport (PMO)" }, to: { name: "Catania Airport (CTA)" } } }]);
  });

  it("is a car with one place where one gets it and gives it back", () => {
    const text = "Hertz Confirmation Number: K1234567890\nPickup and Return Location\nDenver International Airport\n24890 E 78th Ave, Denver, CO\nPickup Time\nWed, Sep 1, 2027 at 11:30 AM\nReturn Time\nMon, Sep 6, 2027 at 10:00 AM\nYour Vehicle\nFull-size SUV, Chevrolet Tahoe or similar";
    expect(plan(text).items).toMatchObject([{ day: "2027-09-01", start: "11:30", endDay: "2027-09-06", end: "10:00", transport: { from: { name: "Denver International Airport" }, to: { name: "Denver International Airport" } } }]);
  });
});
