// Whether one's own edit is on its way to the screen. Others' edits are drawn as time allows, one's own at once.
import { useEffect } from "react";
import { create } from "zustand";

const useOwnEdits = create<{ waiting: boolean }>()(() => ({ waiting: false }));

/** Said where an edit is made, in the same breath as its optimistic update. */
export const showAtOnce = () => useOwnEdits.setState({ waiting: true });

/** `latest` while an edit of one's own isn't shown yet, else `unhurried`, which follows it when there is time. */
export function useOwnFirst<Value>(latest: Value, unhurried: Value): Value {
  const waiting = useOwnEdits((state) => state.waiting);
  const shown = latest === unhurried;
  useEffect(() => {
    if (waiting && shown) useOwnEdits.setState({ waiting: false });
  }, [waiting, shown]);
  return waiting ? latest : unhurried;
}
