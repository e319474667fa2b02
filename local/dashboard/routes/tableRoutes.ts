// Tables as the page shows and edits them. A write goes through a transaction like any other: schema checked, indexes
// kept, subscriptions told.
import { convexToJson, jsonToConvex, type JSONValue } from "convex/values";
import type { JSONObject, SerializedQuery, SerializedRange, TableShape } from "../../database/types";
import { validatorText, type ValidatorJson } from "../../database/schema/validatorText";
import { FILES, SCHEDULED } from "../../functions/system/systemTables";
import { DashboardRefusal, type DashboardParts } from "../parts";
import { COMPARISONS, type Answers, type Comparison, type JSONDocument, type RowFilter, type RowsRequest, type TableEntry } from "../types";

const PAGE_ROWS = 50;
/** A filter without an index goes through so many at once. */
const MAX_ROWS_READ = 5000;
const SHOWN_SYSTEM_TABLES = new Set([FILES, SCHEDULED]);
const RANGE_TYPES: Record<Exclude<Comparison, "neq">, SerializedRange["type"]> = { eq: "Eq", lt: "Lt", lte: "Lte", gt: "Gt", gte: "Gte" };
const BUILT_IN_INDEXES = [
  { name: "by_creation_time", fields: ["_creationTime"] },
  { name: "by_id", fields: ["_id"] },
];

export function tableRoutes({ database, functions }: DashboardParts): Answers<"tables" | "rows" | "insert" | "replace" | "remove"> {
  const tables = () => database.inspector.tables().filter(({ component, name }) => functions.components.includes(component) && (!name.startsWith("_") || SHOWN_SYSTEM_TABLES.has(name)));
  const tableAt = (component: string, name: string) => {
    const table = tables().find((one) => one.component === component && one.name === name);
    if (!table) throw new DashboardRefusal(`There is no table "${name}".`);
    return table;
  };
  const editable = (component: string, name: string) => {
    if (tableAt(component, name).name.startsWith("_")) throw new DashboardRefusal(`Rows of "${name}" are the deployment's own: functions change them, not people.`);
  };
  return {
    tables: () => tables().map((table) => entryOf(table, database.inspector.documents(table.component, table.name))).sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1)),

    async rows(asked) {
      const { component, table, cursor, filter } = asked;
      const plan = planOf(tableAt(component, table), asked);
      const { value } = await database.read(async (tx) => tx.page(component, plan.query, { cursor, pageSize: PAGE_ROWS, maximumRowsRead: MAX_ROWS_READ }));
      const rows = value.page.map((text) => JSON.parse(text) as JSONDocument);
      return { rows, index: plan.index, served: filter && plan.served, isDone: value.isDone, cursor: value.continueCursor };
    },

    async insert({ component, table, fields }) {
      editable(component, table);
      const checked = convexObject(fields);
      const { value, durable } = await database.write(async (tx) => tx.insert(component, table, checked));
      await durable;
      return { id: value };
    },

    async replace({ component, table, id, before, document }) {
      editable(component, table);
      const checked = convexObject(document);
      const { durable } = await database.write(async (tx) => {
        const text = tx.get(component, id, table);
        if (text === null) throw new DashboardRefusal("This document has been deleted meanwhile.");
        if (!isSame(JSON.parse(text) as JSONDocument, before)) throw new DashboardRefusal("This document has been changed meanwhile: close it and open it again to see how.");
        tx.replace(component, id, checked, table);
      });
      await durable;
      return {};
    },

    async remove({ component, table, id }) {
      if (table === FILES) {
        const { value, durable } = await database.write(async (tx) => functions.files.remove(tx, component, id));
        await durable;
        await functions.files.settle([value]);
        return {};
      }
      editable(component, table);
      await (await database.write(async (tx) => tx.remove(component, id, table))).durable;
      return {};
    },
  };
}

/** The app first, the deployment's own tables last. */
const sortKey = ({ component, name }: TableEntry) => `${component}\n${name.startsWith("_") ? "\x7f" : ""}${name}`;

function entryOf({ validator, ...shape }: TableShape, documents: number): TableEntry {
  const type = validator as ValidatorJson | null;
  return { ...shape, documents, validator: type && validatorText(type), fields: type === null ? [] : fieldsOf(type) };
}

function fieldsOf(type: ValidatorJson): string[] {
  if (type.type === "object") return Object.keys(type.value);
  return type.type === "union" ? [...new Set(type.value.flatMap(fieldsOf))] : [];
}

/** Which index to walk, and whether it or a look at each row does the filtering. */
function planOf(table: TableShape, { filter, index, order }: RowsRequest): { query: SerializedQuery; index: string; served: boolean } {
  if (filter && !COMPARISONS.includes(filter.comparison)) throw new DashboardRefusal("There is no such comparison.");
  const indexes = [...BUILT_IN_INDEXES, ...table.indexes.filter(({ staged }) => !staged)];
  const serves = (fields: string[]) => filter !== null && filter.comparison !== "neq" && fields[0] === filter.field;
  const chosen = index === null ? (indexes.find(({ fields }) => serves(fields)) ?? indexes[0]!) : indexes.find(({ name }) => name === index);
  if (!chosen) throw new DashboardRefusal(`Table "${table.name}" has no index "${index}" that may be asked.`);
  const served = serves(chosen.fields);
  const range = served ? [rangeOf(filter!)] : [];
  const operators = filter !== null && !served ? [{ filter: expressionOf(filter) }] : [];
  return { index: chosen.name, served, query: { source: { type: "IndexRange", indexName: `${table.name}.${chosen.name}`, range, order: order === "asc" ? "asc" : "desc" }, operators } };
}

const rangeOf = ({ field, comparison, value }: RowFilter): SerializedRange => ({ type: RANGE_TYPES[comparison as Exclude<Comparison, "neq">], fieldPath: field, value: convexValue(value) });

const expressionOf = ({ field, comparison, value }: RowFilter): JSONValue => ({ [`$${comparison}`]: [{ $field: field }, { $literal: convexValue(value) }] });

/** Throws what Convex says of a value that isn't one. */
const convexValue = (value: JSONValue) => convexToJson(jsonToConvex(value));

function convexObject(value: JSONDocument): JSONObject {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new DashboardRefusal("A document is an object.");
  return convexValue(value) as JSONObject;
}

const isSame = (a: JSONDocument, b: JSONDocument) => canonical(a) === canonical(b);

const canonical = (value: JSONValue): string =>
  JSON.stringify(value, (_name, inner: unknown) => (typeof inner === "object" && inner !== null && !Array.isArray(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner));
