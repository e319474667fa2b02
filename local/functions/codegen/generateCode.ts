// Writes convex/_generated without any network, and that of components written beside the project: what `convex codegen`
// asks a deployment for, read from the folders themselves. Interchangeable in use with the official files.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { Bundler } from "../build/bundle";
import { Component } from "../component";
import { describeFunctions } from "../describeFunctions";
import { functionsDirectory } from "../build/functionsDirectory";
import { API_JS, apiTypes, componentApi, componentOwnApi, type ApiParts } from "./generatedApi";
import { ANY_DATA_MODEL, componentServer, DATA_MODEL, SERVER_JS, serverTypes } from "./generatedServer";
import { componentTree, isEdited, modulesOf, sourceFile, type ComponentSource } from "../build/project";

/** Paths of the files that were written: those that were other than they should be. */
export async function generateCode(projectDir: string): Promise<string[]> {
  const app = await componentTree(functionsDirectory(projectDir));
  const written = writeAll(app, appFiles(app));
  const own = [...new Map(below(app).filter(isWrittenHere).map((component) => [component.dir, component])).values()];
  // Its code may import them: they are there before it is looked at.
  for (const component of own) written.push(...writeAll(component, componentFiles(component)));
  for (const component of own) written.push(...writeAll(component, new Map([["component.ts", await publicApi(component)]])));
  return written;
}

function appFiles(app: ComponentSource): Map<string, string> {
  return new Map([
    ["api.d.ts", apiTypes(apiParts(app))],
    ["api.js", API_JS],
    ["dataModel.d.ts", dataModel(app)],
    ["server.d.ts", serverTypes(app.declaredEnv)],
    ["server.js", SERVER_JS],
  ]);
}

function componentFiles(component: ComponentSource): Map<string, string> {
  return new Map([
    ["api.ts", componentOwnApi(apiParts(component))],
    ["dataModel.ts", dataModel(component)],
    ["server.ts", componentServer(component.declaredEnv)],
  ]);
}

const dataModel = ({ dir }: ComponentSource) => (sourceFile(dir, "schema") ? DATA_MODEL : ANY_DATA_MODEL);

/** By its functions' validators, which its modules have to be evaluated for. */
async function publicApi(component: ComponentSource): Promise<string> {
  const bundler = new Bundler(component.dir);
  try {
    return componentApi(describeFunctions(new Component(component, await bundler.bundle())));
  } finally {
    await bundler.dispose();
  }
}

const below = (component: ComponentSource): ComponentSource[] => [...component.children.values()].flatMap((child) => [child, ...below(child)]);

/** Not a package that was built: those bring their own. */
const isWrittenHere = ({ dir }: ComponentSource) => sourceFile(dir, "convex.config")?.endsWith(".ts") === true && isEdited(dir);

function apiParts(component: ComponentSource): ApiParts {
  const { dir, children } = component;
  const http = sourceFile(dir, "http");
  const modules = modulesOf(dir).map(({ name }) => name).filter((name) => name !== "http" || http);
  return { modules, children: [...children].map(([name, child]) => ({ name, types: componentTypes(dir, child) })) };
}

/** How `_generated/api` names the component's types: by package, or by a path that holds on every machine. */
function componentTypes(dir: string, component: ComponentSource): string {
  const own = relative(join(dir, "_generated"), join(component.dir, "_generated/component.js")).split(sep).join("/");
  let folder = component.dir;
  while (!existsSync(join(folder, "package.json")) || !readPackage(folder).name) {
    const parent = dirname(folder);
    if (parent === folder) return own;
    folder = parent;
  }
  const { name, exports = {} } = readPackage(folder);
  const inside = component.dir.includes("node_modules") && "./_generated/component.js" in exports;
  return inside ? `${name}/_generated/component.js` : own;
}

const readPackage = (folder: string) => JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { name?: string; exports?: object };

function writeAll({ dir }: ComponentSource, files: Map<string, string>): string[] {
  const out = join(dir, "_generated");
  mkdirSync(out, { recursive: true });
  // Watchers needn't wake up for a file that is the same.
  const changed = [...files].map(([name, content]) => ({ path: join(out, name), content })).filter(({ path, content }) => !existsSync(path) || readFileSync(path, "utf8") !== content);
  for (const { path, content } of changed) writeFileSync(path, content);
  return changed.map(({ path }) => path);
}
