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
