// Lasting preferences in a person's own message, told from the passing wishes of one request. Rules, not a model:
// it keeps what was plainly stated and would rather miss a preference than make one up.
import { languageOf } from "../planner/understand/german/detect";
import type { Language } from "../../words/languages";
import { lastingClauses, type Clause } from "./clauses";
import { germanMemories } from "./germanMemories";
import { DAYS } from "./rules/days";
import { MEANS } from "./rules/means";
import { NEEDS } from "./rules/needs";
import type { Rule } from "./rules/rule";
import { NOTES, TASTES } from "./rules/tastes";
import { slotOf, type StatedMemory } from "./types";

const MAX_TEXT = 200;
const MAX_VALUE = 80;

/** The first that matches speaks for a clause: "early mornings" are a pace before they are a dislike. */
const RULES: readonly Rule[] = [...NEEDS, ...DAYS, ...MEANS, ...TASTES, ...NOTES];

/**
 * In the order in which they were said, each once; the last word on a matter counts. Empty for most messages. `language` is the
 * person's, for a message that doesn't show its own.
 */
export function memoriesIn(message: string, language?: Language): StatedMemory[] {
  const found = new Map<string, StatedMemory>();
  const all = (languageOf(message) ?? language) === "de" ? germanMemories(message, englishMemories) : englishMemories(message);
  for (const memory of all) found.set(slotOf(memory), memory);
  return [...found.values()];
}

const englishMemories = (message: string): StatedMemory[] => lastingClauses(message).flatMap(statedIn);

function statedIn({ text, said, remember }: Clause): StatedMemory[] {
  for (const { kind, patterns, values } of RULES) {
    for (const pattern of patterns) {
      const match = pattern.exec(text);
      if (!match) continue;
      const stated = values(match, said);
      if (stated.length === 0 && remember) return [memory("note", said, said)];
      return stated.map((value) => memory(kind, value, said));
    }
  }
  // Whoever asks to be remembered is, also in words that no rule knows.
  return remember ? [memory("note", said, said)] : [];
}

const memory = (kind: StatedMemory["kind"], value: string, said: string): StatedMemory => ({
  kind,
  value: [...value].slice(0, kind === "note" ? MAX_TEXT : MAX_VALUE).join(""),
  text: [...said].slice(0, MAX_TEXT).join(""),
});
