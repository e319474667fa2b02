// The present, to the minute: one way to follow the clock for everything that shows it.
import { useSyncExternalStore } from "react";

/** For `useSyncExternalStore`, whose snapshot is read from the clock. */
export function subscribeToClock(listener: () => void): () => void {
  const timer = setInterval(listener, 5000);
  document.addEventListener("visibilitychange", listener);
  return () => {
    clearInterval(timer);
    document.removeEventListener("visibilitychange", listener);
  };
}

/** Minutes since the epoch. */
export const currentMinute = (): number => Math.floor(Date.now() / 60_000);

/** Epoch milliseconds of the minute that it is. */
export const useMinute = (): number => useSyncExternalStore(subscribeToClock, currentMinute) * 60_000;
