// What a document may be: system fields, size, depth, in Convex's words; and how a patch is laid over one. Its fields are
// kept in the order of their names, as Convex's are.
import type { JSONValue } from "convex/values";
import type { JSONObject } from "./types";
import { bytesOver, checkedCopy, formatBytes, isSpecial, loneSurrogate, MAX_FIELDS, MAX_NESTING, PROTO, PROTO_REFUSED, tooManyFields } from "./valueLimits";
import { valueText } from "./schema/validatorText";
import { WARNED_AT, type NearLimit } from "./usage";

const MAX_DOCUMENT_BYTES = 1024 * 1024;
const MAX_DOCUMENT_NESTING = 16;

const COMMIT_TS = "$commitTs";

export type WriteMethod = "insert" | "patch" | "replace";

/** What a function gave as a document, or as a part of one. */
export function fieldsArgument(value: JSONValue, method: WriteMethod): JSONObject {
  const names = typeof value === "object" && value !== null && !Array.isArray(value) ? Object.keys(value) : null;
  if (names === null || isSpecial(names)) throw invalidValue(method, "Value must be an Object");
  if (names.length > MAX_FIELDS && method !== "patch") throw invalidValue(method, tooManyFields(names.length).message);
  return value as JSONObject;
}

const invalidValue = (method: WriteMethod, why: string, cause?: unknown) => new Error(`Invalid argument \`value\` for \`db.${method}\`: ${why}`, { cause });

/** `fields` without system fields; throws where those aren't the document's own. */
export function withoutSystemFields(fields: JSONObject, { _id, _creationTime }: JSONObject): JSONObject {
  const { _id: id, _creationTime: time, ...rest } = fields;
  if (!isAbsent(id) && id !== _id) throw new Error(`Provided document ID "${String(_id)}" doesn't match '_id' field ${valueText(id)}`);
  if (!isAbsent(time) && time !== _creationTime) {
    throw new Error(`Provided creation time ${String(_creationTime)} doesn't match '_creationTime' field in ${valueText(fields as JSONValue)}`);
  }
  return rest;
}

/** Shallow merge: `{ $undefined: null }` removes a field. */
export function applyPatch(document: JSONObject, patch: JSONObject): JSONObject {
  const merged: JSONObject = { ...document };
  for (const name of Object.keys(patch)) {
    const value = patch[name];
    if (value === undefined) continue;
    if (name === PROTO) throw invalidValue("patch", PROTO_REFUSED);
    if (isAbsent(value)) delete merged[name];
    else merged[name] = value;
  }
  return merged;
}

/**
 * The document's text; throws when it is larger or deeper than Convex allows, or has a field with a reserved name. A row of the
 * deployment's own holds a value (what a function is to be called with) that may be as large and deep as any.
 */
export function serialiseDocument(document: JSONObject, commitTs: number, method: WriteMethod, isSystem = false): { text: string; document: JSONObject; near: NearLimit[] } {
  const { value, nesting } = checkedArgument(document, method, isSystem);
  let sorted = value as JSONObject;
  let text = JSON.stringify(sorted);
  if (text.includes(COMMIT_TS)) {
    sorted = resolveCommitTs(value, commitTs) as JSONObject;
    text = JSON.stringify(sorted);
  }
  const surrogate = loneSurrogate(text);
  if (surrogate !== null) throw new Error(`Received invalid json: ${surrogate}`);
  if (isSystem) return { text, document: sorted, near: NONE };
  const large = bytesOver(WARNED_AT * MAX_DOCUMENT_BYTES, text, () => sorted as JSONValue);
  if (large !== null && large > MAX_DOCUMENT_BYTES) throw new Error(`Value is too large (${formatBytes(large)} > maximum size ${formatBytes(MAX_DOCUMENT_BYTES)})`);
  const violations = violationsOf(sorted, nesting);
  if (violations.length > 0) throw new Error(`Document(value: ${valueText(sorted as JSONValue)}) isn't a valid document: ${violations.join("\n ")}`);
  const isDeep = nesting > WARNED_AT * MAX_DOCUMENT_NESTING;
  return { text, document: sorted, near: large === null && !isDeep ? NONE : nearLimits(sorted, large, isDeep ? nesting : null) };
}

const NONE: NearLimit[] = [];

function nearLimits({ _id }: JSONObject, large: number | null, deep: number | null): NearLimit[] {
  const id = `with ID "${String(_id)}"`;
  return [
    ...(large === null ? [] : [{ kind: "large", what: `Large document written ${id}`, actual: large, limit: MAX_DOCUMENT_BYTES, unit: " bytes" } as const]),
    ...(deep === null ? [] : [{ kind: "deep", what: `Deeply nested document written ${id}`, actual: deep, limit: MAX_DOCUMENT_NESTING, unit: " levels" } as const]),
  ];
}

/** Convex refuses a value for what it is before it looks at the document that would be. */
function checkedArgument(document: JSONObject, method: WriteMethod, isSystem: boolean) {
  const fields = Object.keys(document).length;
  // The argument had room: what is too much came with the rest of the document, field by field where the system adds its two.
  if (fields > MAX_FIELDS) throw tooManyFields(method === "patch" ? fields : MAX_FIELDS + 1);
  try {
    return checkedCopy(document as JSONValue, isSystem ? MAX_NESTING + 1 : MAX_NESTING);
  } catch (error) {
    throw invalidValue(method, (error as Error).message, error);
  }
}

function violationsOf(document: JSONObject, nesting: number): string[] {
  const violations: string[] = [];
  if (nesting > MAX_DOCUMENT_NESTING) violations.push(`Document is too nested (nested ${nesting} levels deep > maximum nesting ${MAX_DOCUMENT_NESTING})`);
  return [...violations, ...reservedFields(document)];
}

/** A sentence for each field whose name is the deployment's: all that an import says of them. */
export function reservedFields(document: JSONObject): string[] {
  const names = Object.keys(document).filter((name) => name.startsWith("_") && name !== "_id" && name !== "_creationTime");
  return names.map((name) => `Field '${name}' starts with an underscore, which is only allowed for system fields like '_id'`);
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

/** Not there, or a patch says that it shall not be. */
function isAbsent(value: JSONValue | undefined): boolean {
  return value === undefined || (typeof value === "object" && value !== null && !Array.isArray(value) && "$undefined" in value);
}
