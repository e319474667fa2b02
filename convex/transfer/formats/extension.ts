// What our own GPX, KML and ICS files say of an item beyond what these formats know, so that it comes back whole: in XML one element with
// attributes, in a calendar a property; the rest as JSON, whose shape is checked. Pure.
import { parse } from "convex-helpers/validators";
import { v, type Infer } from "convex/values";
import { activityFields } from "../../trips/schema";
import type { ReadItem } from "../types";
import { dayOf, timeOf } from "./json";

export const EXTENSION = "urn:caravan:plan:1";

const TYPES = ["sightseeing", "restaurant", "hotel", "transport", "other"] as const;
const STATUSES = ["idea", "planned", "booked", "done"] as const;

const { address, links, transport, meal, endDay, why, participants, assignees, payerId, locked, legMode } = activityFields;
const more = v.object({
  ...{ address, links, transport, meal, endDay, why, participants, assignees, payerId, locked, legMode },
  cost: v.optional(activityFields.cost),
  placeId: v.optional(activityFields.placeId),
  status: v.optional(v.string()),
  day: v.optional(v.string()),
  code: v.optional(v.string()),
});
type More = Infer<typeof more>;
const NAMES = Object.keys(more.fields) as (keyof More)[];
type Whole = Pick<ReadItem, "type" | "start" | "end" | keyof More>;

/** What has no other place, as JSON; `says` are those that the format itself says. */
export function moreText(item: Partial<Whole>, says: readonly (keyof More)[]): string {
  const names = NAMES.filter((name) => !says.includes(name));
  return JSON.stringify(Object.fromEntries(names.flatMap((name) => (item[name] === undefined || item[name] === null ? [] : [[name, item[name]]]))));
}

/** Null for what isn't as we write it. */
export function readMore(text: string | undefined): Omit<Partial<ReadItem>, "day"> & { day?: string } | null {
  if (!text) return null;
  try {
    const { status: said, endDay: last, ...rest } = parse(more, JSON.parse(text));
    const status = STATUSES.find((own) => own === said);
    return { ...rest, ...(status && { status }), ...(dayOf(last) && { endDay: dayOf(last)! }) };
  } catch {
    return null;
  }
}

const SAID = ["day", "endDay", "status"] as const;

export function toExtension(item: Partial<Whole>): Record<string, string> {
  const { type, day, endDay: last, start, end, status } = item;
  const rest = moreText(item, SAID);
  return Object.fromEntries(Object.entries({ type, day, endDay: last, start, end, status, ...(rest !== "{}" && { more: rest }) }).filter((entry): entry is [string, string] => typeof entry[1] === "string"));
}

export function fromExtension(attributes: Record<string, string> | undefined): Partial<ReadItem> {
  if (!attributes) return {};
  const { day: _day, ...rest } = readMore(attributes.more) ?? {};
  const type = TYPES.find((own) => own === attributes.type);
  const status = STATUSES.find((own) => own === attributes.status);
  const last = dayOf(attributes.endDay);
  return { ...rest, ...(type && { type }), day: dayOf(attributes.day), ...(last && { endDay: last }), start: timeOf(attributes.start), end: timeOf(attributes.end), ...(status && { status }) };
}
