// Imports that somebody sends to a running deployment: uploaded in parts, checked as a whole, and done once they are
// confirmed. How far one is stands in `_snapshot_imports`, so that it can be watched as any data can.
import { randomUUID } from "node:crypto";
import { createReadStream, createWriteStream, mkdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { JSONValue } from "convex/values";
import { texts } from "../database/everyDocument";
import type { ComponentPath, Database, JSONObject } from "../database/types";
import type { FunctionHost } from "../functions/types";
import { IMPORTS } from "../functions/system/systemTables";
import { csvRows } from "./csv";
import { readEntryName } from "./entryNames";
import { int64 } from "./exportedValue";
import { checkSource, importSource, type ImportMode } from "./importSnapshot";
import { checkedRow, openSnapshot, rowsOf, type Row, type Source } from "./readSnapshot";
import { SnapshotError } from "./snapshotError";

const MAX_PART = 64 * 1024 * 1024;
const MAX_PARTS = 10_000;
const MAX_ARRAY = 16 * 1024 * 1024;
/** Uploads and imports that wait for something, at a time. */
const MAX_OPEN = 8;
const KEPT_ROWS = 20;
const MODES = ["requireEmpty", "append", "replace", "replaceAll"];

export type ImportRequest = { tableName?: unknown; componentPath?: unknown; mode?: unknown; format?: unknown };
type Upload = { path: string; /** Where each part begins. */ starts: number[]; busy: boolean };
type Waiting = { path: string; open: () => Promise<Source>; mode: ImportMode };

export class Imports {
  private readonly uploads = new Map<string, Upload>();
  private readonly waiting = new Map<string, Waiting>();
  private readonly running = new Set<Promise<void>>();

  constructor(
    private readonly database: Database,
    private readonly functions: FunctionHost,
    /** Its own; emptied at start. */
    private readonly dir: string,
  ) {}

  /** What a process that died was at has failed. */
  async start(): Promise<void> {
    rmSync(this.dir, { recursive: true, force: true });
    const { durable } = await this.database.write(async (tx) => {
      for (const text of [...texts(tx, "", IMPORTS)]) {
        const { _id, state } = JSON.parse(text) as { _id: string; state: { state: string } };
        const isOver = state.state === "completed" || state.state === "failed";
        if (!isOver) tx.patch("", _id, { state: { state: "failed", error_message: "The deployment stopped during this import." } }, IMPORTS);
      }
    });
    await durable;
  }

  /** Resolves once what is under way is over. */
  async stop(): Promise<void> {
    await Promise.all(this.running);
    rmSync(this.dir, { recursive: true, force: true });
  }

  /** A token for the parts that follow. Throws SnapshotError. */
  beginUpload(): string {
    while (this.uploads.size >= MAX_OPEN) this.drop(this.uploads, this.uploads.keys().next().value!);
    mkdirSync(this.dir, { recursive: true, mode: 0o700 });
    const token = randomUUID();
    this.uploads.set(token, { path: join(this.dir, token), starts: [], busy: false });
    return token;
  }

  /** Parts come in their order, from 1; the last one may be sent again. Throws SnapshotError. */
  async addPart(token: string, part: number, bytes: AsyncIterable<Uint8Array>): Promise<void> {
    const upload = this.uploads.get(token);
    if (!upload) throw new SnapshotError("This upload is not known here: start the import again.");
    const { starts, path } = upload;
    if (upload.busy || !Number.isInteger(part) || part < 1 || part > MAX_PARTS || (part !== starts.length && part !== starts.length + 1)) throw new SnapshotError(`Part ${starts.length + 1} of the upload was expected.`);
    upload.busy = true;
    try {
      const start = part === starts.length ? starts[part - 1]! : starts.length === 0 ? 0 : statSync(path).size;
      if (part === starts.length) truncateSync(path, start);
      starts[part - 1] = start;
      let size = 0;
      const bound = new Transform({
        transform: (chunk: Buffer, _encoding, pass) => pass((size += chunk.length) > MAX_PART ? new SnapshotError(`A part is larger than ${MAX_PART} bytes.`) : null, chunk),
      });
      await pipeline(bytes, bound, createWriteStream(path, { flags: "a", mode: 0o600 }));
    } finally {
      upload.busy = false;
    }
  }

  /** The import's id. It is then checked, and waits to be confirmed. Throws SnapshotError. */
  async finishUpload(token: string, request: ImportRequest): Promise<string> {
    const upload = this.uploads.get(token);
    if (!upload || upload.busy) throw new SnapshotError("Nothing was uploaded.");
    // A file without a byte comes in no part.
    if (upload.starts.length === 0) writeFileSync(upload.path, "", { mode: 0o600 });
    const waiting = { path: upload.path, ...this.read(upload.path, request) };
    this.uploads.delete(token);
    while (this.waiting.size >= MAX_OPEN) this.drop(this.waiting, this.waiting.keys().next().value!);
    const { value: id, durable } = await this.database.write(async (tx) => {
      const old = [...texts(tx, "", IMPORTS)].slice(0, -KEPT_ROWS);
      for (const text of old) tx.remove("", (JSON.parse(text) as { _id: string })._id, IMPORTS);
      return tx.insert("", IMPORTS, { state: { state: "uploaded" }, mode: waiting.mode, format: String(request.format) });
    });
    await durable;
    this.waiting.set(id, waiting);
    this.keep(this.check(id, waiting));
    return id;
  }

  /** False when there is no such import to be done. */
  async perform(id: string): Promise<boolean> {
    const waiting = this.waiting.get(id);
    if (!waiting) return false;
    this.waiting.delete(id);
    await this.set(id, { state: "in_progress", progress_message: "Importing" });
    this.keep(this.run(id, waiting));
    return true;
  }

  private read(path: string, { tableName, componentPath, mode, format }: ImportRequest): { open: () => Promise<Source>; mode: ImportMode } {
    const component = typeof componentPath === "string" ? componentPath : "";
    if (!this.functions.components.includes(component)) throw new SnapshotError(`There is no component “${component}” here.`);
    if (typeof mode !== "string" || !MODES.includes(mode)) throw new SnapshotError("The mode of an import is requireEmpty, append, replace or replaceAll.");
    if (format === "zip") return { mode: mode as ImportMode, open: async () => this.within(component, await openSnapshot(path)) };
    if (typeof tableName !== "string" || tableName.startsWith("_")) throw new SnapshotError("An import of rows needs the name of a table.");
    try {
      readEntryName(`${tableName}/documents.jsonl`);
    } catch (error) {
      throw new SnapshotError((error as Error).message);
    }
    const rows = rowReader(format, tableName, path);
    return { mode: mode as ImportMode, open: async () => ({ tables: [{ component, name: tableName, number: null, rows }], files: [], ts: 0, close: async () => {} }) };
  }

  /** Of components that aren't mounted nobody could see the rows. */
  private within(base: ComponentPath, source: Source): Source {
    const below = (component: ComponentPath) => [base, component].filter(Boolean).join("/");
    const place = <Part extends { component: ComponentPath }>(part: Part) => ({ ...part, component: below(part.component) });
    const tables = source.tables.map(place);
    const foreign = tables.find(({ component }) => !this.functions.components.includes(component));
    if (!foreign) return { ...source, tables, files: source.files.map(place) };
    void source.close();
    throw new SnapshotError(`The snapshot has tables of component “${foreign.component}”, which is not mounted here.`);
  }

  private async check(id: string, waiting: Waiting): Promise<void> {
    await this.attempt(id, waiting, async (source) => {
      const checked = await checkSource(source, { mode: waiting.mode });
      const { value: existing } = await this.database.read(async (tx) => checked.map(({ table: { component, name } }) => tx.count(component, name)));
      const replaces = waiting.mode === "replace" || waiting.mode === "replaceAll";
      const lines = checked.map(({ table, rows }, i) => `${table.component ? `${table.component}: ` : ""}${table.name}: ${rows} to add${replaces ? `, ${existing[i]} to delete` : ""}, ${existing[i]} there now`);
      if (waiting.mode === "replaceAll") lines.push("Every other table is emptied.");
      const needsYes = waiting.mode === "replaceAll" || (replaces && existing.some((count) => count > 0));
      await this.set(id, { state: "waiting_for_confirmation", message_to_confirm: ["Import change summary:", ...lines].join("\n"), require_manual_confirmation: needsYes });
    });
  }

  private async run(id: string, waiting: Waiting): Promise<void> {
    await this.attempt(id, waiting, async (source) => {
      const written = await importSource({ database: this.database, files: this.functions.files }, source, { mode: waiting.mode });
      await this.set(id, { state: "completed", num_rows_written: int64(BigInt(written)) });
      rmSync(waiting.path, { force: true });
    });
  }

  private async attempt(id: string, waiting: Waiting, work: (source: Source) => Promise<void>): Promise<void> {
    try {
      const source = await waiting.open();
      try {
        await work(source);
      } finally {
        await source.close();
      }
    } catch (error) {
      if (!(error instanceof SnapshotError)) console.error("An import failed", error);
      this.waiting.delete(id);
      rmSync(waiting.path, { force: true });
      await this.set(id, { state: "failed", error_message: error instanceof SnapshotError ? error.message : "Something went wrong here. Look at the deployment's output." });
    }
  }

  private async set(id: string, state: JSONObject): Promise<void> {
    const { durable } = await this.database.write(async (tx) => void tx.patch("", id, { state: state as JSONValue }, IMPORTS));
    await durable;
  }

  private keep(work: Promise<void>): void {
    const kept = work.catch((error: unknown) => console.error("An import's state could not be noted", error)).finally(() => this.running.delete(kept));
    this.running.add(kept);
  }

  private drop(from: Map<string, { path: string }>, key: string): void {
    rmSync(from.get(key)!.path, { force: true });
    from.delete(key);
  }
}

function rowReader(format: unknown, table: string, path: string): () => AsyncIterable<Row> {
  switch (format) {
    case "jsonLines":
      return () => rowsOf(table, createReadStream(path), false);
    case "csv":
      return () => csvRows(table, createReadStream(path));
    case "jsonArray":
      return () => arrayRows(table, path);
    default:
      throw new SnapshotError("The format of an import is zip, jsonLines, jsonArray or csv.");
  }
}

/** The one format that is held whole; Convex bounds it likewise. */
async function* arrayRows(table: string, path: string): AsyncGenerator<Row> {
  if (statSync(path).size > MAX_ARRAY) throw new SnapshotError(`A JSON array may have ${MAX_ARRAY} bytes: use JSON lines for more.`);
  let rows: unknown;
  try {
    rows = JSON.parse(readFileSync(path, "utf8"));
  } catch {
    throw new SnapshotError("The file is not JSON.");
  }
  if (!Array.isArray(rows)) throw new SnapshotError("The file is not a JSON array.");
  for (const [i, row] of (rows as JSONValue[]).entries()) yield { line: i + 1, document: checkedRow(table, i + 1, row) };
}
