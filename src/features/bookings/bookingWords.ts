// How bookings are said: one table each for states, kinds and what should be looked at. Pure.
import type { FunctionReturnType } from "convex/server";
import type { api } from "../../../convex/_generated/api";
import { cached, displayLocale } from "../../i18n/formats";
import { t } from "../../i18n/t";
import { told } from "../../i18n/told";
import { formatDate, formatTime, today } from "../../lib/dates";
import type { ChipTone } from "../../ui/Chip";

export type Bookings = FunctionReturnType<typeof api.bookings.bookings.list>;
export type Booking = Bookings["bookings"][number];
export type RefundPreview = FunctionReturnType<typeof api.bookings.bookings.refundIfCancelled>;

export const STATUSES: Record<Booking["status"], { label: string; tone: ChipTone; became: string }> = {
  idea: { label: t("Not booked yet"), tone: "outline", became: t("Back to an idea") },
  requested: { label: t("Asked for"), tone: "neutral", became: t("Asked for") },
  held: { label: t("Held for you"), tone: "warn", became: t("Held") },
  confirmed: { label: t("Confirmed", {}, "booking"), tone: "ok", became: t("Confirmed", {}, "booking") },
  cancelled: { label: t("Cancelled", {}, "booking"), tone: "outline", became: t("Cancelled", {}, "booking") },
  completed: { label: t("Over"), tone: "neutral", became: t("Over") },
};

export const KINDS: Record<Booking["kind"], string> = { hotel: t("Stay"), flight: t("Flight"), train: t("Train"), restaurant: t("Table", {}, "booking"), tour: t("Tour") };

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
    { key: "review", title: t("Please look at these"), bookings: sorted.filter(({ review }) => review !== null) },
    { key: "pending", title: t("Pending"), bookings: sorted.filter(({ review, status }) => review === null && PENDING.includes(status)) },
    { key: "confirmed", title: t("Confirmed", {}, "bookings"), bookings: sorted.filter(({ review, status }) => review === null && (status === "confirmed" || status === "completed")) },
    { key: "cancelled", title: t("Cancelled", {}, "bookings"), bookings: sorted.filter(({ review, status }) => review === null && status === "cancelled") },
  ];
  return groups.filter((group) => group.bookings.length > 0);
}

/** What is wrong and what to do about it; null: nothing is. */
export function reviewSentence({ review, problem, when }: Booking): string | null {
  switch (review) {
    case null:
      return null;
    case "problem":
      return problem && told(problem);
    case "itemRemoved":
      return t("This was taken out of the plan, but its booking stands. Cancel the booking, or put the item back.");
    case "dayMoved":
      return t("The plan says another time now: this is for {when}. Move it back, or book anew.", { when: whenWords(when) || t("no day") });
  }
}

/** "Sat 10 Apr, 15:00 – Mon 12 Apr, 11:00", by the destination's clock. */
export function whenWords({ day, start, endDay, end }: Booking["when"]): string {
  if (day === null) return "";
  const from = [formatDate(day, "short"), start && formatTime(start)].filter(Boolean).join(", ");
  const to = endDay && endDay !== day ? [formatDate(endDay, "short"), end && formatTime(end)].filter(Boolean).join(", ") : end && formatTime(end);
  return to ? `${from} – ${to}` : from;
}

const momentFormat = cached((timeZone: string) => new Intl.DateTimeFormat(displayLocale, { dateStyle: "medium", timeStyle: "short", timeZone }));
const clock = new Intl.DateTimeFormat(displayLocale, { timeStyle: "short" });

/** An instant by the destination's clock: "8 Apr 2027, 15:00". */
function momentThere(at: number, timeZone: string): string {
  return momentFormat(timeZone).format(at);
}

/** An instant of today by the reader's own clock: "17:45". */
export const timeHere = (at: number): string => clock.format(at);

export function policyWords({ cancellation, when }: Booking): string | null {
  if (!cancellation) return null;
  const { freeUntil, percentAfter } = cancellation;
  if (percentAfter === 100) return t("Free to cancel until it begins.");
  const share = percentAfter / 100;
  if (freeUntil === null) return percentAfter === 0 ? t("Nothing comes back when it is cancelled.") : t("{share, number, percent} comes back when it is cancelled.", { share });
  const until = momentThere(freeUntil, when.timeZone);
  return percentAfter === 0
    ? t("Free to cancel until {until} there; after that nothing comes back.", { until })
    : t("Free to cancel until {until} there; after that {share, number, percent} comes back.", { until, share });
}

/** The last day on which it is free to cancel, by the destination's clock: YYYY-MM-DD. */
export function lastFreeDay({ cancellation, when }: Booking): string | null {
  const until = cancellation?.freeUntil ?? null;
  return until === null ? null : today(when.timeZone, until - 1);
}
