import { useTrip, type Activity } from "../../useItinerary";

const SOURCES = { ai: "Suggested by the assistant", person: "Added by hand", import: "Imported" } as const;

/** Where it comes from, in a line at the end. */
export function Provenance({ activity }: { activity: Activity }) {
  const { memberById } = useTrip();
  const who = activity.updatedByAssistant ? "the assistant" : (memberById.get(activity.updatedBy)?.name ?? "somebody who left");
  return <p className="text-sm text-ink-faint">{SOURCES[activity.source]} · Last changed by {who}</p>;
}
