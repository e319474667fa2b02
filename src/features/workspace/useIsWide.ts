import { useSyncExternalStore } from "react";

const query = window.matchMedia("(min-width: 64rem)");
const subscribe = (listener: () => void) => {
  query.addEventListener("change", listener);
  return () => query.removeEventListener("change", listener);
};

/** Wide enough for plan and map side by side: Tailwind's `lg`. */
export const useIsWide = () => useSyncExternalStore(subscribe, () => query.matches);
