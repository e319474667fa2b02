// Light, dark or as the system says. public/theme.js sets the same attribute before the first paint;
// this keeps it right afterwards and tells who asks.
import { useSyncExternalStore } from "react";

export type ThemePreference = "system" | "light" | "dark";
export type Theme = "light" | "dark";

const KEY = "caravan-theme";
const listeners = new Set<() => void>();
const dark = typeof window === "undefined" ? null : window.matchMedia("(prefers-color-scheme: dark)");

function stored(): ThemePreference {
  try {
    const value = localStorage.getItem(KEY);
    return value === "light" || value === "dark" ? value : "system";
  } catch {
    return "system";
  }
}

let preference: ThemePreference = typeof window === "undefined" ? "system" : stored();

const resolve = (): Theme => (preference === "system" ? (dark?.matches ? "dark" : "light") : preference);

function apply() {
  document.documentElement.dataset.theme = resolve();
  for (const listener of listeners) listener();
}

/** Remembers the choice on this device and shows it at once. */
export function setThemePreference(next: ThemePreference) {
  preference = next;
  try {
    if (next === "system") localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, next);
  } catch {
    // Storage may be switched off; the choice then holds until the page is closed.
  }
  apply();
}

dark?.addEventListener("change", apply);

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** What was chosen and what is shown; re-renders when either changes. */
export function useTheme(): { preference: ThemePreference; resolved: Theme } {
  const chosen = useSyncExternalStore(subscribe, () => preference, () => "system" as const);
  const resolved = useSyncExternalStore(subscribe, resolve, () => "light" as const);
  return { preference: chosen, resolved };
}
