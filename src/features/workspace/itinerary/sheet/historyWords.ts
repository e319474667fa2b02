// What a step changed of one item, in words: "Starts: 09:00 → 10:00". Pure.
import type { FunctionReturnType } from "convex/server";
import type { api } from "../../../../../convex/_generated/api";
import { t } from "../../../../i18n/t";
import { formatDate, formatTime, isDate } from "../../../../lib/dates";
import { formatMoney, type Money } from "../../../../lib/money";
import { ACTIVITY_TYPES } from "../../activityTypes";
import type { ActivityChanges } from "../../useEdits";
import type { Activity } from "../../useItinerary";
import { MEAL_WORDS, STATUS_WORDS } from "./kinds";

export type Step = FunctionReturnType<typeof api.trips.history.ofActivity>["steps"][number];
type Field = { name: string; before?: unknown; after?: unknown };

/** Null: what is never told of. */
const NAMES: Record<string, string | null> = {
  title: t("Name"), day: t("Day"), endDay: t("Until"), start: t("Starts"), end: t("Ends"), type: t("Kind"), status: t("Status"), cost: t("Cost"), address: t("Where"), meal: t("Meal"),
  description: t("Notes"), transport: t("Journey"), links: t("Links"), participants: t("Who takes part"), assignees: t("Who sees to it"), payerId: t("Who pays"),
  locked: t("Lock"), legMode: t("Way there"), placeId: t("Place"), lat: t("Place"), lng: t("Place"), destinationId: t("City"), parkedIn: t("Plan of the day"),
  why: null,
} satisfies Record<keyof ActivityChanges | "parkedIn", string | null>;

/** One line a field, without those that say the same; nothing for what came, went or moved, which the step's own words tell. */
export function fieldWords(fields: readonly Field[]): string[] {
  const lines = fields.flatMap(({ name, ...step }) => {
    const field = NAMES[name];
    if (!field) return [];
    return "after" in step ? t("{field}: {before} → {after}", { field, before: valueWords(name, step.before), after: valueWords(name, step.after) }) : t("{field} changed", { field });
  });
  return [...new Set(lines)];
}

/** What the notes said before; null where they weren't changed, or there were none. */
export function notesBefore(fields: readonly Field[]): string | null {
  const before = fields.find(({ name }) => name === "description")?.before;
  return typeof before === "string" && before !== "" ? before : null;
}

function valueWords(name: string, value: unknown): string {
  if (value === null || value === undefined || value === "") return name === "day" ? t("ideas") : t("none", {}, "value");
  if (name === "cost") return formatMoney(value as Money);
  if (typeof value !== "string") return String(value);
  if (name === "day" || name === "endDay") return isDate(value) ? formatDate(value) : value;
  if (name === "start" || name === "end") return formatTime(value);
  if (name === "type") return ACTIVITY_TYPES[value as Activity["type"]].label;
  if (name === "meal") return MEAL_WORDS[value as keyof typeof MEAL_WORDS];
  if (name === "status") return STATUS_WORDS[value as Activity["status"]];
  return value;
}
