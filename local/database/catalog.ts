// Tables and indexes: their numbers, key spaces and validators. A table gets its number when it is
// first mentioned and a record on disk with its first document or its schema, whichever comes first.
import type { JSONValue } from "convex/values";
import type { View } from "../store/view";
import { encodeJsonKey, type Key } from "../values/keys";
import { tableNumberOf } from "../values/ids";
import { fieldAt, parseFieldPath, type FieldPath } from "./queries/fieldPath";
import { makeSearchIndex, type SearchIndex } from "./search/searchIndex";
import type { ComponentPath, JSONObject, SearchIndexDefinition, VectorIndexDefinition } from "./types";

export const CLOCK_KEY: Key = "\x01clock";
const TABLES: Key = "\x02";
const ENTRIES: Key = "\x03";
export const NOTES: Key = "\x04";

/** Where a transaction's note of that name is kept. */
export const noteKey = (name: string): Key => NOTES + encodeJsonKey(name);

const FIRST_USER_TABLE = 10001;
const FIRST_SYSTEM_TABLE = 1;

export type Index = {
  readonly id: number;
  readonly name: string;
  /** As declared, without the trailing system fields. */
  readonly fields: readonly string[];
  /** What a range may be expressed in, in this order. */
  readonly allFields: readonly string[];
  readonly paths: readonly FieldPath[];
  readonly prefix: Key;
};

/** What of a table a new schema replaces, as one value: readers see all of the old or all of the new. */
export type TableSchema = {
  readonly indexes: ReadonlyMap<string, Index>;
  readonly searchIndexes: ReadonlyMap<string, SearchIndex>;
  /** Not on record: the project declares them at every start, and documents are all they are made of. */
  readonly vectorIndexes: ReadonlyMap<string, VectorIndexDefinition>;
  /** Names of indexes that may not be asked yet. */
  readonly staged: ReadonlySet<string>;
  readonly validator: JSONValue | null;
  /** Text of the validator that every stored document is known to match. */
  readonly checked: string | null;
};

const NO_SCHEMA: TableSchema = { indexes: new Map(), searchIndexes: new Map(), vectorIndexes: new Map(), staged: new Set(), validator: null, checked: null };

export class Table {
  schema: TableSchema = NO_SCHEMA;
  /** For readers of a snapshot older than `schemaTs`. */
  previous: TableSchema = this.schema;
  schemaTs = 0;
  persisted = false;
  readonly byId: Index;
  readonly byCreationTime: Index;
  /** The deployment's own. */
  readonly isSystem: boolean;

  constructor(
    readonly component: ComponentPath,
    readonly name: string,
    /** `Catalog.renumber` alone changes it. */
    public number: number,
    byId: number,
    byCreationTime: number,
  ) {
    this.isSystem = name.startsWith("_");
    this.byId = { ...makeIndex(byId, "by_id", []), allFields: ["_id"] };
    this.byCreationTime = makeIndex(byCreationTime, "by_creation_time", []);
  }

  get recordKey(): Key {
    return TABLES + encodeJsonKey(this.component) + encodeJsonKey(this.name);
  }

  schemaAt(ts: number): TableSchema {
    return ts < this.schemaTs ? this.previous : this.schema;
  }

  /** The index of this name, or undefined. */
  indexAt(name: string, ts: number): Index | undefined {
    if (name === "by_id") return this.byId;
    if (name === "by_creation_time") return this.byCreationTime;
    return this.schemaAt(ts).indexes.get(name);
  }

  /** Throws, as Convex does, for an index that is declared to be asked later. */
  expectReady(name: string, ts: number): void {
    if (!this.schemaAt(ts).staged.has(name)) return;
    throw new Error(`Index ${this.name}.${name} is currently staged and not available to query until it is enabled.`);
  }

  documentKey(id: string): Key {
    return this.byId.prefix + encodeJsonKey(id);
  }

  record(schema: TableSchema = this.schema): string {
    const { byId, byCreationTime, component, name, number } = this;
    const indexes = [...schema.indexes.values()].map((index) => ({ name: index.name, fields: index.fields, id: index.id }));
    const searchIndexes = [...schema.searchIndexes.values()].map(({ id, definition }) => ({ id, definition }));
    return JSON.stringify({ component, name, number, byId: byId.id, byCreationTime: byCreationTime.id, indexes, searchIndexes, checked: schema.checked });
  }
}

type TableRecord = {
  component: string;
  name: string;
  number: number;
  byId: number;
  byCreationTime: number;
  indexes: { name: string; fields: string[]; id: number }[];
  /** Older folders have none. */
  searchIndexes?: { id: number; definition: SearchIndexDefinition }[];
  checked: string | null;
};

export class Catalog {
  private readonly byName = new Map<ComponentPath, Map<string, Table>>();
  private readonly byNumber = new Map<ComponentPath, Map<number, Table>>();
  private nextIndex = 1;

  /** Reads the tables that a store has on record. */
  static load(view: View): Catalog {
    const catalog = new Catalog();
    for (const { value } of view.scan(TABLES, ENTRIES, false, Number.MAX_SAFE_INTEGER)) {
      const record = JSON.parse(value) as TableRecord;
      const table = new Table(record.component, record.name, record.number, record.byId, record.byCreationTime);
      const indexes = new Map(record.indexes.map((index) => [index.name, makeIndex(index.id, index.name, index.fields)]));
      const validator = record.checked === null ? null : (JSON.parse(record.checked) as JSONValue);
      const searchIndexes = new Map((record.searchIndexes ?? []).map(({ id, definition }) => [definition.name, makeSearchIndex(id, prefixOf(id), definition)]));
      table.schema = table.previous = { ...NO_SCHEMA, indexes, searchIndexes, validator, checked: record.checked };
      table.persisted = true;
      catalog.add(table);
      for (const index of [table.byId, table.byCreationTime, ...indexes.values(), ...searchIndexes.values()]) {
        catalog.nextIndex = Math.max(catalog.nextIndex, index.id + 1);
      }
    }
    return catalog;
  }

  tables(component?: ComponentPath): Table[] {
    const maps = component === undefined ? [...this.byName.values()] : [this.byName.get(component) ?? new Map<string, Table>()];
    return maps.flatMap((tables) => [...tables.values()]);
  }

  find(component: ComponentPath, name: string): Table | undefined {
    return this.byName.get(component)?.get(name);
  }

  /** The table that an id belongs to, or undefined when the id is malformed or of no table here. */
  tableOfId(component: ComponentPath, id: string): Table | undefined {
    const number = tableNumberOf(id);
    return number === null ? undefined : this.byNumber.get(component)?.get(number);
  }

  /** Finds the table or gives it a number; nothing is written. */
  mention(component: ComponentPath, name: string): Table {
    const known = this.find(component, name);
    if (known) return known;
    const table = new Table(component, name, this.freeNumber(component, name), this.nextIndex++, this.nextIndex++);
    this.add(table);
    return table;
  }

  /** The table of this number, or undefined. */
  numbered(component: ComponentPath, number: number): Table | undefined {
    return this.byNumber.get(component)?.get(number);
  }

  freeNumber(component: ComponentPath, name: string): number {
    let number = name.startsWith("_") ? FIRST_SYSTEM_TABLE : FIRST_USER_TABLE;
    while (this.numbered(component, number)) number++;
    return number;
  }

  /** For a table without documents; the number must be free. */
  renumber(table: Table, number: number): void {
    const numbers = mapIn(this.byNumber, table.component);
    numbers.delete(table.number);
    table.number = number;
    numbers.set(number, table);
  }

  newIndex(name: string, fields: readonly string[]): Index {
    return makeIndex(this.nextIndex++, name, fields);
  }

  newSearchIndex(definition: SearchIndexDefinition): SearchIndex {
    const id = this.nextIndex++;
    return makeSearchIndex(id, prefixOf(id), definition);
  }

  private add(table: Table): void {
    mapIn(this.byName, table.component).set(table.name, table);
    mapIn(this.byNumber, table.component).set(table.number, table);
  }
}

/** Every index's key for this document but by_id's: its fields, then creation time and id. */
export function entryKeys(table: Table, indexes: Iterable<Index>, document: JSONObject): Key[] {
  const tail = encodeJsonKey(document._creationTime) + encodeJsonKey(document._id);
  const keys = [table.byCreationTime.prefix + tail];
  for (const index of indexes) keys.push(entryKey(index, document, tail));
  return keys;
}

export function entryKey(index: Index, document: JSONObject, tail = encodeJsonKey(document._creationTime) + encodeJsonKey(document._id)): Key {
  let key = index.prefix;
  for (const path of index.paths) key += encodeJsonKey(fieldAt(document, path));
  return key + tail;
}

/** What all entries of an index begin with. */
function prefixOf(id: number): Key {
  const number = Buffer.alloc(4);
  number.writeUInt32BE(id);
  return ENTRIES + number.toString("latin1");
}

function makeIndex(id: number, name: string, fields: readonly string[]): Index {
  return {
    id,
    name,
    fields,
    allFields: [...fields, "_creationTime", "_id"],
    paths: fields.map(parseFieldPath),
    prefix: prefixOf(id),
  };
}

function mapIn<K, L, V>(maps: Map<K, Map<L, V>>, key: K): Map<L, V> {
  let map = maps.get(key);
  if (!map) maps.set(key, (map = new Map()));
  return map;
}
