// What the fields of an item are called by its kind, and which states it may be in. Pure.
import type { Activity } from "../../useItinerary";

type WhenLabels = { day: string; endDay: string | null; start: string; end: string };

const PLAIN: WhenLabels = { day: "Day", endDay: null, start: "Starts", end: "Ends" };
const WHEN: Partial<Record<Activity["type"], WhenLabels>> = {
  hotel: { day: "Check-in", endDay: "Check-out", start: "Check-in from", end: "Check-out by" },
  transport: { day: "Leaves on", endDay: "Arrives on", start: "Leaves", end: "Arrives" },
};

export const whenLabels = (type: Activity["type"]): WhenLabels => WHEN[type] ?? PLAIN;

export const STATUS_WORDS = { idea: "Idea", planned: "Planned", booked: "Booked", done: "Done" } as const satisfies Record<Activity["status"], string>;

/** What it can be made by hand: an idea becomes planned by getting a day, and what is reserved stays booked until that is cancelled. */
export function statusesOf({ day }: Pick<Activity, "day">, isReserved: boolean): Activity["status"][] {
  const open: Activity["status"] = day === null ? "idea" : "planned";
  return [...(isReserved ? [] : [open]), "booked", ...(day === null ? [] : ["done" as const])];
}

export const MEALS = [
  { value: "none", label: "No meal" },
  { value: "breakfast", label: "Breakfast" },
  { value: "lunch", label: "Lunch" },
  { value: "dinner", label: "Dinner" },
] as const;

/** The minutes a stay or visit lasts, in words: "2 h 30 min"; null where that isn't known. */
export function lastsWords({ type, start, end }: Pick<Activity, "type" | "start" | "end">): string | null {
  if (!start || !end || type === "hotel" || type === "transport") return null;
  const minutes = minutesOf(end) - minutesOf(start);
  if (minutes <= 0) return null;
  return [Math.floor(minutes / 60) > 0 && `${Math.floor(minutes / 60)} h`, minutes % 60 > 0 && `${minutes % 60} min`].filter(Boolean).join(" ");
}

const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
