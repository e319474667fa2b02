// What a step changed of one item, in words: "Starts: 09:00 → 10:00". Pure.
import type { FunctionReturnType } from "convex/server";
import type { api } from "../../../../../convex/_generated/api";
import { formatDate, formatTime, isDate } from "../../../../lib/dates";
import { formatMoney, type Money } from "../../../../lib/money";
import { ACTIVITY_TYPES } from "../../activityTypes";
import type { Activity } from "../../useItinerary";
import { STATUS_WORDS } from "./kinds";

export type Step = FunctionReturnType<typeof api.trips.history.ofActivity>["steps"][number];
type Field = { name: string; before?: unknown; after?: unknown };

const NAMES: Record<string, string> = {
  title: "Name", day: "Day", endDay: "Until", start: "Starts", end: "Ends", type: "Kind", status: "Status", cost: "Cost", address: "Where", meal: "Meal",
  description: "Notes", transport: "Journey", links: "Links", participants: "Who takes part", assignees: "Who sees to it", payerId: "Who pays",
  locked: "Lock", legMode: "Way there", placeId: "Place", lat: "Place", lng: "Place", destinationId: "City", parkedIn: "Plan of the day",
};

/** One line a field, without those that say the same; nothing for what came, went or moved, which the step's own words tell. */
export function fieldWords(fields: readonly Field[]): string[] {
  const lines = fields.filter(({ name }) => name in NAMES).map((field) => ("after" in field ? `${NAMES[field.name]}: ${valueWords(field.name, field.before)} → ${valueWords(field.name, field.after)}` : `${NAMES[field.name]} changed`));
  return [...new Set(lines)];
}

function valueWords(name: string, value: unknown): string {
  if (value === null || value === undefined || value === "") return name === "day" ? "ideas" : "none";
  if (name === "cost") return formatMoney(value as Money);
  if (typeof value !== "string") return String(value);
  if (name === "day" || name === "endDay") return isDate(value) ? formatDate(value) : value;
  if (name === "start" || name === "end") return formatTime(value);
  if (name === "type") return ACTIVITY_TYPES[value as Activity["type"]].label;
  if (name === "status") return STATUS_WORDS[value as Activity["status"]];
  return value;
}
