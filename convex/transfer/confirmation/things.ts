// From a model's answer to items: of the same bounds as what the rules read, and held against the words that were pasted. A code or a sum
// that doesn't stand there is left out; a day that doesn't is to be looked at. Pure.
import { endsNextMorning } from "../../dates";
import { readObject } from "../../ai/answer/structuredAnswer";
import { say } from "../../said";
import { stationNamed } from "../airports";
import { dayOf } from "../formats/json";
import { withCancelled } from "../formats/words/cancelled";
import { inOrder, item, moneyOf } from "../items";
import { Lines } from "../lines";
import type { Language } from "../../words/languages";
import type { Problem, ReadItem } from "../types";
import { CONFIRMATION, type KINDS, type Thing } from "./request";

type Journey = NonNullable<ReadItem["transport"]>;

const MODES: Partial<Record<(typeof KINDS)[number], Journey["mode"]>> = { flight: "flight", train: "train", bus: "bus", ferry: "ferry", car: "car", transfer: "other" };

/** Null for anything but an answer of the shape that was asked for, with days that there are. */
export function readThings(text: string): Thing[] | null {
  const things = (readObject(CONFIRMATION, text) as { things: Thing[] } | null)?.things;
  return things?.every(({ startDay, endDay }) => dayOf(startDay) !== null && (endDay === undefined || dayOf(endDay) !== null)) ? things : null;
}

export function itemsOf(things: readonly Thing[], words: string, language: Language): { items: ReadItem[]; problems: Problem[] } {
  const said = new Said(words);
  const problems: Problem[] = [];
  const read = withCancelled(things.map((thing) => itemOf(thing, said, problems, language)), words);
  return { items: inOrder(read.items), problems: [...problems, ...read.problems] };
}

function itemOf(thing: Thing, said: Said, problems: Problem[], language: Language): ReadItem {
  const { kind, title, startDay, startTime, endDay, endTime, address, code, price, currency } = thing;
  const line = said.line(thing.quote) ?? said.line(title);
  const mode = MODES[kind];
  const isBackwards = endDay !== undefined && endDay < startDay;
  const certain = said.has(thing.quote) && said.hasDay(startDay) && !isBackwards;
  if (!certain) problems.push({ line, text: say("Look at the day of “{title}”: it doesn't stand there in these words.", { title }) });
  const hasCode = code !== undefined && said.has(code);
  if (code !== undefined && !hasCode) problems.push({ line, text: say("A code for “{title}” was left out: it isn't in what you pasted.", { title }) });
  const cost = price !== undefined && price > 0 && currency !== undefined && said.hasNumber(price) ? moneyOf(price, currency) : null;
  // Across the date line one may arrive the day before: the clocks at both ends tell that without a day.
  const lastDay = endDay !== undefined && endDay !== startDay && !isBackwards ? endDay : null;
  return item({
    title,
    type: mode ? "transport" : kind === "stay" ? "hotel" : kind === "restaurant" ? "restaurant" : "sightseeing",
    day: startDay,
    ...(lastDay && { endDay: lastDay }),
    start: startTime ?? null,
    end: endTime && (mode || kind === "stay" || lastDay || !startTime || endTime > startTime || endsNextMorning(startTime, endTime)) ? endTime : null,
    cost,
    line,
    certainty: certain ? "likely" : "unsure",
    ...(address && { address }),
    ...(hasCode && { code }),
    ...(mode && { transport: journeyOf(mode, thing, language) }),
  });
}

const journeyOf = (mode: Journey["mode"], { carrier, number, from, to }: Thing, language: Language): Journey => ({
  mode,
  ...(carrier && { carrier }),
  ...(number && { number }),
  from: from ? stationNamed(from, language, { flies: mode === "flight" }) : null,
  to: to ? stationNamed(to, language, { flies: mode === "flight" }) : null,
});

/** The words that were pasted, to find in them what a model says that stands there. */
class Said {
  private readonly plain: string;
  private readonly numbers: Set<string>;
  private readonly lines: Lines;

  constructor(private readonly words: string) {
    this.plain = plainOf(words);
    this.numbers = new Set((words.match(/\d[\d.,'’ \u00a0\u202f]*/g) ?? []).flatMap((number) => [amountKey(number), ...number.split(/[^\d]+/).map(amountKey)]));
    this.lines = new Lines(words);
  }

  has = (words: string): boolean => words.trim() !== "" && this.plain.includes(plainOf(words));

  /** The day of the month, as a number of its own or as part of a date in figures. */
  hasDay = (day: string): boolean => new RegExp(`(?<!\\d)0?${Number(day.slice(8))}(?!\\d)`).test(this.words) || this.words.includes(day.replaceAll("-", ""));

  hasNumber = (amount: number): boolean => this.numbers.has(amountKey(amount.toFixed(2))) || this.numbers.has(amountKey(String(amount)));

  line = (words: string): number | null => {
    const first = words.trim().split("\n")[0]!.trim();
    return first === "" ? null : this.lines.of(first);
  };
}

const plainOf = (words: string): string => words.toLowerCase().replace(/\s+/g, " ").trim();

/** "1.234,50", "1,234.5" and "1234.50" are one; so are "90" and "90.00". */
function amountKey(number: string): string {
  const match = /^(.*?)(?:[.,](\d{1,2}))?[^\d]*$/.exec(number.trim())!;
  return `${match[1]!.replace(/\D/g, "").replace(/^0+(?=\d)/, "")}.${(match[2] ?? "").padEnd(2, "0")}`;
}
