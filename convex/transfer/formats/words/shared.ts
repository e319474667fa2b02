// What every confirmation says in much the same words: its code, its sum, its address. Pure.
import { costOf } from "../csv";
import type { ReadItem } from "../../types";

const CODE = /(?:confirmation|booking|reservation|record locator|pnr|buchungs(?:nummer|code)|r[ée]servation|reserva|prenotazione|order)[ \t]*(?:number|code|reference|ref\.?|no\.?|id|#|nummer|num[eé]ro)?[ \t]*(?:is)?[ \t]*[:#]?[ \t]*([A-Z0-9][A-Z0-9.-]{4,23})(?![\w@])/gi;

/** The first that has a digit or is all capitals: a word is no code. */
export function codeIn(text: string): string | null {
  for (const match of text.matchAll(CODE)) {
    const code = match[1]!.replace(/[.-]+$/, "");
    if (code.length >= 5 && (/\d/.test(code) || code === code.toUpperCase())) return code;
  }
  return null;
}

const SUM = /(?:(?:[€$£¥]|\b(?:EUR|USD|GBP|JPY|CHF|AUD|CAD|NZD|SEK|NOK|DKK|PLN|CZK|HUF|THB|SGD|HKD|INR|CNY|KRW|BRL|MXN|ZAR|TRY|AED)\b)[ \t]?\d[\d.,' ]{0,15}|\d[\d.,' ]{0,15}(?:[€£¥]|\b(?:EUR|USD|GBP|JPY|CHF|AUD|CAD|NZD|SEK|NOK|DKK|PLN|CZK|HUF|THB|SGD|HKD|INR|CNY|KRW|BRL|MXN|ZAR|TRY|AED)\b))/g;

/** What it comes to: the sum on a line that says total, else the only sum there is. */
export function priceIn(lines: readonly string[]): ReadItem["cost"] {
  const sums = lines.flatMap((line) => [...line.matchAll(SUM)].map(({ 0: sum }) => ({ sum, total: /total|gesamt|importe|montant|totale|amount|price|betrag/i.test(line) })));
  const chosen = sums.findLast(({ total }) => total) ?? (sums.length === 1 ? sums[0] : undefined);
  return chosen ? costOf(chosen.sum, "") : null;
}

const ADDRESS = /^[ \t]*(?:address|adresse|direcci[oó]n|indirizzo|location|where)[ \t]*:?[ \t]+(.{5,200})$/i;

export function addressIn(lines: readonly string[]): string | null {
  for (const [index, line] of lines.entries()) {
    const said = ADDRESS.exec(line)?.[1]?.trim();
    if (said) return said;
    if (/^[ \t]*(address|adresse|direcci[oó]n|indirizzo)[ \t]*:?[ \t]*$/i.test(line) && lines[index + 1]?.trim()) return lines[index + 1]!.trim();
  }
  return null;
}
