// For a dialog or a form in which one changes the trip: somebody may make its reader of whoever has it open, or take them out.
import { useEffect } from "react";
import { leaveWriting } from "../../../app/leftWriting";
import { t } from "../../../i18n/t";
import { useStable } from "../../../lib/useStable";
import { notify } from "../../../ui/toast";
import { useTripFrame } from "../tripFrame";

/** Closes it once one may only look; what was `written` in it stays to be read and copied. That one may only look is said by `useTellRole`. */
export function useEditingEnds(close: () => void, written = "") {
  const { trip, canEdit } = useTripFrame();
  const end = useStable(() => {
    if (written.trim() !== "") notify.unsaved(t("You can only look at this trip now. What you were writing isn’t saved."), written);
    close();
  });
  useEffect(() => {
    if (!canEdit) end();
  }, [canEdit, end]);
  const leave = useStable(() => leaveWriting(trip._id, written));
  useEffect(() => leave, [leave]);
}
