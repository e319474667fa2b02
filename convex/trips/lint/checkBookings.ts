// What is booked against what is planned, and what is due.
import { dayName, type Subject } from "../../ai/planner/checker/subject";
import { localAt } from "../clock";
import { problem, type Facts, type LintBooking, type LintItem, type LintTrip, type Problem } from "./types";

const DAY = 86_400_000;
/** So soon something must be done. */
const SOON = 3 * DAY;
/** An answer should have come by then. */
const NEAR = 14 * DAY;

export function bookingProblems(trip: LintTrip, subject: Subject, { bookings, now }: Facts): Problem[] {
  const items = new Map(trip.activities.map((item) => [item.id, item]));
  const booked = bookings.flatMap((booking) => {
    const item = items.get(booking.activityId);
    return item ? ofBooking(item, booking, now) : [];
  });
  const timed = new Set(bookings.filter(({ when }) => when.start !== null).map(({ activityId }) => activityId));
  const untimed = subject.items.filter((item) => items.get(item.id)?.status === "booked" && item.type !== "hotel" && item.start === null && !timed.has(item.id));
  return [...booked, ...untimed.map((item) => problem("untimedBooking", { day: item.day, activityIds: [item.id] }, `${item.title} is booked. At what time?`))];
}

function ofBooking(item: LintItem, booking: LintBooking, now: number): Problem[] {
  const about = { day: item.day, activityIds: [item.id] };
  const { status, when, freeUntil, heldUntil, startsAt, timeZone } = booking;
  const until = (instant: number) => {
    const { day, time } = localAt(instant, timeZone);
    return `${dayName(day)}, ${time}`;
  };
  if (status === "cancelled") {
    return booking.confirmed && item.day !== null && item.status !== "done" ? [problem("cancelledBooking", about, `The booking of ${item.title} was cancelled, and it is still in the plan.`)] : [];
  }
  if (status === "idea" || status === "completed") return [];
  const found: Problem[] = [];
  if (isElsewhere(item, booking)) found.push(problem("offBooking", about, `${item.title} is booked for ${spoken(when)}, and ${item.day === null ? "is only an idea" : `stands on ${spoken(item)}`}.`));
  if (status === "held" && heldUntil !== null) {
    if (heldUntil < now) found.push(problem("holdEnded", about, `${item.title} was held until ${until(heldUntil)} and hasn't been paid.`));
    else found.push({ ...problem("holdEnds", about, `${item.title} is held until ${until(heldUntil)} and hasn't been paid.`), ...(heldUntil - now > SOON && { severity: "hint" as const }) });
  }
  if (status === "requested" && startsAt !== null && startsAt - now < NEAR) found.push(problem("unconfirmed", about, `${item.title} has been asked for, and nobody has confirmed it yet.`));
  if (status === "confirmed" && freeUntil !== null && freeUntil > now && freeUntil - now < SOON) found.push(problem("freeEnds", about, `${item.title} can be cancelled for nothing until ${until(freeUntil)}.`));
  return found;
}

type When = Pick<LintItem, "day" | "start">;

/** Another day, or another time where both are said. */
export function isElsewhere(item: Pick<LintItem, "day" | "start" | "endDay" | "type">, { when }: Pick<LintBooking, "when">): boolean {
  if (when.day === null) return false;
  if (item.day !== when.day) return true;
  if (item.type === "hotel") return Boolean(item.endDay && when.endDay && item.endDay !== when.endDay);
  return item.start !== null && when.start !== null && item.start !== when.start;
}

const spoken = ({ day, start }: When) => `${dayName(day!)}${start ? ` at ${start}` : ""}`;
