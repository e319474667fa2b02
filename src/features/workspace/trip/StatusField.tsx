import { useMutation, useQuery } from "convex/react";
import { api } from "../../../../convex/_generated/api";
import { told } from "../../../i18n/told";
import { newEditKey } from "../../../lib/outbox";
import { useBusy } from "../../../lib/useBusy";
import { Button } from "../../../ui/Button";
import { useEdits } from "../useEdits";
import { useTripFrame } from "../tripFrame";
import { TRIP_STATUS, type TripStatus } from "./tripWords";

/** Draft, planned, under way, over or cancelled; and what it may become now. */
export function StatusField() {
  const { trip } = useTripFrame();
  const { offerUndo } = useEdits();
  const lifecycle = useQuery(api.trips.lifecycle.get, { tripId: trip._id });
  const set = useMutation(api.trips.lifecycle.set);
  const { busy, run } = useBusy<TripStatus>();
  const { label, means } = TRIP_STATUS[trip.status];
  const become = (status: TripStatus) =>
    run(status, async () => {
      const editKey = newEditKey();
      await set({ tripId: trip._id, status, editKey });
      offerUndo(TRIP_STATUS[status].became, editKey);
    });
  return (
    <div>
      <p className="font-medium">{label}</p>
      <p className="text-ink-soft">{means}</p>
      {lifecycle && lifecycle.next.length > 0 && (
        <div className="mt-3 flex flex-wrap gap-2">
          {lifecycle.next.map(({ to, label: word }, index) => (
            <Button key={to} size="sm" look={index === 0 ? "secondary" : "ghost"} busy={busy === to} onClick={() => void become(to)}>{told(word)}</Button>
          ))}
        </div>
      )}
    </div>
  );
}
