// What one has open may be taken away by somebody else: that is said, with what was being written in it, and what can be done about it.
import { useConvex } from "convex/react";
import type { FunctionReturnType } from "convex/server";
import { useEffect, useRef } from "react";
import { api } from "../../../../convex/_generated/api";
import { t } from "../../../i18n/t";
import { useStable } from "../../../lib/useStable";
import { notify } from "../../../ui/toast";
import { takeUnsent, type Unsent } from "../../../ui/unsent";
import { isPending, rowKey } from "../rowIds";
import { useEdits } from "../useEdits";
import type { Activity, TripView } from "../useItinerary";
import { goneWords } from "./hereWords";

export type Removal = NonNullable<FunctionReturnType<typeof api.trips.history.ofRemoval>>;

/** `opened`: the item that is open, of the plan as it is now. */
export function useTellGone({ trip, activities, memberById, canEdit }: TripView, opened: Activity | null, myId: Activity["updatedBy"] | undefined) {
  const convex = useConvex();
  const { undo } = useEdits();
  const before = useRef<Activity | null>(null);

  const tell = useStable(({ title, day }: Activity, written: Unsent[], removal: Removal) => {
    const copied = activities.some((activity) => activity.day === day && activity.title === title);
    const message = goneWords(removal, { person: memberById.get(removal.actorId)?.name ?? t("Somebody who left"), item: title, writing: written.length > 0, copied });
    const bringBack = async () => {
      if (!(await undo(removal.batchId))) return;
      for (const { text, send } of written) {
        const refusal = await send();
        if (refusal !== null) notify.unsaved(refusal, text);
      }
    };
    // A whole plan of the day, or of the assistant, isn't one item's to bring back.
    const isOne = removal.kind === "edit" && !removal.byAssistant && !removal.parked && removal.others === 0;
    const action = canEdit && isOne ? { label: t("Bring it back"), onClick: () => void bringBack() } : undefined;
    if (written.length > 0) notify.unsaved(message, written.map(({ text }) => text).join("\n\n"), action);
    else if (action) notify.ask(message, action.label, action.onClick);
    else notify.info(message);
  });

  useEffect(() => {
    const gone = before.current;
    before.current = opened;
    if (!gone || opened || isPending(gone._id) || activities.some(({ _id }) => rowKey(_id) === rowKey(gone._id))) return;
    const written = takeUnsent();
    convex.query(api.trips.history.ofRemoval, { tripId: trip._id, activityId: gone._id }).then(
      // One's own, where the server hasn't heard of it yet.
      (removal) => removal && removal.actorId !== myId && tell(gone, written, removal),
      // Whoever may no longer be here is told so by the trip itself.
      () => undefined,
    );
  }, [opened, activities, convex, trip._id, myId, tell]);
}
