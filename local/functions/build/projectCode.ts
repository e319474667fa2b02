// A project's code as it stands on disk: its tree of components, and one bundle for each folder of
// functions. Kept, it builds again only what has changed.
import { existsSync, realpathSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { BuildCache } from "./buildCache";
import { Bundler } from "./bundle";
import { projectOf } from "./externals";
import { FileStamps, resolutionFiles } from "./fileStamps";
import { componentTree, type ComponentSource } from "./project";
import type { Bundle } from "./script";

export type LoadedCode = { tree: ComponentSource; /** By the folder of functions; two mounts of one package share one. */ bundles: Map<string, Bundle> };

export class ProjectCode {
  private readonly bundlers = new Map<string, Bundler>();
  private readonly cache: BuildCache;
  private last: LoadedCode | null = null;
  /** Which components there are, and when that was read. */
  private mounted: { tree: ComponentSource; stamps: FileStamps } | null = null;

  /** `cacheDir`: where what is built is kept for the next start; null where nothing is. `watched`: it will be loaded again and again. */
  constructor(
    private readonly functionsDir: string,
    cacheDir: string | null = null,
    private readonly watched = false,
  ) {
    this.cache = new BuildCache(cacheDir);
  }

  /** The same again when it is watched and nothing has changed. Throws with esbuild's own message for a file that doesn't compile. */
  async load(): Promise<LoadedCode> {
    // The app's own, mostly the largest, needs not wait until it is known which others there are.
    const app = this.bundlerOf(this.functionsDir).bundle();
    app.catch(() => {});
    const tree = await this.tree();
    const bundles = new Map(await Promise.all([...foldersOf(tree)].map(async (dir) => [dir, await (dir === this.functionsDir ? app : this.bundlerOf(dir).bundle())] as const)));
    const { last } = this;
    if (last?.tree === tree && [...bundles].every(([dir, bundle]) => last.bundles.get(dir) === bundle)) return last;
    return (this.last = { tree, bundles });
  }

  private async tree(): Promise<ComponentSource> {
    if (this.watched && this.mounted?.stamps.changed().size === 0) return this.mounted.tree;
    const begun = Date.now();
    const read: string[] = [];
    const tree = await componentTree(this.functionsDir, this.cache, (files) => read.push(...files));
    const stamps = new FileStamps();
    stamps.cover([...read, ...resolutionFiles(read)], begun);
    this.mounted = { tree, stamps };
    return tree;
  }

  async dispose(): Promise<void> {
    this.cache.stop();
    await Promise.all([...this.bundlers.values()].map((bundler) => bundler.dispose()));
  }

  private bundlerOf(dir: string): Bundler {
    let bundler = this.bundlers.get(dir);
    if (!bundler) this.bundlers.set(dir, (bundler = new Bundler(dir, this.cache, this.watched, rootOf(this.functionsDir))));
    return bundler;
  }
}

/** Code that is read once, for many short-lived hosts of one project: what is edited meanwhile isn't seen. */
export class FrozenCode extends ProjectCode {
  private loaded: Promise<LoadedCode> | null = null;

  override load(): Promise<LoadedCode> {
    return (this.loaded ??= super.load());
  }
}

/** Errors tell of files as they are from a folder beside those that it has. */
function rootOf(functionsDir: string): string {
  const root = projectOf(functionsDir) ?? dirname(resolve(functionsDir));
  return existsSync(root) ? realpathSync(root) : root;
}

function foldersOf(component: ComponentSource): Set<string> {
  return new Set([component.dir, ...[...component.children.values()].flatMap((child) => [...foldersOf(child)])]);
}
