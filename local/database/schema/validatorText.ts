// Validators and values as Convex prints them in its error messages.
import { jsonToConvex, type JSONValue, type Value } from "convex/values";

type FieldValidator = { fieldType: ValidatorJson; optional: boolean };

/** The JSON form of a validator, as `validator.json` and `schema.export()` give it. */
export type ValidatorJson =
  | { type: "any" | "null" | "number" | "bigint" | "boolean" | "string" | "bytes" | "commitTs" }
  | { type: "literal"; value: JSONValue }
  | { type: "id"; tableName: string }
  | { type: "array"; value: ValidatorJson }
  | { type: "record"; keys: ValidatorJson; values: FieldValidator }
  | { type: "object"; value: { [field: string]: FieldValidator } }
  | { type: "union"; value: ValidatorJson[] };

export function validatorText(validator: ValidatorJson): string {
  switch (validator.type) {
    case "number":
      return "v.float64()";
    case "bigint":
      return "v.int64()";
    case "any":
    case "null":
    case "boolean":
    case "string":
    case "bytes":
    case "commitTs":
      return `v.${validator.type}()`;
    case "literal":
      return `v.literal(${literalText(validator.value)})`;
    case "id":
      return `v.id("${validator.tableName}")`;
    case "array":
      return `v.array(${validatorText(validator.value)})`;
    case "record":
      return `v.record(${validatorText(validator.keys)}, ${validatorText(validator.values.fieldType)})`;
    case "object": {
      const fields = Object.keys(validator.value).sort();
      return `v.object({${fields.map((name) => `${name}: ${fieldText(validator.value[name]!)}`).join(", ")}})`;
    }
    case "union":
      return `v.union(${validator.value.map(validatorText).join(", ")})`;
  }
}

function fieldText(field: FieldValidator): string {
  const text = validatorText(field.fieldType);
  return field.optional ? `v.optional(${text})` : text;
}

/** A literal's value without quotes of its own beyond JSON's, int64 with its `n`. */
export function literalText(value: JSONValue): string {
  const converted = jsonToConvex(value);
  if (typeof converted === "bigint") return `${converted}n`;
  return typeof converted === "number" ? numberText(converted) : JSON.stringify(converted);
}

/** A value in JSON form, printed: floats always with a point, so that they differ from int64s. */
export function valueText(value: JSONValue | undefined): string {
  return value === undefined ? "undefined" : textOf(jsonToConvex(value));
}

function textOf(value: Value | undefined): string {
  if (value === undefined) return "undefined";
  if (value === null) return "null";
  switch (typeof value) {
    case "number":
      return numberText(value);
    case "bigint":
      return value.toString();
    case "boolean":
      return String(value);
    case "string":
      return JSON.stringify(value);
    default:
      break;
  }
  if (value instanceof ArrayBuffer) return `Bytes(${Buffer.from(value).toString("base64")})`;
  if (Array.isArray(value)) return `[${value.map(textOf).join(", ")}]`;
  const fields = value as { [name: string]: Value | undefined };
  return `{${Object.keys(fields).sort().map((name) => `${name}: ${textOf(fields[name])}`).join(", ")}}`;
}

/** As Rust prints a float. */
function numberText(value: number): string {
  if (Object.is(value, -0)) return "-0.0";
  if (Math.abs(value) === Infinity) return value > 0 ? "inf" : "-inf";
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-4 || size >= 1e16)) return value.toExponential().replace("e+", "e");
  return Number.isInteger(value) ? `${value}.0` : String(value);
}
