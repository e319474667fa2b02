// Which files have changed since they were read, asked of the file system without reading them again.
import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";

/** A file system's clock may be so much behind: what was written just now may be written again without its showing. */
export const CLOCK_STEP_MS = 20;

const PAUSE_MS = 5;
const WRITTEN_MS = 50;

/** In any folder above a file, these say what a name that it imports stands for. */
const RESOLUTION = ["package.json", "tsconfig.json", join("node_modules", ".package-lock.json")];

export class FileStamps {
  /** Null: in doubt. */
  private readonly stamps: Map<string, string | null>;
  /** What settles a doubt. */
  private readonly contents = new Map<string, string>();

  constructor(stamps: Iterable<[file: string, stamp: string | null]> = []) {
    this.stamps = new Map(stamps);
  }

  /** What it is made of again, in another process. */
  toJSON(): [file: string, stamp: string | null][] {
    return [...this.stamps];
  }

  /** To be told before they are read, of files that are likely to have been written just now. */
  reading(files: Iterable<string>): void {
    for (const file of files) this.contents.set(file, contentOf(file));
  }

  /** Of these files alone, which were read after `since`, unless they are known. A folder is a file too, whose content is the names in it; what is missing may come. */
  cover(files: Iterable<string>, since: number): void {
    const wanted = new Set(files);
    for (const file of this.stamps.keys()) if (!wanted.has(file)) this.stamps.delete(file);
    for (const file of wanted) if (!this.stamps.has(file)) this.stamps.set(file, stampOf(file, since));
    for (const file of this.contents.keys()) if (this.stamps.get(file) !== null) this.contents.delete(file);
  }

  changed(): Set<string> {
    const now = Date.now();
    const isAnother = (file: string, stamp: string | null) => (stamp === null ? this.contents.get(file) !== contentOf(file) : stampOf(file, now) !== stamp);
    return new Set([...this.stamps].filter(([file, stamp]) => isAnother(file, stamp)).map(([file]) => file));
  }

  /** A copy that knows nothing of `files`. */
  without(files: Set<string>): FileStamps {
    const copy = new FileStamps([...this.stamps].filter(([file]) => !files.has(file)));
    for (const [file, content] of this.contents) copy.contents.set(file, content);
    return copy;
  }
}

/** Of a folder, or of what is missing, a text that is never the same. */
function contentOf(file: string): string {
  try {
    return createHash("sha256").update(readFileSync(file)).digest("hex");
  } catch {
    return `unread at ${performance.now()}`;
  }
}

function stampOf(file: string, since: number): string | null {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (!stat) return "missing";
  const { mtimeMs, ctimeMs, size, ino } = stat;
  return mtimeMs > since - CLOCK_STEP_MS && mtimeMs < Date.now() + CLOCK_STEP_MS ? null : `${mtimeMs} ${ctimeMs} ${size} ${ino}`;
}

/** Resolves once they don't look as if somebody were writing them just now, who empties a file first. */
export async function settled(files: Iterable<string>): Promise<void> {
  const isBeingWritten = (file: string) => {
    const stat = statSync(file, { throwIfNoEntry: false });
    return stat?.isFile() === true && (stat.size === 0 || Math.abs(Date.now() - stat.mtimeMs) < PAUSE_MS);
  };
  const until = Date.now() + WRITTEN_MS;
  for (let open = [...files].filter(isBeingWritten); open.length > 0 && Date.now() < until; open = open.filter(isBeingWritten)) {
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}

/** Files, there or not, that decide which files these import. */
export function resolutionFiles(files: Iterable<string>): string[] {
  const folders = new Set<string>();
  for (const file of files) {
    for (let folder = dirname(file); !folders.has(folder); folder = dirname(folder)) folders.add(folder);
  }
  return [...folders].flatMap((folder) => RESOLUTION.map((name) => join(folder, name)));
}
