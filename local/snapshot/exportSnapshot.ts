// A deployment's data as one ZIP in Convex's snapshot format, all of it of one moment, while the deployment runs on.
// `_scheduled_functions`, `_cron_jobs` and `_local/clock.json` are ours: Convex's own import passes over them.
import { rm } from "node:fs/promises";
import { texts } from "../database/everyDocument";
import type { ComponentPath, Database, JSONObject, Transaction, Ts } from "../database/types";
import type { FileStorage } from "../functions/files/fileStorage";
import { CRON_JOBS, FILES, SCHEDULED } from "../functions/system/systemTables";
import type { JSONValue } from "convex/values";
import { folderOf } from "./entryNames";
import { toExported } from "./exportedValue";
import { ZipWriter } from "./zipWriter";

/** A piece of a table's text; between two of them others get their turn. */
const PIECE = 256 * 1024;

export const CLOCK_ENTRY = "_local/clock.json";

const README = `# A snapshot of a Convex deployment

Documents of each table are lines of JSON in <table>/documents.jsonl; stored files are in _storage, components below
_components. \`npx convex import snapshot.zip\` takes it, and \`caravan-local restore\`, which also takes what is scheduled.
Environment variables, keys and code are not in it.
`;

export type SnapshotSummary = { /** Of the moment that it shows. */ ts: Ts; documents: number; files: number };

/** Writes `path`, which must not exist yet; when it fails nothing is left there. */
export async function exportSnapshot(database: Database, files: FileStorage, path: string, options: { includeStorage: boolean }): Promise<SnapshotSummary> {
  const release = files.hold();
  const pin = database.pin();
  try {
    const zip = await ZipWriter.create(path);
    try {
      const { value } = await database.read((tx) => writeAll(zip, tx, database, files, options), pin);
      await zip.finish();
      return { ts: pin.ts, ...value };
    } catch (error) {
      await zip.abort();
      await rm(path, { force: true });
      throw error;
    }
  } finally {
    pin.release();
    release();
  }
}

async function writeAll(zip: ZipWriter, tx: Transaction, database: Database, files: FileStorage, { includeStorage }: { includeStorage: boolean }) {
  const total = { documents: 0, files: 0 };
  const components = [...new Set(["", ...database.tables.map(({ component }) => component)])].sort();
  await zip.add("README.md", [Buffer.from(README)]);
  await zip.add(CLOCK_ENTRY, [Buffer.from(`${JSON.stringify({ ts: tx.ts })}\n`)]);
  for (const component of components) {
    const folder = folderOf(component);
    const own = database.tables.filter((table) => table.component === component);
    const tables = own.filter(({ name }) => !name.startsWith("_")).sort((a, b) => a.number - b.number);
    await zip.add(`${folder}_tables/documents.jsonl`, lines(tables.map(({ name, number }) => JSON.stringify({ name, id: number }))));
    const rows = async (name: string) => {
      await zip.add(`${folder}${name}/documents.jsonl`, lines(counted(documents(tx, component, name), total)));
    };
    for (const { name } of tables) {
      await rows(name);
      await zip.add(`${folder}${name}/generated_schema.jsonl`, [Buffer.from('"uniform"\n')]);
    }
    for (const { name } of own) if (name === SCHEDULED || name === CRON_JOBS) await rows(name);
    if (includeStorage) await writeFiles(zip, tx, component, files, total);
  }
  return total;
}

async function writeFiles(zip: ZipWriter, tx: Transaction, component: ComponentPath, files: FileStorage, total: { files: number }): Promise<void> {
  const folder = folderOf(component);
  const found = function* () {
    for (const text of texts(tx, component, FILES)) {
      const row = JSON.parse(text) as { _id: string; _creationTime: number; sha256: string; size: number; contentType: string | null };
      const file = files.find(tx, component, row._id, "export");
      if (file) yield { ...row, file };
    }
  };
  const describe = function* () {
    for (const { _id, _creationTime, sha256, size, contentType, file } of found()) yield JSON.stringify({ _id, _creationTime, sha256, size, contentType, internalId: file.storageId });
  };
  await zip.add(`${folder}${FILES}/documents.jsonl`, lines(describe()));
  for (const { _id, contentType, file } of found()) {
    await zip.add(`${folder}${FILES}/${_id}${extensionOf(contentType)}`, files.read(file) as AsyncIterable<Uint8Array>, { packed: true });
    total.files++;
  }
}

/** Only for whoever looks into the ZIP: nobody reads the type from it. */
function extensionOf(contentType: string | null): string {
  const [, subtype] = /^(?:image|text|application|audio|video)\/([a-z0-9]{2,5})\b/.exec(contentType ?? "") ?? [];
  return subtype === undefined ? "" : `.${subtype}`;
}

function* documents(tx: Transaction, component: ComponentPath, table: string): Generator<string> {
  for (const text of texts(tx, component, table)) yield toExported(JSON.parse(text) as JSONObject as JSONValue);
}

function* counted(rows: Iterable<string>, total: { documents: number }): Generator<string> {
  for (const row of rows) {
    total.documents++;
    yield row;
  }
}

async function* lines(rows: Iterable<string>): AsyncGenerator<Buffer> {
  let text = "";
  for (const row of rows) {
    text += `${row}\n`;
    if (text.length < PIECE) continue;
    yield Buffer.from(text);
    text = "";
    await new Promise(setImmediate);
  }
  yield Buffer.from(text);
}
