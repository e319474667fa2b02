// Our own file, which says everything of a plan that its members may see. Its shape is checked by the same validators as what is
// written; what a newer Caravan has added is left out.
import { parse } from "convex-helpers/validators";
import { v, type Infer } from "convex/values";
import { requireRoomFor } from "../lines";
import { importDay, importItem, importVariant } from "../schema";
import { money, openDates, tripType } from "../../trips/schema";
import { emptyPlan, Unreadable, type ReadPlan } from "../types";
import { fieldsOf, listOf, parseJson } from "./json";

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
export const caravanCity = v.object({
  name: v.string(),
  countryCode: v.string(),
  lat: v.number(),
  lng: v.number(),
  timeZone: v.string(),
  geonameId: v.optional(v.number()),
  arrival: v.string(),
  departure: v.string(),
});

export type CaravanFile = {
  caravan: number;
  trip: Infer<typeof caravanTrip>;
  destinations: Infer<typeof caravanCity>[];
  days: Infer<typeof importDay>[];
  variants: Infer<typeof importVariant>[];
  items: Infer<typeof importItem>[];
};

export function readCaravan(text: string): ReadPlan {
  const file = fieldsOf(parseJson(text));
  if (typeof file.caravan !== "number") throw new Unreadable("This JSON is no trip of Caravan's.");
  if (file.caravan > FILE_VERSION) throw new Unreadable("This file was made by a newer Caravan than this one.");
  const plan = emptyPlan();
  const { description, ...trip } = wellFormed("trip", () => parse(caravanTrip, file.trip));
  const destinations = wellFormed("cities", () => listOf(file.destinations).slice(0, 30).map((city) => parse(caravanCity, city)));
  plan.header = { ...trip, destinations, ...(description && { description }) };
  plan.days = wellFormed("days", () => listOf(file.days).slice(0, 366).map((day) => parse(importDay, day)));
  plan.variants = wellFormed("plans B", () => listOf(file.variants).slice(0, 366).map((variant) => parse(importVariant, variant)));
  for (const [index, entry] of listOf(file.items).entries()) {
    requireRoomFor(plan.items, null);
    try {
      plan.items.push({ ...parse(importItem, entry), line: null, certainty: "sure" });
    } catch {
      plan.problems.push({ line: null, text: `Item ${index + 1} isn't as Caravan writes it and was left out.` });
    }
  }
  return plan;
}

function wellFormed<Part>(what: string, read: () => Part): Part {
  try {
    return read();
  } catch {
    throw new Unreadable(`The ${what} of this file aren't as Caravan writes them; it may have been changed by hand.`);
  }
}
