import { useEffect, useRef } from "react";
import { takeWriting } from "../../../app/leftWriting";
import { notify } from "../../../ui/toast";
import { itinerary } from "../itinerary/itineraryState";
import { useTripFrame } from "../tripFrame";
import { newRoleWords } from "./roleWords";
import { tellOnlyLooking } from "./useEditingEnds";

/** Says what one can do now, where somebody else has changed it: what is on screen changes with it. */
export function useTellRole() {
  const { trip, role, canEdit } = useTripFrame();
  const before = useRef(role);
  useEffect(() => {
    const words = newRoleWords(before.current, role);
    before.current = role;
    if (words !== null) notify.info(words);
  }, [role]);
  useEffect(() => {
    if (canEdit) return;
    // Of forms that went with the right to write in them, as those of a sheet that is laid out for reading.
    takeWriting(trip._id).forEach(tellOnlyLooking);
    // Nothing is chosen any more that could be moved or removed.
    itinerary.ask(null);
    itinerary.clearSelection();
  }, [canEdit, trip._id]);
}
