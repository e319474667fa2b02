// Brings tables to what their schemas declare, in one commit: new indexes are filled, dropped ones
// emptied, and documents checked where the validator changed. One bad document refuses it all.
import type { JSONValue } from "convex/values";
import type { Layer } from "../../store/layer";
import type { View } from "../../store/view";
import { keyAfterPrefix, nextKey, type Key } from "../../values/keys";
import { entryKey, type Catalog, type Index, type Table, type TableSchema } from "../catalog";
import { checkTable } from "./schemaRules";
import { updateSearchIndex, type SearchIndex } from "../search/searchIndex";
import type { ComponentSchema, JSONObject, TableDefinition, VectorIndexDefinition } from "../types";
import { validateDocument } from "./validation";
import { checkVectorIndex } from "../vectors/vectorIndex";

const CHUNK = 512;

export type SchemaChange = { table: Table; schema: TableSchema };

/**
 * Writes the changes to `layer` and returns what the catalogue must take over once they are on disk.
 * A schema that declares system tables only leaves the component's other tables alone, and the
 * other way round. Throws with the offending document named.
 */
export function prepareSchemas(catalog: Catalog, view: View, layer: Layer, schemas: ComponentSchema[]): SchemaChange[] {
  const changes: SchemaChange[] = [];
  for (const { component, validate, tables } of schemas) {
    const declared = new Set(tables.map((table) => table.name));
    for (const definition of tables) {
      checkTable(definition, validate);
      const table = catalog.mention(component, definition.name);
      changes.push(prepareTable(catalog, view, layer, table, definition, validate ? definition.documentType : null));
    }
    if (tables.length > 0 && tables.every((table) => table.name.startsWith("_"))) continue;
    for (const table of catalog.tables(component)) {
      if (declared.has(table.name) || table.name.startsWith("_") || !table.persisted) continue;
      changes.push(prepareTable(catalog, view, layer, table, { name: table.name, indexes: [], documentType: null }, null));
    }
  }
  return changes;
}

function prepareTable(
  catalog: Catalog,
  view: View,
  layer: Layer,
  table: Table,
  definition: TableDefinition,
  validator: JSONValue | null,
): SchemaChange {
  const indexes = new Map<string, Index>();
  const added: Index[] = [];
  for (const { name, fields } of definition.indexes) {
    const known = table.schema.indexes.get(name);
    const index = known && sameFields(known.fields, fields) ? known : catalog.newIndex(name, fields);
    if (index !== known) added.push(index);
    indexes.set(name, index);
  }
  const { searchIndexes, addedSearches } = declaredSearchIndexes(catalog, table, definition);
  const vectorIndexes = declaredVectorIndexes(table, definition);
  const kept = new Set<{ prefix: Key }>([...indexes.values(), ...searchIndexes.values()]);
  for (const index of [...table.schema.indexes.values(), ...table.schema.searchIndexes.values()]) {
    if (!kept.has(index)) for (const key of keysOf(view, index)) layer.set(key, null);
  }

  const checked = validator === null ? null : JSON.stringify(validator);
  const mustCheck = checked !== null && checked !== table.schema.checked;
  if (mustCheck || added.length > 0 || addedSearches.length > 0) {
    for (const [, text] of entriesOf(view, table.byId)) {
      const document = JSON.parse(text) as JSONObject;
      if (mustCheck) check(catalog, table, validator, document);
      for (const index of added) layer.set(entryKey(index, document), document._id as string);
      for (const index of addedSearches) updateSearchIndex(view, layer, index, null, document);
    }
  }
  const schema: TableSchema = { indexes, searchIndexes, vectorIndexes, staged: new Set(definition.stagedIndexes), validator, checked };
  if (!table.persisted || table.record(schema) !== table.record()) layer.set(table.recordKey, table.record(schema));
  return { table, schema };
}

function declaredSearchIndexes(catalog: Catalog, table: Table, definition: TableDefinition): { searchIndexes: Map<string, SearchIndex>; addedSearches: SearchIndex[] } {
  const searchIndexes = new Map<string, SearchIndex>();
  const addedSearches: SearchIndex[] = [];
  for (const declared of definition.searchIndexes ?? []) {
    const known = table.schema.searchIndexes.get(declared.name);
    const index = known && JSON.stringify(known.definition) === JSON.stringify(declared) ? known : catalog.newSearchIndex(declared);
    if (index !== known) addedSearches.push(index);
    searchIndexes.set(declared.name, index);
  }
  return { searchIndexes, addedSearches };
}

/** An unchanged definition stays the same object, of this table alone: what was built for it is known by it. */
function declaredVectorIndexes(table: Table, definition: TableDefinition): Map<string, VectorIndexDefinition> {
  const declared = new Map<string, VectorIndexDefinition>();
  for (const index of definition.vectorIndexes ?? []) {
    checkVectorIndex(index);
    const known = table.schema.vectorIndexes.get(index.name);
    declared.set(index.name, known && JSON.stringify(known) === JSON.stringify(index) ? known : { ...index });
  }
  return declared;
}

function check(catalog: Catalog, table: Table, validator: JSONValue | null, document: JSONObject): void {
  const problem = validateDocument(validator, document, (id) => catalog.tableOfId(table.component, id)?.name ?? null);
  if (problem === null) return;
  throw new Error(
    `Schema validation failed.\nDocument with ID "${String(document._id)}" in table "${table.name}" does not match the schema: ${problem}`,
  );
}

function sameFields(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((field, i) => field === b[i]);
}

function keysOf(view: View, index: { prefix: Key }): Key[] {
  return [...entriesOf(view, index)].map(([key]) => key);
}

/** Every entry of an index, in order. */
export function* entriesOf(view: View, index: { prefix: Key }): Generator<[Key, string]> {
  let start = index.prefix;
  const end = keyAfterPrefix(index.prefix);
  for (;;) {
    const entries = view.scan(start, end, false, CHUNK);
    for (const { key, value } of entries) yield [key, value];
    if (entries.length < CHUNK) return;
    start = nextKey(entries[entries.length - 1]!.key);
  }
}
