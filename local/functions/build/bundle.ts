// One component's folder as code for realms, and again as it is edited: the whole as one script, which runs fastest and which
// esbuild has checked, or, where somebody waits for every edit, what `linker.ts` puts together in a tenth of the time.
import { realpathSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type { BuildContext, Metafile } from "esbuild";
import { BuildCache, inputsOf, type Built } from "./buildCache";
import { scriptOf } from "./buildOptions";
import { withImports } from "./dynamicImports";
import { externalPackages, externalsOf, type Externals } from "./externals";
import { FileStamps, resolutionFiles } from "./fileStamps";
import { Linker } from "./linker";
import { rememberFailures } from "./moduleFailures";
import { NotLinkable, withModules } from "./pieces";
import { entriesOf, isEdited, modulesOf, withoutNode, type Module } from "./project";
import { checkNodeImports } from "./pushRules";
import type { Bundle } from "./script";
import { keptPositions, madeAgain, mapLater, mappedOutput, withMap, type Mapped } from "./sourceMaps";

export class Bundler {
  private built: { key: string; context: BuildContext } | null = null;
  /** Given again while it stays the same: it has been compiled. */
  private last: { key: string; text: string; bundle: Bundle } | null = null;
  /** Of what `last` is made of. */
  private stamps = new FileStamps();
  private linker: Linker | null;
  private turn: Promise<unknown> = Promise.resolve();
  private isOver = false;

  /** `watched`: it will be asked again and again as files are edited. `root`: of the project, from which errors tell where they happened. */
  constructor(
    private readonly dir: string,
    private readonly cache = new BuildCache(null),
    private readonly watched = false,
    private readonly root = dirname(dir),
  ) {
    this.linker = watched && isEdited(dir) ? new Linker(realpathSync(dir), cache, root) : null;
  }

  /** Throws with esbuild's own message for a file that doesn't compile. One at a time. */
  bundle(): Promise<Bundle> {
    return this.inTurn(async () => {
      const linked = await this.link();
      if (linked) return linked;
      const whole = await this.whole();
      this.linker?.vouch();
      return whole;
    });
  }

  async dispose(): Promise<void> {
    this.isOver = true;
    await this.turn;
    this.linker?.dispose();
    await this.built?.context.dispose();
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.turn.then(work);
    this.turn = done.catch(() => {});
    return done;
  }

  /** Null where the whole is to be made, if only for its error. */
  private async link(): Promise<Bundle | null> {
    try {
      // Which packages may stay outside, only the whole tells.
      return externalsOf(this.dir).size > 0 ? null : ((await this.linker?.link()) ?? null);
    } catch (error) {
      if (error instanceof NotLinkable) this.linker = null;
      return null;
    }
  }

  private async whole(): Promise<Bundle> {
    const begun = Date.now();
    const modules = modulesOf(this.dir);
    const entries = entriesOf(this.dir, modules);
    const externals = externalsOf(this.dir);
    const key = [...entries, ...modules.filter(({ node }) => node).map(({ name }) => [name, "node"]), ...[...externals.keys()].map((name) => [name, "external"])].map((line) => line.join(" ")).join("\n");
    if (this.watched && this.last?.key === key && this.stamps.changed().size === 0) return this.last.bundle;
    // Once it has built, building again is quicker than finding out what has changed.
    const { code: text, inputs } = !this.built ? await this.cache.built(`functions ${this.dir}`, key, () => this.build(key, entries, modules, externals)) : await this.build(key, entries, modules, externals);
    if (this.watched) {
      this.stamps = new FileStamps();
      this.stamps.cover([...inputs, ...inputs.map(dirname), ...resolutionFiles(inputs)], begun);
    }
    const known = this.last?.key === key && this.last.text === text ? this.last.bundle : null;
    const bundle: Bundle = known ?? { code: { text }, modules: new Map(modules.map((module) => [module.name, module])) };
    this.last = { key, text, bundle };
    const { cache, root } = this;
    const { code } = bundle;
    const make = () => madeAgain(code, () => this.mapped(entries, modules, externals), (raw) => finished(raw, externals));
    mapLater(code, () => keptPositions({ cache, name: `map of functions ${this.dir}`, root, code, make, mayKeep: () => !this.isOver }));
    return bundle;
  }

  private async build(key: string, entries: Map<string, string>, modules: Module[], externals: Externals): Promise<Built> {
    if (this.built?.key !== key) {
      await this.built?.context.dispose();
      // It costs more to load than code that is kept costs to read.
      const { context } = await import("esbuild");
      this.built = { key, context: await context(this.options(entries, modules, externals)) };
    }
    const { outputFiles, metafile } = await this.built.context.rebuild();
    if (isEdited(this.dir)) await checkNodeImports(withoutNode(entries, modules).map((file) => realpathSync(file)), importsIn(metafile!));
    return { code: finished(outputFiles![0]!.text, externals), inputs: inputsOf(metafile!) };
  }

  private options(entries: Map<string, string>, modules: Module[], externals: Externals) {
    return scriptOf(this.dir, entries, externals.size > 0 ? [externalPackages(externals, withoutNode(entries, modules))] : []);
  }

  private async mapped(entries: Map<string, string>, modules: Module[], externals: Externals): Promise<Mapped> {
    const { build } = await import("esbuild");
    return mappedOutput((await build({ ...this.options(entries, modules, externals), ...withMap(this.root) })).outputFiles);
  }
}

function finished(text: string, externals: Externals): string {
  const script = rememberFailures(withImports(text));
  return externals.size > 0 ? withModules(script) : script;
}

/** What a file imports: paths, and Node's names. */
function importsIn({ inputs }: Metafile): (file: string) => string[] {
  const imports = new Map(Object.entries(inputs).map(([path, input]) => [resolve(path), input.imports]));
  return (file) => (imports.get(file) ?? []).map(({ path, external }) => (external ? path : resolve(path)));
}
