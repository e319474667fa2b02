// What a line of the book is made of: which way it runs, and what is left of it where letters can't be drawn. Pure.

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const SET_APART = /\u2068[^\u2069]*\u2069/g;
const LETTER = /\p{L}/u;
/** Stands for what is left out. */
const GAP = "…";
/** What lies between two letters that are left out goes with them: spaces, joiners, marks of how an emoji looks. */
const BETWEEN = /…(?:(?:\s|\p{Cf}|\p{M}|\p{Variation_Selector})*…)+/gu;
/** Of a letter that is left out: they would hang in the air. */
const MARKS = /…\p{M}+/gu;

export type Direction = "ltr" | "rtl";

/** By its first letter, as browsers have it: what is set apart doesn't count. Null where there is none. */
export function directionOf(text: string): Direction | null {
  const first = LETTER.exec(text.replace(SET_APART, ""));
  return first && (RIGHT_TO_LEFT.test(first[0]) ? "rtl" : "ltr");
}

/** The text with a gap for each run of letters that `can` refuses. */
export function withoutMissing(text: string, can: (letter: string) => boolean): string {
  return [...text].map((letter) => (can(letter) ? letter : GAP)).join("").replace(BETWEEN, GAP).replace(MARKS, GAP);
}

/** Spaces of every width, which dates, times and sums have in many languages, as those that the book's own letters know. */
export const plainSpaces = (text: string): string => text.replace(/[\u2007\u202f]/g, "\u00a0").replace(/[\u2000-\u200a\u205f]/g, " ");

/** Of a line that is several facts, with the number of a stop before it, those that `can` refuses a letter of. */
export function namesWithMissing(line: string, can: (letter: string) => boolean): string[] {
  const names = line.replace(/[\u2068\u2069]/g, "").split(/ [·–] /).map((name) => name.replace(/^\d+\. /, "").trim());
  return names.filter((name) => ![...name].every(can));
}

/** Notes as plain words: what is written as a list, a heading or with stress, without the signs for it. */
export function plainWords(markdown: string): string {
  return markdown
    .split("\n")
    .map((line) => line.replace(/^\s{0,3}#{1,6}\s+/, "").replace(/^(\s*)[-*+]\s+/, "$1• ").replace(/^\s*>\s?/, ""))
    .join("\n")
    .replace(/!?\[([^\]\n]{1,200})\]\((https?:[^)\s]{1,2000})\)/g, "$1 ($2)")
    .replace(/(\*\*|__|~~)(?=\S)([^\n]{0,500}?\S)\1/g, "$2")
    .replace(/(?<![\p{L}\p{N}*])\*(?=\S)([^*\n]{1,500})(?<=\S)\*(?![\p{L}\p{N}*])/gu, "$1")
    .replace(/`([^`\n]{1,200})`/g, "$1");
}
