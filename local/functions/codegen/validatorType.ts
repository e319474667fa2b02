// A validator as the type that its values have, in the words of TypeScript.
import { jsonToConvex, type JSONValue } from "convex/values";

type Field = { fieldType: Validator; optional: boolean };
type Validator =
  | { type: "null" | "number" | "bigint" | "boolean" | "string" | "bytes" | "any" | "commitTs" }
  | { type: "literal"; value: JSONValue }
  | { type: "id"; tableName: string }
  | { type: "array"; value: Validator }
  | { type: "record"; keys: Validator; values: Field }
  | { type: "union"; value: Validator[] }
  | { type: "object"; value: Record<string, Field> };

/** `json`: as functions export it; null, for none declared, is any. Ids are strings: tables are the component's own. */
export function validatorType(json: JSONValue): string {
  return json === null ? "any" : typeOf(json as unknown as Validator);
}

function typeOf(validator: Validator): string {
  switch (validator.type) {
    case "bytes":
      return "ArrayBuffer";
    case "id":
      return "string";
    case "commitTs":
      return 'bigint | import("convex/values").CommitTsPlaceholder';
    case "literal":
      return literal(validator.value);
    case "array":
      return `Array<${typeOf(validator.value)}>`;
    case "record":
      return `Record<${typeOf(validator.keys)}, ${typeOf(validator.values.fieldType)}>`;
    case "union":
      return validator.value.map(typeOf).join(" | ") || "never";
    case "object":
      return `{ ${Object.entries(validator.value).map(([name, { fieldType, optional }]) => `${JSON.stringify(name)}${optional ? "?" : ""}: ${typeOf(fieldType)}`).join(", ")} }`;
    default:
      return validator.type;
  }
}

function literal(json: JSONValue): string {
  const value = jsonToConvex(json);
  return typeof value === "bigint" ? `${value}n` : JSON.stringify(value);
}
