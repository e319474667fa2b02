// What Convex refuses of a schema before it looks at any document.
import { defineSchema, defineTable } from "convex/server";
import { v, type JSONValue } from "convex/values";
import { describe, expect, test } from "vitest";
import { checkProjectTable, checkTable } from "./schemaRules";
import type { TableDefinition } from "../types";

const letters = Array.from({ length: 17 }, (_, i) => String.fromCharCode(97 + i));
const table = (rest: Partial<TableDefinition>): TableDefinition => ({ name: "notes", indexes: [], documentType: null, ...rest });
const indexed = (...fields: string[]) => table({ indexes: [{ name: "by_it", fields }] });
const named = (...names: string[]) => table({ indexes: names.map((name, i) => ({ name, fields: [letters[i]!] })) });
const search = (name: string, searchField: string, filterFields: string[] = []) => ({ name, searchField, filterFields });
const vector = (name: string, vectorField: string) => ({ name, vectorField, dimensions: 3, filterFields: [] });

const NAMES = "Identifiers must start with a letter and can only contain letters, digits, and underscores.";
const RESERVED = 'because the name is reserved. Indexes may not start with an underscore or be named "by_id" or "by_creation_time".';

describe("a table is refused", () => {
  test.each<[string, TableDefinition, string]>([
    ["whose name is no identifier", table({ name: "1st" }), `Invalid table name: "1st". ${NAMES}`],
    ["whose name is too long", table({ name: "t".repeat(65) }), `Invalid table name: "${"t".repeat(65)}". ${NAMES}`],
    ["whose name is underscores", table({ name: "__" }), `Invalid table name: "__". ${NAMES}`],
    ["with too many indexes", table({ indexes: Array.from({ length: 65 }, (_, i) => ({ name: `i${i}`, fields: [`f${i}`] })) }), 'Table "notes" cannot have more than 64 indexes.'],
    ["with an index of nothing", indexed(), 'In table "notes" index "by_it" must have at least one field.'],
    ["with an index of too many fields", indexed(...letters), "Indexes may have up to 16 fields."],
    ["with a field twice", indexed("a", "b", "a"), "Duplicate field a. Index fields must be unique within an index."],
    ["with an index on ids", indexed("_id"), "`_id` is not a valid index field. To load documents by ID, use `db.get(id)`."],
    ["with an index on creation times", indexed("a", "_creationTime"), "`_creationTime` is automatically added to the end of each index."],
    ["with an index on a reserved field", indexed("_x"), "Reserved fields (starting with `_`) are not allowed in indexes."],
    ["with an index on what is no field", indexed("a..b"), 'In index "by_it": Invalid index field: "a..b"'],
    ["with two indexes of the same fields", table({ indexes: [{ name: "one", fields: ["a", "b"] }, { name: "two", fields: ["a", "b"] }] }), 'In table "notes" index "two" and index "one" have the same fields. Indexes must be unique within a table.'],
    ["with two indexes of one name", named("one", "one"), 'Table "notes" has two or more definitions of index "one".'],
    ["with an index and a search index of one name", { ...named("one"), searchIndexes: [search("one", "a")] }, 'Table "notes" has two or more definitions of index "one".'],
    ["with an index named by_id", named("by_id"), `In table "notes" cannot name an index "by_id" ${RESERVED}`],
    ["with an index named by_creation_time", named("by_creation_time"), `In table "notes" cannot name an index "by_creation_time" ${RESERVED}`],
    ["with an index whose name is reserved", named("_mine"), `In table "notes" cannot name an index "_mine" ${RESERVED}`],
    ["with an index whose name is none", named("by-it"), 'Invalid index name: "by-it". Identifiers must be 64 characters or less, start with a letter, and only contain letters, digits, underscores.'],
    ["with two search indexes on one field", table({ searchIndexes: [search("one", "a"), search("two", "a", ["b"])] }), 'In table "notes" search index "two" and search index "one" have the same `searchField`.'],
    ["with two vector indexes on one field", table({ vectorIndexes: [vector("one", "a"), vector("two", "a")] }), 'In table "notes" vector index "two" and vector index "one" have the same `vectorField`.'],
    ["with too many filter fields", table({ searchIndexes: [search("one", "text", letters)] }), "Search indexes may have up to 16 filter fields."],
  ])("%s", (_what, definition, message) => {
    expect(() => checkTable(definition, true)).toThrow(message);
  });

  const documentType = (validator: unknown) => {
    const exported = (defineSchema({ notes: defineTable(validator as never) }) as unknown as { export(): string }).export();
    return (JSON.parse(exported) as { tables: { documentType: JSONValue }[] }).tables[0]!.documentType;
  };
  const shape = v.union(
    v.object({ kind: v.literal("text"), text: v.string(), at: v.object({ day: v.number() }) }),
    v.object({ kind: v.literal("vector"), vector: v.optional(v.array(v.float64())), any: v.any() }),
  );

  test.each<[Partial<TableDefinition>, string | null]>([
    [{ indexes: [{ name: "by_it", fields: ["kind", "at.day", "any.thing"] }] }, null],
    [{ indexes: [{ name: "by_it", fields: ["at.hour"] }] }, 'In table "notes" the index "by_it" is invalid because it references the field at.hour that does not exist.'],
    [{ searchIndexes: [search("find", "text", ["colour"])] }, 'In table "notes" the index "find" is invalid because it references the field colour that does not exist.'],
    [{ vectorIndexes: [vector("near", "vector")] }, null],
    [{ vectorIndexes: [vector("near", "text")] }, 'In table "notes" the vector index "near" is invalid because it references the field text that is neither an array of float64 or optional array of float64.'],
  ])("for an index on a field that no document can have, where documents are checked (%#)", (rest, message) => {
    const definition = table({ ...rest, documentType: documentType(shape) });
    if (message === null) expect(() => checkTable(definition, true)).not.toThrow();
    else expect(() => checkTable(definition, true)).toThrow(message);
    expect(() => checkTable(definition, false)).not.toThrow();
  });
});

test("a project's table can't have a name of the deployment's own", () => {
  expect(() => checkProjectTable("_storage")).toThrow("_storage is a reserved table name.");
  expect(() => checkProjectTable("storage_")).not.toThrow();
});

test("a table may have as much as Convex allows", () => {
  expect(() => checkTable(indexed(...letters.slice(0, 16)), true)).not.toThrow();
  expect(() => checkTable(table({ name: "t".repeat(64), indexes: Array.from({ length: 64 }, (_, i) => ({ name: `i${i}`, fields: [`f${i}`] })) }), true)).not.toThrow();
});
