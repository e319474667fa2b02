// What one has open may be taken away by somebody else: that is said, with what was being written in it, and what can be done about it.
import { useConvex } from "convex/react";
import type { FunctionReturnType } from "convex/server";
import { useEffect, useRef } from "react";
import { api } from "../../../../convex/_generated/api";
import { t } from "../../../i18n/t";
import { isMadeHere } from "../../../lib/outbox";
import { useStable } from "../../../lib/useStable";
import { notify } from "../../../ui/toast";
import { takeUnsent, type Unsent } from "../../../ui/unsent";
import { isPending, rowKey } from "../rowIds";
import { useEdits } from "../useEdits";
import type { Activity, TripView } from "../useItinerary";
import { goneWords } from "./hereWords";

type Refused = { text: string; refusal: string };
export type Removal = NonNullable<FunctionReturnType<typeof api.trips.history.ofRemoval>>;

type TellGone = {
  /** The item that is open, of the plan as it is now. */
  opened: Activity | null;
  myId: Activity["updatedBy"] | undefined;
  openPlans: (day: string) => void;
};

export function useTellGone({ trip, activities, memberById, canEdit }: TripView, { opened, myId, openPlans }: TellGone) {
  const convex = useConvex();
  const { undo } = useEdits();
  const before = useRef<Activity | null>(null);

  const sendAll = async (written: Unsent[]): Promise<Refused[]> => {
    const answers = await Promise.all(written.map(async ({ text, send }) => ({ text, refusal: await send() })));
    return answers.filter((answer): answer is Refused => answer.refusal !== null);
  };
  const tell = useStable(({ title, day }: Activity, written: Unsent[], removal: Removal, keptIn: string | null) => {
    const copied = activities.some((activity) => activity.day === day && activity.title === title);
    const message = goneWords(removal, { person: memberById.get(removal.actorId)?.name ?? t("Somebody who left"), item: title, writing: written.length > 0 || keptIn !== null, copied, mine: removal.actorId === myId, keptIn });
    const bringBack = async () => {
      if (!(await undo(removal.batchId))) return;
      for (const { text, refusal } of await sendAll(written)) notify.unsaved(refusal, text);
    };
    // A whole plan of the day, or of the assistant, isn't one item's to bring back.
    const isOne = removal.kind === "edit" && !removal.byAssistant && !removal.parked && removal.others === 0;
    const action = canEdit && isOne ? { label: t("Bring it back"), onClick: () => void bringBack() } : undefined;
    if (keptIn !== null && day !== null) notify.ask(message, t("Look at the plans"), () => openPlans(day));
    else if (written.length > 0) notify.unsaved(message, written.map(({ text }) => text).join("\n\n"), action);
    else if (action) notify.ask(message, action.label, action.onClick);
    else notify.info(message);
  });

  /** What was being written goes into the plan where the item waits; what can't, as one's part has changed or somebody wrote there too, is to be copied. */
  const keep = useStable(async (gone: Activity, written: Unsent[], removal: Removal) => {
    const isKept = removal.plan !== null && canEdit && written.length > 0;
    const refused = isKept ? await sendAll(written) : [];
    const keptIn = isKept && refused.length < written.length ? removal.plan : null;
    // Oneself on another device is somebody else to whoever writes here.
    const isMine = removal.actorId === myId && !removal.byAssistant && isMadeHere(removal.batchId);
    if (!isMine) tell(gone, keptIn === null ? written : [], removal, keptIn);
    if (keptIn !== null || isMine) for (const { text, refusal } of refused) notify.unsaved(refusal, text);
  });

  useEffect(() => {
    const gone = before.current;
    before.current = opened;
    if (!gone || opened || isPending(gone._id) || activities.some(({ _id }) => rowKey(_id) === rowKey(gone._id))) return;
    const written = takeUnsent();
    convex.query(api.trips.history.ofRemoval, { tripId: trip._id, activityId: gone._id }).then(
      // One's own, where the server hasn't heard of it yet.
      (removal) => removal && void keep(gone, written, removal),
      // Whoever may no longer be here is told so by the trip itself.
      () => undefined,
    );
  }, [opened, activities, convex, trip._id, keep]);
}
