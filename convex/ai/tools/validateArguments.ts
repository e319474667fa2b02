// Checks what a model sent against a tool's schema, and says every fault in words that it can act on.
import type { ArgumentSchema } from "./arguments";

export type Validated = { ok: true; value: Record<string, unknown> } | { ok: false; problems: string[] };

const MOST_PROBLEMS = 6;

/** Never throws. Null stands for an optional argument left out, as some models send it; nothing else is converted. */
export function validateArguments(schema: ArgumentSchema, given: unknown): Validated {
  const problems: string[] = [];
  const value = checked(schema, given, "arguments", problems);
  return problems.length > 0 ? { ok: false, problems: problems.slice(0, MOST_PROBLEMS) } : { ok: true, value: value as Record<string, unknown> };
}

function checked(schema: ArgumentSchema, given: unknown, path: string, problems: string[]): unknown {
  const fault = (what: string) => void problems.push(`${path} ${what}`);
  switch (schema.type) {
    case "object":
      return checkedObject(schema, given, path, problems);
    case "array":
      if (!Array.isArray(given)) return fault("must be a list");
      if (given.length < (schema.minItems ?? 0)) fault(`must have at least ${schema.minItems} entries`);
      // Told before its entries are walked, so that a list of a million costs nothing.
      if (given.length > (schema.maxItems ?? Infinity)) return fault(`must have at most ${schema.maxItems} entries`);
      return given.map((entry, index) => checked(schema.items!, entry, `${path}[${index}]`, problems));
    case "string":
      return checkedText(schema, given, fault);
    case "boolean":
      return typeof given === "boolean" ? given : fault("must be true or false");
    case "integer":
    case "number":
      if (typeof given !== "number" || !Number.isFinite(given) || (schema.type === "integer" && !Number.isInteger(given))) return fault(`must be a${schema.type === "integer" ? " whole" : ""} number`);
      if (given < (schema.minimum ?? -Infinity) || given > (schema.maximum ?? Infinity)) return fault(`must be from ${schema.minimum} to ${schema.maximum}`);
      return given;
  }
}

function checkedText({ enum: values, pattern, minLength = 0, maxLength = Infinity }: ArgumentSchema, given: unknown, fault: (what: string) => void): unknown {
  if (typeof given !== "string") return fault("must be text");
  const trimmed = given.trim();
  if (values && !values.includes(trimmed)) return fault(`must be one of: ${values.join(", ")}`);
  if (pattern && !new RegExp(pattern).test(trimmed)) return fault(`must look like ${pattern}`);
  if (trimmed.length < minLength) return fault("must not be empty");
  if (trimmed.length > maxLength) return fault(`must have at most ${maxLength} characters`);
  return trimmed;
}

function checkedObject(schema: ArgumentSchema, given: unknown, path: string, problems: string[]): unknown {
  if (typeof given !== "object" || given === null || Array.isArray(given)) {
    problems.push(`${path} must be an object`);
    return undefined;
  }
  const properties = schema.properties ?? {};
  const prefix = path === "arguments" ? "" : `${path}.`;
  const value: Record<string, unknown> = {};
  for (const [name, entry] of Object.entries(given)) {
    const known = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (!known) problems.push(`${prefix}${name.slice(0, 40)} isn't an argument; there are: ${Object.keys(properties).join(", ") || "none"}`);
    else if (entry !== null && entry !== undefined) value[name] = checked(known, entry, `${prefix}${name}`, problems);
  }
  for (const name of schema.required ?? []) if (given && !(name in value)) problems.push(`${prefix}${name} is missing`);
  return value;
}
