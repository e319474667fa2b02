// A search: any of its words, the last one also as the beginning of a word, ranked by BM25, narrowed to what
// equals its filters. What it read are its words' entries, and the documents that it was asked for.
import { encodeJsonKey, nextKey, type Key } from "../../values/keys";
import type { Catalog, Table } from "../catalog";
import type { ScanContext } from "../queries/scan";
import { corpusOf, hasFilters, readPosting, termOf, termRange, wordsOf, type Corpus, type Posting, type SearchIndex } from "./searchIndex";
import type { ComponentPath, SearchSource, Ts } from "../types";

const MAX_TERMS = 16;
const MAX_FILTERS = 8;
const MAX_MATCHES = 1024;
const CHUNK = 512;
/** How soon repeating a word stops to count, and how much longer texts count less. */
const K1 = 1.2;
const B = 0.75;

export type SearchPlan = { table: Table; index: SearchIndex; words: string[]; /** Position among the filter fields, and encoded value. */ filters: [number, Key][] };

/** Matches in order: the best first, the newest first among equals. */
export type Match = { id: string; creationTime: number; score: number };

/** Throws, in Convex's words, for an undeclared index or filters that it can't serve. */
export function planSearch(catalog: Catalog, component: ComponentPath, { indexName, filters }: SearchSource, ts: Ts): SearchPlan {
  const dot = indexName.indexOf(".");
  const table = catalog.mention(component, indexName.slice(0, dot));
  table.expectReady(indexName.slice(dot + 1), ts);
  const index = table.schemaAt(ts).searchIndexes.get(indexName.slice(dot + 1));
  if (!index) throw new Error(`Index ${indexName} not found.`);
  const { searchField, filterFields } = index.definition;
  const refuse = (what: string) => new Error(`Search query against ${indexName} ${what}`);
  const texts = filters.filter((filter) => filter.type === "Search");
  for (const { fieldPath } of texts) {
    if (fieldPath !== searchField) throw refuse(`contains a search filter against "${fieldPath}", which doesn't match the indexed \`searchField\` "${searchField}".`);
  }
  if (texts.length > 1) throw refuse(`contains multiple search filters against "${searchField}". Only one is allowed.`);
  if (texts.length === 0) throw refuse(`does not contain any search filters. You must include a search filter like \`q.search("${searchField}", searchText)\`.`);
  const equal = filters.filter((filter) => filter.type === "Eq");
  for (const { fieldPath } of equal) {
    if (!filterFields.includes(fieldPath)) throw refuse(`contains an equality filter on "${fieldPath}" but that field isn't indexed for filtering in \`filterFields\`.`);
  }
  if (equal.length > MAX_FILTERS) throw refuse(`has too many filter conditions. Max: ${MAX_FILTERS} Actual: ${equal.length}`);
  return {
    table,
    index,
    words: wordsOf(texts[0]!.value).slice(0, MAX_TERMS),
    filters: equal.map(({ fieldPath, value }) => [filterFields.indexOf(fieldPath), encodeJsonKey(value)]),
  };
}

/** The documents that match, as far as anybody may read on; `readPastMatches` refuses what lies beyond. */
export function rankedMatches(context: ScanContext, { index, words, filters }: SearchPlan): Match[] {
  const corpus = corpusOf(context.view, index);
  const matches = new Map<string, Match>();
  const terms = new Map(words.map((word, i) => [`${word} ${i === words.length - 1}`, { word, isPrefix: i === words.length - 1 }]));
  for (const { word, isPrefix } of terms.values()) {
    const { start, end } = termRange(index, word, isPrefix);
    if (filters.length === 0) context.reads.addRange(start, end);
    else context.reads.addNarrowRange({ start, end, concerns: (key) => hasFilters(key, filters) });
    for (const postings of postingsByTerm(context, index, start, end)) {
      const weight = rarity(corpus, postings.length);
      for (const posting of postings) {
        if (!filters.every(([at, value]) => posting.filters[at] === value)) continue;
        const { id, creationTime } = posting;
        const match = matches.get(id) ?? { id, creationTime, score: 0 };
        match.score += weight * weightOf(posting, corpus);
        matches.set(id, match);
      }
    }
  }
  // Scores are single floats, as in Convex: what is equal by the formula isn't parted by the rounding of its terms.
  for (const match of matches.values()) match.score = Math.fround(match.score);
  return [...matches.values()].sort((a, b) => b.score - a.score || b.creationTime - a.creationTime || (a.id < b.id ? -1 : 1)).slice(0, MAX_MATCHES);
}

/** `position`: how many matches have been read. */
export function readPastMatches(position: number): void {
  if (position < MAX_MATCHES) return;
  throw new Error(
    `Search query scanned too many documents (fetched ${MAX_MATCHES}). Consider using a smaller limit, paginating the query, or using a filter field to limit the number of documents pulled from the search index.`,
  );
}

/** A match's document, or null when the transaction itself has deleted it since. */
export function readMatch({ view, reads, usage }: ScanContext, table: Table, { id }: Match): string | null {
  const key = table.documentKey(id);
  reads.addPoint(key);
  const text = view.get(key);
  if (text === undefined) return null;
  usage.read(text);
  return text;
}

function* postingsByTerm({ view }: ScanContext, index: SearchIndex, start: Key, end: Key): Generator<Posting[]> {
  let term: Key | null = null;
  let postings: Posting[] = [];
  for (let from = start; ; ) {
    const entries = view.scan(from, end, false, CHUNK);
    for (const { key, value } of entries) {
      const next = termOf(index, key);
      if (next !== term && postings.length > 0) {
        yield postings;
        postings = [];
      }
      term = next;
      postings.push(readPosting(value));
    }
    if (entries.length < CHUNK) break;
    from = nextKey(entries[entries.length - 1]!.key);
  }
  if (postings.length > 0) yield postings;
}

const rarity = ({ documents }: Corpus, having: number) => Math.log(1 + (documents - having + 0.5) / (having + 0.5));

function weightOf({ count, length }: Posting, { documents, words }: Corpus): number {
  return (count * (K1 + 1)) / (count + K1 * (1 - B + (B * length * documents) / words));
}
