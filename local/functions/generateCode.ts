// Writes convex/_generated without any network: what `convex codegen` asks a deployment for, read
// from the folder itself. Interchangeable in use with the official files.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { functionsDirectory } from "./createFunctionHost";
import { componentTree, modulesOf, sourceFile, type ComponentSource } from "./project";

const HEADER = `/* eslint-disable */
/**
 * Generated code.
 *
 * THIS CODE IS AUTOMATICALLY GENERATED.
 *
 * To regenerate, run \`npm run codegen\` or \`npx convex dev\`.
 * @module
 */
`;

/** File names and contents, nothing written yet. */
export async function generatedFiles(projectDir: string): Promise<Map<string, string>> {
  const dir = functionsDirectory(projectDir);
  const tree = await componentTree(dir);
  return new Map([
    ["api.d.ts", apiTypes(dir, tree)],
    ["api.js", API],
    ["dataModel.d.ts", sourceFile(dir, "schema") ? DATA_MODEL : ANY_DATA_MODEL],
    ["server.d.ts", SERVER_TYPES],
    ["server.js", SERVER],
  ]);
}

export async function generateCode(projectDir: string): Promise<void> {
  const out = join(functionsDirectory(projectDir), "_generated");
  mkdirSync(out, { recursive: true });
  for (const [name, content] of await generatedFiles(projectDir)) {
    const path = join(out, name);
    // Watchers needn't wake up for a file that is the same.
    if (!existsSync(path) || readFileSync(path, "utf8") !== content) writeFileSync(path, content);
  }
}

const identifier = (module: string) => module.replace(/[^A-Za-z0-9]/g, "_");

function apiTypes(dir: string, tree: ComponentSource): string {
  const http = sourceFile(dir, "http");
  const modules = modulesOf(dir).map(({ name }) => name).filter((name) => name !== "http" || http);
  const imports = modules.map((name) => `import type * as ${identifier(name)} from "../${name}.js";`);
  const entries = modules.map((name) => `  ${JSON.stringify(name)}: typeof ${identifier(name)};`);
  const children = [...tree.children].map(([name, child]) => `  ${name}: import("${componentTypes(dir, child)}").ComponentApi<"${name}">;`);
  return `${HEADER}
${imports.join("\n")}

import type { ApiFromModules, FilterApi, FunctionReference } from "convex/server";

declare const fullApi: ApiFromModules<{
${entries.join("\n")}
}>;

/**
 * A utility for referencing Convex functions in your app's public API.
 *
 * Usage:
 * \`\`\`js
 * const myFunctionReference = api.myModule.myFunction;
 * \`\`\`
 */
export declare const api: FilterApi<typeof fullApi, FunctionReference<any, "public">>;

/**
 * A utility for referencing Convex functions in your app's internal API.
 *
 * Usage:
 * \`\`\`js
 * const myFunctionReference = internal.myModule.myFunction;
 * \`\`\`
 */
export declare const internal: FilterApi<typeof fullApi, FunctionReference<any, "internal">>;

export declare const components: {${children.length > 0 ? `\n${children.join("\n")}\n` : ""}};
`;
}

/** The package's own description of its component. */
/** How `_generated/api.d.ts` names the component's types: by package, or by a path that holds on every machine. */
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

const API = `${HEADER}
import { anyApi, componentsGeneric } from "convex/server";

export const api = anyApi;
export const internal = anyApi;
export const components = componentsGeneric();
`;

const DATA_MODEL = `${HEADER}
import type {
  DataModelFromSchemaDefinition,
  DocumentByName,
  SystemTableNames,
  TableNamesInDataModel,
} from "convex/server";
import type { GenericId } from "convex/values";
import schema from "../schema.js";

/** The names of all of your Convex tables. */
export type TableNames = TableNamesInDataModel<DataModel>;

/** The type of a document stored in Convex. */
export type Doc<TableName extends TableNames> = DocumentByName<DataModel, TableName>;

/** An identifier for a document in Convex. */
export type Id<TableName extends TableNames | SystemTableNames> = GenericId<TableName>;

/** A type describing your Convex data model. */
export type DataModel = DataModelFromSchemaDefinition<typeof schema>;
`;

const ANY_DATA_MODEL = `${HEADER}
import { AnyDataModel } from "convex/server";
import type { GenericId } from "convex/values";

/** No \`schema.ts\` file found: any table, any document. */
export type TableNames = string;
export type Doc = any;
export type Id<TableName extends TableNames = TableNames> = GenericId<TableName>;
export type DataModel = AnyDataModel;
`;

const BUILDERS = [
  ["query", "Query", "public"],
  ["internalQuery", "Query", "internal"],
  ["mutation", "Mutation", "public"],
  ["internalMutation", "Mutation", "internal"],
  ["action", "Action", "public"],
  ["internalAction", "Action", "internal"],
] as const;

const SERVER_TYPES = `${HEADER}
import {
  ActionBuilder,
  GenericActionCtx,
  GenericDatabaseReader,
  GenericDatabaseWriter,
  GenericMutationCtx,
  GenericQueryCtx,
  HttpActionBuilder,
  MutationBuilder,
  QueryBuilder,
} from "convex/server";
import type { DataModel } from "./dataModel.js";

${BUILDERS.map(([name, kind, visibility]) => `export declare const ${name}: ${kind}Builder<DataModel, "${visibility}">;`).join("\n")}
export declare const httpAction: HttpActionBuilder;

export type QueryCtx = GenericQueryCtx<DataModel>;
export type MutationCtx = GenericMutationCtx<DataModel>;
export type ActionCtx = GenericActionCtx<DataModel>;
export type DatabaseReader = GenericDatabaseReader<DataModel>;
export type DatabaseWriter = GenericDatabaseWriter<DataModel>;
`;

const SERVER = `${HEADER}
import {
${[...BUILDERS.map(([name]) => `  ${name}Generic,`), "  httpActionGeneric,"].sort().join("\n")}
} from "convex/server";

${BUILDERS.map(([name]) => `export const ${name} = ${name}Generic;`).join("\n")}
export const httpAction = httpActionGeneric;
`;
