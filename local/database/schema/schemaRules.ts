// What a schema may declare: names of tables and indexes, their fields and how many of each. All else is refused in Convex's
// words, before any document is looked at.
import { fieldTypesAt, isVectorType } from "./schemaFields";
import type { TableDefinition } from "../types";
import type { ValidatorJson } from "./validatorText";

const MAX_IDENTIFIER = 64;
const MAX_INDEXES = 64;
const MAX_INDEX_FIELDS = 16;
const MAX_FILTER_FIELDS = 16;
const RESERVED_INDEXES = new Set(["by_id", "by_creation_time"]);

type Declared = { name: string; fields: string[] };

/** Throws for a name that no table can have; the deployment's own begin with an underscore. */
export function checkTableName(name: string): void {
  if (isIdentifier(name)) return;
  throw new Error(`Invalid table name: "${name}". Identifiers must start with a letter and can only contain letters, digits, and underscores.`);
}

/** Throws for a project's table that has a name of the deployment's own. */
export function checkProjectTable(name: string): void {
  if (name.startsWith("_")) throw new Error(`${name} is a reserved table name.`);
}

/** Throws for a table that Convex would not take. `validated`: documents are held to its validator. */
export function checkTable(table: TableDefinition, validated: boolean): void {
  const { name, indexes, searchIndexes = [], vectorIndexes = [] } = table;
  checkTableName(name);
  if (indexes.length + searchIndexes.length + vectorIndexes.length > MAX_INDEXES) {
    throw new Error(`Table "${name}" cannot have more than ${MAX_INDEXES} indexes.`);
  }
  for (const index of indexes) checkIndex(name, index);
  checkDistinct(indexes, ({ fields }) => fields.join(), (a, b) => `In table "${name}" index "${a}" and index "${b}" have the same fields. Indexes must be unique within a table.`);
  for (const index of searchIndexes) checkFilters(name, index.name, [index.searchField, ...index.filterFields], index.filterFields);
  checkDistinct(searchIndexes, ({ searchField }) => searchField, (a, b) => sameField(name, "search", "searchField", a, b));
  for (const index of vectorIndexes) checkFilters(name, index.name, [index.vectorField, ...index.filterFields], index.filterFields);
  checkDistinct(vectorIndexes, ({ vectorField, dimensions }) => `${vectorField} ${dimensions}`, (a, b) => sameField(name, "vector", "vectorField", a, b));
  checkNames(name, [...indexes, ...searchIndexes, ...vectorIndexes].map((index) => index.name));
  if (validated && table.documentType !== null) checkReferences(table, table.documentType as ValidatorJson);
}

function checkIndex(table: string, { name, fields }: Declared): void {
  const refuse = (problem: string) => new Error(`In table "${table}": In index "${name}": ${problem}`);
  if (fields.length === 0) throw new Error(`In table "${table}" index "${name}" must have at least one field.`);
  if (fields.length > MAX_INDEX_FIELDS) throw refuse(`Indexes may have up to ${MAX_INDEX_FIELDS} fields.`);
  fields.forEach((field, i) => {
    checkField(table, name, field);
    if (field === "_id") throw refuse("`_id` is not a valid index field. To load documents by ID, use `db.get(id)`.");
    if (field === "_creationTime") {
      throw refuse("`_creationTime` is automatically added to the end of each index. It should not be added explicitly in the index definition. See https://docs.convex.dev/using/indexes for more details.");
    }
    if (field.startsWith("_")) throw refuse("Reserved fields (starting with `_`) are not allowed in indexes.");
    if (fields.indexOf(field) !== i) throw refuse(`Duplicate field ${field}. Index fields must be unique within an index.`);
  });
}

function checkFilters(table: string, index: string, fields: string[], filters: string[]): void {
  for (const field of fields) checkField(table, index, field);
  if (filters.length > MAX_FILTER_FIELDS) throw new Error(`In table "${table}": Search indexes may have up to ${MAX_FILTER_FIELDS} filter fields.`);
}

function checkField(table: string, index: string, field: string): void {
  if (field.split(".").every(isIdentifier)) return;
  throw new Error(`In table "${table}": In index "${index}": Invalid index field: "${field}"`);
}

function checkNames(table: string, names: string[]): void {
  names.forEach((name, i) => {
    if (!isIdentifier(name)) {
      throw new Error(`Invalid index name: "${name}". Identifiers must be 64 characters or less, start with a letter, and only contain letters, digits, underscores.`);
    }
    if (name.startsWith("_") || RESERVED_INDEXES.has(name)) {
      throw new Error(`In table "${table}" cannot name an index "${name}" because the name is reserved. Indexes may not start with an underscore or be named "by_id" or "by_creation_time".`);
    }
    if (names.indexOf(name) !== i) throw new Error(`Table "${table}" has two or more definitions of index "${name}".`);
  });
}

function checkDistinct<T extends { name: string }>(indexes: T[], what: (index: T) => string, sentence: (a: string, b: string) => string): void {
  const seen = new Map<string, string>();
  for (const index of indexes) {
    const other = seen.get(what(index));
    if (other !== undefined && other !== index.name) throw new Error(sentence(index.name, other));
    seen.set(what(index), index.name);
  }
}

const sameField = (table: string, kind: string, field: string, a: string, b: string) =>
  `In table "${table}" ${kind} index "${a}" and ${kind} index "${b}" have the same \`${field}\`. ${kind === "search" ? "Search" : "Vector"} index fields must be unique within a table. You should combine the indexes with the same \`${field}\` into one index containing all \`filterField\`s and then use different subsets of the \`filterField\`s at query time.`;

/** Every field that an index names must be one that a document can have. */
function checkReferences({ name, indexes, searchIndexes = [], vectorIndexes = [] }: TableDefinition, validator: ValidatorJson): void {
  const named = [
    ...indexes.flatMap((index) => index.fields.map((field) => [index.name, field] as const)),
    ...searchIndexes.flatMap((index) => [index.searchField, ...index.filterFields].map((field) => [index.name, field] as const)),
    ...vectorIndexes.flatMap((index) => [index.vectorField, ...index.filterFields].map((field) => [index.name, field] as const)),
  ];
  for (const [index, field] of named) {
    if (field.startsWith("_") || fieldTypesAt(validator, field.split(".")).length > 0) continue;
    throw new Error(`In table "${name}" the index "${index}" is invalid because it references the field ${field} that does not exist.`);
  }
  for (const { name: index, vectorField } of vectorIndexes) {
    if (fieldTypesAt(validator, vectorField.split(".")).some(isVectorType)) continue;
    throw new Error(`In table "${name}" the vector index "${index}" is invalid because it references the field ${vectorField} that is neither an array of float64 or optional array of float64.`);
  }
}

function isIdentifier(name: string): boolean {
  return name.length <= MAX_IDENTIFIER && /^[A-Za-z_]\w*$/.test(name) && !/^_+$/.test(name);
}
