// A text that somebody writes while others may change what is saved of it. Pure.
import { mergeLines } from "../lib/mergeLines";

/** `base`: what the text was made from. `known`: what was saved of it by this hand, or had been seen when it went on. */
export type Draft = { text: string; base: string; known: readonly string[] };

/** The deployment keeps texts without blanks around them. */
const alike = (a: string, b: string) => a.trim() === b.trim();

export const begin = (text: string, saved: string): Draft => ({ text, base: saved, known: [saved] });
/** On its way: it is no surprise when it comes back. */
export const sending = (draft: Draft): Draft => ({ ...draft, known: [...draft.known, draft.text] });
export const taken = (draft: Draft, text: string): Draft => ({ ...draft, base: text });
/** What is saved now is somebody else's, unless it is what one began with or what was refused, still on screen. */
export const refused = (draft: Draft, text: string): Draft => ({ ...draft, known: [draft.base, text] });
/** The writer has seen what is saved now, and goes on with their own. */
export const over = (draft: Draft, saved: string): Draft => ({ ...draft, base: saved, known: [...draft.known, saved] });

/** The draft with what somebody else has saved meanwhile; `theirs` where both changed the same lines, which is the writer's to decide. */
export function withSaved(draft: Draft, saved: string): { draft: Draft; theirs: string | null } {
  if (draft.known.some((text) => alike(text, saved))) return { draft, theirs: null };
  const text = merged(draft, saved);
  return text === null ? { draft, theirs: saved } : { draft: { ...over(draft, saved), text }, theirs: null };
}

/** Blanks around the text stay: a word may be coming after them. */
function merged({ text, base }: Draft, saved: string): string | null {
  const words = text.trim();
  const start = words === "" ? 0 : text.indexOf(words);
  const whole = mergeLines(base.trim(), words, saved.trim());
  return whole === null ? null : text.slice(0, start) + whole + text.slice(start + words.length);
}
