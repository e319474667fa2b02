// One unit of work over a view: reads that are recorded as ranges, writes that go to a layer of
// their own together with their index entries, savepoints that take writes back.
import type { Layer } from "../store/layer";
import type { View } from "../store/view";
import { generateId, tableNumberOf } from "../values/ids";
import { keyAfterPrefix, nextKey } from "../values/keys";
import { noteKey, NOTES, type Catalog, type Table } from "./catalog";
import type { Clock } from "./clock";
import { applyPatch, withoutSystemFields } from "./documents";
import { DocumentStream } from "./queries/documentStream";
import { DocumentWrites } from "./documentWrites";
import { readPage } from "./queries/page";
import { pipelineOf, planQuery } from "./queries/queryPlan";
import { Reads, Writes } from "./readSets/readSet";
import { Scan, type ScanContext } from "./queries/scan";
import { planSearch } from "./search/searchQuery";
import { readSearchPage, SearchStream } from "./search/searchStream";
import { checkTableName } from "./schema/schemaRules";
import { requiredTable, tableOfArgument } from "./tableOfArgument";
import type { ComponentPath, JSONObject, NotePlace, Page, PageRequest, QueryStream, Savepoint, SearchSource, SerializedQuery, Transaction, Ts } from "./types";
import { Usage } from "./usage";

/** What a writer has that a reader has not. */
export type WriteAccess = {
  layer: Layer;
  clock: Clock;
  /** Says what all earlier commits have left. */
  store: { committed(own?: Layer): View };
};

type Writer = WriteAccess & { documents: DocumentWrites };

export class DatabaseTransaction implements Transaction, ScanContext {
  readonly reads = new Reads();
  usage = new Usage();
  private readonly writer: Writer | null;
  private readonly renumbered: { table: Table; before: number }[] = [];
  private readonly savepoints: ReturnType<DocumentWrites["mark"]>[] = [];
  private readonly streams: DocumentStream[] = [];
  private closed = false;

  constructor(
    private readonly catalog: Catalog,
    readonly view: View,
    readonly ts: Ts,
    access: WriteAccess | null,
  ) {
    this.writer = access && { layer: access.layer, clock: access.clock, store: access.store, documents: new DocumentWrites(catalog, view, access.layer, ts, () => this.usage) };
  }

  /** A writer sees every commit before its own. */
  get snapshotTs(): Ts {
    return this.writer ? this.ts - 1 : this.ts;
  }

  get version(): number {
    return this.writer?.documents.version ?? 0;
  }

  get writes(): Writes {
    return this.writer?.documents.writes ?? new Writes(new Set());
  }

  get createdTables(): readonly Table[] {
    return this.writer?.documents.createdTables ?? [];
  }

  get vectorised(): ReadonlyMap<Table, ReadonlySet<string>> | undefined {
    return this.writer?.documents.vectorised;
  }

  /** It is committed: the tables that it made are there for good, unless its commit is lost. */
  keepTables(): void {
    for (const table of this.createdTables) table.persisted = true;
  }

  /** Its commit was lost. */
  undo(): void {
    for (const table of this.createdTables) table.persisted = false;
    this.abandon();
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

  get(component: ComponentPath, id: string, tableName?: string): string | null {
    this.expectOpen();
    const table = tableOfArgument(this.catalog, component, id, "get", tableName);
    return (table && this.textOf(table, id)) ?? null;
  }

  insert(component: ComponentPath, tableName: string, fields: JSONObject): string {
    const { clock, documents } = this.writable();
    const table = this.named(component, tableName);
    const creationTime = clock.nextCreationTime(this.ts);
    const id = generateId(table.number, creationTime);
    const system = { _creationTime: creationTime, _id: id };
    this.counted(table, documents.put(table, null, { ...withoutSystemFields(fields, system), ...system }, "insert"));
    return id;
  }

  adopt(component: ComponentPath, tableName: string, document: JSONObject): void {
    const { clock, documents } = this.writable();
    const table = this.named(component, tableName);
    const { _id, _creationTime } = document;
    const id = String(_id);
    if (tableNumberOf(id) !== table.number) throw new Error(`"${id}" is not the id of a document of table "${tableName}".`);
    if (this.textOf(table, id) !== undefined) throw new Error(`There is a document with ID "${id}" in table "${tableName}" already.`);
    if (typeof _creationTime !== "number") throw new Error(`Document "${id}" of table "${tableName}" has no creation time.`);
    clock.adoptCreationTime(_creationTime);
    this.counted(table, documents.put(table, null, document, "insert"));
  }

  place(component: ComponentPath, tableName: string, number: number): void {
    const { documents } = this.writable();
    const table = this.named(component, tableName);
    const holder = this.catalog.numbered(component, number);
    if (holder !== table) {
      for (const one of [table, holder]) {
        if (one && this.count(component, one.name) > 0) throw new Error(`Ids of table "${tableName}" would have the number ${number}, but table "${one.name}" has documents with other ids.`);
      }
      if (holder) this.renumber(holder, this.catalog.freeNumber(component, holder.name));
      this.renumber(table, number);
    }
    documents.record(table);
  }

  patch(component: ComponentPath, id: string, fields: JSONObject, tableName?: string): string {
    const { documents } = this.writable();
    const table = requiredTable(this.catalog, component, id, "patch", tableName);
    const old = this.existing(table, id, "Update");
    return this.counted(table, documents.put(table, old, applyPatch(old, withoutSystemFields(fields, old)), "patch"));
  }

  replace(component: ComponentPath, id: string, fields: JSONObject, tableName?: string): string {
    const { documents } = this.writable();
    const table = requiredTable(this.catalog, component, id, "replace", tableName);
    const old = this.existing(table, id, "Replace");
    const { _creationTime, _id } = old;
    return this.counted(table, documents.put(table, old, { ...withoutSystemFields(fields, old), _creationTime, _id }, "replace"));
  }

  remove(component: ComponentPath, id: string, tableName?: string): string {
    const { documents } = this.writable();
    const table = requiredTable(this.catalog, component, id, "delete", tableName);
    const text = this.textOf(table, id);
    if (text === undefined) throw new Error(`Delete on nonexistent document ID ${id}`);
    if (!table.isSystem) this.usage.write("");
    documents.remove(table, id, text);
    return text;
  }

  query(component: ComponentPath, query: SerializedQuery): QueryStream {
    this.expectOpen();
    if (query.source.type === "Search") return this.search(component, query, query.source);
    const plan = planQuery(this.catalog, component, query, this.ts);
    if (!plan.table.isSystem) this.usage.add("databaseQueries", 1);
    const scan = new Scan(this, plan.table, plan.index, plan.range, plan.reverse, plan.expected);
    const stream = new DocumentStream(scan, plan.pipeline(), () => this.expectOpen());
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

  notes(after: NotePlace | null, limit: number): { at: NotePlace; text: string }[] {
    this.expectOpen();
    return this.view.scan(after === null ? NOTES : nextKey(after), keyAfterPrefix(NOTES), false, limit).map(({ key, value }) => ({ at: key, text: value }));
  }

  forget(at: NotePlace): void {
    this.writable().layer.set(at, null);
  }

  beforeWrites(): { tx: Transaction; close(): void } {
    const tx = new DatabaseTransaction(this.catalog, this.writer?.store.committed() ?? this.view, this.ts, null);
    tx.usage = this.usage;
    return { tx, close: () => tx.close() };
  }

  savepoint(): Savepoint {
    return this.savepoints.push(this.writable().documents.mark()) - 1;
  }

  rollback(to: Savepoint): void {
    const { documents } = this.writable();
    const mark = this.savepoints[to];
    if (!mark) throw new Error(`No such savepoint: ${to}`);
    documents.rollback(mark);
    this.savepoints.length = to + 1;
  }

  /** The table of this name, made if there is none. Throws for a name that no table can have. */
  private named(component: ComponentPath, tableName: string): Table {
    const known = this.catalog.find(component, tableName);
    if (known) return known;
    checkTableName(tableName);
    return this.catalog.mention(component, tableName);
  }

  private renumber(table: Table, number: number): void {
    this.renumbered.push({ table, before: table.number });
    this.catalog.renumber(table, number);
    this.writable().documents.record(table);
  }

  private search(component: ComponentPath, query: SerializedQuery, source: SearchSource): QueryStream {
    const plan = planSearch(this.catalog, component, source, this.ts);
    this.usage.add("databaseQueries", 1);
    return new SearchStream(this, plan, pipelineOf(query)(), () => this.expectOpen());
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
      if (text !== undefined) this.usage.read(text);
    }
    return text;
  }

  private counted(table: Table, text: string): string {
    if (!table.isSystem) this.usage.write(text);
    return text;
  }

  private writable(): Writer {
    this.expectOpen();
    if (!this.writer) throw new Error("Queries cannot write to the database.");
    return this.writer;
  }

  private expectOpen(): void {
    if (this.closed) throw new Error("The transaction is over: await every database call before the function returns.");
  }
}
