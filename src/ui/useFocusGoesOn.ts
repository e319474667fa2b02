// Leaving a field may take something away with it: a hint, a list of suggestions. Nothing has focus at that moment, which
// Radix takes for lost and gives to the panel as a whole: Tab would begin at its start again, and a press on the next field miss it.
import { useState } from "react";

type Place = { focus: () => void };
type Left = { relatedTarget: unknown };
type Reached = { target: unknown; currentTarget: { contains: (place: never) => boolean } };

/** Focus goes on to where it was going. Handlers for the content of a dialog or a sheet. */
export const useFocusGoesOn = () => useState(focusGoesOn)[0];

export function focusGoesOn() {
  let next: Place | null = null;
  return {
    onBlur: ({ relatedTarget }: Left) => {
      next = relatedTarget as Place | null;
    },
    onFocus: ({ target, currentTarget }: Reached) => {
      const meant = next;
      next = null;
      if (target === currentTarget && meant && meant !== target && currentTarget.contains(meant as never)) meant.focus();
    },
  };
}
