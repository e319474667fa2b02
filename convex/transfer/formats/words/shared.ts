// What every confirmation says in much the same words: its code, its sum, its address. Pure.
import { costOf } from "../csv";
import type { ReadItem } from "../../types";
import { daysIn, timesIn } from "./dates";

const BOOKING = "confirmation|booking|reservation|itinerary|record locator|pnr|buchungs?|best[äa]tigungs?|bestell|reservierungs?|auftrags?|vorgangs?|r[ée]servation|reserva|localizador|prenotazione|pnr\\)|order|reference|file|dossier|boekings?|bevestigings?|reserverings?|bestel|commande|confirmaci[oó]n|confirma[cç][aã]o|conferma|biglietto|billete?|bilhete|tickets?";
const KIND = "number|code|reference(?: number)?|ref\\.?|no\\.?|id|#|nummer|n[uú]mero";
const CODE = "([A-Z0-9][A-Z0-9.-]{3,23})(?![\\w@])";
/** With the word for it, a code may be short, in groups, or on the next line. One word for it may follow another: only the first part is used up. */
const NAMED_CODE = new RegExp(`(?:${BOOKING})(?=[ \\t-]?(?:${KIND})(?:[ \\t](?:is|lautet))?[ \\t]?[:#–-]?[ \\t]?(?:\\n[ \\t]?)?(?:(\\d{3,4}(?: \\d{3,4}){2,4})(?!\\d)|${CODE}))`, "gi");
/** "BOOKING CONFIRMED" has no code: one of letters alone needs a sign before it, as "Booking: QWERTY" has. */
const BARE_CODE = new RegExp(`(?:${BOOKING})(?=(?:[ \\t]is)?(?:[ \\t]?([:#]))?[ \\t]?${CODE})`, "gi");

/** "Código de confirmación", "N° de commande": the other way round, with the code behind it or below. */
const TURNED_CODE = new RegExp(`(?:c[oó]digo|codice|code|n[uú]mero|num[ée]ro|n[°ºo]\\.?)[ \\t](?:(?:de|di|da|do|du|of)[ \\t](?:la[ \\t])?|d['’])?(?:${BOOKING})(?=[ \\t]?[:#–-]?[ \\t]?(?:\\n[ \\t]?)?(?:(\\d{3,4}(?: \\d{3,4}){2,4})(?!\\d)|${CODE}))`, "gi");

const SHORT = /^\d{1,4}$/;

/** The first that has a digit or is all capitals: a word is no code. Four digits are one where there is no longer one. */
export function codeIn(text: string): string | null {
  const named = [NAMED_CODE, TURNED_CODE].flatMap((pattern) => [...text.matchAll(pattern)]).flatMap(([, digits, code]) => digits ?? ownCode(code!, 4, true) ?? []);
  const found = named.find((code) => !SHORT.test(code)) ?? named[0];
  if (found) return found;
  for (const [, sign, code] of text.matchAll(BARE_CODE)) {
    const found = ownCode(code!, 5, sign !== undefined);
    if (found) return found;
  }
  return null;
}

function ownCode(said: string, shortest: number, letters: boolean): string | null {
  const code = said.replace(/[.-]+$/, "");
  if (code.length < shortest || /^\d{4}-\d{2}-\d{2}$/.test(code)) return null;
  return /\d/.test(code) || (letters && code.length >= 5 && code === code.toUpperCase()) ? code : null;
}

const CURRENCY = "\\b(?:EUR|USD|GBP|JPY|CHF|AUD|CAD|NZD|SEK|NOK|DKK|PLN|CZK|HUF|THB|SGD|HKD|INR|CNY|KRW|BRL|MXN|ZAR|TRY|AED|ISK|RON|BGN|RSD|UAH|GEL|ILS|EGP|MAD|TND|KES|TZS|SAR|QAR|OMR|JOD|IDR|MYR|PHP|VND|TWD|MOP|LKR|NPR|KHR|ARS|CLP|COP|PEN|UYU|CRC|DOP)\\b";
const DOLLARS = "\\b(?:US|HK|NT|NZ|AU|CA|MX|A|C|S|R)\\$";
/** "$120.00 CAD" are no dollars of the United States. */
const SUM = new RegExp(`(?:(?:${DOLLARS}|[€$£¥]|${CURRENCY})[ \\t]?\\d[\\d.,' ]{0,15}(?:${CURRENCY})?|\\d[\\d.,' ]{0,15}(?:[€£¥]|${CURRENCY}))`, "g");

const TOTAL = /tota?al|gesamt|importe|montant|amount|price|betrag|preis|bedrag|prijs|prezzo|precio|pre[cç]o|prix/i;

/** What it comes to: the sum on a line that says total, else the only sum there is. */
export function priceIn(lines: readonly string[]): ReadItem["cost"] {
  const sums = lines.flatMap((line) => {
    const found = [...line.matchAll(SUM)];
    // Of several on a line each has its own word before it.
    return found.map(({ 0: sum, index }, at) => {
      const before = found[at - 1];
      return { sum, total: TOTAL.test(found.length === 1 ? line : line.slice(before ? before.index + before[0].length : 0, index)) };
    });
  });
  const chosen = sums.findLast(({ total }) => total) ?? (sums.length === 1 ? sums[0] : undefined);
  return chosen ? costOf(chosen.sum, "") : null;
}

const ADDRESS = /^[ \t]*(?:address|adres(?:se)?|direcci[oó]n|indirizzo|morada|endere[cç]o|location|where|meeting point|treffpunkt|lieu de rendez-vous|punto d[ei] (?:incontro|encuentro)|ponto de encontro|ontmoetingspunt)[ \t]*:?[ \t]+(.{5,200})$/i;
const STREET = /stra(?:ß|ss)e\b|str\.|\bplatz\b|allee\b|gasse\b|\b(?:street|st|avenue|ave|road|rd|boulevard|blvd|lane|square|drive|via|viale|piazza|rue|calle|plaza|rua|cal[cç]ada|largo|avenida|carrer|corso|quai)\b|(?:straat|gracht|plein|laan|kade)\b|-(?:ku|cho|chome|machi|dori|gu|ro|gil|dong)\b|\b\d{5}\b/i;

/** "Austurbakki 2, 101 Reykjavík": a street without a word for it, and the town behind its code. */
const TOWN = /\p{L}{3,}\.? \d{1,4}(?:[-–/]\d{1,4})?[a-z]?, (?:\d{3,6} \p{Lu}[\p{L} .-]+(?:, \p{Lu}[\p{L} .-]+)?|\p{Lu}[\p{L} .-]+, \p{Lu}[\p{L} .-]+)$/u;

export function addressIn(lines: readonly string[]): string | null {
  for (const [index, line] of lines.entries()) {
    const said = ADDRESS.exec(line)?.[1]?.trim();
    if (said) return said;
    if (/^[ \t]*(address|adres(?:se)?|direcci[oó]n|indirizzo|morada|endere[cç]o)[ \t]*:?[ \t]*$/i.test(line) && lines[index + 1]?.trim()) return lines[index + 1]!.trim();
  }
  return lines.find(isAddress)?.trim().replace(/\s[–-]\s.*$/, "") ?? null;
}

/** A street with a number, and a town behind a comma. */
export const isAddress = (line: string): boolean =>
  line.length <= 200 && line.includes(",") && /\d/.test(line) && (STREET.test(line) || TOWN.test(line.trim())) && !/:|\?|!|@|https?/.test(line) && daysIn(line).length === 0 && timesIn(line).length === 0 && line.search(SUM) === -1;

const NO_NAME =
  /confirm|best[äa]tig|bestel|conferma|bevestig|prenotazion|boeking|reserver|compra|acquisto|commande|gracias|grazie|merci|obrigad|bedankt|aankomst|vertrek|uitcheck|inchecken|lle?gada|salida|arrivo|partenza|arriv[ée]e|d[ée]part|chegada|partida|\border\b|reserv|buchung|booking|book(?:ed|ing)|itinerary|thank|dank|hello|hallo|^hi\b|^dear|^liebe|guten tag|welcome|^you|\byour?\b|\bihre?n?\b|\bdeine?\b|party of|table for|guests?\b|personen|person[en]e[sn]?|person[ae]s?\b|pessoas|people|adults?\b|erwachsene|entero|gesamte unterkunft|total|price|preis|betrag|summe|check[- ]?(?:in|out)|anreise|abreise|arrival|departure|nights?\b|n[äa]chte|address|adresse|phone|telefon|direcci[oó]n|indirizzo|morada|\badres\b|prezzo|precio|pre[cç]o|\bprix\b|prijs|importe|montant|c[oó]digo|codice|localizador|n[uú]m(?:é|e)ro|n°|notti\b|noches\b|nuits\b|noites\b|nachten\b|\bje\b|\b(?:la tua|il tuo|tu|a sua|votre|vos)\b|forwarded|weitergeleitet|@|https?:|\b(?:code|number|nummer|ref|reference|id)\b|#|^[-–—=*_\s]+$|^(?:name|date|datum|start|ends?|time|uhrzeit|beginn|zimmer|rooms?|stay|unterkunft|suite|airbnb|booking\.com|expedia|agoda|opentable|resy|thefork|quandoo|getyourguide|viator|klook|tiqets|musement|headout|kkday|civitatis|hostelworld|vrbo|hotels\.com|trip\.com|eventbrite|ticketmaster|meeting point|treffpunkt|duration|dauer)\b[^\p{L}]*(?:$|:)/iu;

/** Whether a line may be what something is called: none of the words that every mail has. */
export const isName = (line: string): boolean => {
  const text = line.trim();
  return text.length >= 3 && text.length <= 100 && /^["“„'(]?[\p{Lu}\p{Lo}\d]/u.test(text) && /\p{L}{2}/u.test(text) && !NO_NAME.test(text) && !isAddress(text) && daysIn(text).length === 0 && timesIn(text).length === 0 && text.search(SUM) === -1;
};
