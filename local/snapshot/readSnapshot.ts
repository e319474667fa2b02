// What an import is made of: tables with rows, and files. Rows are read line by line, as often as asked; each is checked
// on its way, and what is wrong is said with its line.
import { jsonToConvex, type JSONValue } from "convex/values";
import type { ComponentPath, JSONObject } from "../database/types";
import { FILES } from "../functions/system/systemTables";
import { tableNumberOf } from "../values/ids";
import { folderOf, readEntryName } from "./entryNames";
import { CLOCK_ENTRY } from "./exportSnapshot";
import { fromExported } from "./exportedValue";
import { SnapshotError } from "./snapshotError";
import { ZipReader, type ZipEntry } from "./zipReader";

/** A document of 1 MiB has at most six times that in escapes. */
const MAX_LINE = 8 * 1024 * 1024;

/** `_id` and `_creationTime` are there or not: then the import makes them. */
export type Row = { line: number; document: JSONObject };

export type SourceTable = {
  component: ComponentPath;
  name: string;
  /** That its ids have, as far as the source says without its rows. */
  number: number | null;
  rows(): AsyncIterable<Row>;
};

type SourceFile = { component: ComponentPath; id: string; bytes(): AsyncIterable<Uint8Array> };

export type Source = {
  tables: SourceTable[];
  files: SourceFile[];
  /** Of a snapshot of ours: no commit in it is newer. Microseconds since the epoch; 0 when it isn't said. */
  ts: number;
  close(): Promise<void>;
};

/** Opens a snapshot ZIP. Throws SnapshotError. */
export async function openSnapshot(path: string): Promise<Source> {
  const zip = await ZipReader.open(path);
  try {
    return { ...(await readContents(zip)), close: () => zip.close() };
  } catch (error) {
    await zip.close();
    throw error;
  }
}

async function readContents(zip: ZipReader): Promise<Omit<Source, "close">> {
  const tables = new Map<string, SourceTable>();
  const files: SourceFile[] = [];
  const isUniform = new Map<string, boolean>();
  const listings: { component: ComponentPath; table: string; entry: ZipEntry }[] = [];
  const keyOf = (component: ComponentPath, table: string) => `${component}:${table}`;
  let ts = 0;
  for (const entry of zip.entries) {
    if (entry.name === CLOCK_ENTRY) ts = await readClock(zip, entry);
    const name = named(entry.name);
    if (name?.kind === "documents") listings.push({ ...name, entry });
    else if (name?.kind === "schema") isUniform.set(keyOf(name.component, name.table), await readSchema(zip, entry));
    else if (name?.kind === "file") files.push({ component: name.component, id: name.id, bytes: () => zip.read(entry) });
  }
  for (const { component, entry } of listings.filter(({ table }) => table === "_tables")) {
    for await (const { line, value } of jsonLines(entry.name, zip.read(entry))) {
      const { name, id } = (value ?? {}) as { name?: unknown; id?: unknown };
      const number = Number(id);
      if (typeof name !== "string" || named(`${folderOf(component)}${name}/documents.jsonl`) === null || !Number.isInteger(number) || number < 1) throw atLine(entry.name, line, "a table needs a name and a number");
      if (!name.startsWith("_")) tables.set(keyOf(component, name), { component, name, number, rows: noRows });
    }
  }
  for (const { component, table: name, entry } of listings.filter(({ table }) => table !== "_tables")) {
    const key = keyOf(component, name);
    // What the deployment keeps for itself was never written in the older way.
    const uniform = name.startsWith("_") ? name !== FILES : (isUniform.get(key) ?? false);
    tables.set(key, { component, name, number: tables.get(key)?.number ?? null, rows: () => rowsOf(entry.name, zip.read(entry), uniform) });
  }
  if (tables.size === 0) throw new SnapshotError("There are no tables in this ZIP: is it a snapshot of a Convex deployment?");
  return { tables: [...tables.values()], files, ts };
}

function named(name: string) {
  try {
    return readEntryName(name);
  } catch (error) {
    throw new SnapshotError(`${name}: ${(error as Error).message}`);
  }
}

async function* noRows(): AsyncGenerator<Row> {}

async function readClock(zip: ZipReader, entry: ZipEntry): Promise<number> {
  for await (const { value } of jsonLines(entry.name, zip.read(entry))) {
    const { ts } = value as { ts?: unknown };
    if (Number.isSafeInteger(ts)) return ts as number;
  }
  throw new SnapshotError(`${entry.name} doesn't say a time.`);
}

/** True when values are written so that none can be taken for another. Throws when some would have to be guessed. */
async function readSchema(zip: ZipReader, entry: ZipEntry): Promise<boolean> {
  for await (const { value } of jsonLines(entry.name, zip.read(entry))) {
    if (value === "uniform") return true;
    // Older exports wrote numbers of all kinds, and bytes, as strings.
    if (/\b(int64|bytes|float64|nan|inf|neginf)\b/i.test(String(value))) throw new SnapshotError(`${entry.name} is of an older kind of export, in which some values can't be told apart: export again with a newer Convex.`);
    return false;
  }
  return false;
}

/** Rows of a file with a JSON object a line. `uniform`: written as a snapshot's are, else plain JSON. */
export async function* rowsOf(name: string, bytes: AsyncIterable<Uint8Array>, uniform: boolean): AsyncGenerator<Row> {
  for await (const { line, value } of jsonLines(name, bytes, uniform)) yield { line, document: checkedRow(name, line, value) };
}

/** Throws SnapshotError for what no document can be. */
export function checkedRow(name: string, line: number, value: JSONValue): JSONObject {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw atLine(name, line, "this is not an object");
  try {
    jsonToConvex(value);
  } catch (error) {
    throw atLine(name, line, (error as Error).message);
  }
  const { _id, _creationTime } = value;
  if (_id !== undefined && (typeof _id !== "string" || tableNumberOf(_id) === null)) throw atLine(name, line, `${JSON.stringify(_id)} is not an id`);
  if (_creationTime !== undefined && !(typeof _creationTime === "number" && _creationTime > 0 && _creationTime < 2 ** 52 / 1000)) throw atLine(name, line, "_creationTime is not a time");
  return value;
}

/** What ends with a value as it stands in the file has no full stop after it. */
export const atLine = (name: string, line: number, problem: string) => new SnapshotError(`${name}, line ${line}: ${problem}${problem.endsWith(".") || problem.includes("\n") ? "" : "."}`);

async function* jsonLines(name: string, bytes: AsyncIterable<Uint8Array>, uniform = false): AsyncGenerator<{ line: number; value: JSONValue }> {
  let line = 0;
  for await (const text of textLines(name, bytes)) {
    line++;
    if (text.trim() === "") continue;
    yield { line, value: parseLine(name, line, text, uniform) };
  }
}

function parseLine(name: string, line: number, text: string, uniform: boolean): JSONValue {
  try {
    return uniform ? fromExported(text) : (JSON.parse(text) as JSONValue);
  } catch (error) {
    throw atLine(name, line, error instanceof RangeError ? "a whole number is too large" : "this is not JSON");
  }
}

async function* textLines(name: string, bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let rest = "";
  let line = 1;
  for await (const chunk of decoded(name, bytes, decoder)) {
    const pieces = (rest + chunk).split("\n");
    rest = pieces.pop()!;
    if (rest.length > MAX_LINE) throw atLine(name, line + pieces.length, `it is longer than ${MAX_LINE} characters`);
    line += pieces.length;
    yield* pieces;
  }
  if (rest !== "") yield rest;
}

async function* decoded(name: string, bytes: AsyncIterable<Uint8Array>, decoder: TextDecoder): AsyncGenerator<string> {
  try {
    for await (const chunk of bytes) yield decoder.decode(chunk, { stream: true });
    yield decoder.decode();
  } catch (error) {
    throw error instanceof TypeError ? new SnapshotError(`${name} is not UTF-8 text.`) : error;
  }
}
