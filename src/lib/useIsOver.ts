// Whether a moment has gone by: what has an end says so on a page that stays open over it, where no answer of the server comes by itself.
import { useCallback, useSyncExternalStore } from "react";
import { subscribeToClock } from "./useMinute";

/** `at`: epoch ms; null for what has no end. */
export function useIsOver(at: number | null): boolean {
  const isOver = useCallback(() => at !== null && Date.now() >= at, [at]);
  return useSyncExternalStore(subscribeToClock, isOver);
}
