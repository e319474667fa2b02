import { Chip } from "../../../../ui/Chip";
import { useTrip, type Activity } from "../../useItinerary";

const SOURCES = { ai: "Suggested by the assistant", person: "Added by hand", import: "Imported" } as const;

/** Where it comes from and why it is here. */
export function Provenance({ activity }: { activity: Activity }) {
  const { memberById } = useTrip();
  const who = memberById.get(activity.updatedBy)?.name ?? "Somebody who left";
  return (
    <div className="space-y-3">
      <p className="flex flex-wrap gap-2">
        <Chip tone={activity.source === "ai" ? "accent" : "neutral"}>{SOURCES[activity.source]}</Chip>
        <Chip tone="outline">Last changed by {activity.updatedByAssistant ? "the assistant" : who}</Chip>
      </p>
      {activity.why && <p className="border-l-2 border-accent pl-3.5 text-ink-soft italic">{activity.why}</p>}
    </div>
  );
}
