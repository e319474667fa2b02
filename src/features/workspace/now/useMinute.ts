// The present, to the minute.
import { useSyncExternalStore } from "react";

const subscribe = (listener: () => void) => {
  const timer = setInterval(listener, 5000);
  document.addEventListener("visibilitychange", listener);
  return () => {
    clearInterval(timer);
    document.removeEventListener("visibilitychange", listener);
  };
};

/** Epoch milliseconds of the minute that it is. */
export const useMinute = () => useSyncExternalStore(subscribe, () => Math.floor(Date.now() / 60_000)) * 60_000;
