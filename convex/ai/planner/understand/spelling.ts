// Text as it is typed, made comparable: lower case, plain quotes, and slips put right in words that matter.

const KEYWORDS = [
  "vegetarian", "relaxed", "tuesday", "wednesday", "thursday", "saturday", "temples", "markets", "museum", "museums", "replace", "restaurant", "itinerary", "budget",
  "cheaper", "breakfast", "dinner", "lunch", "coffee", "tomorrow", "airport", "garden", "gardens", "market", "temple", "person", "second", "yesterday", "remove", "delete", "include", "optimise", "optimize", "sunday", "monday", "friday", "afternoon", "evening", "morning", "cheaper", "indoors", "somewhere", "something", "instead",
];

export const normalized = (text: string): string => withoutSlips(spelledOut(text.normalize("NFKC").toLowerCase().replace(/[’‘]/g, "'").replace(/\s+/g, " ").trim()), KEYWORDS, RIGHT);

/** Short forms typed without their apostrophe, and days that many misspell. */
const TYPED: [RegExp, string][] = [
  [/\b(what|where|when|who|how|that|there)s\b/g, "$1's"],
  [/\b(ca|do|does|did|is|are|was|wo|could|would|should|have|has)nt\b/g, "$1n't"],
  [/\b(they|you)re\b/g, "$1're"],
  [/\b(we|i|you|they)ve\b/g, "$1've"],
  [/\b(?:pls|plz)\b/g, "please"],
  [/(?<=[a-z] )(?:n|'n'?)(?= [a-z])/g, "and"],
  [/\bu\b/g, "you"],
  [/\bur\b/g, "your"],
  [/\b(?:sth|smth|smthg)\b/g, "something"],
  [/\b(\d{1,2}) ?-?ish\b/g, "around $1"],
  [/\bw\/?(?= (?:an?|the|our|kids?|two|\d) ?)/g, "with"],
  [/\bgonna\b/g, "going to"],
  [/\bwanna\b/g, "want to"],
  [/\bgotta\b/g, "got to"],
  [/\blemme\b/g, "let me"],
  [/\b(?:abt|bout)\b/g, "about"],
  [/\bb4\b/g, "before"],
  [/\b(?:cuz|coz|bc)\b/g, "because"],
  [/\blets\b/g, "let's"],
  [/\b(mon|tues|wednes|thurs|fri|satur|sun)days(?= (?:is|are|way|too|so|really|already|pretty|just|full|packed|busy)\b)/g, "$1day's"],
  [/\bwen[ds]+[ae]?y\b|\bwend?e?sday\b/g, "wednesday"],
  [/\b(?:tom+or+ow|tmrw)\b/g, "tomorrow"],
];
const spelledOut = (text: string): string => TYPED.reduce((said, [pattern, meant]) => said.replace(pattern, meant), text);
/** Near a word that matters, and words themselves. */
const RIGHT = new Set(["inner", "diner", "diners", "budge", "replaced", "monuments", "marked", "harden"]);

/** No accents: "kōya" is typed "koya". */
export const folded = (text: string): string => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

export const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Of so few letters a word is only put right where one is left out. */
const SHORT = 5;

/** One slip in a long word that matters is put right; `right` are words that are none. */
export const withoutSlips = (text: string, keywords: readonly string[] = KEYWORDS, right?: ReadonlySet<string>): string =>
  text.replace(/[a-zäöüß]{5,}/g, (word) => {
    if (keywords.includes(word) || right?.has(word)) return word;
    const meant = keywords.filter((keyword) => Math.abs(keyword.length - word.length) <= 1 && keyword.length > SHORT && (word.length > SHORT || keyword[0] === word[0]) && oneSlip(word, keyword));
    // "Sontag" is no Montag: people rarely slip at the beginning.
    return meant.find((keyword) => keyword[0] === word[0]) ?? meant[0] ?? word;
  });

/** "Kolloseum", "Acadmia": a letter of a name that is doubled, left out or too many; another letter, or an ending, is another word. */
export const withoutNameSlips = (text: string, names: readonly string[], right?: ReadonlySet<string>): string =>
  text.replace(/\p{L}{7,}/gu, (word) => {
    if (right?.has(word) || names.some((name) => name.startsWith(word) || word.startsWith(name))) return word;
    return names.find((name) => undoubled(name) === undoubled(word) || (Math.abs(name.length - word.length) === 1 && oneSlip(word, name))) ?? word;
  });

const undoubled = (word: string) => word.replace(/(.)\1/gu, "$1");

/** A letter more, less or another, or two that have changed places. */
export function oneSlip(a: string, b: string): boolean {
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  let j = 0;
  while (j < a.length - i && j < b.length - i && a[a.length - 1 - j] === b[b.length - 1 - j]) j++;
  const [restA, restB] = [a.slice(i, a.length - j), b.slice(i, b.length - j)];
  return (restA.length <= 1 && restB.length <= 1) || (restA.length === 2 && restB === restA[1]! + restA[0]!);
}
