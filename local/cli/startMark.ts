// What is said of a data folder with a page that can't be read: at once where LMDB tells of it, and by the next start where it has
// ended the process that read it.
import { existsSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export const UNREADABLE = "The data folder is damaged: db/data.mdb has a page that can't be read. Restore a backup into a new folder.";

/** LMDB's own error for such a page, among others that there should never be. */
export const isUnreadable = (error: unknown) => error instanceof Error && error.message.startsWith("MDB_");

const MARK = "starting";

/** `died`: a start before this one has neither come to its end nor been refused. */
export function markStart(dataDir: string): { died: boolean; over: () => void } {
  const path = join(dataDir, MARK);
  const died = existsSync(path);
  // A folder that isn't there can't be damaged, and what can't be written to is the start's own to say.
  try {
    if (existsSync(dataDir)) writeFileSync(path, "");
  } catch {
    return { died, over: () => undefined };
  }
  return { died, over: () => rmSync(path, { force: true }) };
}

export const diedBefore = (dataDir: string) => `The last start did not come to its end. Unless somebody ended it, look whether the data are whole: check --data ${dataDir}`;
