import type { Activity } from "../../useItinerary";

/** Why it is here, as who suggested it said. */
export function Why({ activity: { why } }: { activity: Activity }) {
  return why ? <p dir="auto" className="border-s-2 border-accent ps-3.5 text-ink-soft italic">{why}</p> : null;
}
