// Walks a closed data folder and says whether it is whole: every document is in every index under
// exactly its key, every index entry leads to a document, and nothing lies in between.
import type { JSONValue } from "convex/values";
import { Store } from "../store/store";
import { tableNumberOf } from "../values/ids";
import type { Key } from "../values/keys";
import { CLOCK_KEY, Catalog, entryKey, type Index, type Table } from "./catalog";
import { entriesOf } from "./schema/applySchemas";
import type { ClockState } from "./clock";
import { expectedEntries } from "./search/searchIndex";
import type { JSONObject, Ts } from "./types";
import { validateDocument } from "./schema/validation";

const ENTRIES_START: Key = "\x03";
const ENTRIES_END: Key = "\x04";
const NOTES = { prefix: ENTRIES_END };

export type InvariantReport = {
  tables: number;
  documents: number;
  entries: number;
  /** What transactions keep besides documents. */
  notes: number;
  /** No commit on disk is newer. */
  ts: Ts;
  /** One sentence each; empty when the folder is whole. */
  problems: string[];
};

/** `noteProblem` says what is wrong with a note, or null. Takes the folder's lock while it looks; throws `StoreError` when another process has it. */
export async function checkInvariants(dataDir: string, noteProblem: (text: string, newest: Ts) => string | null = () => null): Promise<InvariantReport> {
  const store = new Store<never>(dataDir, { isWriterWaiting: () => false, beforeFlush: () => {}, afterFlush: () => {} });
  try {
    const view = store.snapshot;
    const catalog = Catalog.load(view);
    const clock = JSON.parse(view.get(CLOCK_KEY) ?? '{"ts":0,"creationTime":0}') as ClockState;
    const report: InvariantReport = { tables: 0, documents: 0, entries: 0, notes: 0, ts: clock.ts, problems: [] };
    checkNumbers(catalog, report);
    let known = 0;
    for (const table of catalog.tables()) {
      report.tables++;
      const documents = checkDocuments(table, catalog, clock, [...entriesOf(view, table.byId)], report);
      known += documents.length;
      const entries = (index: Index) => new Map(documents.map((document) => [entryKey(index, document), document._id as string]));
      for (const index of [table.byCreationTime, ...table.schema.indexes.values()]) {
        known += checkIndex(table, index.name, entries(index), [...entriesOf(view, index)], report);
      }
      for (const index of table.schema.searchIndexes.values()) {
        known += checkIndex(table, index.definition.name, expectedEntries(index, documents), [...entriesOf(view, index)], report);
      }
    }
    const stored = view.count(ENTRIES_START, ENTRIES_END);
    if (stored !== known) report.problems.push(`${stored} entries are stored, but the tables account for ${known}.`);
    for (const [, text] of entriesOf(view, NOTES)) {
      report.notes++;
      const problem = noteProblem(text, clock.ts);
      if (problem !== null) report.problems.push(problem);
    }
    return report;
  } finally {
    await store.close();
  }
}

/** Two tables or indexes with one number would share their entries. */
function checkNumbers(catalog: Catalog, report: InvariantReport): void {
  const seen = new Set<string>();
  const claim = (what: string, owner: string) => {
    if (seen.has(what)) report.problems.push(`${owner} has ${what}, as another has.`);
    seen.add(what);
  };
  for (const { component, name, number, byId, byCreationTime, schema } of catalog.tables()) {
    claim(`number ${number} of component "${component}"`, `Table "${name}"`);
    for (const { id } of [byId, byCreationTime, ...schema.indexes.values(), ...schema.searchIndexes.values()]) claim(`the index number ${id}`, `Table "${name}"`);
  }
}

function checkDocuments(table: Table, catalog: Catalog, clock: ClockState, stored: [Key, string][], report: InvariantReport): JSONObject[] {
  const tableOf = (id: string) => catalog.tableOfId(table.component, id)?.name ?? null;
  return stored.map(([key, text]) => {
    const document = JSON.parse(text) as JSONObject;
    const id = document._id as string;
    const name = `Document ${id} of table "${table.name}"`;
    if (table.documentKey(id) !== key) report.problems.push(`${name} is stored under another id.`);
    if (tableNumberOf(id) !== table.number) report.problems.push(`${name} has an id of another table.`);
    if (!((document._creationTime as number) <= clock.creationTime)) report.problems.push(`${name} was created after the newest commit.`);
    const mismatch = validateDocument(table.schema.validator as JSONValue | null, document, tableOf);
    if (mismatch !== null) report.problems.push(`${name} does not match its schema: ${mismatch}`);
    report.documents++;
    return document;
  });
}

function checkIndex(table: Table, name: string, expected: Map<Key, string>, stored: [Key, string][], report: InvariantReport): number {
  const index = `Index ${name} of table "${table.name}"`;
  for (const [key, value] of stored) {
    report.entries++;
    if (expected.get(key) !== value) report.problems.push(`${index} has an entry for ${value} that its document does not account for.`);
    expected.delete(key);
  }
  for (const value of expected.values()) report.problems.push(`${index} lacks document ${value}.`);
  return stored.length;
}
