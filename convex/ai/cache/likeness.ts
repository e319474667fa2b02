// When two questions ask the same: their vectors point the same way, and what vectors blur is equal. Pure.
import type { CacheAddress, Meaning } from "./schema";
import { wordsOf } from "./sharing";

export const SAME_MEANING = 0.95;

/** −1 to 1; 0 when either has no direction or their sizes differ. */
export function cosine(a: readonly number[], b: readonly number[]): number {
  if (a.length !== b.length) return 0;
  let [dot, aa, bb] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    dot += a[i]! * b[i]!;
    aa += a[i]! * a[i]!;
    bb += b[i]! * b[i]!;
  }
  return aa === 0 || bb === 0 ? 0 : dot / Math.sqrt(aa * bb);
}

const EXACT_WORDS = new Set(
  (
    "not no never without except don't isn't aren't doesn't can't nicht kein keine keinen ohne nie pas sans jamais sin nunca " +
    "who what when where which why how much many long far wer was wann wo welche warum wie viel qui quoi quand où quel quelle pourquoi comment combien quién qué cuándo dónde cuál cómo cuánto " +
    "before after under over less more cheapest dearest first vor nach unter über avant après moins plus antes después menos más " +
    "monday tuesday wednesday thursday friday saturday sunday weekend weekday montag dienstag mittwoch donnerstag freitag samstag sonntag " +
    "lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo " +
    "january february march april may june july august september october november december morning noon afternoon evening night " +
    "breakfast lunch dinner adult adults open closed free"
  ).split(" "),
);

/** What must be equal to the letter: figures, days, times, "not", what is asked for, and names. */
export function particularsOf(text: string): string {
  const words = wordsOf(text);
  const kept = words.filter((word, index) => /\p{N}/u.test(word) || EXACT_WORDS.has(word.toLowerCase()) || (index > 0 && /^\p{Lu}/u.test(word)));
  return [...new Set(kept.map((word) => word.toLowerCase()))].sort().join(" ");
}

/** What questions must share to be compared by their vectors. Null where there is nothing to compare. */
export const meaningOf = ({ kind, scope, meaning }: CacheAddress): Meaning | null =>
  meaning && { embedding: meaning.embedding, family: JSON.stringify([kind, scope, meaning.particulars]) };

/** The row nearest in meaning to a question, near enough to answer it; null if there is none. */
export function nearest<Row extends Partial<Meaning>>(rows: readonly Row[], asked: Meaning): Row | null {
  let best: { row: Row; likeness: number } | null = null;
  for (const row of rows) {
    if (row.family !== asked.family || !row.embedding) continue;
    const likeness = cosine(row.embedding, asked.embedding);
    if (likeness >= SAME_MEANING && likeness > (best?.likeness ?? 0)) best = { row, likeness };
  }
  return best?.row ?? null;
}
