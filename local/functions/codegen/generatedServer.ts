// `_generated/server` and `_generated/dataModel`: function builders, contexts and documents with a project's own types.
import { validatorType } from "./validatorType";
import type { DeclaredVariable } from "../build/project";

export const header = (line: string) => `/* eslint-disable */
/**
 * ${line}
 *
 * THIS CODE IS AUTOMATICALLY GENERATED.
 *
 * To regenerate, run \`npm run codegen\` or \`npx convex dev\`.
 * @module
 */
`;

const SERVER = header("Generated utilities for implementing server-side Convex query and mutation functions.");
const MODEL = header("Generated data model types.");

const BUILDERS = [
  ["query", "Query", "public"],
  ["internalQuery", "Query", "internal"],
  ["mutation", "Mutation", "public"],
  ["internalMutation", "Mutation", "internal"],
  ["action", "Action", "public"],
  ["internalAction", "Action", "internal"],
] as const;

const GENERIC_IMPORTS = [...BUILDERS.map(([name]) => `  ${name}Generic,`), "  httpActionGeneric,"].sort().join("\n");

const TYPE_IMPORTS = `import type {
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
import type { DataModel } from "./dataModel.js";`;

const CONTEXTS = `export type QueryCtx = GenericQueryCtx<DataModel>;
export type MutationCtx = GenericMutationCtx<DataModel>;
export type ActionCtx = GenericActionCtx<DataModel>;
export type DatabaseReader = GenericDatabaseReader<DataModel>;
export type DatabaseWriter = GenericDatabaseWriter<DataModel>;`;

const ENV_COMMENT = "/** The environment variables that the deployment sets, and those that `convex.config.ts` declares. */";
const BUILT_IN: DeclaredVariable[] = ["CONVEX_CLOUD_URL", "CONVEX_SITE_URL"].map((name) => ({ name, validator: { type: "string" }, optional: false }));

function envType(declared: DeclaredVariable[]): string {
  const lines = [...BUILT_IN, ...declared].map(({ name, validator, optional }) => `  readonly ${name}: ${validatorType(validator)}${optional ? " | undefined" : ""};`);
  return `${ENV_COMMENT}\ntype Env = {\n${lines.join("\n")}\n};`;
}

/** Of the app: beside `SERVER_JS`. */
export const serverTypes = (declared: DeclaredVariable[]) => `${SERVER}
${TYPE_IMPORTS}

${envType(declared)}

${BUILDERS.map(([name, kind, visibility]) => `export declare const ${name}: ${kind}Builder<DataModel, "${visibility}">;`).join("\n")}
export declare const httpAction: HttpActionBuilder;

${ENV_COMMENT}
export declare const env: Env;

${CONTEXTS}
`;

export const SERVER_JS = `${SERVER}
import {
${GENERIC_IMPORTS}
} from "convex/server";

${BUILDERS.map(([name]) => `export const ${name} = ${name}Generic;`).join("\n")}
export const httpAction = httpActionGeneric;

export const env = process.env;
`;

/** Of a component: types and values in one file. */
export const componentServer = (declared: DeclaredVariable[]) => `${SERVER}
${TYPE_IMPORTS}
import {
${GENERIC_IMPORTS}
} from "convex/server";

${envType(declared)}

${BUILDERS.map(([name, kind, visibility]) => `export const ${name}: ${kind}Builder<DataModel, "${visibility}"> = ${name}Generic;`).join("\n")}
export const httpAction: HttpActionBuilder = httpActionGeneric;

${ENV_COMMENT}
export const env: Env = (globalThis as unknown as { process: { env: Env } }).process.env;

${CONTEXTS}
`;

export const DATA_MODEL = `${MODEL}
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

export const ANY_DATA_MODEL = `${MODEL}
import type { AnyDataModel } from "convex/server";
import type { GenericId } from "convex/values";

/** No \`schema.ts\` file found: any table, any document. */
export type TableNames = string;
export type Doc = any;
export type Id<TableName extends TableNames = TableNames> = GenericId<TableName>;
export type DataModel = AnyDataModel;
`;
