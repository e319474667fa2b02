// Keys of the workspace: one table for the listener and the help.
export type ShortcutAction = "undo" | "redo" | "assistant" | "keys";
export type Shortcut = { action: ShortcutAction; keys: string; label: string; needsEdit: boolean; matches: (event: KeyboardEvent) => boolean };

const command = (event: KeyboardEvent) => event.ctrlKey || event.metaKey;
const plain = (event: KeyboardEvent) => !command(event) && !event.altKey;

export const SHORTCUTS: Shortcut[] = [
  { action: "undo", keys: "Ctrl Z", label: "Undo your last change", needsEdit: true, matches: (e) => command(e) && !e.shiftKey && e.key.toLowerCase() === "z" },
  { action: "redo", keys: "Ctrl Shift Z", label: "Bring it back", needsEdit: true, matches: (e) => command(e) && ((e.shiftKey && e.key.toLowerCase() === "z") || e.key.toLowerCase() === "y") },
  { action: "assistant", keys: "A", label: "Open the assistant", needsEdit: false, matches: (e) => plain(e) && e.key.toLowerCase() === "a" },
  { action: "keys", keys: "?", label: "Show these keys", needsEdit: false, matches: (e) => plain(e) && e.key === "?" },
];

/** Keys that the list's own controls understand; for the help. */
export const LIST_KEYS = [
  { keys: "Tab", label: "Go through the plan" },
  { keys: "Enter", label: "Open what has focus" },
  { keys: "Space", label: "On a handle: pick up, then arrows to move, Space to drop, Esc to put back" },
];
