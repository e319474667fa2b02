// `_generated/api`: references to a component's own functions and to those of the components that it mounts; and
// `_generated/component.ts`, by which a component written here shows its functions to whoever mounts it.
import type { FunctionDescription, ModuleDescription } from "../types";
import { header } from "./generatedServer";
import { validatorType } from "./validatorType";

export type ApiParts = {
  /** "dir/file". */
  modules: string[];
  /** Where the types of each mounted component are. */
  children: { name: string; types: string }[];
};

const HEADER = header("Generated `api` utility.");

const RESERVED = new Set(
  "break case catch class const continue debugger default delete do else enum export extends false finally for function if implements import in instanceof interface let new null package private protected public return static super switch this throw true try typeof var void while with yield await fullApi api internal components".split(" "),
);

function identifier(module: string): string {
  const name = module.replace(/[^A-Za-z0-9$]/g, "_");
  return RESERVED.has(name) || /^\d/.test(name) ? `${name}_` : name;
}

const comment = (name: "api" | "internal") => `/**
 * A utility for referencing Convex functions in your app's ${name === "api" ? "public" : "internal"} API.
 *
 * Usage:
 * \`\`\`js
 * const myFunctionReference = ${name}.myModule.myFunction;
 * \`\`\`
 */`;

const VISIBILITY = { api: "public", internal: "internal" } as const;
const filtered = (name: "api" | "internal") => `FilterApi<typeof fullApi, FunctionReference<any, "${VISIBILITY[name]}">>`;

const imports = ({ modules }: ApiParts) => modules.map((module) => `import type * as ${identifier(module)} from "../${module}.js";`).join("\n");
const entries = ({ modules }: ApiParts) => modules.map((module) => `  ${JSON.stringify(module)}: typeof ${identifier(module)};`).join("\n");

function childTypes({ children }: ApiParts): string {
  const lines = children.map(({ name, types }) => `  ${JSON.stringify(name)}: import("${types}").ComponentApi<${JSON.stringify(name)}>;`);
  return `{${lines.length > 0 ? `\n${lines.join("\n")}\n` : ""}}`;
}

/** Of the app: beside `API_JS`. */
export const apiTypes = (parts: ApiParts) => `${HEADER}
${imports(parts)}

import type { ApiFromModules, FilterApi, FunctionReference } from "convex/server";

declare const fullApi: ApiFromModules<{
${entries(parts)}
}>;

${comment("api")}
export declare const api: ${filtered("api")};

${comment("internal")}
export declare const internal: ${filtered("internal")};

export declare const components: ${childTypes(parts)};
`;

export const API_JS = `${HEADER}
import { anyApi, componentsGeneric } from "convex/server";

export const api = anyApi;
export const internal = anyApi;
export const components = componentsGeneric();
`;

/** Of a component: types and values in one file. */
export const componentOwnApi = (parts: ApiParts) => `${HEADER}
${imports(parts)}

import type { ApiFromModules, FilterApi, FunctionReference } from "convex/server";
import { anyApi, componentsGeneric } from "convex/server";

const fullApi: ApiFromModules<{
${entries(parts)}
}> = anyApi as any;

${comment("api")}
export const api: ${filtered("api")} = anyApi as any;

${comment("internal")}
export const internal: ${filtered("internal")} = anyApi as any;

export const components = componentsGeneric() as unknown as ${childTypes(parts)};
`;

type Tree = { [name: string]: Tree | FunctionDescription };

/** Its public functions, which are internal to whoever mounts it. Throws for a module that can't be evaluated. */
export function componentApi(modules: ModuleDescription[]): string {
  const root: Tree = {};
  for (const { module, functions, problem } of modules) {
    if (problem !== null) throw new Error(`${module} can't be loaded: ${problem}`);
    for (const one of functions.filter(({ isPublic }) => isPublic)) {
      const folder = module.split("/").reduce((tree, part) => (tree[part] ??= {}) as Tree, root);
      folder[one.name] = one;
    }
  }
  return `${header("Generated `ComponentApi` utility.")}
import type { FunctionReference } from "convex/server";

/**
 * A utility for referencing a Convex component's exposed API.
 *
 * Useful when expecting a parameter like \`components.myComponent\`.
 * Usage:
 * \`\`\`ts
 * async function myFunction(ctx: QueryCtx, component: ComponentApi) {
 *   return ctx.runQuery(component.someFile.someQuery, { ...args });
 * }
 * \`\`\`
 */
export type ComponentApi<Name extends string | undefined = string | undefined> = ${shown(root, "")};
`;
}

function shown(tree: Tree, indent: string): string {
  const inner = `${indent}  `;
  const names = Object.keys(tree).sort();
  const lines = names.map((name) => `${inner}${JSON.stringify(name)}: ${isFunction(tree[name]!) ? reference(tree[name]) : shown(tree[name]!, inner)};`);
  return `{\n${lines.map((line) => `${line}\n`).join("")}${indent}}`;
}

const isFunction = (entry: Tree | FunctionDescription): entry is FunctionDescription => typeof entry.kind === "string";

const reference = ({ kind, args, returns }: FunctionDescription) => `FunctionReference<"${kind}", "internal", ${validatorType(args)}, ${validatorType(returns)}, Name>`;
