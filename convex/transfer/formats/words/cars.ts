// Hired cars in the words of a confirmation: where and when one gets the car and gives it back. Pure.
import { stationNamed } from "../../airports";
import { item, leastSure, rentalCar } from "../../items";
import type { ReadItem } from "../../types";
import type { Language } from "../../../words/languages";
import { daysIn, rangeIn, timesIn, WEEKDAYS, type FoundDay } from "./dates";
import { codeIn, priceIn } from "./shared";

const CAR = /\b(?:rental car|car rental|car hire|hire car|rent[- ]a[- ]car|mietwagen|mietauto|autovermietung|fahrzeug(?:klasse|kategorie|gruppe)?|vehicle|driver|kfz|coche|noleggio|huurauto|autoverhuur|aluguer|location de voiture|voiture)\b|\bpick[- ]?up (?:location|time|date)\b|\b(?:picking up|returning) the car\b|\bbooked trip\b|\btrip booked with\b|\btrip with .{2,60} is booked\b/i;
const COMPANIES = ["Hertz", "SIXT", "Sixt", "Avis", "Europcar", "Enterprise", "Budget", "Alamo", "Thrifty", "Dollar", "National", "Buchbinder", "Times Car", "Toyota Rent a Car", "Nippon Rent-A-Car", "ORIX", "Goldcar", "Centauro", "Turo", "Getaround", "billiger-mietwagen.de", "CHECK24"];
/** These are also words of their own, and name nobody without a car. */
const COMPANY = new RegExp(`(?<![\\p{L}-])(${COMPANIES.join("|")})(?![\\p{L}-])`, "u");
const GETS = /^\s*(?:pick[- ]?up|picking up the car|collection|collect|abholung|anmietung|übernahme|mietbeginn|trip start\b|recogida|ritiro|prise en charge|ophalen|levantamento|départ)/i;
const GIVES = /^\s*(?:drop[- ]?off|return|rückgabe|abgabe|mietende|trip end\b|devoluci[oó]n|devolu[cç][aã]o|riconsegna|restitution|restituzione|terugbrengen|inleveren|retour)/i;
const LABEL = /^\s*(?:(?:pick|drop)[- ]?(?:up|off)|\p{L}+)(?:[ -](?:en charge|location|station|place|office|branch|ort|date|time|and|&|\/|ort|datum|date\/time|start|end))*\s*:?\s*/iu;
const OTHER_LABEL = /^\s*[\p{L} -]{3,30}:\s/u;
const HIRED = /\b(?:rental|hire)\b|\bmiet(?:dauer|zeit|zeitraum)\b/i;
/** "12:00 PM - Keflavik Airport": the place behind the hour. */
const BEHIND = /\s[–—-]\s(\p{Lu}[^:]{2,80})$/u;
/** "Meet Somebody at": the place is on the next line. */
const NO_PLACE = /\bor similar\b|\boder ähnlich|^(?:meet|please|navigate|your|vehicle|car)\b|\b(?:at|to)$/i;
/** Where one gets the car and gives it back alike. */
const PLACE = /^\s*(?:(?:pick[- ]?up (?:and|&|\/) (?:return|drop[- ]?off) )?location|delivery(?: location)?)\s*(?::\s*(\S.*))?$/i;
const NEXT = 3;

type End = { day: FoundDay | null; time: string | null; place: string; line: number };

export function carsIn(lines: readonly string[], language: Language): ReadItem[] {
  const whole = lines.join("\n");
  const company = COMPANY.exec(whole)?.[1] ?? "";
  if (!CAR.test(whole) && company === "") return [];
  const [gets, gives] = [endOf(lines, GETS, GIVES), endOf(lines, GIVES, GETS)];
  // What has no date beside its word has that of the range; a mail with a car in it may have one of something else.
  const said = [gets, gives].every(({ day, time, place }) => day !== null || time !== null || place !== "");
  const at = lines.findIndex((line) => rangeIn(line) !== null && (said || CAR.test(line) || HIRED.test(line)));
  const range = at === -1 ? null : rangeIn(lines[at]!);
  const [from, until] = [gets.day ?? range?.[0], gives.day ?? range?.[1]];
  if (!from || !until || until.day < from.day) return [];
  const code = codeIn(whole);
  const both = gets.place === "" && gives.place === "" ? placeOf(lines) : "";
  const station = (name: string) => (name === "" ? null : stationNamed(name, language));
  const saysAll = [gets, gives].every(({ time, place }) => time !== null && (place !== "" || both !== ""));
  return [
    item({
      title: rentalCar(company, language),
      type: "transport",
      line: gets.day ? gets.line : at + 1,
      day: from.day,
      start: gets.time,
      end: gives.time,
      ...(until.day > from.day && { endDay: until.day }),
      cost: priceIn(lines),
      ...(code && { code }),
      transport: { mode: "car", ...(company && { carrier: company }), from: station(gets.place || both), to: station(gives.place || both) },
      certainty: leastSure(leastSure(from.certainty, until.certainty), saysAll ? "sure" : "likely"),
    }),
  ];
}

/** All that the lines with its word say, and those right below. */
function endOf(lines: readonly string[], word: RegExp, other: RegExp): End {
  let [day, time, place, first]: [FoundDay | null, string | null, string, number] = [null, null, "", 0];
  for (const [index, line] of lines.entries()) {
    if (!word.test(line) || PLACE.test(line)) continue;
    const below = lines.slice(index + 1, index + 1 + NEXT);
    const end = below.findIndex((next) => next.trim() === "" || word.test(next) || other.test(next) || OTHER_LABEL.test(next));
    for (const text of [line.replace(LABEL, ""), ...below.slice(0, end === -1 ? NEXT : end)]) {
      const [date, clock] = [daysIn(text)[0], timesIn(text)[0]];
      if (date && !day) [day, first] = [date, index + 1];
      if (clock && !time) time = clock.time;
      const said = date || clock ? (BEHIND.exec(text)?.[1] ?? before(text, Math.min(...[date, clock].map((one) => one?.index ?? Infinity)))) : text;
      if (said && place === "" && isPlace(said)) place = said.trim();
    }
    if (day && time && place) break;
  }
  return { day, time, place, line: first };
}

/** "Palermo Airport, 10/09/2027": the place before the day, which a day of the week is not. */
function before(text: string, index: number): string {
  const words = text.slice(0, index).replace(/[\s,;–—-]+$/u, "");
  return words.length < SHORTEST_PLACE || A_WEEKDAY.test(words) ? "" : words;
}

const SHORTEST_PLACE = 4;
const A_WEEKDAY = new RegExp(`^(?:${WEEKDAYS.join("|")})\\.?$`, "iu");

function placeOf(lines: readonly string[]): string {
  const index = lines.findIndex((line) => PLACE.test(line));
  const place = index === -1 ? "" : (PLACE.exec(lines[index]!)?.[1] ?? lines.slice(index + 1).find((line) => line.trim() !== "") ?? "");
  return isPlace(place) || /^\d+\S* \p{Lu}/u.test(place.trim()) ? place.trim() : "";
}

const isPlace = (text: string): boolean => /^\p{Lu}/u.test(text.trim()) && text.length <= 100 && !NO_PLACE.test(text) && daysIn(text).length === 0 && timesIn(text).length === 0;
