// What esbuild made, kept in a folder until anything that it was made of changes, so that code that is as it was needn't be
// bundled at every start. Whatever is missing, torn or in doubt is made again.
import { createHash, type Hash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { crc32 } from "node:zlib";
import type { Metafile } from "esbuild";
import { CLOCK_STEP_MS, resolutionFiles } from "./fileStamps";

export type Built = { code: string; /** Files that it was made of. */ inputs: string[] };

/** Once the start that needed it is over. */
const KEEP_AFTER_MS = 500;

type Kept = { inputs: string[]; fingerprint: string; checksum: number };

/** The bundler itself: esbuild, and what these files tell it. */
const OWN = ["buildCache.ts", "buildOptions.ts", "bundle.ts", "dynamicImports.ts", "externals.ts", "fileStamps.ts", "libraryShortcuts.ts", "linker.ts", "moduleFailures.ts", "packages.ts", "pieces.ts", "positions.ts", "project.ts", "pushRules.ts", "sourceMaps.ts"].map((name) => fileURLToPath(new URL(name, import.meta.url)));
const ESBUILD = createRequire(import.meta.url).resolve("esbuild/package.json");

export class BuildCache {
  private readonly later: NodeJS.Timeout[] = [];

  /** Null: nothing is kept. */
  constructor(private readonly dir: string | null) {}

  /** `name` has one place; `details`, with the files, say what is made. */
  async built(name: string, details: string, make: () => Promise<Built>): Promise<Built> {
    if (this.dir === null) return await make();
    const path = this.pathOf(name);
    const what = `${name}\0${details}`;
    const known = read(path, what);
    if (known !== null) return known;
    const begun = Date.now();
    const built = await make();
    this.later.push(setTimeout(() => keep(path, what, built, begun), KEEP_AFTER_MS).unref());
    return built;
  }

  /** A text that says itself what it was made of, if the same bundler has kept it. */
  recall(name: string): string | null {
    return this.dir === null ? null : (read(this.pathOf(name), name)?.code ?? null);
  }

  remember(name: string, text: string): void {
    if (this.dir !== null) keep(this.pathOf(name), name, { code: text, inputs: [] }, Date.now());
  }

  private pathOf(name: string): string {
    return join(this.dir!, createHash("sha256").update(name).digest("hex").slice(0, 32));
  }

  /** What isn't kept yet, isn't. */
  stop(): void {
    for (const timer of this.later.splice(0)) clearTimeout(timer);
  }
}

function read(path: string, what: string): Built | null {
  try {
    const kept = JSON.parse(readFileSync(`${path}.json`, "utf8")) as Kept;
    if (fingerprintOf(what, kept.inputs) !== kept.fingerprint) return null;
    const code = readFileSync(`${path}.js`);
    return crc32(code) === kept.checksum ? { code: code.toString("utf8"), inputs: kept.inputs } : null;
  } catch {
    return null;
  }
}

function keep(path: string, what: string, { code, inputs }: Built, begun: number): void {
  try {
    // Edited while it was read, perhaps: nobody knows which of the two was bundled.
    if (inputs.some((file) => statSync(file).mtimeMs > begun - CLOCK_STEP_MS)) return;
    mkdirSync(dirname(path), { recursive: true });
    const kept: Kept = { inputs, fingerprint: fingerprintOf(what, inputs), checksum: crc32(code) };
    write(`${path}.js`, code);
    write(`${path}.json`, JSON.stringify(kept));
  } catch {
    // A full disk, or a file that went while it was read: it is made again at the next start.
  }
}

function write(path: string, text: string): void {
  const temporary = `${path}.${process.pid}`;
  writeFileSync(temporary, text);
  renameSync(temporary, path);
}

/** Of the files' content, and of all that decides which files those are. */
function fingerprintOf(what: string, inputs: string[]): string {
  const hash = createHash("sha256").update(`${what}\0${process.version}\0`);
  for (const file of [ESBUILD, ...OWN, ...inputs]) addFile(hash, file);
  const folders = new Set(inputs.map(dirname));
  for (const folder of folders) hash.update(`${folder}\0${readdirSync(folder).join("\0")}\0\0`);
  for (const file of resolutionFiles(inputs)) addFile(hash, file);
  return hash.digest("hex");
}

function addFile(hash: Hash, path: string): void {
  hash.update(`${path}\0`);
  try {
    hash.update(readFileSync(path));
  } catch {
    hash.update("\0missing");
  }
}

/** The files of an esbuild build, without what its plugins made up; those of namespace `component` are files too. */
export function inputsOf({ inputs }: Metafile): string[] {
  return Object.keys(inputs)
    .map((name) => name.replace(/^component:/, ""))
    .filter((name) => !/^[\w()-]{2,}:/.test(name))
    .map((name) => resolve(name));
}
