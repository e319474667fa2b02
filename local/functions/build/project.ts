// What a project folder holds: its modules, and the tree of components that its convex.config.ts
// mounts. Configs are evaluated with their children stubbed, as Convex's own CLI does.
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative, sep } from "node:path";
import type { Plugin } from "esbuild";
import type { JSONValue } from "convex/values";
import type { ComponentPath } from "../../database/types";
import { BuildCache, inputsOf, type Built } from "./buildCache";

export type Module = { /** "dir/file", as function paths name it. */ name: string; file: string; node: boolean };

/** A variable that `defineApp` or `defineComponent` is given in `env`; `validator` in its JSON form. */
export type DeclaredVariable = { name: string; validator: JSONValue; optional: boolean };

export type ComponentSource = {
  path: ComponentPath;
  /** Folder of its functions; the same for two mounts of one package. */
  dir: string;
  children: Map<string, ComponentSource>;
  /** Environment that the parent passes by value, or by the parent's own variable's name. */
  env: Record<string, { value: string } | { ref: string }>;
  /** What its own convex.config.ts says that it needs. */
  declaredEnv: DeclaredVariable[];
  /** Where its routes begin, if not at "/"; of the app alone. */
  httpPrefix?: string;
  /** Which child has the routes below a path, which ends in "/". */
  httpMounts: Map<string, string>;
};

const ENTRY = /^[^.]+\.(ts|tsx|js|jsx|mjs)$/;
/** An editor's own, and what somebody has copied. */
const SKIPPED = / |(^|\/)#[^/]*$/;
const NOT_FUNCTIONS = new Set(["schema", "convex.config", "auth.config"]);

/** Modules that are no functions, or may be missing among them. */
const SPECIAL = ["schema", "auth.config", "http"];

/** What npm has installed isn't edited. */
export const isEdited = (path: string) => !path.split(sep).includes("node_modules");

/** Every file that Convex would take for a module of functions. `isNode`: what is known of a file's first words. Throws for one that it would refuse. */
export function modulesOf(dir: string, isNode: (file: string) => boolean = saysUseNode): Module[] {
  const modules: Module[] = [];
  const visit = (folder: string) => {
    for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const file = join(folder, entry.name);
      if (entry.isDirectory()) {
        // A component in a folder of its own is loaded by itself.
        if (entry.name !== "_generated" && entry.name !== "node_modules" && !existsSync(join(file, "convex.config.ts"))) visit(file);
      } else if (ENTRY.test(entry.name)) {
        const path = relative(dir, file).split(sep).join("/");
        const name = path.replace(/\.[a-z]+$/, "");
        if (NOT_FUNCTIONS.has(name) || SKIPPED.test(path)) continue;
        checkModuleName(name, file);
        const node = isNode(file);
        if (node) checkMayUseNode(name, path);
        modules.push({ name, file, node });
      }
    }
  };
  visit(dir);
  return modules;
}

/** `name`: "dir/file". Its file is asked only where the name isn't one: what exports nothing isn't pushed. */
function checkModuleName(name: string, file: string): void {
  const wrong = `${name}.js`.split("/").find((part) => !/^[\w.]+$/.test(part));
  if (wrong === undefined || (/\.tsx?$/.test(file) && !/^\s{0,100}(import|export)/m.test(readFileSync(file, "utf8")))) return;
  throw new Error(`${name}.js is not a valid path to a Convex module. Path component ${wrong} can only contain alphanumeric characters, underscores, or periods.`);
}

/** Convex runs these itself. */
function checkMayUseNode(name: string, path: string): void {
  if (name === "http" || name === "crons") throw new Error(`"use node" directive is not allowed for ${path}.`);
}

const COMMENT_OR_SPACE = /(?:\s+|\/\/[^\n]*|\/\*[^]*?\*\/)*/y;
const DIRECTIVE = /(["'])([^"'\n]*)\1\s*;?/y;

/** Whether "use node" is among a file's first words. */
export function saysUseNode(file: string): boolean {
  const text = readFileSync(file, "utf8").replace(/^(?:\uFEFF|#!.*)/, "");
  if (!text.includes("use node")) return false;
  for (let at = 0; ; at = DIRECTIVE.lastIndex) {
    COMMENT_OR_SPACE.lastIndex = DIRECTIVE.lastIndex = at;
    COMMENT_OR_SPACE.test(text);
    DIRECTIVE.lastIndex = COMMENT_OR_SPACE.lastIndex;
    const directive = DIRECTIVE.exec(text);
    if (directive === null) return false;
    if (directive[2] === "use node") return true;
  }
}

/** The files that may be loaded by name: modules of functions, and what says how they are to be run. */
export function entriesOf(dir: string, modules: Module[]): Map<string, string> {
  const special = SPECIAL.map((name) => [name, sourceFile(dir, name)] as const).filter((entry): entry is [string, string] => entry[1] !== null);
  return new Map([...modules.map(({ name, file }) => [name, file] as const), ...special]);
}

/** The files among them that run without Node. */
export function withoutNode(entries: Map<string, string>, modules: Module[]): string[] {
  const node = new Set(modules.filter((module) => module.node).map(({ file }) => file));
  return [...entries.values()].filter((file) => !node.has(file));
}

/** `name` with whichever source extension exists, or null. */
export function sourceFile(dir: string, name: string): string | null {
  return sourceFiles(dir, name).find((file) => existsSync(file) && statSync(file).isFile()) ?? null;
}

/** Where it may be. */
const sourceFiles = (dir: string, name: string) => [".ts", ".js", ".mjs", ".tsx"].map((extension) => join(dir, name + extension));

/** The app and, below it, every mounted component. `read` is told the files that say so, there or not. */
export async function componentTree(functionsDir: string, cache = new BuildCache(null), read: (files: string[]) => void = () => {}): Promise<ComponentSource> {
  const root: ComponentSource = { path: "", dir: functionsDir, children: new Map(), env: {}, declaredEnv: [], httpMounts: new Map() };
  await mountChildren(root, cache, read);
  return root;
}

type Definition = {
  _name?: string;
  _env?: Record<string, { json: JSONValue; isOptional: "optional" | "required" }>;
  _childComponents: [name: string, definition: { componentDefinitionPath: string }, env: Record<string, unknown> | null, httpPrefix?: string][];
  _httpPrefix?: string;
};

async function mountChildren(component: ComponentSource, cache: BuildCache, read: (files: string[]) => void): Promise<void> {
  read(sourceFiles(component.dir, "convex.config"));
  const config = sourceFile(component.dir, "convex.config");
  if (!config) return;
  const { code, inputs } = await cache.built(`config ${config}`, "", () => buildConfig(config));
  read(inputs);
  const definition = evaluate(config, code);
  component.declaredEnv = Object.entries(definition._env ?? {}).map(([name, { json, isOptional }]) => ({ name, validator: json, optional: isOptional === "optional" }));
  if (definition._httpPrefix !== undefined) component.httpPrefix = closed(definition._httpPrefix);
  for (const [name, imported, env, httpPrefix] of definition._childComponents) {
    if (httpPrefix !== undefined) component.httpMounts.set(closed(httpPrefix), name);
    const child: ComponentSource = {
      path: component.path === "" ? name : `${component.path}/${name}`,
      dir: dirname(imported.componentDefinitionPath),
      children: new Map(),
      env: Object.fromEntries(Object.entries(env ?? {}).map(([key, value]) => [key, boundValue(value)])),
      declaredEnv: [],
      httpMounts: new Map(),
    };
    component.children.set(name, child);
    await mountChildren(child, cache, read);
  }
}

const closed = (prefix: string) => (prefix.endsWith("/") ? prefix : `${prefix}/`);

function boundValue(value: unknown): { value: string } | { ref: string } {
  if (typeof value === "object" && value !== null && "__envVarRef" in value) return { ref: String(value.__envVarRef) };
  return { value: String(value) };
}

async function buildConfig(file: string): Promise<Built> {
  const { build } = await import("esbuild");
  const ofChildren: string[] = [];
  const { outputFiles, metafile } = await build({
    entryPoints: [file],
    bundle: true,
    write: false,
    metafile: true,
    format: "cjs",
    platform: "node",
    conditions: ["convex", "module"],
    logLevel: "silent",
    plugins: [stubChildren(file, ofChildren)],
  });
  return { code: outputFiles[0]!.text, inputs: [...inputsOf(metafile), ...ofChildren] };
}

function evaluate(file: string, code: string): Definition {
  const module = { exports: {} as { default?: Definition } };
  new Function("module", "exports", "require", code)(module, module.exports, createRequire(file));
  if (!module.exports.default) throw new Error(`${file} has no default export: it must export the result of defineApp or defineComponent.`);
  return module.exports.default;
}

/** `read` is told what the children's own configs were made of. */
const stubChildren = (entry: string, read: string[]): Plugin => ({
  name: "stub-children",
  setup(build) {
    build.onResolve({ filter: /convex\.config(\.[a-z]+)?$/ }, async (args) => {
      if (args.kind === "entry-point" || args.pluginData === "inner") return undefined;
      const resolved = await build.resolve(args.path, { kind: args.kind, resolveDir: args.resolveDir, importer: args.importer, pluginData: "inner" });
      return resolved.errors.length > 0 || resolved.path === entry ? resolved : { path: resolved.path, namespace: "component" };
    });
    build.onLoad({ filter: /.*/, namespace: "component" }, async ({ path }) => {
      const child = await buildConfig(path);
      read.push(...child.inputs);
      const { _name } = evaluate(path, child.code);
      return { contents: `export default ${JSON.stringify({ componentDefinitionPath: path, defaultName: _name })};`, loader: "js" };
    });
  },
});
