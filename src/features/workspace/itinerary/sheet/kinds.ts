// What the fields of an item are called by its kind, and which states it may be in. Pure.
import { formatDuration } from "../../../../i18n/measures";
import { t } from "../../../../i18n/t";
import type { Activity } from "../../useItinerary";
import { minutesUntil } from "../entry/readTimes";

type WhenLabels = { day: string; endDay: string | null; start: string; end: string };

const PLAIN: WhenLabels = { day: t("Day"), endDay: null, start: t("Starts"), end: t("Ends") };
const WHEN: Partial<Record<Activity["type"], WhenLabels>> = {
  hotel: { day: t("Check-in"), endDay: t("Check-out"), start: t("Check-in from"), end: t("Check-out by") },
  transport: { day: t("Leaves on"), endDay: t("Arrives on"), start: t("Leaves"), end: t("Arrives") },
};

const HIRED: WhenLabels = { day: t("Picked up on"), endDay: t("Given back on"), start: t("Picked up at", {}, "time"), end: t("Given back at", {}, "time") };

/** `isHired`: a car that is kept for days. */
export const whenLabels = (type: Activity["type"], isHired = false): WhenLabels => (isHired ? HIRED : (WHEN[type] ?? PLAIN));

export const STATUS_WORDS: Record<Activity["status"], string> = { idea: t("Idea"), planned: t("Planned"), booked: t("Booked"), done: t("Done", {}, "state") };

/** What it can be made by hand: an idea becomes planned by getting a day, and what is reserved stays booked until that is cancelled. */
export function statusesOf({ day }: Pick<Activity, "day">, isReserved: boolean): Activity["status"][] {
  const open: Activity["status"] = day === null ? "idea" : "planned";
  return [...(isReserved ? [] : [open]), "booked", ...(day === null ? [] : ["done" as const])];
}

export const MEAL_WORDS: Record<NonNullable<Activity["meal"]>, string> = { breakfast: t("Breakfast"), lunch: t("Lunch"), dinner: t("Dinner") };

export const MEALS = [
  { value: "none", label: t("No meal") },
  { value: "breakfast", label: MEAL_WORDS.breakfast },
  { value: "lunch", label: MEAL_WORDS.lunch },
  { value: "dinner", label: MEAL_WORDS.dinner },
] as const;

/** The minutes a visit lasts, in words: "2 hr 30 min"; null where that isn't known. */
export function lastsWords({ type, start, end }: Pick<Activity, "type" | "start" | "end">): string | null {
  if (!start || !end || type === "hotel" || type === "transport") return null;
  const minutes = minutesUntil(start, end);
  return minutes > 0 ? formatDuration(minutes) : null;
}
