// One vector index in memory: vectors side by side in one block, and for each filter field which
// rows have which value. Search is exact: it scores every row that passes the filter, and no other.
import { jsonToConvex, type JSONValue } from "convex/values";
import { encodeJsonKey, type Key } from "../../values/keys";
import { fieldAt, parseFieldPath, type FieldPath } from "../queries/fieldPath";
import type { JSONObject, VectorIndexDefinition, VectorMatch } from "../types";

const MIN_DIMENSIONS = 2;
const MAX_DIMENSIONS = 4096;
const FIRST_CAPACITY = 64;

/** A row matches when any of these holds. */
export type VectorCondition = { field: string; value: JSONValue | undefined };

/** Throws, in Convex's words, for a definition that it refuses. */
export function checkVectorIndex({ dimensions }: VectorIndexDefinition): void {
  if (!Number.isInteger(dimensions) || dimensions < MIN_DIMENSIONS || dimensions > MAX_DIMENSIONS) {
    throw new Error(`Dimensions ${dimensions} must be between ${MIN_DIMENSIONS} and ${MAX_DIMENSIONS}.`);
  }
}

type Row = { slot: number; id: string; creationTime: number; /** Euclidean length. */ length: number; filterKeys: Key[] };
type Scored = { row: Row; score: number };

export class VectorIndex {
  private readonly path: FieldPath;
  private readonly filterPaths: FieldPath[];
  /** For each filter field: encoded value to the rows that have it. */
  private readonly rowsByValue: Map<Key, Set<Row>>[];
  private readonly rows = new Map<string, Row>();
  private readonly freeSlots: number[] = [];
  /** Single precision, as Convex keeps them: half the memory, and more than an embedding holds. */
  private vectors: Float32Array;

  constructor(private readonly definition: VectorIndexDefinition) {
    this.path = parseFieldPath(definition.vectorField);
    this.filterPaths = definition.filterFields.map(parseFieldPath);
    this.rowsByValue = definition.filterFields.map(() => new Map<Key, Set<Row>>());
    this.vectors = new Float32Array(FIRST_CAPACITY * definition.dimensions);
  }

  /** Takes the document in place of what was known of it. One without a fitting vector is left out, as Convex does. */
  put(document: JSONObject): void {
    const id = document._id as string;
    this.remove(id);
    const vector = toVector(fieldAt(document, this.path), this.definition.dimensions);
    if (vector === null) return;
    const slot = this.takeSlot();
    this.vectors.set(vector, slot * this.definition.dimensions);
    const filterKeys = this.filterPaths.map((path) => encodeJsonKey(fieldAt(document, path)));
    const row: Row = { slot, id, creationTime: document._creationTime as number, length: euclidean(vector), filterKeys };
    this.rows.set(id, row);
    filterKeys.forEach((key, field) => {
      const rows = this.rowsByValue[field]!;
      rows.set(key, (rows.get(key) ?? new Set<Row>()).add(row));
    });
  }

  remove(id: string): void {
    const row = this.rows.get(id);
    if (!row) return;
    this.rows.delete(id);
    this.freeSlots.push(row.slot);
    row.filterKeys.forEach((key, field) => {
      const rows = this.rowsByValue[field]!.get(key)!;
      rows.delete(row);
      if (rows.size === 0) this.rowsByValue[field]!.delete(key);
    });
  }

  /** The `limit` rows most similar to `vector`, best first, older first among equals. `any` is null for no filter. */
  search(vector: readonly number[], limit: number, any: VectorCondition[] | null): VectorMatch[] {
    const query = Float32Array.from(vector);
    const length = euclidean(query);
    const best: Scored[] = [];
    for (const row of this.candidates(any)) {
      const scored = { row, score: this.similarity(row, query, length) };
      if (best.length === limit && !isBefore(scored, best[limit - 1]!)) continue;
      if (best.length === limit) best.pop();
      best.splice(placeIn(best, scored), 0, scored);
    }
    return best.map(({ row, score }) => ({ _id: row.id, _score: score }));
  }

  private candidates(any: VectorCondition[] | null): Iterable<Row> {
    if (any === null) return this.rows.values();
    const sets = any.map(({ field, value }) => this.rowsByValue[this.definition.filterFields.indexOf(field)]?.get(encodeJsonKey(value)));
    const found = sets.filter((rows) => rows !== undefined);
    return found.length === 1 ? found[0]! : new Set(found.flatMap((rows) => [...rows]));
  }

  private similarity(row: Row, query: Float32Array, length: number): number {
    if (length === 0 || row.length === 0) return 0;
    const { vectors } = this;
    const start = row.slot * query.length;
    let product = 0;
    for (let i = 0; i < query.length; i++) product += query[i]! * vectors[start + i]!;
    return product / (length * row.length);
  }

  private takeSlot(): number {
    const free = this.freeSlots.pop();
    if (free !== undefined) return free;
    const slot = this.rows.size;
    if ((slot + 1) * this.definition.dimensions > this.vectors.length) {
      const larger = new Float32Array(this.vectors.length * 2);
      larger.set(this.vectors);
      this.vectors = larger;
    }
    return slot;
  }
}

/** Null for what is no array of that many finite floats. */
function toVector(value: JSONValue | undefined, dimensions: number): Float32Array | null {
  if (!Array.isArray(value) || value.length !== dimensions) return null;
  const vector = new Float32Array(dimensions);
  for (let i = 0; i < dimensions; i++) {
    const item = value[i]!;
    // Negative zero is written as an object, like the infinities.
    const number = typeof item === "number" ? item : jsonToConvex(item);
    if (typeof number !== "number" || !Number.isFinite(number)) return null;
    vector[i] = number;
  }
  return vector;
}

function euclidean(vector: Float32Array): number {
  let sum = 0;
  for (const item of vector) sum += item * item;
  return Math.sqrt(sum);
}

function isBefore(a: Scored, b: Scored): boolean {
  return a.score !== b.score ? a.score > b.score : a.row.creationTime < b.row.creationTime;
}

function placeIn(sorted: Scored[], scored: Scored): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBefore(scored, sorted[middle]!)) high = middle;
    else low = middle + 1;
  }
  return low;
}
