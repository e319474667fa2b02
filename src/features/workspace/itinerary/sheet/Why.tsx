import type { Activity } from "../../useItinerary";

/** Why it is here, as who suggested it said. */
export function Why({ activity: { why } }: { activity: Activity }) {
  return why ? <p className="border-l-2 border-accent pl-3.5 text-ink-soft italic">{why}</p> : null;
}
