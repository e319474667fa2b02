// How alike two names are, and how well a name answers what was typed. Pure.
import { searchKey } from "../searchKey";

function bigrams(key: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of key.split(" ")) {
    const letters = [...word];
    const pairs = letters.length === 1 ? letters : letters.slice(1).map((letter, index) => letters[index]! + letter);
    for (const pair of pairs) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return counts;
}

/** 0 to 1: the share of pairs of letters that both names have, word by word, so that their order doesn't matter. */
export function likeness(a: string, b: string): number {
  const [keyA, keyB] = [searchKey(a), searchKey(b)];
  if (keyA === "" || keyB === "") return 0;
  if (keyA === keyB) return 1;
  const [pairsA, pairsB] = [bigrams(keyA), bigrams(keyB)];
  let shared = 0;
  for (const [pair, count] of pairsA) shared += Math.min(count, pairsB.get(pair) ?? 0);
  const total = [...pairsA.values(), ...pairsB.values()].reduce((sum, count) => sum + count, 0);
  return (2 * shared) / total;
}

/** 0 to 1: the whole name, its beginning, the beginnings of words in any order, something within. `key` is a `searchKey`. */
export function matchOf(key: string, name: string): number {
  const nameKey = searchKey(name);
  if (key === "" || nameKey === "") return 0;
  if (nameKey === key) return 1;
  if (nameKey.startsWith(key)) return 0.9;
  const words = nameKey.split(" ");
  if (key.split(" ").every((part) => words.some((word) => word.startsWith(part)))) return 0.75;
  return nameKey.includes(key) && key.length >= 3 ? 0.55 : 0;
}

/** The best of several names. */
export const bestMatch = (key: string, names: readonly string[]) => Math.max(0, ...names.map((name) => matchOf(key, name)));
