// How one language is made readable as another: phrase by phrase, in the order of a table. A language is its tables.

/** A regular expression of whole words in any case, and its English: `$1` is its first group, as in `String.replace`. */
export type Phrases = readonly (readonly [source: string, english: string | ((all: string, ...groups: string[]) => string)])[];

/** People without such keys on their keyboard write two letters; a table writes one. */
const SPELLINGS: Record<string, string> = { ä: "(?:ä|ae)", ö: "(?:ö|oe)", ü: "(?:ü|ue)", ß: "(?:ß|ss)" };
export const spelledAnyWay = (source: string): string => source.replace(/[äöüß]/g, (letter) => SPELLINGS[letter]!);

/** Umlauts in any spelling. */
export const wholeWords = (source: string, flags = "giu"): RegExp => new RegExp(`(?<![\\p{L}\\d])(?:${spelledAnyWay(source)})(?![\\p{L}\\d])`, flags);

/** Reads a text by a table. A table is made ready once, when it is first needed. */
export const phraseReader = (...tables: Phrases[]): ((text: string) => string) => readerOf(tables, "giu");
/** The same for a text in lower case, which takes a third of the time. */
export const lowerCaseReader = (...tables: Phrases[]): ((text: string) => string) => readerOf(tables, "gu");

function readerOf(tables: Phrases[], flags: string): (text: string) => string {
  let steps: { pattern: RegExp; english: Phrases[number][1] }[] | null = null;
  return (text) => {
    steps ??= tables.flat().map(([source, english]) => ({ pattern: wholeWords(source, flags), english }));
    return steps.reduce((said, { pattern, english }) => (typeof english === "string" ? said.replace(pattern, english) : said.replace(pattern, english)), text);
  };
}
