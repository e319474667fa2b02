// One unit of work over a view: reads that are recorded as ranges, writes that go to a layer of
// their own together with their index entries, savepoints that take writes back.
import type { Layer } from "../store/layer";
import type { View } from "../store/view";
import { generateId, tableNumberOf } from "../values/ids";
import { keyAfterPrefix, type Key } from "../values/keys";
import { entryKeys, noteKey, type Catalog, type Table } from "./catalog";
import { applyPatch, checkedFields, serialiseDocument, withoutSystemFields } from "./documents";
import { readPage } from "./page";
import { pipelineOf, planQuery, type Pipeline } from "./queryPlan";
import { Reads, Writes } from "./readSet";
import { Scan, type ScanContext } from "./scan";
import { updateSearchIndex } from "./searchIndex";
import { planSearch } from "./searchQuery";
import { readSearchPage, SearchStream } from "./searchStream";
import type { ComponentPath, JSONObject, Page, PageRequest, QueryStream, Savepoint, SearchSource, SerializedQuery, Transaction, Ts } from "./types";
import { Usage } from "./usage";
import { validateDocument } from "./validation";

/** What a writer has that a reader has not. */
export type WriteAccess = {
  layer: Layer;
  /** What all earlier commits have left. */
  committed(): View;
  /** Milliseconds since the epoch, greater than every creation time given before. */
  nextCreationTime(): number;
  adoptCreationTime(creationTime: number): void;
};

export class DatabaseTransaction implements Transaction, ScanContext {
  readonly reads = new Reads();
  usage = new Usage();
  version = 0;
  /** Tables whose record is among this transaction's writes. */
  readonly createdTables: Table[] = [];
  /** Documents written to tables with vector indexes; some may have been rolled back. */
  readonly vectorised = new Map<Table, Set<string>>();
  private readonly touched: Key[] = [];
  private readonly renumbered: { table: Table; before: number }[] = [];
  private readonly savepoints: { layer: number; touched: number; created: number }[] = [];
  private readonly streams: Stream[] = [];
  private closed = false;

  constructor(
    private readonly catalog: Catalog,
    readonly view: View,
    readonly ts: Ts,
    private readonly access: WriteAccess | null,
  ) {}

  /** A writer sees every commit before its own. */
  get snapshotTs(): Ts {
    return this.access ? this.ts - 1 : this.ts;
  }

  get writes(): Writes {
    return new Writes(new Set(this.touched));
  }

  /** It failed: what of it is not in its layer is taken back. */
  abandon(): void {
    for (const { table, before } of this.renumbered.reverse()) this.catalog.renumber(table, before);
  }

  /** Nothing may be asked of it any more: its snapshot is gone, or its commit done. */
  close(): void {
    // A stream that nobody closed was read as far as it was read.
    for (const stream of this.streams) stream.close();
    this.closed = true;
  }

  get(component: ComponentPath, id: string, table?: string): string | null {
    this.expectOpen();
    return this.textOf(this.tableFor(component, id, "get", table), id) ?? null;
  }

  insert(component: ComponentPath, tableName: string, fields: JSONObject): string {
    const access = this.writable();
    const table = this.catalog.mention(component, tableName);
    const creationTime = access.nextCreationTime();
    const id = generateId(table.number, creationTime);
    this.put(table, null, { ...checkedFields(fields), _creationTime: creationTime, _id: id });
    return id;
  }

  adopt(component: ComponentPath, tableName: string, document: JSONObject): void {
    const access = this.writable();
    const table = this.catalog.mention(component, tableName);
    const { _id, _creationTime, ...fields } = document;
    const id = String(_id);
    if (tableNumberOf(id) !== table.number) throw new Error(`"${id}" is not the id of a document of table "${tableName}".`);
    if (this.textOf(table, id) !== undefined) throw new Error(`There is a document with ID "${id}" in table "${tableName}" already.`);
    if (typeof _creationTime !== "number") throw new Error(`Document "${id}" of table "${tableName}" has no creation time.`);
    access.adoptCreationTime(_creationTime);
    this.put(table, null, { ...checkedFields(fields), _creationTime, _id: id });
  }

  place(component: ComponentPath, tableName: string, number: number): void {
    this.writable();
    const table = this.catalog.mention(component, tableName);
    const holder = this.catalog.numbered(component, number);
    if (holder !== table) {
      for (const one of [table, holder]) {
        if (one && this.count(component, one.name) > 0) throw new Error(`Ids of table "${tableName}" would have the number ${number}, but table "${one.name}" has documents with other ids.`);
      }
      if (holder) this.renumber(holder, this.catalog.freeNumber(component, holder.name));
      this.renumber(table, number);
    }
    this.record(table);
  }

  patch(component: ComponentPath, id: string, fields: JSONObject, tableName?: string): string {
    this.writable();
    const table = this.tableFor(component, id, "patch", tableName);
    const old = this.existing(table, id, "Update");
    return this.put(table, old, applyPatch(old, withoutSystemFields(fields, old)));
  }

  replace(component: ComponentPath, id: string, fields: JSONObject, tableName?: string): string {
    this.writable();
    const table = this.tableFor(component, id, "replace", tableName);
    const old = this.existing(table, id, "Replace");
    const { _creationTime, _id } = old;
    return this.put(table, old, { ...checkedFields(withoutSystemFields(fields, old)), _creationTime, _id });
  }

  remove(component: ComponentPath, id: string, tableName?: string): string {
    const { layer } = this.writable();
    const table = this.tableFor(component, id, "delete", tableName);
    const key = table.documentKey(id);
    const text = this.textOf(table, id);
    if (text === undefined) throw new Error(`Delete on nonexistent document ID ${id}`);
    layer.set(key, null);
    this.touched.push(key);
    if (!table.isSystem) this.usage.write(0);
    this.noteVectors(table, id);
    const old = JSON.parse(text) as JSONObject;
    this.index(table, layer, old, null);
    for (const entry of entryKeys(table, table.schema.indexes.values(), old)) {
      layer.set(entry, null);
      this.touched.push(entry);
    }
    this.version++;
    return text;
  }

  query(component: ComponentPath, query: SerializedQuery): QueryStream {
    this.expectOpen();
    if (query.source.type === "Search") return this.search(component, query, query.source);
    const plan = planQuery(this.catalog, component, query, this.ts);
    if (!plan.table.isSystem) this.usage.add("databaseQueries", 1);
    const scan = new Scan(this, plan.table, plan.index, plan.range, plan.reverse, plan.expected);
    const stream = new Stream(scan, plan.pipeline(), () => this.expectOpen());
    this.streams.push(stream);
    return stream;
  }

  page(component: ComponentPath, query: SerializedQuery, request: PageRequest): Page {
    this.expectOpen();
    this.usage.add("databaseQueries", 1);
    if (query.source.type === "Search") return readSearchPage(this, planSearch(this.catalog, component, query.source, this.ts), pipelineOf(query)(), query, request);
    return readPage(this, planQuery(this.catalog, component, query, this.ts), query, request);
  }

  count(component: ComponentPath, tableName: string): number {
    this.expectOpen();
    const { prefix } = this.catalog.mention(component, tableName).byId;
    const end = keyAfterPrefix(prefix);
    this.reads.addRange(prefix, end);
    return this.view.count(prefix, end);
  }

  normalizeId(component: ComponentPath, tableName: string, id: string): string | null {
    return this.catalog.tableOfId(component, id)?.name === tableName ? id : null;
  }

  tableOf(component: ComponentPath, id: string): string | null {
    return this.catalog.tableOfId(component, id)?.name ?? null;
  }

  recall(name: string): string | null {
    this.expectOpen();
    return this.view.get(noteKey(name)) ?? null;
  }

  keep(name: string, text: string): void {
    this.writable().layer.set(noteKey(name), text);
  }

  beforeWrites(): { tx: Transaction; close(): void } {
    const tx = new DatabaseTransaction(this.catalog, this.access?.committed() ?? this.view, this.ts, null);
    tx.usage = this.usage;
    return { tx, close: () => tx.close() };
  }

  savepoint(): Savepoint {
    const { layer } = this.writable();
    const mark = { layer: layer.savepoint(), touched: this.touched.length, created: this.createdTables.length };
    return this.savepoints.push(mark) - 1;
  }

  rollback(to: Savepoint): void {
    const { layer } = this.writable();
    const mark = this.savepoints[to];
    if (!mark) throw new Error(`No such savepoint: ${to}`);
    layer.rollback(mark.layer);
    this.touched.length = mark.touched;
    this.createdTables.length = mark.created;
    this.savepoints.length = to + 1;
    this.version++;
  }

  /** Stores a document with its index entries; `old` is what it replaces. Returns its text. */
  private put(table: Table, old: JSONObject | null, next: JSONObject): string {
    const { layer } = this.writable();
    const { schema } = table;
    const { text, document } = serialiseDocument(next, this.ts);
    if (schema.validator !== null) {
      const problem = validateDocument(schema.validator, document, (id) => this.tableOf(table.component, id));
      if (problem !== null) {
        throw new Error(`Failed to insert or update a document in table "${table.name}" because it does not match the schema: ${problem}`);
      }
    }
    if (!table.persisted && !this.createdTables.includes(table)) this.record(table);
    const id = document._id as string;
    const key = table.documentKey(id);
    layer.set(key, text);
    this.touched.push(key);
    if (!table.isSystem) this.usage.write(text.length);
    this.noteVectors(table, id);
    if (schema.searchIndexes.size > 0) this.index(table, layer, old, document);
    const indexes = [...schema.indexes.values()];
    const newKeys = entryKeys(table, indexes, document);
    const oldKeys = old === null ? null : entryKeys(table, indexes, old);
    for (let i = 0; i < newKeys.length; i++) {
      const newKey = newKeys[i]!;
      const oldKey = oldKeys?.[i];
      if (oldKey !== newKey) {
        layer.set(newKey, id);
        if (oldKey !== undefined) {
          layer.set(oldKey, null);
          this.touched.push(oldKey);
        }
      }
      // An unmoved entry counts too: whoever read the document through it has an old one.
      this.touched.push(newKey);
    }
    this.version++;
    return text;
  }

  private record(table: Table): void {
    this.writable().layer.set(table.recordKey, table.record());
    this.createdTables.push(table);
  }

  private renumber(table: Table, number: number): void {
    this.renumbered.push({ table, before: table.number });
    this.catalog.renumber(table, number);
    this.record(table);
  }

  private search(component: ComponentPath, query: SerializedQuery, source: SearchSource): QueryStream {
    const plan = planSearch(this.catalog, component, source, this.ts);
    this.usage.add("databaseQueries", 1);
    return new SearchStream(this, plan, pipelineOf(query)(), () => this.expectOpen());
  }

  private index(table: Table, layer: Layer, old: JSONObject | null, next: JSONObject | null): void {
    for (const index of table.schema.searchIndexes.values()) {
      for (const key of updateSearchIndex(this.view, layer, index, old, next)) this.touched.push(key);
    }
  }

  private noteVectors(table: Table, id: string): void {
    if (table.schema.vectorIndexes.size === 0) return;
    const ids = this.vectorised.get(table) ?? new Set<string>();
    this.vectorised.set(table, ids.add(id));
  }

  private existing(table: Table, id: string, verb: "Update" | "Replace"): JSONObject {
    const text = this.textOf(table, id);
    if (text === undefined) throw new Error(`${verb} on nonexistent document ID ${id}`);
    return JSON.parse(text) as JSONObject;
  }

  private textOf(table: Table, id: string): string | undefined {
    const key = table.documentKey(id);
    this.reads.addPoint(key);
    const text = this.view.get(key);
    if (!table.isSystem) {
      this.usage.add("databaseQueries", 1);
      if (text !== undefined) this.usage.read(text.length);
    }
    return text;
  }

  private tableFor(component: ComponentPath, id: string, method: string, expected: string | undefined): Table {
    const table = this.catalog.tableOfId(component, id);
    if (!table) {
      const number = tableNumberOf(id);
      throw new Error(
        number === null
          ? `Invalid argument \`id\` for \`db.${method}\`: Unable to decode ID: expected ID value but got '${id}'`
          : `Invalid argument \`id\` for \`db.${method}\`: Table for ID '${id}' not found`,
      );
    }
    if (expected !== undefined && table.name !== expected) {
      throw new Error(
        `Invalid argument \`id\` for \`db.${method}\`: expected to be an Id<"${expected}">, got Id<"${table.name}"> instead.`,
      );
    }
    return table;
  }

  private writable(): WriteAccess {
    this.expectOpen();
    if (!this.access) throw new Error("Queries cannot write to the database.");
    return this.access;
  }

  private expectOpen(): void {
    if (this.closed) throw new Error("The transaction is over: await every database call before the function returns.");
  }
}

class Stream implements QueryStream {
  private done = false;

  constructor(
    private readonly scan: Scan,
    private readonly pipeline: Pipeline,
    private readonly expectOpen: () => void,
  ) {}

  next(): string | null {
    if (this.done) return null;
    this.expectOpen();
    while (!this.pipeline.full) {
      const row = this.scan.next();
      if (row === null) break;
      const verdict = this.pipeline.accept(row.text);
      if (verdict === "pass") return row.text;
      if (verdict === "stop") break;
    }
    this.close();
    return null;
  }

  close(): void {
    this.done = true;
    this.scan.record();
  }
}
