// What our own GPX and KML files say of an item beyond what these formats know: one element with attributes. Pure.
import type { ReadItem } from "../types";
import { dayOf, timeOf } from "./json";

export const EXTENSION = "urn:caravan:plan:1";

const TYPES = ["sightseeing", "restaurant", "hotel", "transport", "other"] as const;
const STATUSES = ["idea", "planned", "booked", "done"] as const;

export function toExtension(item: Pick<ReadItem, "type" | "day" | "endDay" | "start" | "end" | "status">): Record<string, string> {
  const { type, day, endDay, start, end, status } = item;
  return Object.fromEntries(Object.entries({ type, day, endDay, start, end, status }).filter((entry): entry is [string, string] => typeof entry[1] === "string"));
}

export function fromExtension(attributes: Record<string, string> | undefined): Partial<ReadItem> {
  if (!attributes) return {};
  const type = TYPES.find((own) => own === attributes.type);
  const status = STATUSES.find((own) => own === attributes.status);
  const endDay = dayOf(attributes.endDay);
  return { ...(type && { type }), day: dayOf(attributes.day), ...(endDay && { endDay }), start: timeOf(attributes.start), end: timeOf(attributes.end), ...(status && { status }) };
}
