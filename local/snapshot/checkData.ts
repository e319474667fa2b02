// Says whether a stopped deployment's folder is whole: documents, indexes and search agree, every file has its row and
// its bytes, and what is scheduled can be run. Vector indexes are made of the documents at a search: none is on disk.
import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { checkInvariants } from "../database/checkInvariants";
import { texts } from "../database/everyDocument";
import { openDatabase } from "../database/openDatabase";
import type { ComponentPath, Transaction, Ts } from "../database/types";
import { openFileStorage } from "../functions/files/openFileStorage";
import type { FileStorage } from "../functions/files/fileStorage";
import { keptResultProblem } from "../functions/mutationResults";
import { COMPONENT_TABLES, CRON_JOBS, FILE_ADDRESSES, FILES, SCHEDULED } from "../functions/system/systemTables";

export type DataReport = {
  tables: number;
  documents: number;
  entries: number;
  files: number;
  scheduled: number;
  /** Clients' mutations that are answered again, and not done again, when they come again. */
  answers: number;
  /** No commit is newer. */
  ts: Ts;
  /** Bytes without a row: an upload that was cut short. The next start sweeps them up. */
  leftovers: number;
  /** One sentence each; empty when the folder is whole. */
  problems: string[];
};

/** Takes the folder's lock while it looks; throws `StoreError` when another process has it. */
export async function checkData(dataDir: string): Promise<DataReport> {
  const { tables, documents, entries, notes, ts, problems } = await checkInvariants(dataDir, keptResultProblem);
  const report: DataReport = { tables, documents, entries, files: 0, scheduled: 0, answers: notes, ts, leftovers: 0, problems };
  const database = await openDatabase(dataDir);
  try {
    await database.applySchemas([{ component: "", validate: false, tables: COMPONENT_TABLES }]);
    const files = openFileStorage(dataDir, database);
    await database.read(async (tx) => {
      const components = [...new Set(database.tables.map(({ component }) => component))];
      const known = new Set<string>();
      for (const component of components) {
        await checkFiles(tx, files, component, known, report);
        checkScheduled(tx, component, report);
      }
      checkAddresses(tx, report);
      report.leftovers = stored(dataDir).filter((name) => !known.has(name)).length;
    });
    return report;
  } finally {
    await database.close();
  }
}

async function checkFiles(tx: Transaction, files: FileStorage, component: ComponentPath, known: Set<string>, report: DataReport): Promise<void> {
  for (const text of texts(tx, component, FILES)) {
    const { _id } = JSON.parse(text) as { _id: string };
    report.files++;
    const file = files.find(tx, component, _id, "check");
    if (!file) {
      report.problems.push(`File ${_id} has no address.`);
      continue;
    }
    known.add(file.storageId);
    const hash = createHash("sha256");
    let size = 0;
    try {
      for await (const chunk of files.read(file) as AsyncIterable<Buffer>) {
        hash.update(chunk);
        size += chunk.length;
      }
    } catch (error) {
      report.problems.push(`The bytes of file ${_id} can't be read (${(error as NodeJS.ErrnoException).code ?? String(error)}).`);
      continue;
    }
    if (size !== file.size || hash.digest("base64") !== file.sha256) report.problems.push(`The bytes of file ${_id} are not those that its row speaks of.`);
  }
}

function checkAddresses(tx: Transaction, report: DataReport): void {
  const found = new Set<string>();
  for (const text of texts(tx, "", FILE_ADDRESSES)) {
    const { component, file, storageId } = JSON.parse(text) as { component: ComponentPath; file: string; storageId: string };
    if (tx.tableOf(component, file) !== FILES || tx.get(component, file, FILES) === null) report.problems.push(`Address ${storageId} is of a file that isn't there.`);
    if (found.has(`${component} ${file}`)) report.problems.push(`File ${file} has two addresses.`);
    found.add(`${component} ${file}`);
  }
}

type Job = { _id: string; name?: unknown; args?: unknown; scheduledTime?: unknown; completedTime?: unknown; state?: { kind?: unknown } };
const WAITING = ["pending", "inProgress"];
const OVER = ["success", "failed", "canceled"];

function checkScheduled(tx: Transaction, component: ComponentPath, report: DataReport): void {
  for (const text of texts(tx, component, SCHEDULED)) {
    const { _id, name, args, scheduledTime, completedTime, state } = JSON.parse(text) as Job;
    report.scheduled++;
    const kind = String(state?.kind);
    const isKnown = WAITING.includes(kind) || OVER.includes(kind);
    if (typeof name !== "string" || !Array.isArray(args) || typeof scheduledTime !== "number" || !isKnown) report.problems.push(`Scheduled function ${_id} can't be run: its row is not one.`);
    else if (OVER.includes(kind) !== (typeof completedTime === "number")) report.problems.push(`Scheduled function ${_id} is “${kind}”, but its time of completion says otherwise.`);
  }
  const names = new Set<string>();
  for (const text of texts(tx, component, CRON_JOBS)) {
    const { name, nextRun, state } = JSON.parse(text) as { name: string; nextRun?: unknown; state?: unknown };
    if (names.has(name)) report.problems.push(`Cron job “${name}” is there twice.`);
    if (typeof nextRun !== "number" || (state !== "pending" && state !== "inProgress")) report.problems.push(`Cron job “${name}” can't be run: its row is not one.`);
    names.add(name);
  }
}

function stored(dataDir: string): string[] {
  try {
    return readdirSync(join(dataDir, "files"));
  } catch {
    return [];
  }
}
