// Queries that the official command line asks of a deployment, by the names that it knows them by: they are answered
// from tables of the deployment's own, and from the project's code. For administrators, and never on behalf of a project's functions.
import type { JSONValue } from "convex/values";
import { texts } from "../../database/everyDocument";
import type { ComponentPath, Transaction } from "../../database/types";
import type { FunctionAddress } from "../address";
import type { ModuleDescription } from "../types";
import { BUILT_IN } from "../environment";
import { EXPORTS, IMPORTS, isReadable, shownRow } from "./systemTables";

type Args = { [name: string]: JSONValue | undefined };
export type SystemAnswer = {
  tx: Transaction;
  component: ComponentPath;
  args: Args;
  env: Record<string, string>;
  /** All that are mounted, the app ("") among them. */
  components: ComponentPath[];
  tables: { component: ComponentPath; name: string }[];
  describe(): ModuleDescription[];
};

/** Each answers JSON text. */
const QUERIES: Record<string, (asked: SystemAnswer) => string> = {
  "tables:default": ({ component, tables }) => {
    const own = tables.filter((table) => table.component === component && !table.name.startsWith("_"));
    return JSON.stringify({ page: own.map(({ name }) => ({ name })), isDone: true, continueCursor: "" });
  },
  "tableData:default": tableData,
  "queryEnvironmentVariables:default": ({ env }) => JSON.stringify(variables(env)),
  "queryEnvironmentVariables:get": ({ env, args }) => JSON.stringify(variables(env).find(({ name }) => name === args.name) ?? null),
  "exports:getLatest": ({ tx }) => [...texts(tx, "", EXPORTS)].at(-1) ?? "null",
  "queryImport:default": ({ tx, args }) => [...texts(tx, "", IMPORTS)].find((row) => (JSON.parse(row) as { _id: string })._id === args.importId) ?? "null",
  "modules:apiSpec": ({ component, describe }) => JSON.stringify(describe().filter((module) => module.component === component).flatMap(specOf)),
  "convexUrl:cloudUrl": ({ env }) => JSON.stringify(env.CONVEX_CLOUD_URL ?? null),
  "queryImport:list": ({ tx }) => `[${[...texts(tx, "", IMPORTS)].join(",")}]`,
};

const FOLDER = "_system/cli/";

/** Of Convex's dashboard, which the command line asks too. */
const COMPONENTS = "_system/frontend/components:list";

/** Null when it is none of these. */
export function systemQuery({ module, name }: FunctionAddress): ((asked: SystemAnswer) => string) | null {
  if (`${module}:${name}` === COMPONENTS) return mounted;
  const known = module.startsWith(FOLDER) && `${module.slice(FOLDER.length)}:${name}`;
  return known && Object.hasOwn(QUERIES, known) ? QUERIES[known]! : null;
}

/** Their paths are their ids. */
const mounted = ({ components }: SystemAnswer) =>
  JSON.stringify(components.map((path) => ({ id: path, ...(path !== "" && { name: path.slice(path.lastIndexOf("/") + 1) }), path, args: {}, state: "active" })));

const variables = (env: Record<string, string>) =>
  Object.entries(env)
    .filter(([name]) => !BUILT_IN.has(name))
    .map(([name, value]) => ({ name, value }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));

export const FUNCTION_TYPES = { query: "Query", mutation: "Mutation", action: "Action" };

function specOf({ module, functions, routes }: ModuleDescription): object[] {
  const specs = functions.map(({ name, kind, isPublic, args, returns }) => ({
    identifier: `${module}.js:${name}`,
    functionType: FUNCTION_TYPES[kind],
    visibility: { kind: isPublic ? "public" : "internal" },
    args,
    returns: returns ?? { type: "any" },
  }));
  return [...specs, ...routes.map((route) => ({ functionType: "HttpAction", ...route }))];
}

const MAX_PAGE = 10_000;

function tableData({ tx, component, args, tables }: SystemAnswer): string {
  const { table: tableName, order, paginationOpts } = args as { table?: JSONValue; order?: JSONValue; paginationOpts?: Args };
  const { cursor = null, numItems } = paginationOpts ?? {};
  if (typeof tableName !== "string" || (cursor !== null && typeof cursor !== "string")) throw new Error("A table and a cursor are needed.");
  const isThere = tables.some((table) => table.component === component && table.name === tableName) && isReadable(tableName, tableName.startsWith("_"));
  if (!isThere) return JSON.stringify({ page: [], isDone: true, continueCursor: "" });
  const source = { type: "FullTableScan" as const, tableName, order: order === "asc" ? ("asc" as const) : ("desc" as const) };
  const pageSize = Math.min(Math.max(1, Math.floor(Number(numItems)) || 1), MAX_PAGE);
  const { page, isDone, continueCursor } = tx.page(component, { source, operators: [] }, { cursor, pageSize });
  return `{"page":[${page.map((text) => shownRow(tableName, text)).join(",")}],"isDone":${isDone},"continueCursor":${JSON.stringify(continueCursor)}}`;
}
