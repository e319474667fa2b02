// One component's folder as one script whose modules are evaluated when they are first needed:
// esbuild wraps each in a function, a JSON file of places as much as a module of functions.
import { builtinModules } from "node:module";
import type { BuildContext, BuildOptions, Plugin } from "esbuild";
import { inputsOf, type BuildCache, type Built } from "./buildCache";
import { libraryShortcuts } from "./libraryShortcuts";
import { modulesOf, sourceFile, type Module } from "./project";

export type Bundle = { code: string; modules: Map<string, Module> };

const SPECIAL = ["schema", "auth.config", "http"];

/** Builds, and builds again in a fraction of the time. */
export class Bundler {
  private built: { key: string; context: BuildContext } | null = null;
  /** Given again while it stays the same: it has been compiled. */
  private last: { key: string; bundle: Bundle } | null = null;

  constructor(
    private readonly dir: string,
    private readonly cache?: BuildCache,
  ) {}

  /** Throws with esbuild's own message for a file that doesn't compile. */
  async bundle(): Promise<Bundle> {
    const modules = modulesOf(this.dir);
    const key = modules.map(({ name, file, node }) => `${name} ${file}${node ? " node" : ""}`).join("\n");
    // Once it has built, building again is quicker than finding out what has changed.
    const code = this.cache && !this.built ? await this.cache.code(`functions ${this.dir}`, key, () => this.build(key, modules)) : (await this.build(key, modules)).code;
    if (this.last?.key === key && this.last.bundle.code === code) return this.last.bundle;
    const bundle = { code, modules: new Map(modules.map((module) => [module.name, module])) };
    this.last = { key, bundle };
    return bundle;
  }

  private async build(key: string, modules: Module[]): Promise<Built> {
    if (this.built?.key !== key) {
      await this.built?.context.dispose();
      // It costs more to load than code that is kept costs to read.
      const { context } = await import("esbuild");
      this.built = { key, context: await context({ ...OPTIONS, plugins: [entry(this.dir, modules), libraryShortcuts] }) };
    }
    const { outputFiles, metafile } = await this.built.context.rebuild();
    return { code: outputFiles![0]!.text, inputs: inputsOf(metafile!) };
  }

  async dispose(): Promise<void> {
    await this.built?.context.dispose();
  }
}

const OPTIONS = {
  entryPoints: ["caravan-entry"],
  bundle: true,
  write: false,
  metafile: true,
  format: "cjs",
  platform: "node",
  target: "node20",
  conditions: ["convex", "module"],
  mainFields: ["module", "main"],
  loader: { ".wasm": "binary" },
  logLevel: "silent",
  external: [...builtinModules, ...builtinModules.map((name) => `node:${name}`)],
} as const satisfies BuildOptions;

const entry = (dir: string, modules: Module[]): Plugin => ({
  name: "entry",
  setup(build) {
    build.onResolve({ filter: /^caravan-entry$/ }, ({ path }) => ({ path, namespace: "entry" }));
    build.onLoad({ filter: /.*/, namespace: "entry" }, () => {
      const special = SPECIAL.map((name) => [name, sourceFile(dir, name)] as const).filter(([, file]) => file !== null);
      const all = new Map([...modules.map(({ name, file }) => [name, file] as const), ...(special as [string, string][])]);
      const lines = [...all].map(([name, file]) => `${JSON.stringify(name)}: () => require(${JSON.stringify(file)}),`);
      return { contents: `module.exports = {\n${lines.join("\n")}\n};`, loader: "js", resolveDir: dir };
    });
  },
});
