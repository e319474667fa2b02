// JSON Schema in Gemini's dialect: a subset of OpenAPI 3.0 that refuses every keyword it doesn't know.

const KEPT = ["title", "description", "format", "nullable", "minItems", "maxItems", "minimum", "maximum", "required"] as const;
const FORMATS = ["enum", "date-time", "float", "double", "int32", "int64"];

type Json = Record<string, unknown>;

/**
 * The schema with `$ref`s put in place, null types as `nullable`, `const` and `oneOf` as `enum` and
 * `anyOf`, and without what has no counterpart. What is lost only makes it looser.
 */
export const geminiSchema = (schema: Json): Json => convert(schema, { ...(schema.$defs as Json), ...(schema.definitions as Json) }, 0);

/** A schema that holds itself has no finite form here. */
const DEEPEST = 12;

function convert(schema: Json, definitions: Json, depth: number): Json {
  if (depth > DEEPEST) return { type: "object" };
  if (typeof schema.$ref === "string") {
    const target = definitions[schema.$ref.split("/").at(-1)!] as Json | undefined;
    const { $ref: _ref, ...beside } = schema;
    return convert({ ...target, ...beside }, definitions, depth + 1);
  }
  const inner = (value: unknown) => convert(value as Json, definitions, depth + 1);
  const result: Json = {};
  for (const key of KEPT) if (schema[key] !== undefined) result[key] = schema[key];
  if (!FORMATS.includes(result.format as string)) delete result.format;

  const types = [schema.type].flat().filter((type) => type !== undefined);
  const alternatives = ((schema.anyOf ?? schema.oneOf ?? []) as Json[]).filter((each) => each.type !== "null");
  const takesNull = types.includes("null") || [schema.anyOf ?? schema.oneOf ?? []].flat().some((each) => (each as Json).type === "null");
  if (takesNull) result.nullable = true;

  const named = types.filter((type) => type !== "null");
  if (named.length === 1) result.type = named[0];
  if (named.length > 1) result.anyOf = named.map((type) => inner({ ...schema, type, description: undefined }));
  if (alternatives.length === 1) Object.assign(result, inner(alternatives[0]), takesNull && { nullable: true });
  if (alternatives.length > 1) result.anyOf = alternatives.map(inner);

  addValues(result, schema);
  if (schema.items !== undefined) result.items = inner(schema.items);
  if (schema.properties !== undefined) {
    result.properties = Object.fromEntries(Object.entries(schema.properties as Json).map(([name, value]) => [name, inner(value)]));
  }
  return result;
}

/** Only strings may be listed as values; other lists are said in the description. */
function addValues(result: Json, schema: Json) {
  const values = schema.const !== undefined ? [schema.const] : ((schema.enum as unknown[] | undefined) ?? []).filter((value) => value !== null);
  if (values.length === 0) return;
  if (values.every((value) => typeof value === "string")) Object.assign(result, { type: "string", enum: values });
  else result.description = [schema.description, `One of ${values.map((value) => JSON.stringify(value)).join(", ")}.`].filter(Boolean).join(" ");
}
