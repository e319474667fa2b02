// Reads "a.b" out of a document in JSON form. What is missing on the way is `undefined`, and so
// are the insides of `{$integer}`, `{$float}` and `{$bytes}`, which are values, not objects.
import type { JSONValue } from "convex/values";
import type { JSONObject } from "../types";

export type FieldPath = readonly string[];

export function parseFieldPath(path: string): FieldPath {
  return path.split(".");
}

export function fieldAt(document: JSONObject, path: FieldPath): JSONValue | undefined {
  let value: JSONValue | undefined = document[path[0]!];
  for (let i = 1; i < path.length; i++) {
    const name = path[i]!;
    if (typeof value !== "object" || value === null || Array.isArray(value) || name.charCodeAt(0) === 36 /* $ */) return undefined;
    value = Object.hasOwn(value, name) ? value[name] : undefined;
  }
  return value;
}
