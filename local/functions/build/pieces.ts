// Files of a project compiled each by itself, so that an edit costs one file: what it imports is asked for by the path that
// esbuild resolved it to, when it is evaluated. `linker.ts` puts them together, `realm.ts` evaluates them.
import { readFileSync } from "node:fs";
import { resolve, sep } from "node:path";
import type { Metafile, OnResolveArgs, OnResolveResult, Plugin } from "esbuild";
import { nativeFiles, OPTIONS } from "./buildOptions";
import { withImports } from "./dynamicImports";
import { isEdited } from "./project";
import type { Positions } from "./positions";
import type { Code } from "./script";
import { madeAgain, mappedOutput, positionsOf, withMap } from "./sourceMaps";

export type Piece = {
  code: Code;
  /** It exports as an ES module does; else what it exports is a value that importers see as their `default`. */
  isModule: boolean;
  /** Of an ES module, without those of `stars`. */
  exports: Set<string>;
  /** What it exports all of. */
  stars: string[];
  /** Paths of files, or names of what Node has built in. */
  targets: string[];
  /** What it wants of which target. */
  names: [target: string, name: string][];
  /** Files of data that esbuild has put into it. */
  inlined: string[];
  /** It imports what a pattern finds. */
  globs: boolean;
};

/** A project that can't be taken apart by file. */
export class NotLinkable extends Error {}

/** Code of the project itself, and its data. */
export const isOwn = (path: string) => SOURCE.test(path) && isEdited(path);
const CODE = /\.[cm]?[jt]sx?$/;
const SOURCE = /\.([cm]?[jt]sx?|json)$/;

/** Throws esbuild's own error for a file that doesn't compile. */
export async function buildPieces(files: string[]): Promise<Map<string, Piece>> {
  const pieces = new Map(files.filter((file) => !CODE.test(file)).map((file) => [file, dataPiece(file)]));
  const sources = files.filter((file) => CODE.test(file));
  if (sources.length === 0) return pieces;
  const { build } = await import("esbuild");
  const entryPoints = sources.map((file, i) => ({ in: file, out: String(i) }));
  const { outputFiles, metafile } = await build({ ...OPTIONS, entryPoints, outdir: sep, plugins: [leaveImports(), nativeFiles] });
  const texts = new Map(outputFiles.map(({ path, text }) => [path, text]));
  for (const [path, output] of Object.entries(metafile.outputs)) pieces.set(resolve(output.entryPoint!), codePiece(texts.get(resolve(path))!, output, metafile));
  const linked = sources.find((file) => !pieces.has(file));
  if (linked !== undefined) throw new NotLinkable(`${linked} is another file by a link.`);
  return pieces;
}

/** Where the code of a piece came from. */
export async function mapPiece(file: string, root: string, code: Code): Promise<Positions | null> {
  if (!CODE.test(file)) return null;
  const { build } = await import("esbuild");
  const options = { ...OPTIONS, entryPoints: [{ in: file, out: "piece" }], plugins: [leaveImports(), nativeFiles], ...withMap(root) };
  const mapped = await madeAgain(code, async () => mappedOutput((await build(options)).outputFiles), finished);
  return mapped && positionsOf(mapped);
}

function dataPiece(file: string): Piece {
  const text = JSON.stringify(JSON.parse(readFileSync(file, "utf8")));
  return { code: { text: `module.exports = JSON.parse(${JSON.stringify(text)});` }, isModule: false, exports: new Set(), stars: [], targets: [], names: [], inlined: [], globs: false };
}

function codePiece(text: string, { entryPoint, imports, inputs }: Metafile["outputs"][string], metafile: Metafile): Piece {
  const inlined = Object.keys(inputs).filter((input) => input !== entryPoint);
  // Its state would be there twice.
  if (inlined.some((input) => CODE.test(input))) throw new NotLinkable(`${entryPoint} contains other code.`);
  return {
    code: { text: finished(text) },
    isModule: metafile.inputs[entryPoint!]!.format === "esm",
    exports: exportsIn(EXPORTS.exec(text)?.[1] ?? ""),
    stars: [...text.matchAll(STAR)].map(([, path]) => JSON.parse(path!) as string),
    targets: [...new Set(imports.map(({ path }) => path))],
    names: namesIn(text),
    inlined: inlined.map((input) => resolve(input)),
    globs: text.includes("\nvar __glob = "),
  };
}

/** esbuild takes what it doesn't bundle for CommonJS, whose importers in a package of ES modules see all of it as `default`. */
export const withModules = (text: string) => text.replace(IMPORT, (whole, path: string) => `(require.isModule(${path}) ? require(${path}) : ${whole})`);
const finished = (text: string) => withModules(withImports(text));
const IMPORT = /__toESM\(require\(("(?:[^"\\]|\\.)*")\)(?:, 1)?\)/g;
const STAR = /^__reExport\([\w$]+, require\(("(?:[^"\\]|\\.)*")\)/gm;
const EXPORTS = /^__export\([\w$]+, (\{\n[^]*?^\})\);$/m;
const BINDING = /^var (import_[\w$]*) = (?:__toESM\()?require\(("(?:[^"\\]|\\.)*")\)/gm;
const USE = /(?<![\w$.])(import_[\w$]*)\.([\w$]+)/g;

/** Of the object of getters that esbuild writes for a module's exports. */
export function exportsIn(getters: string): Set<string> {
  return new Set([...getters.matchAll(/^ +(?:([\w$]+)|("(?:[^"\\]|\\.)*")): \(\) =>/gm)].map(([, name, quoted]) => name ?? (JSON.parse(quoted!) as string)));
}

function namesIn(text: string): [target: string, name: string][] {
  const targets = new Map([...text.matchAll(BINDING)].map(([, variable, path]) => [variable!, JSON.parse(path!) as string]));
  const names = new Map<string, [string, string]>();
  for (const [use, variable, name] of text.matchAll(USE)) {
    if (targets.has(variable!)) names.set(use, [targets.get(variable!)!, name!]);
  }
  return [...names.values()];
}

/** Leaves them where esbuild would look for them. Asking it takes longer than compiling, so that each folder's imports are asked for once. */
const leaveImports = (): Plugin => ({
  name: "leave-imports",
  setup(build) {
    const found = new Map<string, Promise<OnResolveResult | undefined>>();
    const resolved = async ({ path, kind, resolveDir, importer, with: attributes }: OnResolveArgs): Promise<OnResolveResult | undefined> => {
      const { errors, namespace, suffix, ...target } = await build.resolve(path, { kind, resolveDir, importer, with: attributes, pluginData: "inner" });
      if (errors.length > 0) return undefined;
      if (target.external) return { path: target.path, external: true };
      // Data of other kinds become a part of the file.
      if (namespace !== "file" || suffix !== "" || !SOURCE.test(target.path)) return undefined;
      return { path: target.path, external: true, sideEffects: target.sideEffects };
    };
    build.onResolve({ filter: /.*/ }, (args) => {
      if (args.kind === "entry-point" || args.pluginData === "inner") return undefined;
      const key = JSON.stringify([args.kind, args.resolveDir, args.path, args.with]);
      if (!found.has(key)) found.set(key, resolved(args));
      return found.get(key);
    });
  },
});
