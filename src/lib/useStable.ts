import { useCallback, useLayoutEffect, useRef } from "react";

/** A function that stays the same object and does what `act` last said. For presses and effects: while something is drawn it may be the one before. */
export function useStable<Args extends unknown[], Result>(act: (...args: Args) => Result): (...args: Args) => Result {
  const latest = useRef(act);
  useLayoutEffect(() => {
    latest.current = act;
  });
  return useCallback((...args: Args) => latest.current(...args), []);
}
