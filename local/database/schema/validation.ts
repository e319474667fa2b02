// Checks values in JSON form against validators in JSON form, and words a mismatch as Convex does:
// what is wrong, the path to it, the value and the validator.
import type { JSONValue } from "convex/values";
import { tableNumberOf } from "../../values/ids";
import type { JSONObject } from "../types";
import { literalText, validatorText, valueText, type ValidatorJson } from "./validatorText";

/** The table that an id belongs to; null when the id is of no known table. */
export type TableOf = (id: string) => string | null;

/**
 * Null when `value` (Convex JSON) matches `validator` (the JSON form; null accepts anything),
 * otherwise Convex's description of the first mismatch. Without `tableOf` an id's table is not
 * checked, only its form.
 */
export function validateValue(validator: JSONValue | null, value: JSONValue | undefined, tableOf?: TableOf): string | null {
  return validator === null ? null : mismatch(validator as ValidatorJson, value, tableOf, "");
}

/** As `validateValue` for a document: system fields belong to every document. */
export function validateDocument(validator: JSONValue | null, document: JSONObject, tableOf?: TableOf): string | null {
  if (validator === null) return null;
  const { _id, _creationTime, ...fields } = document;
  // Checked without the system fields, described with them, as the document is.
  if (mismatch(validator as ValidatorJson, fields as JSONValue, tableOf, "") === null) return null;
  return mismatch(validator as ValidatorJson, fields as JSONValue, tableOf, "", document as JSONValue);
}

/** "ArgumentValidationError: …" or null. `args` is the one object that a function takes. */
export function argumentsError(validator: JSONValue | null, args: JSONValue, tableOf?: TableOf): string | null {
  const problem = validateValue(validator, args, tableOf);
  return problem === null ? null : `ArgumentValidationError: ${problem}`;
}

/** "ReturnsValidationError: …" or null. */
export function returnsError(validator: JSONValue | null, value: JSONValue, tableOf?: TableOf): string | null {
  const problem = validateValue(validator, value, tableOf);
  return problem === null ? null : `ReturnsValidationError: ${problem}`;
}

function mismatch(
  validator: ValidatorJson,
  value: JSONValue | undefined,
  tableOf: TableOf | undefined,
  path: string,
  shown: JSONValue | undefined = value,
): string | null {
  switch (validator.type) {
    case "any":
      return value === undefined ? noMatch(validator, path, shown) : null;
    case "null":
      return value === null ? null : noMatch(validator, path, shown);
    case "number":
      return typeof value === "number" || hasOnly(value, "$float") ? null : noMatch(validator, path, shown);
    case "bigint":
    case "commitTs":
      return hasOnly(value, "$integer") || hasOnly(value, "$commitTs") ? null : noMatch(validator, path, shown);
    case "boolean":
      return typeof value === "boolean" ? null : noMatch(validator, path, shown);
    case "string":
      return typeof value === "string" ? null : noMatch(validator, path, shown);
    case "bytes":
      return hasOnly(value, "$bytes") ? null : noMatch(validator, path, shown);
    case "literal":
      if (sameLiteral(validator.value, value)) return null;
      return `\`${valueText(shown)}\` does not match literal validator \`v.literal(${literalText(validator.value)})\`.${pathText(path)}`;
    case "id": {
      if (typeof value !== "string" || tableNumberOf(value) === null) return noMatch(validator, path, shown);
      if (!tableOf) return null;
      const table = tableOf(value);
      if (table === validator.tableName) return null;
      if (table === null) return noMatch(validator, path, shown);
      return `Found ID "${value}" from table \`${table}\`, which does not match the table name in validator \`v.id("${validator.tableName}")\`.${pathText(path)}`;
    }
    case "array": {
      if (!Array.isArray(value)) return noMatch(validator, path, shown);
      for (let i = 0; i < value.length; i++) {
        const problem = mismatch(validator.value, value[i], tableOf, `${path}[${i}]`);
        if (problem !== null) return problem;
      }
      return null;
    }
    case "record": {
      if (!isPlainObject(value)) return noMatch(validator, path, shown);
      for (const name of Object.keys(value)) {
        const problem =
          mismatch(validator.keys, name, tableOf, `${path}.keys()`) ??
          mismatch(validator.values.fieldType, value[name], tableOf, `${path}.values()`);
        if (problem !== null) return problem;
      }
      return null;
    }
    case "object": {
      if (!isPlainObject(value)) return noMatch(validator, path, shown);
      for (const name of Object.keys(validator.value)) {
        const field = validator.value[name]!;
        const inner = Object.hasOwn(value, name) ? value[name] : undefined;
        if (inner === undefined) {
          if (field.optional) continue;
          return `Object is missing the required field \`${name}\`. Consider wrapping the field validator in \`v.optional(...)\` if this is expected.${objectText(validator, path, shown)}`;
        }
        const problem = mismatch(field.fieldType, inner, tableOf, `${path}.${name}`);
        if (problem !== null) return problem;
      }
      for (const name of Object.keys(value)) {
        if (value[name] === undefined || Object.hasOwn(validator.value, name)) continue;
        return `Object contains extra field \`${name}\` that is not in the validator.${objectText(validator, path, shown)}`;
      }
      return null;
    }
    case "union":
      for (const member of validator.value) if (mismatch(member, value, tableOf, path) === null) return null;
      // A union of one says more when it speaks as its only member.
      return validator.value.length === 1 ? mismatch(validator.value[0]!, value, tableOf, path, shown) : noMatch(validator, path, shown);
  }
}

// Functions of the file: one made for each value that is looked at would cost more than the look.
function noMatch(validator: ValidatorJson, path: string, shown: JSONValue | undefined): string {
  return `Value does not match validator.\n${pathText(path)}\nValue: ${valueText(shown)}\nValidator: ${validatorText(validator)}`;
}

function objectText(validator: ValidatorJson, path: string, shown: JSONValue | undefined): string {
  return `\n${pathText(path)}\nObject: ${valueText(shown)}\nValidator: ${validatorText(validator)}`;
}

function pathText(path: string): string {
  return path === "" ? "" : `Path: ${path}`;
}

type PlainObject = { [name: string]: JSONValue | undefined };

function isPlainObject(value: JSONValue | undefined): value is { [name: string]: JSONValue } {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const names = Object.keys(value);
  return names.length !== 1 || names[0]!.charCodeAt(0) !== 36; /* $integer, $float, $bytes */
}

function hasOnly(value: JSONValue | undefined, name: string): boolean {
  return typeof value === "object" && value !== null && (value as PlainObject)[name] !== undefined && Object.keys(value).length === 1;
}

function sameLiteral(literal: JSONValue, value: JSONValue | undefined): boolean {
  if (literal === value) return true;
  return typeof literal === "object" && typeof value === "object" && JSON.stringify(literal) === JSON.stringify(value);
}
