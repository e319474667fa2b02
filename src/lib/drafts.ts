// Texts that couldn't be saved when their field went away, kept with this tab until it is there again.
const PREFIX = "caravan-draft:";

export type KeptDraft = { text: string; base: string };

export function keepDraft(name: string, draft: KeptDraft): void {
  try {
    sessionStorage.setItem(PREFIX + name, JSON.stringify({ text: draft.text, base: draft.base }));
  } catch {
    // No room, or none allowed.
  }
}

export function keptDraft(name: string): KeptDraft | null {
  const kept = sessionStorage.getItem(PREFIX + name);
  try {
    return kept === null ? null : (JSON.parse(kept) as KeptDraft);
  } catch {
    return null;
  }
}

export const forgetDraft = (name: string): void => sessionStorage.removeItem(PREFIX + name);

/** With what else was kept for whoever was signed in here. */
export function forgetAllDrafts(): void {
  try {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(PREFIX)) sessionStorage.removeItem(key);
  } catch {
    // None allowed, so none kept.
  }
}
