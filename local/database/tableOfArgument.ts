// Which table an id that a function gave belongs to, and Convex's words where there is none, or another was named.
import { undecodable } from "../values/ids";
import type { Catalog, Table } from "./catalog";
import type { ComponentPath } from "./types";

/** `method` as in "db.get"; `expected`: the table that the function named, if it did. Null for an id of no table here. */
export function tableOfArgument(catalog: Catalog, component: ComponentPath, id: string, method: string, expected: string | undefined): Table | null {
  const table = catalog.tableOfId(component, id);
  if (!table) {
    const problem = undecodable(id);
    if (problem !== null) throw invalid(method, problem);
    return null;
  }
  if (expected !== undefined && table.name !== expected) throw invalid(method, `expected to be an Id<"${expected}">, got Id<"${table.name}"> instead.`);
  return table;
}

/** As `tableOfArgument`, for who can't do without. */
export function requiredTable(catalog: Catalog, component: ComponentPath, id: string, method: string, expected: string | undefined): Table {
  const table = tableOfArgument(catalog, component, id, method, expected);
  if (!table) throw invalid(method, `Table for ID "${id}" not found`);
  return table;
}

const invalid = (method: string, problem: string) => new Error(`Invalid argument \`id\` for \`db.${method}\`: ${problem}`);
