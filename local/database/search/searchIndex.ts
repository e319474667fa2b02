// Full-text search indexes as ordinary entries of the store: one for each word of each document, with what ranking needs
// to know. They are written with the document, so that a search sees exactly what its transaction sees.
import type { Layer } from "../../store/layer";
import type { View } from "../../store/view";
import { encodeJsonKey, keyAfterPrefix, type Key } from "../../values/keys";
import { fieldAt, parseFieldPath, type FieldPath } from "../queries/fieldPath";
import type { JSONObject, SearchIndexDefinition } from "../types";

/** Longer words are not indexed, in bytes of UTF-8. */
const MAX_TERM_BYTES = 32;
const WORD = /[\p{Alphabetic}\p{N}]+/gu;

export type SearchIndex = {
  readonly id: number;
  readonly definition: SearchIndexDefinition;
  readonly path: FieldPath;
  readonly filterPaths: readonly FieldPath[];
  readonly prefix: Key;
};

/** What an entry says of a word in a document. `filters`: the encoded values of the filter fields. */
export type Posting = { id: string; creationTime: number; /** In the document. */ count: number; /** Of the document, in words. */ length: number; filters: Key[] };

/** Of all documents that have a text. */
export type Corpus = { documents: number; words: number };

export function makeSearchIndex(id: number, prefix: Key, definition: SearchIndexDefinition): SearchIndex {
  return { id, definition, path: parseFieldPath(definition.searchField), filterPaths: definition.filterFields.map(parseFieldPath), prefix };
}

/** The words of a text in order, as both documents and queries are read: letters and digits, in lower case. */
export function wordsOf(text: string): string[] {
  return (text.toLowerCase().match(WORD) ?? []).filter((word) => word.length < MAX_TERM_BYTES && Buffer.byteLength(word) < MAX_TERM_BYTES);
}

/** Where the entries of a word are, or of all words that begin with it. */
export function termRange(index: SearchIndex, word: string, isPrefix: boolean): { start: Key; end: Key } {
  const encoded = index.prefix + encodeJsonKey(word);
  const start = isPrefix ? encoded.slice(0, -1) : encoded;
  return { start, end: keyAfterPrefix(start) };
}

/** Tells apart the words among the entries of a range. */
export function termOf(index: SearchIndex, key: Key): Key {
  return key.slice(index.prefix.length, key.indexOf("\x00", index.prefix.length));
}

export function readPosting(text: string): Posting {
  const [id, creationTime, count, length, ...filters] = JSON.parse(text) as [string, number, number, number, ...Key[]];
  return { id, creationTime, count, length, filters };
}

/** Below every word. */
const corpusKey = (index: SearchIndex): Key => `${index.prefix}\x00`;

export function corpusOf(view: View, index: SearchIndex): Corpus {
  return JSON.parse(view.get(corpusKey(index)) ?? '{"documents":0,"words":0}') as Corpus;
}

/** Stands before the i-th filter value of a touched key: a character that no encoded key has. */
const mark = (i: number) => String.fromCharCode(0x100 + i);

/**
 * Whether a key that `updateSearchIndex` returned is of a document that has these values at these positions among the filter fields.
 */
export function hasFilters(touched: Key, filters: [number, Key][]): boolean {
  return filters.every(([at, value]) => touched.includes(mark(at) + value + mark(at + 1)));
}

/**
 * Brings the index from one state of a document to the next, null for none. Returns the keys of the entries that differ,
 * each with the document's filter values behind it: what searches with other filters needn't know of.
 */
export function updateSearchIndex(view: View, layer: Layer, index: SearchIndex, old: JSONObject | null, next: JSONObject | null): Key[] {
  const before = entriesOf(index, old);
  const after = entriesOf(index, next);
  const touched: Key[] = [];
  for (const [key, value] of before.entries) {
    if (after.entries.get(key) === value) continue;
    if (!after.entries.has(key)) layer.set(key, null);
    touched.push(key + before.filters);
  }
  for (const [key, value] of after.entries) {
    if (before.entries.get(key) === value) continue;
    layer.set(key, value);
    touched.push(key + after.filters);
  }
  if (before.words !== after.words || before.documents !== after.documents) {
    const { documents, words } = corpusOf(view, index);
    const corpus: Corpus = { documents: documents + after.documents - before.documents, words: words + after.words - before.words };
    layer.set(corpusKey(index), corpus.documents === 0 ? null : JSON.stringify(corpus));
  }
  return touched;
}

/** All that an index of these documents consists of, for who checks it. */
export function expectedEntries(index: SearchIndex, documents: JSONObject[]): Map<Key, string> {
  const all = new Map<Key, string>();
  const corpus: Corpus = { documents: 0, words: 0 };
  for (const document of documents) {
    const { entries, documents: one, words } = entriesOf(index, document);
    for (const [key, value] of entries) all.set(key, value);
    corpus.documents += one;
    corpus.words += words;
  }
  return corpus.documents === 0 ? all : all.set(corpusKey(index), JSON.stringify(corpus));
}

/** A document whose field is no text is not in the index. `filters`: what stands behind its touched keys. */
function entriesOf(index: SearchIndex, document: JSONObject | null): Corpus & { entries: Map<Key, string>; filters: string } {
  const entries = new Map<Key, string>();
  const text = document === null ? undefined : fieldAt(document, index.path);
  if (document === null || typeof text !== "string") return { entries, filters: "", documents: 0, words: 0 };
  const words = wordsOf(text);
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const tail = encodeJsonKey(document._creationTime) + encodeJsonKey(document._id);
  const filters = index.filterPaths.map((path) => encodeJsonKey(fieldAt(document, path)));
  for (const [word, count] of counts) {
    entries.set(index.prefix + encodeJsonKey(word) + tail, JSON.stringify([document._id, document._creationTime, count, words.length, ...filters]));
  }
  return { entries, filters: filters.map((value, i) => mark(i) + value).join("") + mark(filters.length), documents: 1, words: words.length };
}
