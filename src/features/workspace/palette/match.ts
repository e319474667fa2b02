// How well what somebody types fits what something is called. A word fits where one begins; letters from here and there are nothing.
import { folded } from "../../../lib/folded";

/** `names`: what it is called, on screen and elsewhere; `words`: what else people call it. */
export type Called = { names: string[]; words?: string | undefined };

/** Written without gaps between words. */
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]/u;

const wordsIn = (text: string): string[] => folded(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/** 0 where some word of the search fits nothing; 1 at most. */
export function fit({ names, words = "" }: Called, search: string): number {
  const typed = wordsIn(search);
  if (typed.length === 0) return 0;
  const [called, meant] = [names.flatMap(wordsIn), wordsIn(words)];
  const scores = typed.map((word) => Math.max(best(called, word), best(meant, word) * 0.6));
  return Math.min(...scores) === 0 ? 0 : scores.reduce((sum, score) => sum + score, 0) / scores.length;
}

/** A whole word before the beginning of one, and what comes first before the rest. */
function best(words: string[], word: string): number {
  return Math.max(0, ...words.map((one, index) => (one === word ? 1 : one.startsWith(word) ? 0.8 : UNSPACED.test(word) && one.includes(word) ? 0.6 : 0) - (index === 0 ? 0 : 0.05)));
}
