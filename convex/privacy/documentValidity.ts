// Whether what somebody travels with lasts long enough for a trip: the one rule behind the trip linter and the account's
// page on privacy. Pure.
import type { DocumentKind } from "./schema";

/** `country` issued it; `expires` is the last day on which it is valid. */
export type Held = { kind: DocumentKind; country: string; expires: string };
/** `countries` of all its cities. */
export type Journey = { endDate: string; countries: readonly string[] };
/** ends: before the trip does. short: less than half a year after it, which many countries ask of a passport. */
export type Shortfall = "ends" | "short";
type Found<Document> = { document: Document; how: Shortfall };

const MONTHS_ASKED = 6;

/** The European Union with Iceland, Liechtenstein, Norway and Switzerland: their citizens may travel in all of it with an identity card, up to its last day. */
const FREE_MOVEMENT = new Set("AT BE BG CH CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK".split(" "));

/** Null while one of them lasts, otherwise the one that comes closest and what it lacks. Asked for only outside the country that issued it. */
export function shortfallOf<Document extends Held>(documents: readonly Document[], journey: Journey): Found<Document> | null {
  const enough = documents.filter((one) => one.kind === "passport" || travelsFreely(one, journey));
  // A card doesn't stand in for a passport where it may not be enough; alone, it is all there is.
  const asked = enough.length > 0 ? enough : documents;
  const lacking = asked.flatMap((document): Found<Document>[] => {
    const how = lackOf(document, journey);
    return how ? [{ document, how }] : [];
  });
  if (lacking.length < asked.length) return null;
  return lacking.toSorted((a, b) => (a.document.expires < b.document.expires ? 1 : -1))[0] ?? null;
}

/** At home, or where a citizen of that country goes as at home. */
const travelsFreely = ({ country }: Held, { countries }: Journey) => countries.every((code) => code === country || (FREE_MOVEMENT.has(code) && FREE_MOVEMENT.has(country)));

function lackOf(held: Held, journey: Journey): Shortfall | null {
  if (journey.countries.every((code) => code === held.country)) return null;
  if (held.expires < journey.endDate) return "ends";
  if (held.kind !== "passport" || travelsFreely(held, journey)) return null;
  return held.expires < monthsAfter(journey.endDate, MONTHS_ASKED) ? "short" : null;
}

/** The same day of the month, or the month's last where it has no such day. */
function monthsAfter(date: string, months: number): string {
  const [year, month, day] = date.split("-").map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10);
}
