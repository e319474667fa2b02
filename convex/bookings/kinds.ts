// What an item of the plan is when one books it. Pure.
import type { Doc } from "../_generated/dataModel";

export type BookingKind = Doc<"bookings">["kind"];

const FLIGHT = /\b(fly|flight|flights|airport|airlines?)\b|✈/i;

export function kindOf({ type, title }: Pick<Doc<"activities">, "type" | "title">): BookingKind {
  switch (type) {
    case "hotel":
      return "hotel";
    case "restaurant":
      return "restaurant";
    case "transport":
      return FLIGHT.test(title) ? "flight" : "train";
    case "sightseeing":
    case "other":
      return "tour";
  }
}
