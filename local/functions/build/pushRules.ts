// What Convex refuses when code is pushed, in the same words: files without "use node" that import what only Node has.
import { builtinModules } from "node:module";
import { isAbsolute } from "node:path";
import type { BuildFailure } from "esbuild";
import { OPTIONS } from "./buildOptions";
import { isEdited } from "./project";

/** What Convex has everywhere. */
const EVERYWHERE = ["async_hooks", "node:async_hooks"];
const NODE_NAMES = new Set([...builtinModules, ...builtinModules.map((name) => `node:${name}`)].filter((name) => !EVERYWHERE.includes(name)));

const USE_NODE = `It looks like you are using Node APIs from a file without the "use node" directive.
Split out actions using Node.js APIs like this into a new file only containing actions that uses "use node" so these actions will run in a Node.js environment.
For more information see https://docs.convex.dev/functions/runtimes#nodejs-runtime`;

/** Imports by Node's name of what a package has for everywhere. */
const packaged = new Set<string>();

/**
 * `entries`: files that are to run without Node; `importsOf`: what a file imports, by path or by Node's name for it.
 * Throws, with esbuild's own words, where that can't be had. What packages import is theirs to know: they have code for either place.
 */
export async function checkNodeImports(entries: Iterable<string>, importsOf: (file: string) => string[] | undefined): Promise<void> {
  const reached = new Set(entries);
  const doubtful = new Map<string, string>();
  for (const file of reached) {
    if (!isEdited(file)) continue;
    const imports = importsOf(file) ?? [];
    const use = imports.filter((path) => NODE_NAMES.has(path)).join(" ");
    if (use !== "" && !packaged.has(`${file} ${use}`)) doubtful.set(file, `${file} ${use}`);
    for (const path of imports) if (isAbsolute(path)) reached.add(path);
  }
  if (doubtful.size === 0) return;
  const { build } = await import("esbuild");
  try {
    await build({ ...OPTIONS, entryPoints: [...doubtful.keys()], format: "esm", platform: "browser", target: "esnext", mainFields: undefined, outdir: "out", external: EVERYWHERE });
  } catch (error) {
    const { message, errors = [] } = error as Partial<BuildFailure>;
    const isOwn = errors.some(({ location, notes }) => location && isEdited(location.file) && notes.some(({ text }) => text.includes("Are you trying to bundle for node?")));
    if (isOwn) throw new Error(`${message}\n\n${USE_NODE}`, { cause: error });
  }
  for (const use of doubtful.values()) packaged.add(use);
}
