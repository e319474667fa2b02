// The database floor's contract: what the floors above may ask of it. Documents go in as Convex JSON (`convexToJson`) and come
// out as JSON *text*, so that a document is parsed once, by the function that asked for it.
import type { RecordableHistogram } from "node:perf_hooks";
import type { JSONValue } from "convex/values";
import type { Recovery } from "../store/store";
import type { Usage } from "./usage";

/** "" is the app itself; "rateLimiter" or "workflow/workpool" a mounted component. */
export type ComponentPath = string;

/** Microseconds since the epoch, strictly increasing over the life of a data folder. */
export type Ts = number;

export type JSONObject = { [key: string]: JSONValue | undefined };

/** A table as its schema declares it. Fields of an index without `_creationTime`. */
export type TableDefinition = {
  name: string;
  indexes: { name: string; fields: string[] }[];
  searchIndexes?: SearchIndexDefinition[];
  /** Names of those among the indexes, of any kind, that are built but may not be asked yet. */
  stagedIndexes?: string[];
  vectorIndexes?: VectorIndexDefinition[];
  /** The table's validator as `schema.export()` gives it; null when validation is off. */
  documentType: JSONValue | null;
};

/** Field paths may be nested ("a.b"). */
export type SearchIndexDefinition = { name: string; searchField: string; filterFields: string[] };
export type VectorIndexDefinition = { name: string; vectorField: string; dimensions: number; filterFields: string[] };

export type ComponentSchema = {
  component: ComponentPath;
  /** False when the component has no schema or `schemaValidation: false`. */
  validate: boolean;
  tables: TableDefinition[];
};

/** As `convex/server` serialises it for `1.0/queryStream` and `1.0/queryPage`. */
export type SerializedQuery = {
  source:
    | { type: "FullTableScan"; tableName: string; order: "asc" | "desc" | null }
    | { type: "IndexRange"; indexName: string; range: SerializedRange[]; order: "asc" | "desc" | null }
    | SearchSource;
  operators: ({ filter: JSONValue } | { limit: number })[];
};
/** `indexName` is "table.index". */
export type SearchSource = {
  type: "Search";
  indexName: string;
  filters: ({ type: "Search"; fieldPath: string; value: string } | { type: "Eq"; fieldPath: string; value: JSONValue })[];
};
export type SerializedRange = { type: "Eq" | "Gt" | "Gte" | "Lt" | "Lte"; fieldPath: string; value: JSONValue };

/** As `convex/server` serialises it for `1.0/actions/vectorSearch`; `indexName` is "table.index". */
export type SerializedVectorQuery = { indexName: string; vector: number[]; limit?: number; expressions: JSONValue };
/** `_score` is the cosine similarity, from -1 to 1. */
export type VectorMatch = { _id: string; _score: number };

export type PageRequest = {
  cursor: string | null;
  /** From the journal of an earlier run: the page must end exactly here again. */
  endCursor?: string | null;
  pageSize: number;
  maximumRowsRead?: number;
  maximumBytesRead?: number;
};
export type Page = {
  page: string[];
  isDone: boolean;
  continueCursor: string;
  splitCursor: string | null;
  pageStatus: "SplitRecommended" | "SplitRequired" | null;
};

export interface QueryStream {
  /** The next document as JSON text, or null at the end. */
  next(): string | null;
  /** Narrows the recorded read range to what was really read. */
  close(): void;
}

/** What a transaction read: key ranges over index entries. Opaque outside this floor. */
export interface ReadSet {
  readonly size: number;
}
/** What a commit touched: index entries. Opaque outside this floor. */
export interface WriteSet {
  readonly size: number;
}

/**
 * One serialisable unit of work. Reads see the snapshot plus its own writes. Tables whose name
 * starts with "_" are system tables: readable and writable here, never by a user's syscall.
 * Throws Error with Convex's own wording for a wrong id, missing document or invalid value.
 */
export interface Transaction {
  /** Of the snapshot that a reader sees, or of a writer's own commit. */
  readonly ts: Ts;
  /** All commits at or before this are seen, and none after it. */
  readonly snapshotTs: Ts;
  readonly reads: ReadSet;
  readonly usage: Usage;
  get(component: ComponentPath, id: string, table?: string): string | null;
  insert(component: ComponentPath, table: string, fields: JSONObject): string;
  /** A field given as `{ $undefined: null }` (as the client library serialises it) is removed. */
  patch(component: ComponentPath, id: string, fields: JSONObject, table?: string): string;
  replace(component: ComponentPath, id: string, fields: JSONObject, table?: string): string;
  remove(component: ComponentPath, id: string, table?: string): string;
  /** Inserts a document that has its `_id` and `_creationTime` already. Throws when the id is taken or of another table. */
  adopt(component: ComponentPath, table: string, document: JSONObject): void;
  /**
   * Gives a table the number that ids of its documents-to-come have. Throws when it has documents under another
   * number, or another table has documents under this one.
   */
  place(component: ComponentPath, table: string, number: number): void;
  query(component: ComponentPath, query: SerializedQuery): QueryStream;
  page(component: ComponentPath, query: SerializedQuery, request: PageRequest): Page;
  count(component: ComponentPath, table: string): number;
  normalizeId(component: ComponentPath, table: string, id: string): string | null;
  /** Name of the table that an id belongs to in this component, or null. */
  tableOf(component: ComponentPath, id: string): string | null;
  /** A note that a floor above keeps for itself, outside of all tables; null when there is none. In nobody's read set. */
  recall(name: string): string | null;
  keep(name: string, text: string): void;
  /** Up to `limit` notes in their order, from the first one or those that follow `after`, each with where it is. */
  notes(after: NotePlace | null, limit: number): { at: NotePlace; text: string }[];
  forget(at: NotePlace): void;
  /** The same moment without this transaction's own writes; nothing that it reads is recorded here. Close it. */
  beforeWrites(): { tx: Transaction; close(): void };
  /** Nested mutations: writes after the savepoint vanish, reads are kept. */
  savepoint(): Savepoint;
  rollback(to: Savepoint): void;
}
export type Savepoint = number;
/** Opaque outside this floor. */
export type NotePlace = string;

/** A table that is on record. */
type TableInfo = { component: ComponentPath; name: string; number: number };

export type Commit = { ts: Ts; writes: WriteSet };

/** Finds which read sets a commit touches in O(log n) a written key. */
export interface ReadSetIndex<Token> {
  add(token: Token, reads: ReadSet): void;
  delete(token: Token): void;
  touched(writes: WriteSet): Set<Token>;
}

export type IndexShape = { name: string; fields: string[]; staged: boolean };
export type TableShape = { component: ComponentPath; name: string; indexes: IndexShape[]; searchIndexes: string[]; vectorIndexes: string[]; validator: JSONValue | null };
/** Numbers may lag behind a little for large tables. `bytes` is an estimate: the mean of some entries times their number. */
export type IndexSize = { name: string; entries: number; bytes: number };
export type TableSize = { component: ComponentPath; name: string; documents: number; bytes: number; indexes: IndexSize[] };
/** `range`: "channel = "a", rank >= 3"; of documents that were fetched by id, their ids. */
export type ReadDescription = { component: ComponentPath; table: string; index: string; range: string };

/** The database shown to people. Reads only, and only when somebody asks. */
export interface DatabaseInspector {
  /** Of every group of commits since the start, in microseconds. */
  readonly flushTimes: RecordableHistogram;
  tables(): TableShape[];
  /** By the newest durable state. */
  sizes(): TableSize[];
  /** Documents in a table, none in one that isn't there. */
  documents(component: ComponentPath, name: string): number;
  /** What each of these holds, in words. */
  describe(all: ReadSet[]): ReadDescription[][];
}

/** One durable state, held for several reads of it. Release it: what it shows can't be freed before. */
export interface Pin {
  readonly ts: Ts;
  release(): void;
}

export interface Database {
  /** Everything up to here is on disk; queries run at this snapshot. */
  readonly durableTs: Ts;
  /** Holds the newest durable state. */
  pin(): Pin;
  /**
   * Holds the newest state that is on disk or on its way there. `durable`: null where it is on disk, else whether it has
   * come there; what is lost was never told to anybody, and nothing that was read of it may be.
   */
  pinUpcoming(): { at: Pin; durable: Promise<boolean> | null };
  /** Declares tables and indexes, backfills new ones, checks existing documents. */
  applySchemas(schemas: ComponentSchema[]): Promise<void>;
  /** Runs against the newest durable state, or the pinned one. Writes throw. Concurrent with everything. */
  read<T>(work: (tx: Transaction) => Promise<T>, at?: Pin): Promise<{ value: T; ts: Ts; reads: ReadSet }>;
  /**
   * Runs alone, in arrival order, against the newest committed state (durable or not yet).
   * If `work` throws nothing is kept. `durable` resolves when the commit is on disk;
   * a mutation is acknowledged only then. Commits are grouped: many share one flush.
   */
  write<T>(work: (tx: Transaction) => Promise<T>): Promise<{ value: T; ts: Ts; durable: Promise<void> }>;
  /** The nearest documents at the newest durable snapshot, best first. Throws in Convex's own words. */
  vectorSearch(component: ComponentPath, query: SerializedVectorQuery): VectorMatch[];
  /** Every table on record, the deployment's own too. */
  readonly tables: TableInfo[];
  /** Called once a flush, after it is on disk and `durableTs` has moved, commits in order. */
  onDurable(listener: (commits: Commit[]) => void): () => void;
  /** Called once a flush, as soon as `pinUpcoming` shows it: mostly before the disk has it. Answers how many milliseconds of work it has now, about. */
  onUpcoming(listener: (commits: Commit[]) => number): () => void;
  readSetIndex<Token>(): ReadSetIndex<Token>;
  /** Name of the table that an id belongs to in this component, or null. */
  tableOf(component: ComponentPath, id: string): string | null;
  /**
   * For a client that has seen `ts` (a folder restored, a clock set back): resolves true once
   * `durableTs` is at least that, false when it lies more than a day ahead of this machine's clock.
   */
  advanceClock(ts: Ts): Promise<boolean>;
  /** What opening it found to do. */
  readonly recovery: Recovery;
  /** For people who look at a deployment. */
  readonly inspector: DatabaseInspector;
  /** Flushes, then closes. */
  close(): Promise<void>;
}
