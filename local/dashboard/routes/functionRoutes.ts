// The project's functions as the page lists them. They are run through the deployment's own HTTP API.
import type { JSONValue } from "convex/values";
import { validatorText, type ValidatorJson } from "../../database/schema/validatorText";
import type { FunctionDescription } from "../../functions/types";
import type { DashboardParts } from "../parts";
import type { Answers, FunctionEntry } from "../types";

export function functionRoutes({ functions }: DashboardParts): Answers<"functions"> {
  return {
    functions: () => functions.describe().map((module) => ({ ...module, functions: module.functions.map(entryOf) })),
  };
}

function entryOf({ name, kind, isPublic, args, returns }: FunctionDescription): FunctionEntry {
  const type = args as ValidatorJson;
  return { name, kind, isPublic, args: validatorText(type), returns: returns === null ? null : validatorText(returns as ValidatorJson), example: type.type === "any" ? {} : exampleOf(type) };
}

/** The smallest value of a type, for somebody to write over. */
function exampleOf(type: ValidatorJson): JSONValue {
  switch (type.type) {
    case "object":
      return Object.fromEntries(Object.entries(type.value).flatMap(([name, field]) => (field.optional ? [] : [[name, exampleOf(field.fieldType)]])));
    case "literal":
      return type.value;
    case "union":
      return type.value[0] ? exampleOf(type.value[0]) : null;
    case "array":
      return [];
    case "record":
      return {};
    case "string":
    case "id":
      return "";
    case "number":
      return 0;
    case "boolean":
      return false;
    case "bigint":
      return { $integer: "AAAAAAAAAAA=" };
    case "bytes":
      return { $bytes: "" };
    default:
      return null;
  }
}
