// Beside a travel document that lies open: for which of one's trips it doesn't last.
import { usePaginatedQuery } from "convex/react";
import { api } from "../../../../convex/_generated/api";
import { rich } from "../../../i18n/t";
import { formatDate } from "../../../lib/dates";
import { shortfalls } from "./documentValidity";

/** Latest starts first, so these are all that are still to come. */
const MAX_TRIPS = 100;
const MOST_SHOWN = 3;

export function ValidityNote(document: Parameters<typeof shortfalls>[0]) {
  const { results } = usePaginatedQuery(api.trips.trips.list, {}, { initialNumItems: MAX_TRIPS });
  const found = shortfalls(document, results).slice(0, MOST_SHOWN);
  if (found.length === 0) return null;
  const bold = (text: React.ReactNode) => <b dir="auto">{text}</b>;
  return (
    <div role="note" className="mt-3 space-y-2 rounded-md bg-warn-soft px-4 py-3 text-[0.9375rem] text-warn">
      {found.map(({ trip: { _id, title, endDate }, how }) => {
        const values = { b: bold, trip: title, day: formatDate(endDate, "dated") };
        return (
          <p key={_id} className="[overflow-wrap:anywhere]">
            {how === "ends"
              ? rich("It ends before <b>{trip}</b> does, on {day}. Renew it before you go.", values)
              : rich("It ends less than six months after <b>{trip}</b>, which is over on {day}. Many countries ask for six months: look up what yours do.", values)}
          </p>
        );
      })}
    </div>
  );
}
