// The built-in embedding, for when no provider's is at hand: words, what they stand for in travel, pairs of
// words and pieces of words, hashed into 256 dimensions. Deterministic; the same text always lies at the same place.
import { conceptsOf, wordStems } from "./travelWords";

export const EMBEDDING_DIMENSIONS = 256;

const WORD = 1;
const CONCEPT = 1.6;
const PAIR = 0.4;
/** All pieces of one word together: enough that a slip of the pen or another ending stays near. */
const PIECES = 0.7;
const PIECE_LENGTH = 3;

const IDLE = new Set(
  [
    "a an and any are at be been but by can could do for from had has have he her his how i in is it its just me my not of on or our",
    "she so some that the their them then there they this to too us very was we were what when where which who will with would you your",
    "please let like love want prefer enjoy hate really always usually",
  ].flatMap((line) => line.split(" ")),
);

/** A vector of `EMBEDDING_DIMENSIONS` numbers and length 1; all zeros for a text without a word. */
export function embedText(text: string): number[] {
  const vector = new Array<number>(EMBEDDING_DIMENSIONS).fill(0);
  const stems = wordStems(text.replace(/[’‘]/g, "'").replace(/'(?:m|re|s|t|d|ve|ll)\b/gi, ""));
  const telling = stems.filter((stem) => !IDLE.has(stem));
  // A text of idle words alone is still told from another.
  const words = telling.length > 0 ? telling : stems;
  words.forEach((word, i) => {
    add(vector, `word ${word}`, WORD);
    const pieces = piecesOf(word);
    for (const piece of pieces) add(vector, `piece ${piece}`, PIECES / Math.sqrt(pieces.length));
    for (const concept of conceptsOf(word)) add(vector, `concept ${concept}`, CONCEPT);
    const next = words[i + 1];
    if (next === undefined) return;
    add(vector, `pair ${word} ${next}`, PAIR);
    for (const concept of conceptsOf(`${word} ${next}`)) add(vector, `concept ${concept}`, CONCEPT);
  });
  const length = Math.hypot(...vector);
  return length === 0 ? vector : vector.map((each) => each / length);
}

/** The cosine of the angle between two vectors of length 1. */
export const similarity = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, each, i) => sum + each * b[i]!, 0);

/** Two places, each with a sign of its own: chance meetings of features then cancel out rather than add up. */
function add(vector: number[], feature: string, weight: number): void {
  const hash = hashOf(feature);
  vector[hash % EMBEDDING_DIMENSIONS]! += (hash & 0x10000 ? 1 : -1) * weight;
  vector[(hash >>> 20) % EMBEDDING_DIMENSIONS]! += (hash & 0x8000 ? 1 : -1) * weight;
}

function piecesOf(word: string): string[] {
  const padded = [...`^${word}$`];
  return Array.from({ length: Math.max(1, padded.length - PIECE_LENGTH + 1) }, (_, i) => padded.slice(i, i + PIECE_LENGTH).join(""));
}

function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  // FNV's low bits are weak for short texts: mixed once more.
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}
