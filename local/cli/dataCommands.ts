// backup, restore and check: what a data folder needs besides being served.
import { fork } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { open } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";
import { fileURLToPath } from "node:url";
import { ConvexHttpClient } from "convex/browser";
import { makeFunctionReference } from "convex/server";
import { openDatabase } from "../database/openDatabase";
import { openFileStorage } from "../functions/files/openFileStorage";
import { COMPONENT_TABLES } from "../functions/system/systemTables";
import { exportSnapshot } from "../snapshot/exportSnapshot";
import { restoreSnapshot } from "../snapshot/restoreSnapshot";
import { SnapshotError } from "../snapshot/snapshotError";
import { StoreError, UNREADABLE } from "../store/errors";
import { UsageError, type DataCommand } from "./options";
import { ADDRESS_FILE, ADMIN_KEY_FILE } from "./startDeployment";

const POLL_MS = 100;

/** Says what it did; resolves to the status to end with. Throws what `refuse` knows. */
export async function runDataCommand(command: DataCommand): Promise<number> {
  const dataDir = resolve(command.dataDir);
  if (command.name === "restore") {
    const written = await restoreSnapshot(resolve(command.from), dataDir);
    console.log(`Restored ${written} documents and files into ${dataDir}.`);
    return 0;
  }
  if (!existsSync(join(dataDir, "format.json"))) throw new UsageError(`${dataDir} isn't the data folder of a deployment.`);
  return command.name === "backup" ? backup(dataDir, resolve(command.to)) : check(dataDir);
}

async function backup(dataDir: string, to: string): Promise<number> {
  if (existsSync(to)) throw alreadyThere(to);
  if (!existsSync(dirname(to))) throw new UsageError(`There is no folder ${dirname(to)}.`);
  try {
    const database = await openDatabase(dataDir);
    try {
      await database.applySchemas([{ component: "", validate: false, tables: COMPONENT_TABLES }]);
      const { documents, files } = await exportSnapshot(database, openFileStorage(dataDir, database), to, { includeStorage: true });
      console.log(`Backed up ${documents} documents and ${files} files to ${to}.`);
    } finally {
      await database.close();
    }
  } catch (error) {
    if (!(error instanceof StoreError && error.code === "DATA_IN_USE") || !existsSync(join(dataDir, ADDRESS_FILE))) throw error;
    await backupRunning(dataDir, to).catch((cause: unknown) => {
      throw isUnreachable(cause) ? new SnapshotError("The deployment that has the data folder stopped, or doesn't answer: try it again.", { cause }) : cause;
    });
  }
  return 0;
}

type Export = { state: "in_progress" } | { state: "failed" } | { state: "completed"; start_ts: bigint; documents: number; files: number };
const latestExport = makeFunctionReference<"query", Record<string, never>, Export>("_system/cli/exports:getLatest");

const alreadyThere = (to: string) => new UsageError(`There is a file ${to} already.`);

/** As `fetch` fails, and the stream of a body that is cut short. */
const isUnreachable = (error: unknown) => error instanceof TypeError && ["fetch failed", "terminated"].includes(error.message);

/** Through the deployment that has the folder. */
async function backupRunning(dataDir: string, to: string): Promise<void> {
  const url = readFileSync(join(dataDir, ADDRESS_FILE), "utf8").trim();
  const adminKey = readFileSync(join(dataDir, ADMIN_KEY_FILE), "utf8").trim();
  const headers = { authorization: `Convex ${adminKey}` };
  await expectOk(await fetch(`${url}/api/export/request/zip?includeStorage=true`, { method: "POST", headers }));
  const client = new ConvexHttpClient(url, { logger: false }) as ConvexHttpClient & { setAdminAuth(key: string): void };
  client.setAdminAuth(adminKey);
  let done = await client.query(latestExport, {});
  while (done.state === "in_progress") {
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    done = await client.query(latestExport, {});
  }
  if (done.state === "failed") throw new SnapshotError("The deployment could not write the backup: its output says why.");
  const response = await fetch(`${url}/api/export/zip/${done.start_ts}`, { headers });
  await expectOk(response);
  // One that has come there meanwhile is somebody else's.
  const file = await open(to, "wx", 0o600).catch((cause: NodeJS.ErrnoException) => {
    throw cause.code === "EEXIST" ? alreadyThere(to) : cause;
  });
  try {
    await pipeline(Readable.fromWeb(response.body as ReadableStream), file.createWriteStream({ flush: true }));
  } catch (error) {
    rmSync(to, { force: true });
    throw error;
  }
  console.log(`Backed up ${done.documents} documents and ${done.files} files of the running deployment to ${to}.`);
}

async function expectOk(response: Response): Promise<void> {
  if (!response.ok) throw new SnapshotError(`The deployment refused the backup: ${((await response.json()) as { message: string }).message}`);
}

/** By a process of its own, which a broken page may end. */
async function check(dataDir: string): Promise<number> {
  const child = fork(fileURLToPath(new URL("checkProcess.ts", import.meta.url)), [dataDir], { stdio: ["ignore", "inherit", "pipe", "ipc"] });
  let said = "";
  child.stderr!.setEncoding("utf8").on("data", (piece: string) => (said += piece));
  const [status] = (await once(child, "close")) as [number | null];
  const isReadable = status === 0 || status === 1;
  process.stderr.write(isReadable ? said : `${UNREADABLE}\n`);
  return isReadable ? status : 1;
}
