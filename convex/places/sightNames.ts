// Sights as readers of other languages call them, as cities are (cityNames.ts): a guide's own name is kept beside its place, and what is said or
// written of it has the reader's. Pure.
import type { Prose } from "../said";
import type { Language } from "../words/languages";
import sights from "./germanSights.json";
import { proseOf } from "./prose";

type NamedSight = { name: string };

const GERMAN: Partial<Record<string, string[]>> = sights;

/** For what is said; the name alone where all call it that. */
export function sightWord({ name }: NamedSight): string | Prose {
  const de = GERMAN[name]?.[0];
  return de === undefined || de === name ? name : proseOf(name, { de });
}

export function sightNameIn(sight: NamedSight, language: Language): string {
  const word = sightWord(sight);
  return typeof word === "string" ? word : (word[language] ?? word.en);
}

/** What else a sight is called in any language, the usual name first. */
export const otherNamesOf = ({ name }: NamedSight): string[] => GERMAN[name] ?? [];

let english: Map<string, string> | null = null;

/** The guide's own name of what a title calls as readers of another language do; null for any other title. */
export const ownSightName = (title: string): string | null =>
  (english ??= new Map(Object.entries(sights).flatMap(([own, [usual = own]]) => (usual === own ? [] : [[usual, own] as const])))).get(title) ?? null;
