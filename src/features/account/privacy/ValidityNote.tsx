// Beside a travel document of which one wants to be warned: for which of one's trips it doesn't last.
import { useQuery } from "convex/react";
import { api } from "../../../../convex/_generated/api";
import type { Id } from "../../../../convex/_generated/dataModel";
import { rich } from "../../../i18n/t";
import { formatDate, today } from "../../../lib/dates";

const MOST_SHOWN = 3;

export function ValidityNote({ documentId }: { documentId: Id<"travellerDocuments"> }) {
  const all = useQuery(api.privacy.documents.shortfalls, { on: today() }) ?? [];
  const found = all.filter((one) => one.documentId === documentId).slice(0, MOST_SHOWN);
  if (found.length === 0) return null;
  const bold = (text: React.ReactNode) => <b dir="auto">{text}</b>;
  return (
    <div role="note" className="mt-3 space-y-2 rounded-md bg-warn-soft px-4 py-3 text-[0.9375rem] text-warn">
      {found.map(({ tripId, title, endDate, how }) => {
        const values = { b: bold, trip: title, day: formatDate(endDate, "dated") };
        return (
          <p key={tripId} className="[overflow-wrap:anywhere]">
            {how === "ends"
              ? rich("It ends before <b>{trip}</b> does, on {day}. Renew it before you go.", values)
              : rich("It ends less than six months after <b>{trip}</b>, which is over on {day}. Many countries ask for six months: look up what yours do.", values)}
          </p>
        );
      })}
    </div>
  );
}
