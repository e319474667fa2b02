import { useEffect, useRef } from "react";
import { useActions } from "./actions";

/** Listens for the keys of the workspace's actions, but not while somebody types. */
export function useShortcuts() {
  const actions = useActions();
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      if (target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName)) return;
      // A letter that is pressed on a button of a dialog or a menu is for it.
      const isPlain = !event.ctrlKey && !event.metaKey;
      if (isPlain && target.closest('[role="dialog"], [role="alertdialog"], [role="menu"]')) return;
      const action = latest.current.find(({ matches }) => matches?.(event));
      if (!action) return;
      event.preventDefault();
      action.run();
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
}
