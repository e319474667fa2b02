// What `npx convex codegen` is told of a project's code: Convex analyses what it is sent, here it is the folder that the
// deployment runs, read anew. Nothing of it is put to use.
import { relative, sep } from "node:path";
import type { ComponentPath } from "../../database/types";
import type { Component } from "../component";
import { describeFunctions } from "../describeFunctions";
import type { ComponentSource } from "../build/project";
import { FUNCTION_TYPES } from "../system/systemQueries";
import type { ModuleDescription } from "../types";

type Exports = { type: "branch"; branch: [name: string, Exports | { type: "leaf"; leaf: string }][] };

/** In the shape of `/api/deploy2/start_push`. Throws for a module that can't be evaluated. */
export function pushAnalysis(components: Map<ComponentPath, Component>): object {
  const root = components.get("")!.source;
  // Two mounts of one package have one definition.
  const definitions = new Map([...components.values()].map((component) => [definitionPath(root, component.source), component]));
  return {
    environmentVariables: {},
    externalDepsId: null,
    componentDefinitionPackages: {},
    appAuth: [],
    analysis: Object.fromEntries([...definitions].map(([path, component]) => [path, evaluated(root, path, component)])),
    app: mounted(root, root),
    schemaChange: { allocatedComponentIds: {}, schemaIds: {} },
  };
}

const definitionPath = (root: ComponentSource, { dir }: ComponentSource) => relative(root.dir, dir).split(sep).join("/");

function evaluated(root: ComponentSource, path: string, component: Component): object {
  const { source } = component;
  const modules = describeFunctions(component);
  const broken = modules.find(({ problem }) => problem !== null);
  if (broken) throw new Error(`${broken.module} can't be loaded: ${broken.problem}`);
  const schema = component.load("schema")?.default as { export(): string } | undefined;
  return {
    definition: {
      path,
      definitionType: path === "" ? { type: "app" } : { type: "childComponent", name: source.path.split("/").at(-1) },
      childComponents: [...source.children].map(([name, child]) => ({ name, path: definitionPath(root, child), env: null })),
      httpMounts: {},
      exports: exportsOf(modules),
      envVars: source.declaredEnv.map(({ name, validator, optional }) => [name, { type: "value", value: JSON.stringify(validator), optional }]),
    },
    schema: schema ? (JSON.parse(schema.export()) as object) : null,
    functions: Object.fromEntries(modules.map((module) => [`${module.module}.js`, analysed(module)])),
    udfConfig: { serverVersion: "", importPhaseRngSeed: null, importPhaseUnixTimestamp: null },
  };
}

function analysed({ functions }: ModuleDescription): object {
  const shown = functions.map(({ name, kind, isPublic, args, returns }) => ({
    name,
    pos: null,
    udfType: FUNCTION_TYPES[kind],
    visibility: { kind: isPublic ? "public" : "internal" },
    args: JSON.stringify(args),
    returns: returns && JSON.stringify(returns),
  }));
  return { functions: shown, httpRoutes: null, cronSpecs: null, sourceMapped: null };
}

/** A component's public functions, by folder and module. */
function exportsOf(modules: ModuleDescription[]): Exports {
  const root: Exports = { type: "branch", branch: [] };
  for (const { module, functions } of modules) {
    const publicOnes = functions.filter(({ isPublic }) => isPublic);
    if (publicOnes.length === 0) continue;
    const folder = module.split("/").reduce(branchOf, root);
    for (const { name } of publicOnes) folder.branch.push([name, { type: "leaf", leaf: `_reference/function/${module}.js:${name}` }]);
  }
  return root;
}

function branchOf(tree: Exports, name: string): Exports {
  const known = tree.branch.find(([existing, entry]) => existing === name && entry.type === "branch");
  if (known) return known[1] as Exports;
  const made: Exports = { type: "branch", branch: [] };
  tree.branch.push([name, made]);
  return made;
}

const mounted = (root: ComponentSource, source: ComponentSource): object => ({
  definitionPath: definitionPath(root, source),
  componentPath: source.path,
  args: {},
  childComponents: Object.fromEntries([...source.children].map(([name, child]) => [name, mounted(root, child)])),
  httpRoutes: { httpModuleRoutes: null, mounts: [] },
  exports: {},
});
