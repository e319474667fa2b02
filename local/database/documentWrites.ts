// What one transaction writes: documents in its own layer, each with its entries in every index, and the keys by which
// others find out that they read something of it.
import type { JSONValue } from "convex/values";
import type { Layer } from "../store/layer";
import type { View } from "../store/view";
import type { Key } from "../values/keys";
import { entryKeys, type Catalog, type Table } from "./catalog";
import { serialiseDocument, type WriteMethod } from "./documents";
import { Writes } from "./readSets/readSet";
import { updateSearchIndex } from "./search/searchIndex";
import type { JSONObject, Ts } from "./types";
import type { Usage } from "./usage";
import { validateDocument } from "./schema/validation";

type Mark = { layer: number; touched: number; created: number };

export class DocumentWrites {
  /** Counts writes and rollbacks. */
  version = 0;
  /** Tables whose record is among what is written. */
  readonly createdTables: Table[] = [];
  /** Documents written to tables with vector indexes; some may have been rolled back. */
  readonly vectorised = new Map<Table, Set<string>>();
  private readonly touched: Key[] = [];

  constructor(
    private readonly catalog: Catalog,
    /** What the transaction sees, its own writes included. */
    private readonly view: View,
    private readonly layer: Layer,
    private readonly ts: Ts,
    private readonly usage: () => Usage,
  ) {}

  get writes(): Writes {
    return new Writes(new Set(this.touched));
  }

  /** Stores a document with its index entries; `old` is what it replaces. Returns its text. */
  put(table: Table, old: JSONObject | null, next: JSONObject, method: WriteMethod): string {
    const { schema } = table;
    const { text, document, near } = serialiseDocument(next, this.ts, method, table.name.startsWith("_"));
    this.validate(table, schema.validator, document);
    if (!table.persisted && !this.createdTables.includes(table)) this.record(table);
    const id = document._id as string;
    if (near.length > 0) this.usage().near(near);
    this.set(table.documentKey(id), text);
    this.noteVectors(table, id);
    if (schema.searchIndexes.size > 0) this.search(table, old, document);
    const indexes = [...schema.indexes.values()];
    const newKeys = entryKeys(table, indexes, document);
    const oldKeys = old === null ? null : entryKeys(table, indexes, old);
    for (let i = 0; i < newKeys.length; i++) {
      const newKey = newKeys[i]!;
      const oldKey = oldKeys?.[i];
      if (oldKey !== newKey) {
        this.layer.set(newKey, id);
        if (oldKey !== undefined) this.set(oldKey, null);
      }
      // An unmoved entry counts too: whoever read the document through it has an old one.
      this.touched.push(newKey);
    }
    this.version++;
    return text;
  }

  remove(table: Table, id: string, text: string): void {
    const old = JSON.parse(text) as JSONObject;
    this.set(table.documentKey(id), null);
    this.noteVectors(table, id);
    this.search(table, old, null);
    for (const entry of entryKeys(table, table.schema.indexes.values(), old)) this.set(entry, null);
    this.version++;
  }

  /** The table's own record, as it is now. */
  record(table: Table): void {
    this.layer.set(table.recordKey, table.record());
    this.createdTables.push(table);
  }

  mark(): Mark {
    return { layer: this.layer.savepoint(), touched: this.touched.length, created: this.createdTables.length };
  }

  rollback({ layer, touched, created }: Mark): void {
    this.layer.rollback(layer);
    this.touched.length = touched;
    this.createdTables.length = created;
    this.version++;
  }

  private set(key: Key, text: string | null): void {
    this.layer.set(key, text);
    this.touched.push(key);
  }

  private validate(table: Table, validator: JSONValue | null, document: JSONObject): void {
    if (validator === null) return;
    const problem = validateDocument(validator, document, (id) => this.catalog.tableOfId(table.component, id)?.name ?? null);
    if (problem === null) return;
    throw new Error(`Failed to insert or update a document in table "${table.name}" because it does not match the schema: ${problem}`);
  }

  private search(table: Table, old: JSONObject | null, next: JSONObject | null): void {
    for (const index of table.schema.searchIndexes.values()) {
      for (const key of updateSearchIndex(this.view, this.layer, index, old, next)) this.touched.push(key);
    }
  }

  private noteVectors(table: Table, id: string): void {
    if (table.schema.vectorIndexes.size === 0) return;
    const ids = this.vectorised.get(table) ?? new Set<string>();
    this.vectorised.set(table, ids.add(id));
  }
}
