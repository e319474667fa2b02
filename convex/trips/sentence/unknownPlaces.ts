// Names in a sentence that stand where a place does, and that nobody knows: "four days in Zermatt and Lisbon". Modest: a name
// that isn't told is better than a word told that is none. Pure.
import { searchKey } from "../../places/searchKey";

/** What leads to a place, and what joins another to it; each words between bars. */
export type Leads = { to: string; and: string };

const WORD = "(?:[dl]['’])?\\p{Lu}[\\p{L}\\p{M}'’.-]*";
const NAME = `${WORD}(?: (?:(?:de|del|di|da|du|la|le|les|am|of) )?${WORD}){0,3}`;
/** What is written large after "in" and "to", and in German after a place and "und", and is no place. */
const NO_NAMES = new Set([
  "eur", "euro", "euros", "usd", "gbp", "chf", "english", "german",
  "ruhe", "hause", "plan", "wunsch", "möglichkeit", "hotels", "ferienwohnungen", "begleitung", "etappen", "gruppen", "feierabend", "ankunft", "weihnachten", "ostern", "pfingsten", "silvester", "neujahr", "deutsch",
  "umgebung", "umland", "meer", "strand", "berge", "natur", "kultur", "kunst", "wandern", "museen", "shopping", "wein", "zurück", "co",
]);

/** As they are written, each once. `known`: the places that were found. `isWord`: what it says is none, whole or of a name its ends. */
export function unknownPlaces(sentence: string, known: readonly string[], isWord: (word: string) => boolean, leads: Leads): string[] {
  const knownKeys = known.map(searchKey);
  const isNoName = (word: string) => isWord(word) || NO_NAMES.has(word.toLowerCase());
  const unknown: string[] = [];
  const lead = `${anyCase(leads.to)}|${anyCase(leads.and)}`;
  const joins = new RegExp(`^(?:${leads.and})$`, "i");
  for (const match of sentence.normalize("NFC").matchAll(new RegExp(`(?<![\\p{L}\\d])(${lead}) +(${NAME})`, "gu"))) {
    const words = match[2]!.split(" ");
    while (words.length > 0 && isNoName(words.at(-1)!)) words.pop();
    const name = words.join(" ").replace(/[.'’-]+$/, "");
    const key = searchKey(name);
    if (key === "" || isNoName(words[0]!) || knownKeys.some((one) => ` ${key} `.includes(` ${one} `) || ` ${one} `.includes(` ${key} `))) continue;
    if (joins.test(match[1]!) && !endsInPlace(sentence.slice(0, match.index), [...known, ...unknown])) continue;
    if (!unknown.includes(name)) unknown.push(name);
  }
  return unknown;
}

/** A sentence may begin with it. */
const anyCase = (words: string) => words.split("|").flatMap((word) => [word, word[0]!.toUpperCase() + word.slice(1)]).join("|");

function endsInPlace(before: string, places: readonly string[]): boolean {
  const key = searchKey(before);
  return places.some((place) => key === searchKey(place) || key.endsWith(` ${searchKey(place)}`));
}
