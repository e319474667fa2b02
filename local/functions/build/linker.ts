// A folder of functions that is being edited: its files compiled each by itself and put together without a bundler, so that an
// edit costs what its file costs. For what this refuses, `bundle.ts` has esbuild bundle the whole, if only to say why.
import { existsSync, readdirSync } from "node:fs";
import { basename, dirname, isAbsolute, join, sep } from "node:path";
import type { BuildCache } from "./buildCache";
import { FileStamps, resolutionFiles, settled } from "./fileStamps";
import { buildPackages, mapPackages, type Packages } from "./packages";
import { buildPieces, isOwn, mapPiece, NotLinkable, type Piece } from "./pieces";
import { entriesOf, modulesOf, saysUseNode, withoutNode, type Module } from "./project";
import { checkNodeImports } from "./pushRules";
import type { Bundle } from "./script";
import { keptPositions, mapLater } from "./sourceMaps";

/** Once the start is over, and the first edits are likely to be. */
const KEEP_AFTER_MS = 10_000;

type Compiled = { pieces: Map<string, Piece>; packages: Packages };
/** What was last linked is made of. */
type Parts = Compiled & {
  modules: Module[];
  entries: Map<string, string>;
  /** Where a new file may be a module, or stand for a name that is imported. */
  folders: Listings;
};
type State = Parts & { bundle: Bundle };
type Listings = Map<string, Set<string>>;
type Kept = Parts & { stamps: [file: string, stamp: string | null][]; vouched: Set<string> };

export class Linker {
  private state: State | null = null;
  private stamps = new FileStamps();
  /** Linked, but for names that don't seem to be exported. */
  private doubtful: { state: State; stamps: FileStamps; missing: string[] } | null = null;
  /** Such names that esbuild has found. */
  private readonly vouched: Set<string> = new Set();

  private readonly name: string;
  private kept: State | null = null;
  private later: NodeJS.Timeout | undefined;
  private isOver = false;

  /** What an earlier process has linked is only compiled again where it has changed. */
  constructor(
    private readonly dir: string,
    private readonly cache: BuildCache,
    private readonly root = dirname(dir),
  ) {
    this.name = `linked ${dir}`;
    const text = cache.recall(this.name);
    if (text === null) return;
    const { stamps, vouched, ...parts } = revived(text);
    this.state = this.kept = { ...parts, bundle: bundleOf(parts) };
    for (const [file, piece] of parts.pieces) this.mapPiece(file, piece);
    this.mapPackages(parts.packages);
    this.stamps = new FileStamps(stamps);
    this.vouched = vouched;
  }

  /** For the next process. */
  keep(): void {
    clearTimeout(this.later);
    if (this.state === null || this.state === this.kept) return;
    const { bundle: _bundle, ...parts } = (this.kept = this.state);
    this.cache.remember(this.name, written({ ...parts, stamps: this.stamps.toJSON(), vouched: this.vouched }));
  }

  dispose(): void {
    this.keep();
    this.isOver = true;
  }

  /** The same again when nothing has changed. Null where a name is imported that isn't exported; throws for a file that doesn't compile. */
  async link(): Promise<Bundle | null> {
    const begun = Date.now();
    const changed = this.stamps.changed();
    if (this.state && changed.size === 0) return this.state.bundle;
    if (this.state) await settled(changed);
    // Until it is known to be good, the last state stands.
    const stamps = this.stamps.without(changed);
    stamps.reading(changed);
    this.doubtful = null;
    const state = await this.next(changed);
    await checkNodeImports(withoutNode(state.entries, state.modules), (file) => state.pieces.get(file)?.targets);
    const read = filesOf(state.pieces);
    stamps.cover([...read, ...state.folders.keys(), ...resolutionFiles(read), ...state.packages.inputs], begun);
    const missing = missingNames(state).filter((name) => !this.vouched.has(name));
    if (missing.length > 0) {
      this.doubtful = { state, stamps, missing };
      return null;
    }
    this.commit(state, stamps);
    return state.bundle;
  }

  /** esbuild has bundled what `link` had doubts about: a type that is exported on, mostly. */
  vouch(): void {
    if (!this.doubtful) return;
    const { state, stamps, missing } = this.doubtful;
    for (const name of missing) this.vouched.add(name);
    this.commit(state, stamps);
  }

  private commit(state: State, stamps: FileStamps): void {
    this.later ??= setTimeout(() => this.keep(), KEEP_AFTER_MS).unref();
    this.state = state;
    this.stamps = stamps;
  }

  private async next(changed: Set<string>): Promise<State> {
    const known = this.state;
    const last = known && isOrdinary(known, changed) ? known : null;
    const nodes = new Map(last?.modules.filter(({ file }) => !changed.has(file)).map(({ file, node }) => [file, node]));
    const modules = modulesOf(this.dir, (file) => nodes.get(file) ?? saysUseNode(file));
    const entries = entriesOf(this.dir, modules);
    const folders = last && ![...changed].some((path) => last.folders.has(path)) ? last.folders : this.listings(known ? filesOf(known.pieces) : []);
    const stale = last && stalePieces(last, changed, folders);
    const { pieces, packages } = await this.compile(entries, new Map(last && [...last.pieces].filter(([file]) => !stale!.has(file))), last && last.packages);
    const complete = filesOf(pieces).every((file) => folders.has(dirname(file))) ? folders : this.listings(filesOf(pieces));
    const parts = { modules, entries, pieces, packages, folders: complete };
    return { ...parts, bundle: known && isSame(known, parts) ? known.bundle : bundleOf(parts) };
  }

  /** What the entries need and isn't given. Code that comes out as it was is given again: the engine has compiled it. */
  private async compile(entries: Map<string, string>, pieces: Map<string, Piece>, packages: Packages | null): Promise<Compiled> {
    const known = this.state;
    let reached = reach(entries, pieces);
    for (; reached.missing.length > 0; reached = reach(entries, pieces)) {
      for (const [file, piece] of await buildPieces(reached.missing)) {
        const before = known?.pieces.get(file);
        const kept = before?.code.text === piece.code.text ? before : piece;
        this.mapPiece(file, kept);
        pieces.set(file, kept);
      }
    }
    const needed = new Map([...pieces].filter(([file]) => reached.own.has(file)));
    if (packages && [...reached.packages].every((path) => packages.paths.has(path))) return { pieces: needed, packages };
    const built = await buildPackages(this.dir, reached.packages);
    if (built.inputs.some((input) => needed.has(input))) throw new NotLinkable("A package imports a file of the project.");
    const same = known?.packages.code.text === built.code.text ? { ...built, code: known.packages.code } : built;
    this.mapPackages(same);
    return { pieces: needed, packages: same };
  }

  private mapPiece(file: string, { code }: Piece): void {
    mapLater(code, () => mapPiece(file, this.root, code));
  }

  private mapPackages({ code, paths }: Packages): void {
    const { cache, root, dir } = this;
    mapLater(code, () => keptPositions({ cache, name: `map of packages ${dir}`, root, code, make: () => mapPackages(dir, root, paths, code), mayKeep: () => !this.isOver }));
  }

  private listings(files: string[]): Listings {
    const listings: Listings = new Map();
    const visit = (folder: string) => {
      if (listings.has(folder) || !existsSync(folder)) return;
      const found = readdirSync(folder, { withFileTypes: true });
      // An editor's own files come and go.
      listings.set(folder, new Set(found.filter((entry) => entry.isFile() && isOwn(entry.name) && !entry.name.startsWith(".")).map(({ name }) => name)));
      if (folder !== this.dir && !folder.startsWith(this.dir + sep)) return;
      for (const entry of found) if (entry.isDirectory() && entry.name !== "node_modules") visit(join(folder, entry.name));
    };
    visit(this.dir);
    for (const file of files) visit(dirname(file));
    return listings;
  }
}

const filesOf = (pieces: Map<string, Piece>) => [...pieces].flatMap(([file, { inlined }]) => [file, ...inlined]);

const written = (kept: Kept) => JSON.stringify(kept, (_key, value: unknown) => (value instanceof Set ? { $set: [...value] } : value instanceof Map ? { $map: [...value] } : value));

const revived = (text: string) =>
  JSON.parse(text, (_key, value: { $set?: unknown[]; $map?: [unknown, unknown][] } | null) => (value?.$set ? new Set(value.$set) : value?.$map ? new Map(value.$map) : value)) as Kept;

/** Neither a package has changed nor what decides which file a name stands for. */
function isOrdinary({ pieces, folders }: State, changed: Set<string>): boolean {
  const files = new Set(filesOf(pieces));
  return [...changed].every((path) => files.has(path) || folders.has(path));
}

/** Pieces that are to be compiled again: their content, or what their imports stand for, may be another. */
function stalePieces({ pieces, folders: before }: State, changed: Set<string>, folders: Listings): Set<string> {
  const stems = new Set<string>();
  for (const folder of new Set([...before.keys(), ...folders.keys()])) {
    const [was, is] = [before.get(folder) ?? new Set<string>(), folders.get(folder) ?? new Set<string>()];
    for (const name of [...was, ...is]) if (was.has(name) !== is.has(name)) stems.add(stem(name));
  }
  const mayBeAnother = ({ targets, globs }: Piece) => globs || targets.some((target) => stems.has(stem(target)) || stems.has(stem(dirname(target))));
  return new Set([...pieces].filter(([file, piece]) => changed.has(file) || piece.inlined.some((input) => changed.has(input)) || (stems.size > 0 && mayBeAnother(piece))).map(([file]) => file));
}

/** `a` of "dir/a.b.ts". */
const stem = (path: string) => basename(path).split(".", 1)[0]!;

/** What the entries need. */
function reach(entries: Map<string, string>, pieces: Map<string, Piece>) {
  const own = new Set(entries.values());
  const packages = new Set<string>();
  const missing: string[] = [];
  for (const file of own) {
    const piece = pieces.get(file);
    if (!piece) missing.push(file);
    for (const target of piece?.targets ?? []) {
      if (isOwn(target)) own.add(target);
      else if (isAbsolute(target)) packages.add(target);
    }
  }
  return { own, packages, missing };
}

/** What an import or `export from` asks for and esbuild, when it bundles, would not find. */
function missingNames({ pieces, packages }: State): string[] {
  /** Null: nobody can say. */
  const exportsOf = (path: string, seen: Set<string>): Set<string> | null => {
    const piece = pieces.get(path);
    if (!piece) return packages.modules.get(path) ?? null;
    if (!piece.isModule) return null;
    if (piece.stars.length === 0 || seen.has(path)) return piece.exports;
    const starred = piece.stars.map((target) => exportsOf(target, new Set([...seen, path])));
    return starred.every((names) => names !== null) ? new Set([...piece.exports, ...starred.flatMap((names) => [...names])]) : null;
  };
  const known = new Map<string, Set<string> | null>();
  const isMissing = ([target, name]: [string, string]) => {
    if (!known.has(target)) known.set(target, exportsOf(target, new Set()));
    return known.get(target)?.has(name) === false;
  };
  return [...pieces.values()].flatMap(({ names }) => names.filter(isMissing).map(([target, name]) => `${target} ${name}`));
}

function isSame(known: State, { modules, entries, pieces, packages }: Parts): boolean {
  const samePieces = pieces.size === known.pieces.size && [...pieces].every(([file, piece]) => known.pieces.get(file) === piece);
  return samePieces && packages.code === known.packages.code && JSON.stringify([modules, ...entries]) === JSON.stringify([known.modules, ...known.entries]);
}

function bundleOf({ modules, entries, pieces, packages }: Parts): Bundle {
  const isModule = (path: string) => pieces.get(path)?.isModule ?? packages.modules.has(path);
  return { code: packages.code, modules: new Map(modules.map((module) => [module.name, module])), links: { entries, pieces, isModule } };
}
