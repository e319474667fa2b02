// Journeys as people ask for them, in both languages.
import { describe, expect, it } from "vitest";
import type { Intent } from "../types";
import { FRI, MON, THU, TRIP, WED } from "./german/trip.testing";
import { PHRASINGS as GERMAN } from "./german/phrasings.testing";
import { HELD_OUT } from "./german/heldOut.testing";
import { PHRASINGS as ENGLISH } from "./phrasings.testing";
import { rideIn } from "./rides";
import { understand } from "./understand";

type Addition = Extract<Intent, { kind: "add" }>;
type Row = [said: string, mode: string, from: string | null, to: string | null, day: string | null, start: string | null, more?: { end?: string; number?: string; cost?: number }];

const ASKED: Row[] = [
  ["add a flight from Frankfurt to Lisbon on Friday at 11:15", "flight", "Frankfurt", "Lisbon", FRI, "11:15"],
  ["Füge am Freitag einen Flug von FRA nach LIS um 11:15 hinzu", "flight", "FRA", "LIS", FRI, "11:15"],
  ["Add flight LH 1166 from FRA to LIS on day 7, 11:15-13:05", "flight", "FRA", "LIS", FRI, "11:15", { number: "LH 1166", end: "13:05" }],
  ["add our flight FRA-LIS on Friday, leaving at 9pm and arriving at 11:30 pm", "flight", "FRA", "LIS", FRI, "21:00", { end: "23:30" }],
  ["please add a train from Rome to Florence on Wednesday", "train", "Rome", "Florence", WED, null],
  ["add a bus to Naples at 8:30 on Monday", "bus", null, "Naples", MON, "08:30"],
  ["Include the ferry from Civitavecchia on Thursday to Olbia at 10 am please", "ferry", "Civitavecchia", "Olbia", THU, "10:00"],
  ["add a taxi to the airport on Friday at 7:30", "taxi", null, "airport", FRI, "07:30"],
  ["Füge einen Zug von Rom nach Florenz am Mittwoch um 9 Uhr 30 hinzu", "train", "Rom", "Florenz", WED, "09:30"],
  ["Trag den Flug LH 231 von Rom nach Frankfurt am Main am Freitag von 14:10 bis 16:05 ein", "flight", "Rom", "Frankfurt am Main", FRI, "14:10", { number: "LH 231", end: "16:05" }],
  ["Bitte einen Fernbus nach Siena am Donnerstag um 10:00 einplanen", "bus", null, "Siena", THU, "10:00"],
  ["Füg die Fähre von Neapel nach Capri am Montag hinzu", "ferry", "Neapel", "Capri", MON, null],
  ["add a flight from Frankfurt to Lisbon", "flight", "Frankfurt", "Lisbon", null, null],
  ["add a flight from St. Louis to São Paulo on 3 May", "flight", "St. Louis", "São Paulo", MON, null],
];

/** Told, not asked for: in any order of the day, the time, the number and the price. */
const TOLD: Row[] = [
  ["We fly on Friday from Vienna to Lisbon at 9:40", "flight", "Vienna", "Lisbon", FRI, "09:40"],
  ["On Friday we fly from Vienna to Lisbon at 9:40 for 120 euros", "flight", "Vienna", "Lisbon", FRI, "09:40", { cost: 12_000 }],
  ["We're flying to Lisbon from Vienna at 9:40 on Friday, 89.50 € per person", "flight", "Vienna", "Lisbon", FRI, "09:40", { cost: 8_950 }],
  ["Our flight OS 351 leaves at 9:40 on Friday and costs €1,120", "flight", null, null, FRI, "09:40", { number: "OS 351", cost: 112_000 }],
  ["Flight Vienna – Lisbon on Friday 9:40", "flight", "Vienna", "Lisbon", FRI, "09:40"],
  ["We take the train from Rome to Florence at 14:00 on Wednesday", "train", "Rome", "Florence", WED, "14:00"],
  ["Am Freitag fliegen wir von Wien nach Lissabon um 9:40", "flight", "Wien", "Lissabon", FRI, "09:40"],
  ["Um 9:40 fliegen wir am Freitag mit OS 351 von Wien nach Lissabon für 120 €", "flight", "Wien", "Lissabon", FRI, "09:40", { number: "OS 351", cost: 12_000 }],
  ["Wir fliegen am Freitag um 18:30 zurück nach Frankfurt", "flight", null, "Frankfurt", FRI, "18:30"],
  ["Wir fliegen am Freitag um 18:30 nach Hause", "flight", null, null, FRI, "18:30"],
  ["Wir fahren am Montag um 9:30 mit dem Zug von Rom nach Tivoli, 12,50 € pro Person", "train", "Rom", "Tivoli", MON, "09:30", { cost: 1_250 }],
  ["Unser Flug geht am Freitag um 18:30 von Florenz nach Frankfurt und kostet 1.120 Euro", "flight", "Florenz", "Frankfurt", FRI, "18:30", { cost: 112_000 }],
  ["Flug Wien nach Lissabon am Freitag um 9:40", "flight", "Wien", "Lissabon", FRI, "09:40"],
  ["we fly home on 7 May at 18:30", "flight", null, null, FRI, "18:30"],
  ["Wir fliegen am 7. Mai um 18:30 nach Hause", "flight", null, null, FRI, "18:30"],
  ["our flight to Lisbon leaves on 7 May at 9:00", "flight", null, "Lisbon", FRI, "09:00"],
  ["train to the airport on the 7th leaves 1pm", "train", null, "airport", FRI, "13:00"],
  ["zug zum flughafen am 7. um 13 uhr", "train", null, "Flughafen", FRI, "13:00"],
  ["bus von rom nach siena fr 14 uhr", "bus", "Rom", "Siena", FRI, "14:00"],
  ["flight back is fri 19:40", "flight", null, null, FRI, "19:40"],
  ["freitag 19:40 geht der rückflug", "flight", null, null, FRI, "19:40"],
  ["wir landen fr um 7 uhr früh", "flight", null, null, FRI, "07:00"],
  ["am letzten tag fliegen wir um 18 uhr zurück", "flight", null, null, FRI, "18:00"],
];

describe("a journey that is to be added", () => {
  it.each([...ASKED, ...TOLD])("%s", (text, mode, from, to, day, start, more = {}) => {
    const [intent, ...others] = understand(text, TRIP, [], "en") as [Addition];
    expect(others).toEqual([]);
    const { ride, days, at } = intent;
    expect(ride && { mode: ride.mode, from: ride.from, to: ride.to, number: ride.number, end: ride.end ?? undefined, cost: ride.cost?.amount, start: ride.start ?? at, day: days[0] ?? null }).toEqual({ mode, from, to, number: more.number, end: more.end, cost: more.cost, start, day });
  });

  it.each(["add the train museum on Friday", "Füge das Zugmuseum am Freitag hinzu", "add a bus tour on Monday", "remove the flight from Rome to Frankfurt", "move the train to Thursday", "Verschieb den Zug auf Donnerstag", "look up flights from Rome to Frankfurt", "When do we fly from Rome to Frankfurt on Friday?", "We fly to Rome on Saturday, plan a relaxed week", "Wann fliegen wir am Freitag von Rom nach Frankfurt?", "Plane den Tag, an dem wir von Rom nach Florenz fahren"])("is none: %s", (text) => {
    expect((understand(text, TRIP, [])[0] as Addition).ride).toBeUndefined();
  });

  it("is nothing else that people ask for", () => {
    const asked = [...ENGLISH, ...GERMAN, ...HELD_OUT].map(([text]) => text);
    expect(asked.filter((text) => rideIn(text) !== null && understand(text, TRIP, []).some((intent) => intent.kind === "add" && intent.ride))).toEqual([]);
  });
});
