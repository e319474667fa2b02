// What is booked against what is planned, and what is due.
import type { Subject } from "../../ai/planner/checker/subject";
import { say } from "../../said";
import { localAt } from "../days/clock";
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
  return [...booked, ...untimed.map((item) => problem("untimedBooking", { day: item.day, activityIds: [item.id] }, say("{item} is booked. At what time?", { item: item.title })))];
}

function ofBooking(item: LintItem, booking: LintBooking, now: number): Problem[] {
  const { title } = item;
  const about = { day: item.day, activityIds: [item.id] };
  const { status, when, freeUntil, heldUntil, startsAt, timeZone } = booking;
  const until = (instant: number) => {
    const { day, time } = localAt(instant, timeZone);
    return { item: title, day: { date: day }, time: { time } };
  };
  if (status === "cancelled") {
    return booking.confirmed && item.day !== null && item.status !== "done" ? [problem("cancelledBooking", about, say("The booking of {item} was cancelled, and it is still in the plan.", { item: title }))] : [];
  }
  if (status === "idea" || status === "completed") return [];
  const found: Problem[] = [];
  if (isElsewhere(item, booking)) {
    const booked = spoken(when.day!, when.start);
    const said =
      item.day === null
        ? say("{item} is booked for {booked}, and is only an idea.", { item: title, booked })
        : say("{item} is booked for {booked}, and stands on {planned}.", { item: title, booked, planned: spoken(item.day, item.start) });
    found.push(problem("offBooking", about, said));
  }
  if (status === "held" && heldUntil !== null) {
    if (heldUntil < now) found.push(problem("holdEnded", about, say("{item} was held until {day}, {time} and hasn't been paid.", until(heldUntil))));
    else found.push({ ...problem("holdEnds", about, say("{item} is held until {day}, {time} and hasn't been paid.", until(heldUntil))), ...(heldUntil - now > SOON && { severity: "hint" as const }) });
  }
  if (status === "requested" && startsAt !== null && startsAt - now < NEAR) found.push(problem("unconfirmed", about, say("{item} has been asked for, and nobody has confirmed it yet.", { item: title })));
  if (status === "confirmed" && freeUntil !== null && freeUntil > now && freeUntil - now < SOON) found.push(problem("freeEnds", about, say("{item} can be cancelled for nothing until {day}, {time}.", until(freeUntil))));
  return found;
}

/** Another day, or another time where both are said. */
export function isElsewhere(item: Pick<LintItem, "day" | "start" | "endDay" | "type">, { when }: Pick<LintBooking, "when">): boolean {
  if (when.day === null) return false;
  if (item.day !== when.day) return true;
  if (item.type === "hotel") return Boolean(item.endDay && when.endDay && item.endDay !== when.endDay);
  return item.start !== null && when.start !== null && item.start !== when.start;
}

/** Only of trips that have dates. */
export const spoken = (day: string, start: string | null) => (start ? say("{day} at {time}", { day: { date: day }, time: { time: start } }) : { date: day });
