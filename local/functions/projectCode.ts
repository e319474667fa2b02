// A project's code as it stands on disk: its tree of components, and one bundle for each folder of
// functions. Kept, it builds again only what has changed.
import { BuildCache } from "./buildCache";
import { Bundler, type Bundle } from "./bundle";
import { componentTree, type ComponentSource } from "./project";

export type LoadedCode = { tree: ComponentSource; /** By the folder of functions; two mounts of one package share one. */ bundles: Map<string, Bundle> };

export class ProjectCode {
  private readonly bundlers = new Map<string, Bundler>();

  private readonly cache: BuildCache;

  /** `cacheDir`: where what is built is kept for the next start; null where nothing is. `watched`: it will be loaded again and again. */
  constructor(
    private readonly functionsDir: string,
    cacheDir: string | null = null,
    private readonly watched = false,
  ) {
    this.cache = new BuildCache(cacheDir);
  }

  /** Throws with esbuild's own message for a file that doesn't compile. */
  async load(): Promise<LoadedCode> {
    // The app's own, mostly the largest, needs not wait until it is known which others there are.
    const app = this.bundlerOf(this.functionsDir).bundle();
    app.catch(() => {});
    const tree = await componentTree(this.functionsDir, this.cache);
    const bundles = await Promise.all([...foldersOf(tree)].map(async (dir) => [dir, await (dir === this.functionsDir ? app : this.bundlerOf(dir).bundle())] as const));
    return { tree, bundles: new Map(bundles) };
  }

  async dispose(): Promise<void> {
    this.cache.stop();
    await Promise.all([...this.bundlers.values()].map((bundler) => bundler.dispose()));
  }

  private bundlerOf(dir: string): Bundler {
    let bundler = this.bundlers.get(dir);
    if (!bundler) this.bundlers.set(dir, (bundler = new Bundler(dir, this.watched ? undefined : this.cache)));
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

function foldersOf(component: ComponentSource): Set<string> {
  return new Set([component.dir, ...[...component.children.values()].flatMap((child) => [...foldersOf(child)])]);
}
