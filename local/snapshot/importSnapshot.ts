// Puts tables and files into a deployment, ids and creation times included. Everything is read and checked once before
// anything is written; then up to 8 MiB are one commit, and what is larger is several, of which is said how far they came.
import { reservedFields } from "../database/documents";
import { texts } from "../database/everyDocument";
import type { ComponentPath, Database, JSONObject, Transaction } from "../database/types";
import { ChecksumMismatch, type FileStorage, type StoredFile } from "../functions/files/fileStorage";
import { CRON_JOBS, FILES, SCHEDULED } from "../functions/system/systemTables";
import { tableNumberOf } from "../values/ids";
import { atLine, type Row, type Source, type SourceTable } from "./readSnapshot";
import { SnapshotError } from "./snapshotError";

export type ImportMode = "requireEmpty" | "append" | "replace" | "replaceAll";

export type ImportOptions = {
  mode: ImportMode;
  /** Into a folder of its own: what is scheduled too, and files keep their public addresses. */
  whole?: boolean;
};

const COMMIT_CHARS = 8 * 1024 * 1024;
const CLEARED_AT_ONCE = 4096;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const DAY_MS = 24 * 3600 * 1000;

type Target = { database: Database; files: FileStorage };
type Checked = { table: SourceTable; rows: number; number: number | null };
type FileRow = { _id: string; _creationTime: number; sha256?: string; contentType: string | null; internalId?: string };

/** What it would do: documents by table, files last. Throws SnapshotError, with the line, for the first thing that is wrong. */
export async function checkSource(source: Source, options: ImportOptions): Promise<Checked[]> {
  const latest = Math.max(Date.now() + DAY_MS, source.ts / 1000);
  const checked: Checked[] = [];
  for (const table of source.tables) {
    if (!isImported(table.name, options)) continue;
    let { number } = table;
    let rows = 0;
    for await (const { line, document } of table.rows()) {
      const where = `${table.component ? `${table.component}: ` : ""}${table.name}`;
      const own = typeof document._id === "string" ? tableNumberOf(document._id) : null;
      if (own !== null && own !== (number ??= own)) throw atLine(where, line, `the id “${String(document._id)}” is of another table than the others`);
      if ((document._creationTime as number | undefined ?? 0) > latest) throw atLine(where, line, "its creation time lies in the future");
      rows++;
    }
    checked.push({ table, rows, number });
  }
  return checked;
}

/** Resolves to the number of documents written once they are on disk. Throws SnapshotError. */
export async function importSource(target: Target, source: Source, options: ImportOptions): Promise<number> {
  const checked = await checkSource(source, options);
  const documents = checked.filter(({ table }) => table.name !== FILES);
  const fileTables = checked.filter(({ table }) => table.name === FILES);
  const received: { component: ComponentPath; row: FileRow; file: StoredFile }[] = [];
  const gone: string[] = [];
  let written = 0;
  try {
    for (const { table } of fileTables) received.push(...(await receiveFiles(target, source, table, options)));
    const cleared = tablesToClear(target.database, checked, options);
    for (const one of cleared) while (await clearSome(target, one, gone)) continue;
    const begin = (tx: Transaction) => {
      for (const { component, name } of cleared) clear(target, tx, component, name, Infinity, gone);
      for (const { table, number } of checked) prepare(tx, table, number, options.mode);
      for (const { component, row, file } of received) target.files.adopt(tx, component, file, row);
    };
    for await (const { rows, first } of batches(documents)) {
      const { durable } = await target.database.write(async (tx) => {
        if (first) begin(tx);
        for (const { table, row } of rows) put(tx, table, row);
      });
      await durable;
      written += rows.length;
    }
    return written + received.length;
  } catch (error) {
    if (error instanceof ChecksumMismatch) throw new SnapshotError(error.message);
    if (written === 0) throw error;
    throw new SnapshotError(`${(error as Error).message} Before that ${written} documents were written.`, { cause: error });
  } finally {
    await target.files.settle([...gone, ...received.map(({ file }) => file.storageId)]);
  }
}

/** Other system tables are the deployment's own. */
const isImported = (name: string, { whole = false }: ImportOptions) => !name.startsWith("_") || name === FILES || (whole && (name === SCHEDULED || name === CRON_JOBS));

function prepare(tx: Transaction, { component, name }: SourceTable, number: number | null, mode: ImportMode): void {
  if (mode === "requireEmpty" && tx.count(component, name) > 0) throw new SnapshotError(`Table “${name}” has documents already: use --replace to replace them, or --append to add to them.`);
  if (number === null) return;
  try {
    tx.place(component, name, number);
  } catch (error) {
    throw new SnapshotError((error as Error).message);
  }
}

function put(tx: Transaction, { component, name }: SourceTable, { line, document }: Row): void {
  const { _id, _creationTime, ...fields } = document;
  try {
    const [reserved] = reservedFields(document);
    if (reserved !== undefined) throw new Error(reserved);
    if (_id === undefined) tx.insert(component, name, fields);
    else tx.adopt(component, name, { ...document, _creationTime: _creationTime ?? Date.now() });
  } catch (error) {
    throw atLine(name, line, (error as Error).message);
  }
}

/** Always at least one: tables without rows come with the first. */
async function* batches(tables: Checked[]): AsyncGenerator<{ rows: { table: SourceTable; row: Row }[]; first: boolean }> {
  let rows: { table: SourceTable; row: Row }[] = [];
  let chars = 0;
  let first = true;
  for (const { table } of tables) {
    for await (const row of table.rows()) {
      rows.push({ table, row });
      chars += JSON.stringify(row.document).length;
      if (chars < COMMIT_CHARS) continue;
      yield { rows, first };
      [rows, chars, first] = [[], 0, false];
    }
  }
  if (first || rows.length > 0) yield { rows, first };
}

function tablesToClear(database: Database, checked: Checked[], { mode }: ImportOptions): { component: ComponentPath; name: string }[] {
  if (mode === "replaceAll") return database.tables.filter(({ name }) => !name.startsWith("_") || name === FILES);
  return mode === "replace" ? checked.map(({ table }) => table) : [];
}

/** A part of a large table, in a commit of its own; false once what is left fits into the import's first. */
async function clearSome(target: Target, { component, name }: { component: ComponentPath; name: string }, gone: string[]): Promise<boolean> {
  const { value, durable } = await target.database.write(async (tx) => {
    if (tx.count(component, name) <= CLEARED_AT_ONCE) return false;
    clear(target, tx, component, name, CLEARED_AT_ONCE, gone);
    return true;
  });
  await durable;
  return value;
}

function clear({ files }: Target, tx: Transaction, component: ComponentPath, tableName: string, limit: number, gone: string[]): void {
  const ids: string[] = [];
  for (const text of texts(tx, component, tableName)) if (ids.push((JSON.parse(text) as { _id: string })._id) >= limit) break;
  for (const id of ids) {
    if (tableName === FILES) gone.push(files.remove(tx, component, id));
    else tx.remove(component, id, tableName);
  }
}

/** Bytes come first, so that no row is ever without them. */
async function receiveFiles({ files }: Target, source: Source, table: SourceTable, { whole = false }: ImportOptions) {
  const received: { component: ComponentPath; row: FileRow; file: StoredFile }[] = [];
  const bytes = new Map(source.files.filter(({ component }) => component === table.component).map((file) => [file.id, file]));
  try {
    for await (const { line, document } of table.rows()) {
      const row = fileRow(document, line);
      const content = bytes.get(row._id);
      if (!content) throw atLine(FILES, line, `the bytes of file “${row._id}” are not in the snapshot`);
      const address = whole && UUID.test(row.internalId ?? "") ? row.internalId : undefined;
      received.push({ component: table.component, row, file: await files.receive(content.bytes(), row.contentType, row.sha256, address) });
    }
    return received;
  } catch (error) {
    await files.settle(received.map(({ file }) => file.storageId));
    throw error;
  }
}

function fileRow({ _id, _creationTime, sha256, contentType, internalId }: JSONObject, line: number): FileRow {
  const isText = (value: unknown) => value === undefined || value === null || typeof value === "string";
  if (typeof _id !== "string" || !isText(sha256) || !isText(contentType) || !isText(internalId)) throw atLine(FILES, line, "this doesn't describe a file");
  return {
    _id,
    _creationTime: (_creationTime as number | undefined) ?? Date.now(),
    contentType: (contentType as string | null | undefined) ?? null,
    ...(typeof sha256 === "string" && { sha256 }),
    ...(typeof internalId === "string" && { internalId }),
  };
}
