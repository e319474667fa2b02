// `node.externalPackages` of convex.json: packages that stay outside of the bundle, to be found where npm has installed them.
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { Plugin } from "esbuild";
import { functionsDirectory } from "./functionsDirectory";

/** The folder of each, by its name. */
export type Externals = ReadonlyMap<string, string>;

type Manifest = { [kind in (typeof DEPENDENCIES)[number]]?: Record<string, unknown> };
const DEPENDENCIES = ["dependencies", "devDependencies", "peerDependencies", "optionalDependencies"] as const;

/** Those that the project of this folder of functions names, and that it depends on. */
export function externalsOf(functionsDir: string): Externals {
  const project = projectOf(functionsDir);
  const listed = project === null ? [] : (readJson<{ node?: { externalPackages?: string[] } }>(join(project, "convex.json")).node?.externalPackages ?? []);
  if (project === null || listed.length === 0) return new Map();
  const manifest = readJson<Manifest>(join(project, "package.json"));
  const wanted = DEPENDENCIES.flatMap((kind) => Object.entries(manifest[kind] ?? {})).filter(([name, version]) => isExternal(name, String(version), listed));
  return new Map(wanted.map(([name]) => [name, join(project, "node_modules", name)] as const).filter(([, folder]) => existsSync(folder) && !usesConvex(folder)));
}

/** The folder whose convex.json speaks of this one. */
export function projectOf(functionsDir: string): string | null {
  for (let folder = dirname(resolve(functionsDir)); ; folder = dirname(folder)) {
    if (existsSync(join(folder, "convex.json"))) return resolve(functionsDirectory(folder)) === resolve(functionsDir) ? folder : null;
    if (folder === dirname(folder)) return null;
  }
}

/** By the rules of Convex's own command line. */
function isExternal(name: string, version: string, listed: string[]): boolean {
  return name !== "convex" && !/^((git\+)?file:|(git\+)?(https?|ssh):\/\/|git:\/\/)/.test(version) && (listed.includes(name) || listed.includes("*"));
}

/** What calls Convex finds it in a realm alone. */
function usesConvex(folder: string): boolean {
  const { dependencies, peerDependencies } = readJson<Manifest>(join(folder, "package.json"));
  return "convex" in { ...dependencies, ...peerDependencies };
}

function readJson<T extends object>(file: string): Partial<T> {
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as T) : {};
}

/**
 * Leaves them where they are, but for those that `elsewhere`, the files that run without Node, import too: outside of the bundle they
 * would have the time, the chance and the network that queries mustn't have.
 */
export function externalPackages(externals: Externals, elsewhere: string[]): Plugin {
  return {
    name: "externalPackages",
    setup(build) {
      let shared = new Set<string>();
      build.onStart(async () => {
        shared = await packagesOf(elsewhere);
      });
      build.onResolve({ filter: /^[^./]/, namespace: "file" }, ({ path, resolveDir }) => {
        const name = packageName(path);
        const folder = externals.get(name);
        return folder !== undefined && !shared.has(name) && installedAt(name, resolveDir) === folder ? { path, external: true } : undefined;
      });
    },
  };
}

const packageName = (path: string) => path.split("/", path.startsWith("@") ? 2 : 1).join("/");

function installedAt(name: string, from: string): string | null {
  for (let folder = from; ; folder = dirname(folder)) {
    const path = join(folder, "node_modules", name);
    if (existsSync(path)) return path;
    if (folder === dirname(folder)) return null;
  }
}

/** What these files import, or what they import of the project. */
async function packagesOf(files: string[]): Promise<Set<string>> {
  const { build } = await import("esbuild");
  const { OPTIONS } = await import("./buildOptions");
  // A file that doesn't compile is the bundle's to report.
  const built = await build({ ...OPTIONS, entryPoints: files, packages: "external", outdir: "out" }).catch(() => null);
  const imports = Object.values(built?.metafile.inputs ?? {}).flatMap((input) => input.imports);
  return new Set(imports.filter(({ external }) => external).map(({ path }) => packageName(path)));
}
