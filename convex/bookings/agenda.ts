// What is due about a booking by itself, and when: its reminders, the end of a hold, its own end, an errand that nobody
// came back from. Pure; the sweep (reminders.ts) does what is due, `lookAt` says when to look again.
import type { Infer } from "convex/values";
import type { Doc } from "../_generated/dataModel";
import { addDays } from "../dates";
import type { reminderKind } from "./schema";
import { instantAt } from "./timing";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** An errand that hasn't been settled by then is run again. */
const ERRAND_MS = 2 * MINUTE_MS;
const HOLD_NOTICE_MS = 2 * HOUR_MS;
const CANCELLATION_NOTICE_MS = 48 * HOUR_MS;
/** Of the day before, at the destination. */
const NOTICE_TIME = "08:00";

export type ReminderKind = Infer<typeof reminderKind>;
export type Due = { what: ReminderKind | "release" | "complete" | "carryOn"; at: number };
type Booking = Pick<Doc<"bookings">, "status" | "held" | "cancellation" | "confirmedAt" | "startsAt" | "endsAt" | "when" | "errand" | "reminded">;

/** Everything that is still to come of a booking as it stands, in order. */
export function agendaOf(booking: Booking): Due[] {
  const { errand, held, endsAt, status } = booking;
  const due: Due[] = remindersOf(booking).map(({ what, at }) => ({ what, at }));
  if (errand) due.push({ what: "carryOn", at: errand.at + ERRAND_MS });
  if (status === "held" && held && errand?.kind !== "confirm") due.push({ what: "release", at: held.until });
  if (status === "confirmed" && endsAt !== null && !errand) due.push({ what: "complete", at: endsAt });
  return due.sort((a, b) => a.at - b.at);
}

export const nextLook = (booking: Booking): number | null => agendaOf(booking)[0]?.at ?? null;

/** A reminder whose time had passed before there was anything to remind of, or that was sent, isn't one. */
function remindersOf({ status, held, cancellation, confirmedAt, startsAt, when, reminded }: Booking) {
  const all: { what: ReminderKind; at: number; since: number }[] = [];
  if (status === "held" && held) {
    const notice = Math.min(HOLD_NOTICE_MS, (held.until - held.from) / 2);
    all.push({ what: "holdEnds", at: held.until - notice, since: held.from });
  }
  if (status === "confirmed" && confirmedAt !== null) {
    const { freeUntil, percentAfter } = cancellation ?? { freeUntil: null, percentAfter: 100 };
    if (freeUntil !== null && percentAfter < 100) all.push({ what: "freeCancellationEnds", at: freeUntil - CANCELLATION_NOTICE_MS, since: confirmedAt });
    if (startsAt !== null) all.push({ what: "startsTomorrow", at: instantAt(addDays(when.day!, -1), NOTICE_TIME, when.timeZone), since: confirmedAt });
  }
  return all.filter(({ what, at, since }) => at >= since && !reminded.includes(what));
}

/** Whether a reminder that is sent only now still says something. */
export function isTimely(what: ReminderKind, { held, cancellation, startsAt }: Booking, now: number): boolean {
  switch (what) {
    case "holdEnds":
      return held !== null && now < held.until;
    case "freeCancellationEnds":
      return now < (cancellation?.freeUntil ?? 0);
    case "startsTomorrow":
      return startsAt !== null && now < startsAt;
  }
}
