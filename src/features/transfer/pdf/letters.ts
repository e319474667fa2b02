// What a line of the book is made of: which way it runs, and what is left of it where letters can't be drawn. Pure.

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const SET_APART = /\u2068[^\u2069]*\u2069/g;
const LETTER = /\p{L}/u;
/** Stands for what is left out. */
const GAP = "…";
/** What lies between two letters that are left out goes with them: spaces, joiners, marks of how an emoji looks. */
const BETWEEN = /…(?:(?:\s|\p{Cf}|\p{Variation_Selector})*…)+/gu;

export type Direction = "ltr" | "rtl";

/** By its first letter, as browsers have it: what is set apart doesn't count. Null where there is none. */
export function directionOf(text: string): Direction | null {
  const first = LETTER.exec(text.replace(SET_APART, ""));
  return first && (RIGHT_TO_LEFT.test(first[0]) ? "rtl" : "ltr");
}

/** The text with a gap for each run of letters that `can` refuses. */
export function withoutMissing(text: string, can: (letter: string) => boolean): string {
  return [...text].map((letter) => (can(letter) ? letter : GAP)).join("").replace(BETWEEN, GAP);
}

/** Of a line that is several facts, with the number of a stop before it, those that `can` refuses a letter of. */
export function namesWithMissing(line: string, can: (letter: string) => boolean): string[] {
  const names = line.replace(/[\u2068\u2069]/g, "").split(/ [·–] /).map((name) => name.replace(/^\d+\. /, "").trim());
  return names.filter((name) => ![...name].every(can));
}
