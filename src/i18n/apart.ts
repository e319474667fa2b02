// Names in a row, whichever way each of them runs: set apart from each other, so that two Arabic ones don't change places around an arrow.
const [FIRST_STRONG_ISOLATE, POP_ISOLATE] = ["\u2068", "\u2069"];
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** Text without letters that run from right to left stays as it is. */
export function apart(names: readonly string[], between: string): string {
  if (!names.some((name) => RIGHT_TO_LEFT.test(name))) return names.join(between);
  return names.map((name) => `${FIRST_STRONG_ISOLATE}${name}${POP_ISOLATE}`).join(between);
}

/** Of what may be told, what is. */
export const isSaid = (word: string | false | null | undefined): word is string => Boolean(word);
