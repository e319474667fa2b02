// What a document may be: field names, system fields, size; and how a patch is laid over one.
import type { JSONValue } from "convex/values";
import type { JSONObject } from "./types";

/** Convex's limit for one document. */
export const MAX_DOCUMENT_BYTES = 1024 * 1024;
const MAX_NESTING = 64;
const MAX_ARRAY_LENGTH = 8192;
const MAX_FIELDS = 1024;

const COMMIT_TS = "$commitTs";

/** Copies `fields` without absent ones; throws for names that Convex reserves. */
export function checkedFields(fields: JSONObject): JSONObject {
  const checked: JSONObject = {};
  for (const name of Object.keys(fields)) {
    const value = fields[name];
    if (value === undefined || isUndefined(value)) continue;
    if (name.startsWith("_")) {
      throw new Error(`Field '${name}' starts with an underscore, which is only allowed for system fields like '_id'`);
    }
    checked[name] = value;
  }
  return checked;
}

/** Removes `_id` and `_creationTime` from a write to an existing document; throws if they differ from its own. */
export function withoutSystemFields(fields: JSONObject, document: JSONObject): JSONObject {
  const { _id, _creationTime, ...rest } = fields;
  if (_id !== undefined && _id !== document._id) {
    throw new Error(`Provided \`_id\` field value "${String(_id)}" does not match the document ID "${String(document._id)}"`);
  }
  if (_creationTime !== undefined && _creationTime !== document._creationTime) {
    throw new Error(
      `Provided \`_creationTime\` field value ${String(_creationTime)} does not match the document's creation time ${String(document._creationTime)}`,
    );
  }
  return rest;
}

/** Shallow merge: `{ $undefined: null }` removes a field. */
export function applyPatch(document: JSONObject, patch: JSONObject): JSONObject {
  const { _id, _creationTime, ...fields } = document;
  const merged: JSONObject = fields;
  for (const name of Object.keys(patch)) {
    const value = patch[name];
    if (value === undefined) continue;
    if (isUndefined(value)) delete merged[name];
    else merged[name] = value;
  }
  return { ...checkedFields(merged), _creationTime, _id };
}

/** The document's text; throws when it is larger or deeper than Convex allows. */
export function serialiseDocument(document: JSONObject, commitTs: number): { text: string; document: JSONObject } {
  let text = JSON.stringify(document);
  if (text.includes(COMMIT_TS)) {
    document = resolveCommitTs(document as JSONValue, commitTs) as JSONObject;
    text = JSON.stringify(document);
  }
  // UTF-8 is at most three times the length in UTF-16: most documents need not be measured.
  if (text.length * 3 > MAX_DOCUMENT_BYTES) {
    const size = Buffer.byteLength(text);
    if (size > MAX_DOCUMENT_BYTES) throw new Error(`Value is too large (${formatBytes(size)} > maximum size 1 MiB)`);
  }
  if (text.length > 2 * MAX_NESTING) checkShape(document as JSONValue, 1);
  return { text, document };
}

function checkShape(value: JSONValue, depth: number): void {
  if (typeof value !== "object" || value === null) return;
  if (depth > MAX_NESTING) throw new Error(`Value is too nested (maximum nesting ${MAX_NESTING})`);
  if (Array.isArray(value)) {
    if (value.length > MAX_ARRAY_LENGTH) throw new Error(`Array length is too long (${value.length} > maximum length ${MAX_ARRAY_LENGTH})`);
    for (const item of value) checkShape(item, depth + 1);
  } else {
    const names = Object.keys(value);
    if (names.length > MAX_FIELDS) throw new Error(`Object has too many fields (${names.length} > maximum number ${MAX_FIELDS})`);
    for (const name of names) checkShape(value[name]!, depth + 1);
  }
}

/** `db.vars.commitTs` stands for the commit's time in nanoseconds, which a serial writer knows already. */
function resolveCommitTs(value: JSONValue, commitTs: number): JSONValue {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => resolveCommitTs(item, commitTs));
  if (value[COMMIT_TS] === null) {
    const bytes = Buffer.alloc(8);
    bytes.writeBigInt64LE(BigInt(commitTs) * 1000n);
    return { $integer: bytes.toString("base64") };
  }
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, resolveCommitTs(field, commitTs)]));
}

function isUndefined(value: JSONValue): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value) && "$undefined" in value;
}

function formatBytes(bytes: number): string {
  return `${(bytes / MAX_DOCUMENT_BYTES).toFixed(2)} MiB`;
}
