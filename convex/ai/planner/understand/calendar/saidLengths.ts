// How long a text says that a trip is, and how long each of its places: "a week", "three days in Rome, two in Florence". English in lower case.
import { escaped } from "../spelling";
import { COUNT, countIn } from "./names";

const MOOD = "(?:full|whole|entire|long|short|relaxed|quiet|calm|easy|lazy|slow|busy|packed|nice|lovely|romantic|cheap|more)";
const ABOUT = `(?:a few|a couple of|couple of|${COUNT})`;
/** "A day" is a length only of a place or a trip: what is spent "a day" is none. As a source. */
export const LENGTH = `(?:${ABOUT}[ -](?:${MOOD} )?(?:days|nights|weeks?|months|day(?= trip| in )|day-trip|(?<=-)day)|(?:one|1) (?:day|night|month)|a month|${MOOD} week|weekend|fortnight)`;

type Unit = "day" | "night" | "week" | "month" | "hour";
const DAYS: Record<Unit, number> = { day: 1, night: 1, week: 7, month: 30, hour: 1 / 24 };

export type SaidPlace = {
  /** As it stands in the text. */
  name: string;
  /** A country: how long it is, is how long all of it is. */
  whole: boolean;
};

export type SaidLength = {
  /** Days, or nights where those are said. */
  count: number;
  nights: boolean;
  at: number;
  end: number;
  /** "3 days each". */
  each: boolean;
  /** Of which of the places; none: of all that is spoken of. */
  place: number | null;
};

export type TripLength = {
  /** Days as people count them, the first and the last too; null: not said. */
  days: number | null;
  /** By the index of its place. */
  stays: Map<number, SaidLength>;
  /** Days until it begins: "in two weeks, three days in Rome". */
  away: number | null;
};

const SAID = new RegExp(
  `(?<![\\w.,€$£]|-(?!-))(?<each>each )?(?<count>a few|(?:a )?couple(?: of)?|one and a half|${COUNT}(?: (?:to|or) ${COUNT}|[-–/]\\d{1,2})?)(?<half> and a half)?[ -](?:${MOOD},? )*(?<unit>day|night|week|month|hour)s?\\b(?:' )?(?<more> and a half)?(?:(?<=weeks?|months?),? (?:and|plus) (?<rest>${COUNT}) days?\\b(?! trip\\b))?(?<eachAfter> (?:each|apiece)\\b)?`,
  "g",
);
/** What a sum is spent by, what comes again, and what isn't the whole. */
const NO_LENGTH_BEFORE = /(?:[\d€$£] ?|\b(?:eur|euros?|usd|dollars?|pounds?|once|twice|times|hours|first|last|final|every|per|after|other|next|past|previous|half) )$/;
const RATE_BEFORE = /(?<!\b(?:us|days|weeks|kids|friends)),? ?\b(?!us )[a-z]+s $/;
const NO_LENGTH_AFTER = /^(?:[ -]old\b| (?:ago|before|later|earlier|after|off|each way|pass|ticket|drive|walk|from (?:now|today))\b)/;

/** Every length that is one of a stay or of a trip. */
function lengthsIn(text: string): (SaidLength & { unit: Unit })[] {
  return [...text.matchAll(SAID)].flatMap((match) => {
    const { each, count = "", half, unit, more, rest, eachAfter } = match.groups!;
    const at = match.index;
    const end = at + match[0].length;
    const before = text.slice(0, at);
    const single = /^(?:a|an)$/.test(count) && half === undefined && more === undefined;
    if (NO_LENGTH_AFTER.test(text.slice(end)) || (each !== undefined && single)) return [];
    if (NO_LENGTH_BEFORE.test(before) && !(/(?:first|last|final) $/.test(before) && !single)) return [];
    if (single && (RATE_BEFORE.test(before) || /^ (?:trip|off)\b/.test(text.slice(end)))) return [];
    const by = unit as Unit;
    const number = (numberIn(count) + (half !== undefined || more !== undefined ? 0.5 : 0)) * DAYS[by];
    if (by === "hour" && (!Number.isInteger(number) || number > 4)) return [];
    return [{ count: Math.max(1, Math.floor(number)) + (rest ? countIn(rest) : 0), nights: by === "night", at, end, each: each !== undefined || eachAfter !== undefined, place: null, unit: by }];
  });
}

/** Of two, the more. */
function numberIn(count: string): number {
  if (/couple/.test(count)) return 2;
  if (count === "a few") return 3;
  if (count === "one and a half") return 1.5;
  return countIn(count.split(/ (?:to|or) |[-–/]/).at(-1)!);
}

/** Those that are of one place, as they stand before its name or after it; the others are of all places. */
export function lengthsOf(text: string, places: readonly SaidPlace[]): SaidLength[] {
  const lengths = lengthsIn(text);
  const names = places.map(({ name }) => `(?:${escaped(name)})(?![\\p{L}\\d])`);
  if (names.length === 0) return lengths;
  const anyName = names.join("|");
  const more = new RegExp(`^(?: and| &|,| or| then|,? and then)+ (?:then )?(?:(?:in|to) )?(?:${anyName})(?!:?,? (?:for )?\\(?${COUNT}[ -](?:${MOOD} )?(?:day|night|week))`, "u");
  const indexAt = (rest: string, lead: string) => {
    const index = names.findIndex((name) => new RegExp(`^${lead}${name}`, "u").test(rest));
    if (index < 0) return null;
    const after = rest.slice(new RegExp(`^${lead}${names[index]!}`, "u").exec(rest)![0].length);
    // "10 days in Kyoto and Osaka" says how long both are.
    return more.test(after) ? null : index;
  };
  const LEAD = "(?: (?:of (?:them|it|that|which)|each|trip|stay|long))*,? (?:(?:in|at|around|for|to|of|near|exploring|visiting|on) )?(?:the |lovely |beautiful |sunny )?";
  const after = lengths.map((length) => ({ ...length, place: length.each ? null : indexAt(text.slice(length.end), LEAD) }));
  const before = lengths.map((length) => {
    const found = new RegExp(`(?<![\\p{L}\\d])(${anyName})(?: ?[:(–-]| for| -|,)? ?\\(?(?:for )?$`, "u").exec(text.slice(0, length.at))?.[1];
    return { ...length, place: found === undefined || length.each ? null : names.findIndex((name) => new RegExp(`^${name}$`, "u").test(found)) };
  });
  const bound = (all: SaidLength[]) => new Set(all.flatMap(({ place }) => place ?? [])).size;
  if (bound(before) > bound(after)) return before;
  // "Three days in Rome, then Florence for two days": said in either order.
  const taken = new Set(after.map(({ place }) => place));
  const either = after.map((length, index) => (length.place === null && !taken.has(before[index]!.place) ? before[index]! : length));
  return [...either, ...elliptical(text, lengths, names)].sort((a, b) => a.at - b.at);
}

/** "Three nights in Rome and two in Florence"; "for two in Rome" counts people. */
function elliptical(text: string, lengths: (SaidLength & { unit: Unit })[], names: string[]): SaidLength[] {
  const [first] = lengths;
  if (!first) return [];
  return names.flatMap((name, place) => {
    const match = new RegExp(`(?:(?:,| and| &| then| plus| with|;|:)+ (?:then )?(?:the )?(?:(?:last|next|first|final|other) )?)(${COUNT}(?: more)?)(?: of (?:them|it|those))? (?:in |at )?${name}`, "u").exec(text);
    const count = match && countIn(match[1]!.replace(/ more$/, ""));
    const unit = lengths.filter(({ at }) => match && at < match.index).at(-1);
    if (!match || !unit || count === null || Number.isNaN(count) || /^ (?:a|an) (?!in )/.test(match[0])) return [];
    const days = unit.unit === "week" && /\b(?:of|with)\b/.test(match[0]) ? 1 : DAYS[unit.unit];
    return [{ count: count * days, nights: unit.nights, at: match.index, end: match.index + match[0].length, each: false, place }];
  });
}

/** Counts days, as people do: a weekend is three, "five nights" are six. */
export function tripLengthIn(text: string, places: readonly SaidPlace[] = []): TripLength {
  const all = lengthsOf(text, places);
  const away = all.length > 1 ? all.find(({ at, end, place }) => (place === null || text.startsWith(" to ", end)) && /(?:^|[ ,])in (?:about )?$/.test(text.slice(0, at))) : undefined;
  const lengths = all.filter((length) => length !== away && !(length.place === null && isOnePart(text, length)));
  const stays = new Map<number, SaidLength>();
  for (const length of lengths) if (length.place !== null && !places[length.place]!.whole && !stays.has(length.place)) stays.set(length.place, length);
  const parts = [...stays.values()].sort((a, b) => a.at - b.at);
  const wholes = lengths.filter((length) => !parts.includes(length));
  const each = wholes.find((length) => length.each);
  const cities = places.flatMap(({ whole }, index) => (whole ? [] : [index]));
  if (each && cities.length > 1) {
    for (const place of cities) if (!stays.has(place)) stays.set(place, { ...each, place });
    return { days: each.count * cities.length + (each.nights ? 1 : 0), stays, away: away?.count ?? null };
  }
  const whole = wholes.map(({ count, nights }) => count + (nights ? 1 : 0));
  const sum = parts.length === 0 ? [] : [parts.reduce((total, { count }) => total + count, 0) + (parts.at(-1)!.nights ? 1 : 0)];
  // A whole and its parts are both said, or the same in nights and in days.
  const days = whole.length + sum.length > 0 ? Math.max(...whole, ...sum) : usualLength(text);
  return { days, stays, away: away?.count ?? null };
}

/** "With one easy day", "the first two days relaxed". */
const isOnePart = (text: string, { at, end, count }: SaidLength): boolean => /\b(?:first|last|final) $/.test(text.slice(0, at)) || (count === 1 && new RegExp(` ${MOOD} days?$`).test(text.slice(at, end)));

function usualLength(text: string): number | null {
  if (/\blong weekend\b/.test(text)) return 4;
  if (/\bweekend\b/.test(text)) return 3;
  if (/\bfortnight\b/.test(text)) return 14;
  if (/\bday[ -]trip\b/.test(text)) return 1;
  // "The first week of June"; next week is when, not how long, and a sum "a week" is neither.
  return /(?<!(?:\b(?:next|this|per|every|each|last|half|once|twice|times|euros?|eur|usd|dollars?|pounds?)|[\d€$£])(?: an?)? )\bweek\b/.test(text) ? 7 : null;
}
