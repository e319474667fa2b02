// Makes items out of what files say: trimmed to what a trip takes, in the order of the clock. Pure.
import { minorDigits } from "../money/currencies";
import { say, type Said } from "../said";
import type { Language } from "../words/languages";
import { write, written } from "../words/words";
import type { Certainty, Problem, ReadItem } from "./types";

type Given = Partial<ReadItem> & Pick<ReadItem, "title">;

const MAX = { title: 200, description: 5000, why: 600, address: 300, code: 64, links: 20, url: 2000, label: 120, station: 120, carrier: 80, number: 20 };

/** What something without a name is called. */
export const untitled = (language: Language): string => written(write("Untitled"), language);

/** What a car is called that is hired; `company` is "" where nobody says it. */
export const rentalCar = (company: string, language: Language): string => written(company ? write("Rental car, {company}", { company }) : write("Rental car"), language);

/** An item with everything left open but what is given. */
export function item(given: Given): ReadItem {
  return {
    type: "sightseeing",
    day: null,
    start: null,
    end: null,
    cost: null,
    placeId: null,
    lat: null,
    lng: null,
    line: null,
    certainty: "sure",
    ...given,
    title: cut(given.title, MAX.title),
  };
}

/** What fits into a trip of what a file says; what had to be left out is told. */
export function fitted(given: ReadItem, problems: Problem[], language: Language): ReadItem {
  const read = { ...given, title: cut(given.title, MAX.title) || untitled(language), ...(given.why && { why: cut(given.why, MAX.why) }) };
  const note = (text: Said) => problems.push({ line: read.line, text });
  const { description, address, code, links, transport, ...rest } = read;
  if (description && [...description].length > MAX.description) note(say("The notes of “{title}” are longer than {max, number} characters and were cut.", { title: read.title, max: MAX.description }));
  const located = isPoint(read.lat, read.lng);
  if (!located && (read.lat !== null || read.lng !== null)) note(say("“{title}” has coordinates that are nowhere on earth.", { title: read.title }));
  const station = (end: NonNullable<typeof transport>["from"]) =>
    end && { ...end, name: cut(end.name, MAX.station) || "?", ...(!isPoint(end.lat, end.lng) && { lat: null, lng: null }) };
  const webLinks = links?.filter(({ url }) => isWebLink(url)).slice(0, MAX.links).map(({ url, label }) => ({ url, ...(label && { label: cut(label, MAX.label) }) }));
  return {
    ...rest,
    ...(!located && { lat: null, lng: null }),
    ...(description && { description: cut(description, MAX.description) }),
    ...(address && { address: cut(address, MAX.address) }),
    ...(code && { code: cut(code, MAX.code) }),
    ...(webLinks && webLinks.length > 0 && { links: webLinks }),
    ...(transport && {
      transport: {
        mode: transport.mode,
        ...(transport.carrier && { carrier: cut(transport.carrier, MAX.carrier) }),
        ...(transport.number && { number: cut(transport.number, MAX.number) }),
        from: station(transport.from),
        to: station(transport.to),
      },
    }),
  };
}

/** By day and time, ideas last; within a day what has no time, then stays. */
export function inOrder(items: ReadItem[]): ReadItem[] {
  return items
    .map((read, index) => ({ read, index }))
    .sort((a, b) => compare(a.read.day ?? "9", b.read.day ?? "9") || compare(clockKey(a.read), clockKey(b.read)) || a.index - b.index)
    .map(({ read }) => read);
}

const clockKey = ({ type, start }: ReadItem) => (type === "hotel" ? "25" : (start ?? "24"));
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

export const isPoint = (lat: number | null, lng: number | null): boolean =>
  lat !== null && lng !== null && Number.isFinite(lat) && Number.isFinite(lng) && Math.abs(lat) <= 90 && Math.abs(lng) <= 180;

export const isWebLink = (url: string): boolean => url.length <= MAX.url && /^https?:\/\//i.test(url) && URL.canParse(url);

export const leastSure = (a: Certainty, b: Certainty): Certainty => (a === "unsure" || b === "unsure" ? "unsure" : a === "likely" || b === "likely" ? "likely" : "sure");

const cut = (text: string, max: number): string => [...withoutControls(text).trim()].slice(0, max).join("").trim();

/** Line ends and tabs stay. */
function withoutControls(text: string): string {
  // eslint-disable-next-line no-control-regex
  return text.replace(/\r\n?/g, "\n").replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g, "");
}

/** 12.5 of EUR in minor units; null for what is no sum. */
export function moneyOf(amount: number, currency: string): ReadItem["cost"] {
  const code = currency.trim().toUpperCase();
  const minor = Math.round(amount * 10 ** minorDigits(code));
  if (!/^[A-Z]{3}$/.test(code) || !Intl.supportedValuesOf("currency").includes(code)) return null;
  return Number.isSafeInteger(minor) && minor >= 0 && minor <= 1e12 ? { amount: minor, currency: code } : null;
}

const KINDS: [ReadItem["type"], RegExp][] = [
  ["transport", /^(zug|bahn)$|\b(flight|fly|airport|train|rail|bus|ferry|transfer|taxi|drive|car rental|cruise|transport\w*|airline|flug|flughafen|(?:zug|bahn)(?= (?:nach|von|ab|zum|zur)\b)|zugfahrt|bahnfahrt|fähre|mietwagen|kreuzfahrt)\b/i],
  ["hotel", /\b(hotel|hostel|lodging|accommodation|ryokan|guest ?house|apartment|b&b|resort|check-?in|motel|airbnb|campsite|stay|unterkunft|pension|gasthof|ferienwohnung|jugendherberge|campingplatz)\b/i],
  ["restaurant", /\b(restaurant|dinner|lunch|breakfast|brunch|caf[eé]|bar|pub|food|dining|bistro|trattoria|izakaya|abendessen|mittagessen|frühstück|gaststätte|wirtshaus|biergarten|kneipe)\b/i],
];

/** What somebody's words for a thing mean here; a guess. */
export const typeOf = (words: string): ReadItem["type"] => KINDS.find(([, pattern]) => pattern.test(words))?.[0] ?? "sightseeing";
