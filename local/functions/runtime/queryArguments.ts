// What functions ask of queries and the client library doesn't check, refused in Convex's words.
import type { JSONValue } from "convex/values";
import type { SerializedQuery } from "../../database/types";
import type { Args } from "./caller";

/** No transaction may read more rows. */
const MAX_PAGE_SIZE = 32_000;

export function pageSize({ pageSize: size, maximumRowsRead, maximumBytesRead }: Args): number {
  if (typeof size !== "number" || !Number.isInteger(size) || size < 0) throw new Error(`Invalid arguments for \`queryPage\`: ${unexpected(size, "usize")}`);
  if (size === 0) throw new Error("Must request at least 1 document while paginating");
  if (size > MAX_PAGE_SIZE) throw new Error(`Requested too many items: ${size}`);
  if (maximumRowsRead === 0 || maximumBytesRead === 0) throw new Error("maximumRowsRead and maximumBytesRead must be greater than 0");
  return size;
}

/** Its order and a search's text may be anything that a function has been given. */
export function expectQuery({ source }: SerializedQuery, syscall: "queryStream" | "queryPage"): void {
  if (source.type === "Search") {
    for (const { type, value } of source.filters) if (type === "Search" && typeof value !== "string") throw invalidQuery(syscall, unexpected(value, "a string"));
  } else if (source.order !== null && source.order !== "asc" && source.order !== "desc") {
    throw invalidQuery(syscall, typeof source.order === "string" ? 'expected "asc" or "desc"' : unexpected(source.order, "a string"));
  }
}

const invalidQuery = (syscall: string, why: string) => new Error(`Invalid argument \`query\` for \`${syscall}\`: ${why}`);

/** As Rust's reader of JSON names what it didn't expect. */
function unexpected(value: JSONValue | undefined, expected: string): string {
  return `invalid type: ${named(value)}, expected ${expected}`;
}

function named(value: JSONValue | undefined): string {
  if (value === undefined || value === null) return "null";
  switch (typeof value) {
    case "boolean":
      return `boolean \`${value}\``;
    case "number":
      return `${Number.isInteger(value) ? "integer" : "floating point"} \`${value}\``;
    case "string":
      return `string ${JSON.stringify(value)}`;
    default:
      return Array.isArray(value) ? "sequence" : "map";
  }
}
