import { useQuery } from "convex/react";
import { api } from "../../../../convex/_generated/api";
import { rich } from "../../../i18n/t";
import { useTripFrame } from "../tripFrame";

/** How many wait for the owner's answer; on what opens it. */
export function RequestCount() {
  const { trip, role } = useTripFrame();
  const requests = useQuery(api.trips.joinRequests.list, role === "owner" ? { tripId: trip._id } : "skip");
  if (!requests || requests.length === 0) return null;
  return (
    <span className="grid h-5 min-w-5 place-items-center rounded-full bg-on-accent px-1 text-xs font-semibold text-accent">
      {rich("{count, number}<more> waiting for your answer</more>", { count: requests.length, more: (text) => <span className="sr-only">{text}</span> })}
    </span>
  );
}
