// Our own file, which says everything of a plan that its members may see. Its shape is checked by the same validators as what is
// written; what a newer Caravan has added is left out.
import { parse } from "convex-helpers/validators";
import { v, type Infer } from "convex/values";
import { firstLine, Lines, requireRoomFor } from "../lines";
import { importDay, importItem, importVariant } from "../schema";
import { datedCity, money, openDates, tripType } from "../../trips/schema";
import { moneyOf } from "../items";
import { minorDigits } from "../../money/currencies";
import { emptyPlan, Unreadable, type ReadPlan } from "../types";
import { say, sentence } from "../../said";
import { dayOf, fieldsOf, listOf, parseJson, timeOf } from "./json";
import type { JsonPath } from "./jsonPlaces";
import { lineOf, misshapen, pathText, shaped } from "./jsonShape";

export const FILE_VERSION = 1;

export const caravanTrip = v.object({
  title: v.string(),
  description: v.string(),
  startDate: v.string(),
  endDate: v.string(),
  type: tripType,
  /** Null: its dates stand in for ones that nobody knows; `month` where that much is known. */
  openDates: v.union(openDates, v.null()),
  travellers: v.number(),
  budget: v.union(money, v.null()),
});

export type CaravanFile = {
  caravan: number;
  trip: Infer<typeof caravanTrip>;
  destinations: Infer<typeof datedCity>[];
  days: Infer<typeof importDay>[];
  variants: Infer<typeof importVariant>[];
  items: Infer<typeof importItem>[];
};

/** A day, a time or a sum that there is none of: of the right shape, and no trip takes it. */
function impossible(entry: Record<string, unknown>, path: JsonPath): JsonPath | null {
  const is = (name: string, made: unknown) => entry[name] === null || entry[name] === undefined || made === entry[name];
  const wrong = (["day", "endDay"] as const).find((name) => !is(name, dayOf(entry[name]))) ?? (["start", "end"] as const).find((name) => !is(name, timeOf(entry[name])));
  if (wrong) return [...path, wrong];
  const { amount, currency } = fieldsOf(entry.cost);
  const made = moneyOf(Number(amount) / 10 ** minorDigits(String(currency)), String(currency));
  return entry.cost && (made?.amount !== amount || made?.currency !== currency) ? [...path, "cost"] : null;
}

/** Looking for the place of each takes a walk through the text. */
const MOST_WRONG = 20;

export function readCaravan(text: string): ReadPlan {
  const file = fieldsOf(parseJson(text));
  if (typeof file.caravan !== "number") throw new Unreadable(sentence("This JSON is no trip of Caravan's."), firstLine(text));
  if (file.caravan > FILE_VERSION) throw new Unreadable(sentence("This file was made by a newer Caravan than this one."), new Lines(text).of(/"caravan"/));
  const plan = emptyPlan();
  const { description, ...trip } = shaped(text, caravanTrip, file.trip, ["trip"]);
  const rows = <Of extends Parameters<typeof shaped>[1]>(name: string, validator: Of, most: number) => listOf(file[name]).slice(0, most).map((row, index) => shaped(text, validator, row, [name, index]));
  plan.header = { ...trip, destinations: rows("destinations", datedCity, 30), ...(description && { description }) };
  plan.days = rows("days", importDay, 366);
  plan.variants = rows("variants", importVariant, 366);
  for (const [index, entry] of listOf(file.items).entries()) {
    requireRoomFor(plan.items, null);
    const wrong = misshapen(importItem, entry, ["items", index]) ?? impossible(fieldsOf(entry), ["items", index]);
    if (plan.problems.length === MOST_WRONG) break;
    if (wrong) plan.problems.push({ line: lineOf(text, wrong), text: say("“{path}” isn't as Caravan writes it, and its item was left out.", { path: pathText(wrong) }) });
    else plan.items.push({ ...parse(importItem, entry), line: null, certainty: "sure" });
  }
  return plan;
}
