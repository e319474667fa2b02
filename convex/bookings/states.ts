// What a booking may become, as data. Pure; `moveBooking` (bookingModel.ts) is the one way to go along an arrow.
import type { Doc } from "../_generated/dataModel";
import { appError } from "../errors";
import { sentence } from "../said";

export type BookingStatus = Doc<"bookings">["status"];

export const TRANSITIONS = {
  idea: ["requested", "cancelled"],
  requested: ["idea", "held", "confirmed", "cancelled"],
  held: ["confirmed", "cancelled"],
  confirmed: ["cancelled", "completed"],
  cancelled: [],
  completed: [],
} as const satisfies Record<BookingStatus, readonly BookingStatus[]>;

export const mayBecome = (from: BookingStatus, to: BookingStatus): boolean => (TRANSITIONS[from] as readonly BookingStatus[]).includes(to);

/** Something is, or may still come to be, reserved: an item has one such booking at most. */
export const isLive = ({ status }: Pick<Doc<"bookings">, "status">): boolean => TRANSITIONS[status].length > 0;

const REFUSALS: Record<BookingStatus, string> = {
  idea: sentence("Nothing has been asked for yet. Book it first."),
  requested: sentence("The answer to this booking hasn't come yet. Wait a moment."),
  held: sentence("This is being held already. Pay for it, or cancel it."),
  confirmed: sentence("This is booked already."),
  cancelled: sentence("This booking was cancelled. Book again to have another one."),
  completed: sentence("This is over: there is nothing left to change about it."),
};

/** Throws CONFLICT, saying how it stands, where there is no such arrow. */
export function requireMove(from: BookingStatus, to: BookingStatus): void {
  if (!mayBecome(from, to)) throw appError("CONFLICT", REFUSALS[from], { status: from, wanted: to });
}
