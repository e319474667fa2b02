import { api } from "../../../../convex/_generated/api";
import { rich } from "../../../i18n/t";
import { cn } from "../../../ui/cn";
import { useTripFrame } from "../tripFrame";
import { useRoleQuery } from "./useRoleQuery";

/** How many wait for the owner's answer; none for anybody else. */
export function useRequestCount(): number {
  const { trip, role } = useTripFrame();
  const requests = useRoleQuery(api.trips.joinRequests.list, role === "owner" ? { tripId: trip._id } : "skip");
  return requests?.length ?? 0;
}

/** On what opens them. `onAccent`: that is in the accent's colour itself. */
export function RequestCount({ count, onAccent }: { count: number; onAccent?: boolean }) {
  if (count === 0) return null;
  return (
    <span className={cn("grid h-5 min-w-5 place-items-center rounded-full px-1 text-xs font-semibold", onAccent ? "bg-on-accent text-accent" : "bg-accent text-on-accent")}>
      {rich("{count, number}<more> waiting for your answer</more>", { count, more: (text) => <span className="sr-only">{text}</span> })}
    </span>
  );
}
