// One component's folder as one script whose modules are evaluated when they are first needed:
// esbuild wraps each in a function, a JSON file of places as much as a module of functions.
import { builtinModules } from "node:module";
import { context, type BuildContext, type Plugin } from "esbuild";
import { libraryShortcuts } from "./libraryShortcuts";
import { modulesOf, sourceFile, type Module } from "./project";

export type Bundle = { code: string; modules: Map<string, Module> };

const SPECIAL = ["schema", "auth.config", "http"];

/** Builds, and builds again in a fraction of the time. */
export class Bundler {
  private built: { key: string; context: BuildContext } | null = null;

  constructor(private readonly dir: string) {}

  /** Throws with esbuild's own message for a file that doesn't compile. */
  async bundle(): Promise<Bundle> {
    const modules = modulesOf(this.dir);
    const key = modules.map(({ name }) => name).join("\n");
    if (this.built?.key !== key) {
      await this.built?.context.dispose();
      this.built = { key, context: await context({ ...OPTIONS, plugins: [entry(this.dir, modules), libraryShortcuts] }) };
    }
    const result = await this.built.context.rebuild();
    return { code: result.outputFiles![0]!.text, modules: new Map(modules.map((module) => [module.name, module])) };
  }

  async dispose(): Promise<void> {
    await this.built?.context.dispose();
  }
}

const OPTIONS = {
  entryPoints: ["caravan-entry"],
  bundle: true,
  write: false,
  format: "cjs",
  platform: "node",
  target: "node20",
  conditions: ["convex", "module"],
  mainFields: ["module", "main"],
  loader: { ".wasm": "binary" },
  logLevel: "silent",
  external: [...builtinModules, ...builtinModules.map((name) => `node:${name}`)],
} as const satisfies Parameters<typeof context>[0];

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
