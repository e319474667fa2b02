// How bookings are said: one table each for states, kinds and what should be looked at. Pure.
import type { FunctionReturnType } from "convex/server";
import type { api } from "../../../convex/_generated/api";
import { displayLocale, formatDate, formatTime, today } from "../../lib/dates";
import type { ChipTone } from "../../ui/Chip";

export type Bookings = FunctionReturnType<typeof api.bookings.bookings.list>;
export type Booking = Bookings["bookings"][number];
export type BookingEvent = FunctionReturnType<typeof api.bookings.bookings.history>[number];
export type RefundPreview = FunctionReturnType<typeof api.bookings.bookings.refundIfCancelled>;

export const STATUSES: Record<Booking["status"], { label: string; tone: ChipTone; became: string }> = {
  idea: { label: "Not booked yet", tone: "outline", became: "Back to an idea" },
  requested: { label: "Asked for", tone: "neutral", became: "Asked for" },
  held: { label: "Held for you", tone: "warn", became: "Held" },
  confirmed: { label: "Confirmed", tone: "ok", became: "Confirmed" },
  cancelled: { label: "Cancelled", tone: "outline", became: "Cancelled" },
  completed: { label: "Over", tone: "neutral", became: "Over" },
};

export const KINDS: Record<Booking["kind"], string> = { hotel: "Stay", flight: "Flight", train: "Train", restaurant: "Table", tour: "Tour" };

export const isOpen = ({ status }: Booking): boolean => status === "idea" || status === "requested" || status === "held" || status === "confirmed";

/** The item's booking that lives, or its last one; and those before it. */
export function bookingsOf({ bookings }: Bookings, activityId: Booking["activityId"]): { current: Booking | null; earlier: Booking[] } {
  const own = bookings.filter((booking) => booking.activityId === activityId);
  const current = own.find(isOpen) ?? own.find(({ status }) => status === "completed") ?? null;
  return { current, earlier: own.filter((booking) => booking !== current) };
}

const PENDING = ["idea", "requested", "held"];

/** As the panel shows them, soonest first; what should be looked at stands apart, at the top. */
export function groupsOf(bookings: Booking[]): { key: string; title: string; bookings: Booking[] }[] {
  const sorted = bookings.toSorted((a, b) => (a.startsAt ?? Infinity) - (b.startsAt ?? Infinity) || a.createdAt - b.createdAt);
  const groups = [
    { key: "review", title: "Please look at these", bookings: sorted.filter(({ review }) => review !== null) },
    { key: "pending", title: "Pending", bookings: sorted.filter(({ review, status }) => review === null && PENDING.includes(status)) },
    { key: "confirmed", title: "Confirmed", bookings: sorted.filter(({ review, status }) => review === null && (status === "confirmed" || status === "completed")) },
    { key: "cancelled", title: "Cancelled", bookings: sorted.filter(({ review, status }) => review === null && status === "cancelled") },
  ];
  return groups.filter((group) => group.bookings.length > 0);
}

/** What is wrong and what to do about it; null: nothing is. */
export function reviewSentence({ review, problem, when }: Booking): string | null {
  switch (review) {
    case null:
      return null;
    case "problem":
      return problem;
    case "itemRemoved":
      return "This was taken out of the plan, but its booking stands. Cancel the booking, or put the item back.";
    case "dayMoved":
      return `The plan says another time now: this is for ${whenWords(when) || "no day"}. Move it back, or book anew.`;
  }
}

/** "Sat 10 Apr, 15:00 – Mon 12 Apr, 11:00", by the destination's clock. */
export function whenWords({ day, start, endDay, end }: Booking["when"]): string {
  if (day === null) return "";
  const from = [formatDate(day, "short"), start && formatTime(start)].filter(Boolean).join(", ");
  const to = endDay && endDay !== day ? [formatDate(endDay, "short"), end && formatTime(end)].filter(Boolean).join(", ") : end && formatTime(end);
  return to ? `${from} – ${to}` : from;
}

/** An instant by the destination's clock: "8 Apr 2027, 15:00". */
export function momentThere(at: number, timeZone: string): string {
  return new Intl.DateTimeFormat(displayLocale, { dateStyle: "medium", timeStyle: "short", timeZone }).format(at);
}

/** An instant of today by the reader's own clock: "17:45". */
export const timeHere = (at: number): string => new Intl.DateTimeFormat(displayLocale, { timeStyle: "short" }).format(at);

export function policyWords({ cancellation, when }: Booking): string | null {
  if (!cancellation) return null;
  const { freeUntil, percentAfter } = cancellation;
  if (percentAfter === 100) return "Free to cancel until it begins.";
  const after = percentAfter === 0 ? "nothing comes back" : `${percentAfter}% comes back`;
  if (freeUntil === null) return percentAfter === 0 ? "Nothing comes back when it is cancelled." : `${percentAfter}% comes back when it is cancelled.`;
  return `Free to cancel until ${momentThere(freeUntil, when.timeZone)} there; after that ${after}.`;
}

/** The last day on which it is free to cancel, by the destination's clock: YYYY-MM-DD. */
export function lastFreeDay({ cancellation, when }: Booking): string | null {
  const until = cancellation?.freeUntil ?? null;
  return until === null ? null : today(when.timeZone, until - 1);
}

/** "1.4 MB" */
export function sizeWords(bytes: number): string {
  return bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
