// Which days of the trip a sentence speaks of: by number, weekday, date, city, or as seen from the day
// that was spoken of before. What a rule has read is taken out of the text, so that "the first day in
// Osaka" isn't also the first day of the trip.
import { addDays, daysBetween, eachDay, weekdayIndex } from "../../../dates";
import type { DestinationState, TripState } from "../../types";
import type { DaySelection } from "../types";
import { COUNTS, ORDINALS } from "./amounts";
import { countIn, MONTH_NAME, WEEKDAY_NAMES } from "./calendar/names";
import { saidDays, type SaidDay, type SaidDays } from "./calendar/saidDays";
import { lengthsOf, tripLengthIn } from "./calendar/saidLengths";
import { dateOf } from "./calendar/tripDates";
import { escaped, folded } from "./spelling";

const NTH = `(${ORDINALS.join("|")}|\\d{1,2}(?:st|nd|rd|th)|last|final)`;
const PART = "(?:day|morning|afternoon|evening|night)";
const FEW = "(two|three|four|five|six|\\d)";

export type DaysRead = {
  days: DaySelection;
  /** The text without the words that named them. */
  rest: string;
};

export const daysIn = (text: string, trip: TripState, about: string | null = null): DaySelection => readDays(text, trip, about).days;

/** `about` is the day last spoken of: "yesterday", "the next day" and "that day" are seen from it. */
export function readDays(text: string, trip: TripState, about: string | null = null): DaysRead {
  const all = eachDay(trip.startDate, trip.endDate);
  const found = new Set<string>();
  const excepted = new Set<string>();
  let rest = folded(text);
  const read = (pattern: string, days: (...groups: string[]) => (string | undefined)[]) => {
    rest = rest.replace(new RegExp(pattern, "g"), (whole: string, ...groups: string[]) => {
      const named = days(...groups).filter((day) => day !== undefined && all.includes(day)) as string[];
      for (const day of named) found.add(day);
      return named.length > 0 ? " " : whole;
    });
  };
  const readSaid = (isMeant: (said: SaidDays) => boolean) => {
    for (const said of saidDays(rest).filter(isMeant).reverse()) {
      const named = daysSaid(said, all, about).filter((day) => all.includes(day));
      if (named.length === 0) continue;
      for (const day of named) (said.edge === "except" ? excepted : found).add(day);
      rest = `${rest.slice(0, said.edge === "until" || said.edge === "except" || said.beside ? said.lead : said.at)} ${rest.slice(said.end)}`;
    }
  };

  const readBeside = () => {
    for (const said of saidDays(rest).filter(({ last, edge }) => last === null && edge === null).reverse()) {
      const lead = BESIDE_NEXT.exec(rest.slice(0, said.at));
      const days = lead ? daysCalled(said.first, all, about).map((day) => addDays(day, stepOf(lead[1], lead[2]))).filter((day) => all.includes(day)) : [];
      if (!lead || days.length === 0) continue;
      found.add(days[0]!);
      rest = `${rest.slice(0, lead.index)} ${rest.slice(said.end)}`;
    }
  };

  for (const [own, length] of countedStays(rest, trip)) {
    for (const day of own) found.add(day);
    rest = `${rest.slice(0, length.at)} ${rest.slice(length.end)}`;
  }
  rest = inEach(rest, trip);
  for (const destination of trip.destinations) {
    const own = daysAt(destination, trip);
    const name = escaped(folded(destination.name));
    read(`\\b${NTH} (?:full )?(?:${PART} (?:in|of|at) ${name}|${name} ${PART})\\b`, (nth) => [pick(own, nth)]);
    read(`\\bfirst ${FEW} days (?:in|of|at) ${name}\\b`, (count) => own.slice(0, countIn(count!)));
    read(`\\blast ${FEW} days (?:in|of|at) ${name}\\b`, (count) => own.slice(-countIn(count!)));
    read(`\\b(?:(?:(?:\\d{1,3} )?days? |our time )?in|all the) ${name}(?: days)?\\b|\\b${name} days\\b`, () => own);
  }
  readBeside();
  readSaid(({ last, edge, beside }) => last !== null || edge === "until" || edge === "except" || beside);
  readRelative(read, all, about);
  for (const [index, name] of WEEKDAY_NAMES.entries()) {
    const dates = all.filter((day) => weekdayIndex(day) === index);
    read(`\\b(first|second|third|last) (?:${name})\\b`, (nth) => [pick(dates, nth)]);
  }
  readSaid(({ first }) => first.kind === "weekday");
  read("\\bdays (\\d{1,2}) ?(?:-|to|and|through|&) ?(\\d{1,2})\\b", (first, last) => all.slice(Number(first) - 1, Number(last)));
  read("\\bday (\\d{1,2})\\b", (number) => [all[Number(number) - 1]]);
  read(`\\bfirst ${FEW} days\\b`, (count) => all.slice(0, countIn(count!)));
  read(`\\blast ${FEW} days\\b`, (count) => all.slice(-countIn(count!)));
  read(`\\b${NTH} day\\b`, (nth) => [pick(all, nth)]);
  // "A weekend" says how long, not when.
  read(`(?<!\\b(?:a|long) )\\bweekend\\b(?! (?:in|of) ${MONTH_NAME}\\b)`, () => all.filter((day) => weekdayIndex(day) >= 5));
  readSaid(({ first }) => first.kind !== "fromToday");
  readByContent(read, trip);
  const isMeant = (day: string) => found.has(day) || (found.size === 0 && excepted.size > 0);
  return { days: all.filter((day) => isMeant(day) && !excepted.has(day)), rest: rest.replace(/\s+/g, " ").trim() };
}

/** "The day after", "two days before" what is named next: a day, or where the trip begins or ends. As a source, with two groups. */
const DAYS_BESIDE = `\\b(?:(?:the |a |an |one |1 )?day|(two|three|four|five|six|\\d) days) (after|before|following)(?: on)?(?: the)? `;
const BESIDE_NEXT = new RegExp(`${DAYS_BESIDE}$`);
const stepOf = (count: string | undefined, side: string | undefined) => (count === undefined ? 1 : countIn(count)) * (side === "before" ? -1 : 1);

const FROM_NTH = new RegExp(`\\b(?:from|start(?:s|ing)?|begin(?:s|ning)?|arriv(?:es?|ing))(?: (?:on|from))?(?: the)? (${NTH} day|day \\d{1,2})\\b(?! ?[-–]| (?:to|until|till|through)\\b)`);

/** "From 3 May", "starting on Tuesday": that day and all after it; null where no day of the trip is said to be the first. `rest` is without it. */
export function daysFrom(words: string, trip: TripState): DaysRead | null {
  const text = folded(words);
  const all = eachDay(trip.startDate, trip.endDate);
  const mentioned = saidDays(text);
  const from = mentioned.find(({ edge, first }) => edge === "from" && daysCalled(first, all, null).some((day) => all.includes(day)));
  const [whole = "", named] = from ? [text.slice(from.lead, from.end)] : (FROM_NTH.exec(text) ?? []);
  const [said] = from ? daysCalled(from.first, all, null).filter((day) => all.includes(day)) : named === undefined ? [] : daysIn(named, trip);
  if (said === undefined) return null;
  const first = from?.beside ? addDays(said, 1) : said;
  const until = from && mentioned.find(({ edge, at }) => edge === "until" && at > from.at);
  const last = until && daysCalled(until.first, eachDay(first, trip.endDate), null).find((day) => day >= first);
  const rest = text.replace(whole, " ");
  return { days: eachDay(first, last === undefined ? trip.endDate : lastBy(until!, last)), rest: until && last ? rest.replace(text.slice(until.lead, until.end), " ") : rest };
}

/** "From Sunday to Tuesday", "until 3 May", "except Monday": even "everything" is no more than that. */
export const endsIn = (text: string, trip: TripState): boolean => {
  const all = eachDay(trip.startDate, trip.endDate);
  return saidDays(folded(text)).some((said) => (said.last !== null || said.edge === "until" || said.edge === "except" || said.beside) && daysSaid(said, all, null).some((day) => all.includes(day)));
};

/** How many days a text says; undefined: none. */
export const countedDays = (text: string, trip: TripState): number | undefined => tripLengthIn(folded(text), trip.destinations.map(({ name }) => ({ name: folded(name), whole: false }))).days ?? undefined;

/** "Three days in Rome, two days in Florence": the first three there, and the first two; a night is followed by one more day where it is the trip's last. */
function countedStays(text: string, trip: TripState): [own: string[], length: { at: number; end: number }][] {
  const places = trip.destinations.map(({ name }) => ({ name: folded(name), whole: false }));
  const lengths = lengthsOf(text, places).filter(({ at }) => !/\b(?:first|last|final) $/.test(text.slice(0, at)));
  const counted = lengths.filter(({ place }) => place !== null);
  // "Ten days: four in Rome, three in Florence" leaves three that are of the trip too.
  if (lengths.some(({ place, count }) => place === null && count >= counted.reduce((sum, each) => sum + each.count, 0))) return [];
  const isList = new Set(counted.map(({ place }) => place)).size > 1;
  return counted
    .flatMap(({ place, count, nights, at, end }): [string[], { at: number; end: number }][] => {
      const { name } = places[place!]!;
      const own = daysAt(trip.destinations[place!]!, trip);
      const [where] = new RegExp(`^ (?:in )?${escaped(name)}(?![\\p{L}\\d])`, "u").exec(text.slice(end)) ?? [];
      const days = count + (nights && at === counted.at(-1)!.at ? 1 : 0);
      // Of one place alone it may be all that the trip has there.
      const isChoice = isList || (where?.startsWith(" in ") === true && !nights && count > 1 && count < own.length);
      return isChoice ? [[own.slice(0, days), { at, end: end + (where?.length ?? 0) }]] : [];
    })
    .reverse();
}

/** "In Rome and Florence" is in both. */
function inEach(text: string, { destinations }: TripState): string {
  const names = destinations.map(({ name }) => escaped(folded(name))).join("|");
  const next = new RegExp(`\\b(in (?:${names}))(?:,| and| then| &)+ (?:then )?(?=(?:${names})\\b)`);
  let said = text;
  while (destinations.length > 1 && next.test(said)) said = said.replace(next, "$1 in ");
  return said;
}

type Read = (pattern: string, days: (...groups: string[]) => (string | undefined)[]) => void;

/** "Before Tuesday" ends on Monday. */
const lastBy = ({ beside }: SaidDays, day: string) => (beside ? addDays(day, -1) : day);

/** The days of the trip, or beside it, that are meant: of a span all, "until Tuesday" all up to it, "after Tuesday" all that follow. */
function daysSaid(said: SaidDays, all: string[], about: string | null): string[] {
  const { first, last, edge } = said;
  const [one] = daysCalled(first, all, about);
  if (edge === "until") return one === undefined ? [] : eachDay(all[0]!, lastBy(said, one));
  if (edge === "from" && said.beside) return one === undefined ? [] : eachDay(addDays(one, 1), all.at(-1)!);
  if (last === null) return daysCalled(first, all, about).filter((day) => all.includes(day));
  const end = one === undefined ? undefined : daysCalled(last, eachDay(one, addDays(one, 366)), about).find((day) => day > one || last.kind !== "weekday");
  return one === undefined || end === undefined ? [] : eachDay(one, end);
}

/** Of a date the one that is nearest to these days, of anything else those among them. */
function daysCalled(said: SaidDay, all: string[], about: string | null): string[] {
  switch (said.kind) {
    case "date": {
      const year = Number(all[0]!.slice(0, 4));
      const dates = (said.year === null ? [year - 1, year, year + 1] : [said.year]).flatMap((each) => dateOf(each, said.month, said.day) ?? []);
      const away = (date: string) => (date < all[0]! ? daysBetween(date, all[0]!) : Math.max(0, daysBetween(all.at(-1)!, date)));
      return dates.sort((one, other) => away(one) - away(other)).slice(0, 1);
    }
    case "ofMonth":
      return all.filter((day) => Number(day.slice(8)) === said.day);
    case "weekday":
      return all.filter((day) => weekdayIndex(day) === said.weekday);
    case "fromToday":
      return about === null ? [] : [addDays(about, said.days)];
  }
}

const OURS = "(?:(?:our|the|my) )?";

/** "Yesterday", "the day after", "the day before we leave", "that evening". */
function readRelative(read: Read, all: string[], about: string | null): void {
  const shifted = (day: string | undefined, by: number) => (day === undefined ? undefined : addDays(day, by));
  read("\\bday (after|before) day (\\d{1,2})\\b", (side, number) => [shifted(all[Number(number) - 1], side === "after" ? 1 : -1)]);
  const edges = { before: `${OURS}(?:departure|flight (?:home|back)|journey home|(?:we|i) (?:leave|depart|fly|go)(?: (?:home|back))?|leaving|(?:flying|going) (?:home|back))`, after: `${OURS}(?:arrival|(?:we|i) (?:arrive|land|get there)|arriving|landing)` };
  read(`${DAYS_BESIDE}${edges.before}\\b`, (count, side) => [shifted(all.at(-1), stepOf(count, side))]);
  read(`${DAYS_BESIDE}${edges.after}\\b`, (count, side) => [shifted(all[0], stepOf(count, side))]);
  read(`\\b(?:day (?:of )?${edges.before}|departure day)\\b`, () => [all.at(-1)]);
  read(`\\b(?:day (?:of )?${edges.after}|arrival day)\\b`, () => [all[0]]);
  read("\\bday before (?:the )?last\\b|\\b(?:second|2nd) to last day\\b|\\bpenultimate day\\b", () => [all.at(-2)]);
  if (about === null) return;
  read("\\bday after tomorrow\\b", () => [addDays(about, 2)]);
  read("\\bday before yesterday\\b", () => [addDays(about, -2)]);
  read("\\b(?:the )?(?:day after(?: that| it)?|next day|following day)\\b|\\btomorrow\\b", () => [addDays(about, 1)]);
  read("\\b(?:the )?(?:day before(?: that| it)?|previous day)\\b|\\byesterday\\b", () => [addDays(about, -1)]);
  read("\\btoday\\b", () => [about]);
  read(`\\b(?:that|the same|this|same) ${PART}\\b`, () => [about]);
}

/** "The day with the market", "the day we go to the castle". */
function readByContent(read: Read, trip: TripState): void {
  read("\\bthe day (?:with|of|when we (?:see|visit|go to|are at)|we (?:see|visit|go to|are at)) (?:the )?([a-z][a-z' -]+)", (words) => {
    const [first = ""] = words!.split(" ").filter((word) => word.length > 2).map((word) => word.replace(/s$/, ""));
    const days = trip.activities.flatMap(({ title, day }) => (day !== null && first !== "" && folded(title).includes(first) ? [day] : []));
    return [...new Set(days)].length === 1 ? days.slice(0, 1) : [];
  });
}

/** The departure day belongs to the next city, but for the trip's last. */
const daysAt = ({ arrival, departure }: DestinationState, { endDate }: TripState) => eachDay(arrival, addDays(departure, departure === endDate ? 0 : -1));

export function pick<T>(items: T[], nth: string | undefined): T | undefined {
  if (nth === undefined) return undefined;
  return nth === "last" || nth === "final" ? items.at(-1) : items[positionOf(nth)];
}

/** "second", "2nd", "two" and "2" are 1; -1 for no number. */
export function positionOf(nth: string): number {
  const named = ORDINALS.indexOf(nth);
  return named >= 0 ? named : (COUNTS[nth] ?? (Number.parseInt(nth, 10) || 0)) - 1;
}
