// Which days a text names, as they are said: dates, weekdays, spans of either, and whether one is the first or the last of what is meant.
// When that is, whoever knows a trip or today's date says. English in lower case; other languages are put into English first.
import { COUNT, countIn, MONTH_NAME, monthNumber, NO_COUNT, NUMBERED, numberedIn, ORDINAL_WORD, WEEKDAY, weekdayNumber } from "./names";

export type SaidDay =
  | { kind: "date"; month: number; day: number; year: number | null }
  /** "The 13th". */
  | { kind: "ofMonth"; day: number }
  /** `week`: which one is meant, "any" of "on Fridays". */
  | { kind: "weekday"; weekday: number; week: "this" | "next" | "any" | null }
  | { kind: "fromToday"; days: number };

export type SaidDays = {
  first: SaidDay;
  /** Null: one day. */
  last: SaidDay | null;
  /** One day that is where something begins or ends, that one leaves on, which may be either, or that isn't meant. */
  edge: "from" | "until" | "leave" | "except" | null;
  /** The edge lies beside that day, which isn't meant itself: "after Tuesday" is from Wednesday. */
  beside: boolean;
  /** Where it stands, without the words that make it an edge, which begin at `lead`. */
  at: number;
  end: number;
  lead: number;
};

const YEAR = "20\\d\\d\\b(?! ?(?:[€$£]|euros?|eur|usd|dollars?|pounds?))";
const OF_WEEKDAY = `(?:${WEEKDAY}\\.?,? \\(?)?(?:the )?`;
const IN_BRACKETS = `(?: ?\\(${WEEKDAY}\\.?\\)|(?<=\\([^()]*)\\))?`;
const NO_DAY = "(?! (?:full )?(?:days?|morning|afternoon|evening|night|one|option|way|stop|sight|thing|place|version|variant|alternative|arrondissement|district|century|floor|time|birthday|anniversary|week|weekend|street|avenue|person|city)\\b)";
/** "May first" is a date, "in May first Rome" none. */
const SPOKEN = `${ORDINAL_WORD}(?=$|[,.;:!?)–-]| (?:to|until|till|through|for|and)\\b)`;
const WHICH = "this coming|this|next|coming|every|each|an?|any";

const DAY = new RegExp(
  [
    `(?<![\\d/.,])${OF_WEEKDAY}(?<day>${NUMBERED}) ?(?:of )?(?<month>${MONTH_NAME})\\b\\.?(?:,? (?<year>${YEAR}))?${IN_BRACKETS}`,
    `\\b${OF_WEEKDAY}(?<monthFirst>${MONTH_NAME})\\.? (?<dayAfter>the ${ORDINAL_WORD}|(?:the )?\\d{1,2}(?:st|nd|rd|th)?(?!\\d)|${SPOKEN})\\b${NO_COUNT}(?:,? (?<yearAfter>${YEAR}))?${IN_BRACKETS}`,
    `\\b(?<iso>20\\d\\d-\\d\\d-\\d\\d)\\b`,
    `(?<![\\d/.,€$£])(?<figures>\\d{1,2}(?:/\\d{1,2}(?:/(?:20)?\\d\\d)?|\\.\\d{1,2}\\.20\\d\\d))(?![\\d/])`,
    `\\b(?:${WEEKDAY},? )?the (?<ofMonth>\\d{1,2}(?:st|nd|rd|th))\\b${NO_DAY}`,
    `\\b(?:(?<week>${WHICH}) )?(?<weekday>${WEEKDAY})(?<plural>s)?\\b\\.?`,
    `\\b(?<away>${COUNT} (?:day|week)s?) from (?:now|today)\\b`,
    `\\b(?<fromToday>(?:the )?day after tomorrow|tomorrow|today)\\b`,
  ].join("|"),
  "g",
);

const PART = "(?: (?:in the |at )?(?:early |late )?(?:morning|afternoon|evening|night|noon|midday|lunchtime))?";
/** Between the first day and the last; all of "from 3 till and including 9 May". */
const UP_TO = `(?:${PART}(?: ?[-–—] ?| (?:to|until|till?|through|thru|up to|up until) )(?:and including |including )?(?:on )?(?:the )?)`;
const BETWEEN = / and (?:the )?$/;
const BETWEEN_LEAD = /\bbetween (?:the )?$/;
const TO_HERE = new RegExp(`^${UP_TO}$`);
const BARE_BEFORE = new RegExp(`(?<![\\w/.,€$£-])(?:the )?(${NUMBERED})(${UP_TO}| and (?:the )?)$`);
const AND = "(?:, (?:and )?| and | & )(?:the )?";
/** "3, 4 and 5 May", "May 3rd, 4th and 5th": those beside the one that has the month. */
const LIST_BEFORE = new RegExp(`(?<![\\w/.,€$£-])(?:the )?((?:${NUMBERED}${AND})+)$`);
const LIST_AFTER = new RegExp(`^((?:${AND}(?:\\d{1,2}(?:st|nd|rd|th)|(?<=the )${ORDINAL_WORD})(?![\\w/])${NO_DAY}(?! of\\b))+)`);
const BARE_AFTER = new RegExp(`^${UP_TO}(${NUMBERED})(?![\\w/])${NO_COUNT}(?:,? (?<year>${YEAR}))?`);
/** "From the 3rd to the 9th", of no month that is named. */
const BARE_SPAN = new RegExp(`\\b(?:from (?:the )?(?=\\S)|between (?:the )?|the )?((?:\\d{1,2}(?:st|nd|rd|th)|(?<=\\b(?:from|between)(?: the)? )${ORDINAL_WORD}))(?:${UP_TO}|(?<=between.*) and (?:the )?)(\\d{1,2}(?:st|nd|rd|th)|${ORDINAL_WORD})\\b${NO_DAY}(?!(?: of)? ${MONTH_NAME}\\b)`, "g");

const ON = "(?: (?:and )?including)?(?: (?:on|from|by))?(?: the)?(?: (?:morning|afternoon|evening|night) of)? $";
/** "Add it back on Wednesday" ends nothing. */
const BACK = "(?<!\\b(?:add|put|bring|move|take|swap|shift|push|go)\\b[^,.;]*)(?:back|home)(?: home| again)*";
const EDGES: [SaidDays["edge"] & string, RegExp][] = [
  ["from", new RegExp(`\\b(?:from|start(?:s|ing)?|begin(?:s|ning)?|arriv(?:al|es?|ing)|as of)${ON}`)],
  ["until", new RegExp(`(?<!\\b(?:open|opened|closed|shut) )\\b(?:until|till?|through|thru|up to|up until|ending|ends?|${BACK}|return(?:s|ing)?|(?:fly|flying|going|go|coming|come) home)${ON}`)],
  ["except", new RegExp(`\\b(?:except(?: for)?|excluding|other than|apart from|besides|(?<=\\b(?:day|days|everything|all) )but)${ON}`)],
  ["leave", new RegExp(`\\b(?:leav(?:e|es|ing)|depart(?:s|ing|ure)?)${ON}`)],
];
const SOME_DAYS = "(?:two|three|four|five|[2-5]) days";
/** "The day before Friday" is one day, "two days before Friday" too, and "not before Friday" from then on. */
const BESIDE: [edge: "from" | "until", lead: RegExp][] = [
  ["from", new RegExp(`(?<!\\b(?:day|${SOME_DAYS}|night|morning|evening|week|right|soon) )\\b(?:after|later than|past)${ON}`)],
  ["until", new RegExp(`(?<!\\b(?:day|${SOME_DAYS}|night|morning|evening|week|right) )\\b(?:before|prior to|ahead of|earlier than)${ON}`)],
];
const NOT = /\b(?:nothing|not|never)(?: on)? $/;
/** What a day is beside may be something of that day: "before Tuesday's dinner". */
const OF_DAY = /^(?:['’]s?\b| (?:breakfast|brunch|lunch|dinner|flight|train|tour|market|concert|show|visit)\b)/;
const EARLY = /^ (?:in the )?(?:early )?(?:morning|noon)\b/;
const LATE = /^ (?:in the |at )?(?:late )?(?:afternoon|evening|night)\b/;

/** All in the order of the text; what is part of a span isn't named again. */
export function saidDays(text: string): SaidDays[] {
  const single = [...text.matchAll(DAY)].flatMap((match) => {
    const first = dayOf(match.groups!);
    return first ? [{ first, at: match.index, end: match.index + match[0].length, monthFirst: match.groups!.monthFirst !== undefined }] : [];
  });
  const found: SaidDays[] = [];
  for (let index = 0; index < single.length; index++) {
    const { first, at, end, monthFirst } = single[index]!;
    const next = single[index + 1];
    if (next && leadsTo(text, at, end, next.at)) {
      found.push({ first: ofYear(first, next.first), last: next.first, edge: null, beside: false, at, end: next.end, lead: at });
      index++;
      continue;
    }
    const whole = widened(text, first, at, end, monthFirst);
    found.push(...(whole.last === null && first.kind === "date" ? listed(text, first, at, end, monthFirst) : []), whole);
  }
  for (const match of text.matchAll(BARE_SPAN)) {
    const [at, end] = [match.index, match.index + match[0].length];
    const [first, last] = [match[1]!, match[2]!].map((said): SaidDay => ({ kind: "ofMonth", day: numberedIn(said) })) as [SaidDay, SaidDay];
    if (found.some((each) => each.last !== null && each.at < end && at < each.end)) continue;
    found.splice(0, found.length, ...found.filter((each) => each.end <= at || each.at >= end), { first, last, edge: null, beside: false, at, end, lead: at });
  }
  return found.sort((a, b) => a.at - b.at).reduce((before: SaidDays[], said) => [...before, afterOthers(text, said, before)], []);
}

/** Who arrives and leaves, leaves last; "except Monday and Tuesday" is without both. */
function afterOthers(text: string, said: SaidDays, before: SaidDays[]): SaidDays {
  const last = before.at(-1);
  if (said.edge === "leave" && before.some(({ edge }) => edge === "from")) return { ...said, edge: "until" };
  return said.edge === null && last?.edge === "except" && /^(?:,| and| or)+ (?:the )?$/.test(text.slice(last.end, said.at)) ? { ...said, edge: "except" } : said;
}

/** The year of a span stands at its end. */
const ofYear = (first: SaidDay, last: SaidDay): SaidDay =>
  first.kind === "date" && last.kind === "date" && first.year === null && last.year !== null ? { ...first, year: first.month > last.month ? last.year - 1 : last.year } : first;

function leadsTo(text: string, at: number, end: number, next: number): boolean {
  const between = text.slice(end, next);
  return TO_HERE.test(between) || (/^ and (?:the )?$/.test(between) && BETWEEN_LEAD.test(text.slice(0, at)));
}

/** With the number before or after it that has its month: "3 to 9 May", "May 3 to 9". */
function widened(text: string, day: SaidDay, at: number, end: number, monthFirst: boolean): SaidDays {
  const before = text.slice(0, at);
  if (day.kind === "date") {
    const bare = monthFirst ? null : BARE_BEFORE.exec(before);
    if (bare && (!BETWEEN.test(bare[2]!) || BETWEEN_LEAD.test(before.slice(0, bare.index)))) {
      const first = numberedIn(bare[1]!);
      // "28 to 3 May" begins in the month before.
      const begins = first <= day.day ? day : { ...day, month: ((day.month + 10) % 12) + 1, year: day.year !== null && day.month === 1 ? day.year - 1 : day.year };
      return { first: { ...begins, day: first }, last: day, edge: null, beside: false, at: bare.index, end, lead: bare.index };
    }
    const after = BARE_AFTER.exec(text.slice(end));
    if (after && (monthFirst || /\D/.test(after[1]!))) {
      const last = numberedIn(after[1]!);
      const year = after.groups!.year ? Number(after.groups!.year) : day.year;
      const ends = last >= day.day ? day : { ...day, month: (day.month % 12) + 1 };
      return { first: { ...day, year }, last: { ...ends, day: last, year }, edge: null, beside: false, at, end: end + after[0].length, lead: at };
    }
  }
  for (const [edge, pattern] of EDGES) {
    const lead = pattern.exec(before);
    if (lead) return { first: day, last: null, edge, beside: false, at, end, lead: lead.index };
  }
  return besideOf(before, text.slice(end), day, at, end) ?? { first: day, last: null, edge: null, beside: false, at, end, lead: at };
}

function besideOf(before: string, after: string, day: SaidDay, at: number, end: number): SaidDays | null {
  if (OF_DAY.test(after)) return null;
  for (const [edge, pattern] of BESIDE) {
    const lead = pattern.exec(before);
    if (!lead) continue;
    if (NOT.test(before.slice(0, lead.index))) return { first: day, last: null, edge: edge === "from" ? "until" : "from", beside: false, at, end, lead: lead.index };
    // After its morning, and before its evening, there is something left of the day.
    return { first: day, last: null, edge, beside: !(edge === "from" ? EARLY : LATE).test(after), at, end, lead: lead.index };
  }
  return null;
}

function listed(text: string, date: SaidDay & { kind: "date" }, at: number, end: number, monthFirst: boolean): SaidDays[] {
  const list = monthFirst ? LIST_AFTER.exec(text.slice(end)) : LIST_BEFORE.exec(text.slice(0, at));
  if (!list || (!monthFirst && BETWEEN_LEAD.test(text.slice(0, list.index)))) return [];
  const begins = (monthFirst ? end : list.index) + list[0].indexOf(list[1]!);
  return [...list[1]!.matchAll(new RegExp(`(?<!\\w)${NUMBERED}(?!\\w)`, "g"))].map((match) => {
    const from = begins + match.index;
    return { first: { ...date, day: numberedIn(match[0]) }, last: null, edge: null, beside: false, at: from, end: from + match[0].length, lead: from };
  });
}

type Groups = Record<string, string | undefined>;

function dayOf(groups: Groups): SaidDay | null {
  const { day, month, year, monthFirst, dayAfter, yearAfter, iso, figures, ofMonth, week, weekday, plural, away, fromToday } = groups;
  if (month !== undefined) return dated(numberedIn(day!), monthNumber(month), year);
  if (monthFirst !== undefined) return dated(numberedIn(dayAfter!.replace(/^the /, "")), monthNumber(monthFirst), yearAfter);
  if (iso !== undefined) return dated(Number(iso.slice(8)), Number(iso.slice(5, 7)), iso.slice(0, 4));
  if (figures !== undefined) return inFigures(figures);
  if (ofMonth !== undefined) return numberedIn(ofMonth) <= 31 ? { kind: "ofMonth", day: numberedIn(ofMonth) } : null;
  if (weekday !== undefined) return { kind: "weekday", weekday: weekdayNumber(weekday), week: plural ? "any" : weekOf(week) };
  if (away !== undefined) return { kind: "fromToday", days: countIn(away.split(" ")[0]!) * (away.includes("week") ? 7 : 1) };
  return fromToday === undefined ? null : { kind: "fromToday", days: fromToday === "today" ? 0 : fromToday === "tomorrow" ? 1 : 2 };
}

const weekOf = (word: string | undefined) => (word === undefined ? null : word === "next" ? "next" : /^(?:this|coming)/.test(word) ? "this" : "any");

const dated = (day: number, month: number, year: string | undefined): SaidDay | null => (day >= 1 && day <= 31 && month >= 1 && month <= 12 ? { kind: "date", month, day, year: year ? Number(year) : null } : null);

/** "3.5.2027" and "25/12"; "3/5" is one day in London and another in New York, and "24/7" none. */
function inFigures(figures: string): SaidDay | null {
  const [one, other, year] = figures.split(/[./]/).map(Number) as [number, number, number?];
  const full = year === undefined ? undefined : String(year < 100 ? 2000 + year : year);
  if (figures.includes(".") || (one > 12 && figures !== "24/7")) return dated(one, other, full);
  return other > 12 ? dated(other, one, full) : null;
}
