import { useSyncExternalStore } from "react";

function widthQuery(query: string) {
  let width: MediaQueryList | undefined;
  // Not before it is needed: actions are read where there is no screen, too.
  const asked = () => (width ??= window.matchMedia(query));
  const subscribe = (listener: () => void) => {
    asked().addEventListener("change", listener);
    return () => asked().removeEventListener("change", listener);
  };
  const is = () => asked().matches;
  return { is, use: () => useSyncExternalStore(subscribe, is) };
}

const wide = widthQuery("(min-width: 64rem)");
const roomy = widthQuery("(min-width: 80rem)");

/** Wide enough for plan and map side by side: Tailwind's `lg`. */
export const useIsWide = wide.use;
/** And for the assistant beside them: Tailwind's `xl`. */
export const useIsRoomy = roomy.use;
export const isRoomy = roomy.is;
