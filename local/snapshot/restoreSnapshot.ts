// A snapshot becomes a data folder of its own: built beside the place where it should be, and moved there once it is
// whole and on disk, so that a restore that fails or is killed leaves no half folder to start on.
import { existsSync, readdirSync, renameSync, rmdirSync, rmSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { openDatabase } from "../database/openDatabase";
import { openFileStorage } from "../functions/files/openFileStorage";
import { COMPONENT_TABLES } from "../functions/system/systemTables";
import { openDataFolder, syncFolder } from "../store/dataFolder";
import { StoreError } from "../store/errors";
import { importSource } from "./importSnapshot";
import { openSnapshot } from "./readSnapshot";
import { SnapshotError } from "./snapshotError";

/** Resolves to the number of documents and files. Throws SnapshotError; `dataDir` is then as it was. */
export async function restoreSnapshot(path: string, dataDir: string): Promise<number> {
  const target = resolve(dataDir);
  if (existsSync(target) && readdirSync(target).length > 0) throw new SnapshotError(`The folder ${dataDir} isn't empty: restore into a new one.`);
  const building = `${target}.restoring`;
  expectNobodyIn(building);
  const source = await openSnapshot(path);
  rmSync(building, { recursive: true, force: true });
  try {
    // Clients that saw the old deployment must never see time go back, whatever this machine's clock says.
    const now = () => Math.max(Date.now(), source.ts / 1000);
    const database = await openDatabase(building, { now });
    let written: number;
    try {
      await database.applySchemas([{ component: "", validate: false, tables: COMPONENT_TABLES }]);
      written = await importSource({ database, files: openFileStorage(building, database) }, source, { mode: "requireEmpty", whole: true });
    } finally {
      await database.close();
    }
    putInPlace(building, target);
    syncFolder(dirname(target));
    return written;
  } finally {
    await source.close();
    rmSync(building, { recursive: true, force: true });
  }
}

function putInPlace(building: string, target: string): void {
  try {
    // Fails where something has come into it meanwhile.
    if (existsSync(target)) rmdirSync(target);
    renameSync(building, target);
  } catch (cause) {
    throw new SnapshotError(`The restored data could not be put into ${target} (${(cause as NodeJS.ErrnoException).code ?? String(cause)}).`, { cause });
  }
}

/** What a restore that was killed has left is nobody's; another one may be at it, too. */
function expectNobodyIn(folder: string): void {
  if (!existsSync(folder)) return;
  try {
    openDataFolder(folder).release();
  } catch (error) {
    if (error instanceof StoreError && error.code === "DATA_IN_USE") throw error;
  }
}
