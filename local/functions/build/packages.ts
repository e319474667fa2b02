// What a project's files import from packages, as one script: made once, and again when other files of packages are asked for.
import { resolve } from "node:path";
import { scriptOf } from "./buildOptions";
import { inputsOf } from "./buildCache";
import { withImports } from "./dynamicImports";
import { rememberFailures } from "./moduleFailures";
import { exportsIn } from "./pieces";
import type { Code } from "./script";
import { madeAgain, mappedOutput, withMap } from "./sourceMaps";

export type Packages = {
  /** Exports a function for each path. */
  code: Code;
  paths: Set<string>;
  /** Those of `paths` that are ES modules, with what they export as far as it can be seen. */
  modules: Map<string, Set<string>>;
  inputs: string[];
};

/** A module's name and its getters, as esbuild writes them. */
const EXPORTS = /^\/\/ (.+)\nvar [\w$]+ = \{\};\n__export\([\w$]+, (\{\n[^]*?^\})\);$/gm;

const finished = (text: string) => rememberFailures(withImports(text));

const named = (paths: Set<string>) => [...paths].map((path) => [path, path] as const);

export async function buildPackages(dir: string, paths: Set<string>): Promise<Packages> {
  const { build } = await import("esbuild");
  const { outputFiles, metafile } = await build(scriptOf(dir, named(paths)));
  const text = outputFiles[0]!.text;
  const exported = new Map([...text.matchAll(EXPORTS)].map(([, path, getters]) => [resolve(path!), exportsIn(getters!)]));
  const modules = new Map<string, Set<string>>();
  for (const [input, { format }] of Object.entries(metafile.inputs)) {
    const path = resolve(input);
    if (format === "esm" && paths.has(path)) modules.set(path, exported.get(path) ?? new Set());
  }
  return { code: { text: finished(text) }, paths, modules, inputs: inputsOf(metafile) };
}

/** Where their code came from. */
export async function mapPackages(dir: string, root: string, paths: Set<string>, code: Code) {
  const { build } = await import("esbuild");
  return madeAgain(code, async () => mappedOutput((await build({ ...scriptOf(dir, named(paths)), ...withMap(root) })).outputFiles), finished);
}
