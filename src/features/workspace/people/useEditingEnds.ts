// For a dialog or a form in which one changes the trip: somebody may make its reader of whoever has it open, or take them out.
import { useEffect } from "react";
import { leaveWriting } from "../../../app/leftWriting";
import { t } from "../../../i18n/t";
import { useStable } from "../../../lib/useStable";
import { notify } from "../../../ui/toast";
import { useTripFrame } from "../tripFrame";

/** Closes it once one may only look; what was `written` in it stays to be read and copied. That one may only look is said by `useTellRole`. */
export function useEditingEnds(close: () => void, written = "") {
  const { canEdit } = useTripFrame();
  const end = useStable(() => {
    tellOnlyLooking(written);
    close();
  });
  useEffect(() => {
    if (!canEdit) end();
  }, [canEdit, end]);
  useLeavesWriting(written);
}

/** What was `written` in a form that goes with the right to write in it stays to be read and copied, too. */
export function useLeavesWriting(written: string) {
  const { trip } = useTripFrame();
  const leave = useStable(() => leaveWriting(trip._id, written));
  useEffect(() => leave, [leave]);
}

export function tellOnlyLooking(written: string) {
  if (written.trim() !== "") notify.unsaved(t("You can only look at this trip now. What you were writing isn’t saved."), written);
}

/** Of a form's texts those that say something else than what it began with, a line each. */
export const unlike = (texts: string[], first: (string | undefined)[]): string =>
  texts.filter((text, index) => text.trim() !== "" && text !== first[index]).join("\n");
