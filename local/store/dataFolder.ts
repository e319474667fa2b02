// Opens a data folder for this process alone. A newer format is refused before anything is
// touched; a lock left by a process that died (`kill -9`, power loss) is taken over.
import { accessSync, closeSync, constants, existsSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, renameSync, unlinkSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { StoreError } from "./errors";

/** Raised with every change that an older program could not read. */
export const DATA_FORMAT = 4;

const FORMAT_FILE = "format.json";
const LOCK_FILE = "lock";

type LockOwner = { pid: number; started: string };
/** `from` while what an older version left is being brought up to date. */
type Format = { format: number; from?: number };

export type DataFolder = {
  /** Nobody has finished opening it yet: what is missing in it was never there. */
  isNew: boolean;
  /** The format that it has had until now, also when an upgrade was killed; null when it is of today's. */
  upgradesFrom: number | null;
  /** All of the store is there, in today's format. */
  opened(): void;
  /** Throws StoreError once it isn't there any more, or another process has it. */
  expectOurs(): void;
  /** Gives the lock back. */
  release(): void;
};

/** Creates the folder if need be, checks its format and takes its lock. Throws `StoreError`. */
export function openDataFolder(dataDir: string): DataFolder {
  readFormat(dataDir);
  try {
    makeFolder(resolve(dataDir));
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (cause) {
    throw unwritable(dataDir, cause);
  }
  const { isOurs, release } = takeLock(dataDir);
  const expectOurs = () => {
    if (!isOurs()) throw new StoreError("FLUSH_FAILED", `The data folder ${dataDir} was removed, moved or taken by another process, so that nothing more can be kept.`);
  };
  try {
    // Another process may have made or upgraded it since.
    const found = readFormat(dataDir);
    const upgradesFrom = found === null ? null : (found.from ?? (found.format < DATA_FORMAT ? found.format : null));
    // From now on the older program refuses it: it would miss what it can't read.
    if (upgradesFrom !== null) writeFormat(dataDir, { format: DATA_FORMAT, from: upgradesFrom });
    const opened = () => {
      if (found === null || upgradesFrom !== null) writeFormat(dataDir, { format: DATA_FORMAT });
    };
    return { isNew: found === null, upgradesFrom, opened, expectOurs, release };
  } catch (cause) {
    release();
    throw cause instanceof StoreError ? cause : unwritable(dataDir, cause);
  }
}

/** Not `recursive`: where a parent refuses with ENOENT (/proc does), Node's own would try for ever. */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  try {
    // What is in it is for who runs the deployment alone.
    mkdirSync(path, { mode: 0o700 });
  } catch (cause) {
    if (codeOf(cause) !== "EEXIST") throw cause;
  }
}

/**
 * Makes the names in a folder survive power loss, as syncing its files alone does not. A folder that
 * may not be listed (a parent of ours, at most) is left to the file system.
 */
export function syncFolder(path: string): void {
  if (process.platform === "win32") return;
  let folder: number;
  try {
    folder = openSync(path, "r");
  } catch (cause) {
    if (codeOf(cause) === "EACCES" || codeOf(cause) === "EPERM") return;
    throw cause;
  }
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

/** Null for a new folder. Throws for what this version can't read. */
function readFormat(dataDir: string): Format | null {
  let text: string;
  try {
    text = readFileSync(join(dataDir, FORMAT_FILE), "utf8");
  } catch (cause) {
    if (codeOf(cause) === "ENOENT") return null;
    throw unwritable(dataDir, cause);
  }
  const { format, from } = parse<{ format?: unknown; from?: unknown }>(text) ?? {};
  if (typeof format !== "number" || format > DATA_FORMAT) {
    throw new StoreError(
      "DATA_NEWER",
      `The data folder ${dataDir} has format ${String(format ?? "unknown")}, but this version reads up to ${DATA_FORMAT}: use the newer version, or another folder.`,
    );
  }
  return typeof from === "number" ? { format, from } : { format };
}

function writeFormat(dataDir: string, format: Format): void {
  writeWhole(join(dataDir, FORMAT_FILE), `${JSON.stringify(format)}\n`);
}

/** A small file, for its owner alone: whatever happens, all of it is on disk or nothing. */
export function writeWhole(path: string, text: string): void {
  const temporary = `${path}.${process.pid}`;
  writeFileSync(temporary, text, { flush: true, mode: 0o600 });
  renameSync(temporary, path);
  syncFolder(dirname(path));
}

/** The lock is linked into place whole, so that nobody ever reads half of one. */
function takeLock(dataDir: string): { isOurs: () => boolean; release: () => void } {
  const lock = join(dataDir, LOCK_FILE);
  const mine = `${lock}.${process.pid}`;
  const content = thisProcess();
  try {
    writeFileSync(mine, content);
  } catch (cause) {
    throw unwritable(dataDir, cause);
  }
  try {
    for (;;) {
      try {
        linkSync(mine, lock);
        break;
      } catch (cause) {
        if (codeOf(cause) !== "EEXIST") throw unwritable(dataDir, cause);
      }
      removeStaleLock(dataDir, lock);
    }
  } finally {
    unlinkSync(mine);
  }
  const isOurs = () => readIfThere(lock) === content;
  return { isOurs, release: () => void (isOurs() && unlinkSync(lock)) };
}

function removeStaleLock(dataDir: string, lock: string): void {
  const seen = readIfThere(lock);
  if (seen === null) return;
  if (isRunning(seen)) throw inUse(dataDir, parse<LockOwner>(seen)!.pid);
  const aside = `${lock}.stale.${process.pid}`;
  try {
    renameSync(lock, aside);
  } catch (cause) {
    if (codeOf(cause) === "ENOENT") return;
    throw unwritable(dataDir, cause);
  }
  // Two processes may both have seen the stale lock: whoever moved a fresh one puts it back.
  const moved = readIfThere(aside);
  if (moved !== seen) {
    linkSync(aside, lock);
    unlinkSync(aside);
    throw inUse(dataDir, parse<LockOwner>(moved ?? "")?.pid ?? 0);
  }
  unlinkSync(aside);
}

/** What this process writes into a file that is its own as long as it lives. */
export const thisProcess = () => JSON.stringify({ pid: process.pid, started: startedAt(process.pid) } satisfies LockOwner);

/** Whether the process that wrote `thisProcess()` lives. */
export function isRunning(written: string): boolean {
  const owner = parse<LockOwner>(written);
  if (typeof owner?.pid !== "number") return false;
  try {
    process.kill(owner.pid, 0);
  } catch (cause) {
    if (codeOf(cause) === "ESRCH") return false;
  }
  // A pid is given out again after a while; its start time is not.
  const started = startedAt(owner.pid);
  return started === "" || owner.started === "" || started === owner.started;
}

/** Start time of a process in clock ticks since boot, with the boot's id; "" where there is no /proc. */
function startedAt(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    // A zombie holds nothing: its files are closed, though its pid still answers.
    if (fields[0] === "Z" || fields[0] === "X") return "dead";
    return `${fields[19]}@${readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()}`;
  } catch {
    return "";
  }
}

function inUse(dataDir: string, pid: number): StoreError {
  return new StoreError("DATA_IN_USE", `The data folder ${dataDir} is in use by another process (pid ${pid}).`);
}

function unwritable(dataDir: string, cause: unknown): StoreError {
  const why = codeOf(cause) ?? String(cause);
  return new StoreError("DATA_UNWRITABLE", `The data folder ${dataDir} cannot be written (${why}).`, {
    cause,
  });
}

function codeOf(cause: unknown): string | undefined {
  return (cause as NodeJS.ErrnoException | null)?.code;
}

function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}

function parse<T>(text: string): T | null {
  try {
    return JSON.parse(text) as T;
  } catch {
    return null;
  }
}
