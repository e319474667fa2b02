// How esbuild is asked for a script whose modules are evaluated when they are first needed.
import { builtinModules } from "node:module";
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
  external: [...builtinModules, ...builtinModules.map((name) => `node:${name}`)],
} as const satisfies BuildOptions;

/** One script that exports a function for each file, by its name: esbuild wraps each, a JSON file of places as much as a module of functions. */
export function scriptOf(dir: string, files: Iterable<readonly [name: string, file: string]>) {
  const lines = [...files].map(([name, file]) => `${JSON.stringify(name)}: () => require(${JSON.stringify(file)}),`);
  const entry: Plugin = {
    name: "entry",
    setup(build) {
      build.onResolve({ filter: /^caravan-entry$/ }, ({ path }) => ({ path, namespace: "entry" }));
      build.onLoad({ filter: /.*/, namespace: "entry" }, () => ({ contents: `module.exports = {\n${lines.join("\n")}\n};`, loader: "js", resolveDir: dir }));
    },
  };
  return { ...OPTIONS, entryPoints: ["caravan-entry"], plugins: [entry, libraryShortcuts] } satisfies BuildOptions;
}
