import { useEffect, useRef } from "react";
import { SHORTCUTS, type ShortcutAction } from "./shortcuts";
import { useEdits } from "./useEdits";

/** Listens for the workspace's keys, but not while somebody types. */
export function useShortcuts({ canEdit, onKeys, onAssistant }: { canEdit: boolean; onKeys: () => void; onAssistant: () => void }) {
  const { undo, redo } = useEdits();
  const actions: Record<ShortcutAction, () => void> = { undo: () => void undo(), redo: () => void redo(), assistant: onAssistant, keys: onKeys };
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      if (target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName)) return;
      const shortcut = SHORTCUTS.find((candidate) => candidate.matches(event) && (canEdit || !candidate.needsEdit));
      if (!shortcut) return;
      event.preventDefault();
      latest.current[shortcut.action]();
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, [canEdit]);
}
