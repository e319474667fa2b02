// How esbuild is asked for a script whose modules are evaluated when they are first needed.
import { existsSync } from "node:fs";
import { builtinModules } from "node:module";
import { resolve } from "node:path";
import type { BuildOptions, Plugin } from "esbuild";
import { libraryShortcuts } from "./libraryShortcuts";

export const OPTIONS = {
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
  // A native `import()` would ask Node, which has no say in scripts: what isn't bundled is asked for by `require`.
  supported: { "dynamic-import": false },
  // `script.ts` gives them to the code.
  define: { "import.meta.url": "__importMetaUrl", "import.meta.dirname": "__dirname", "import.meta.filename": "__filename" },
  external: [...builtinModules, ...builtinModules.map((name) => `node:${name}`)],
} as const satisfies BuildOptions;

/** Compiled code of a package, which Node alone can load. */
export const nativeFiles: Plugin = {
  name: "nativeFiles",
  setup(build) {
    build.onResolve({ filter: /^\..*\.node$/ }, ({ path, resolveDir }) => {
      const file = resolve(resolveDir, path);
      return existsSync(file) ? { path: file, external: true } : undefined;
    });
  },
};

/** One script that exports a function for each file, by its name: esbuild wraps each, a JSON file of places as much as a module of functions. */
export function scriptOf(dir: string, files: Iterable<readonly [name: string, file: string]>, plugins: Plugin[] = []) {
  const lines = [...files].map(([name, file]) => `${JSON.stringify(name)}: () => require(${JSON.stringify(file)}),`);
  const entry: Plugin = {
    name: "entry",
    setup(build) {
      build.onResolve({ filter: /^caravan-entry$/ }, ({ path }) => ({ path, namespace: "entry" }));
      build.onLoad({ filter: /.*/, namespace: "entry" }, () => ({ contents: `module.exports = {\n${lines.join("\n")}\n};`, loader: "js", resolveDir: dir }));
    },
  };
  return { ...OPTIONS, entryPoints: ["caravan-entry"], plugins: [entry, nativeFiles, ...plugins, libraryShortcuts] } satisfies BuildOptions;
}
