// What a tool's arguments may be, said once: each shape is a JSON Schema for the model and a type for
// the code that runs the tool. Everything is bounded; nothing unnamed is let through.
import type { JsonSchema } from "../providers/types";

/** The part of JSON Schema that arguments are described in; `validateArguments` checks exactly this. */
export type ArgumentSchema = {
  type: "string" | "integer" | "number" | "boolean" | "array" | "object";
  description?: string;
  enum?: readonly string[];
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  items?: ArgumentSchema;
  minItems?: number;
  maxItems?: number;
  properties?: Record<string, ArgumentSchema>;
  required?: string[];
  additionalProperties?: false;
};

/** `holds` exists for the type alone. */
export type Shape<T> = { schema: ArgumentSchema; optional: boolean; readonly holds?: T };
export type Fields = Record<string, Shape<unknown>>;
type Optional<F extends Fields> = { [K in keyof F]: F[K] extends OptionalShape<unknown> ? K : never }[keyof F];
type OptionalShape<T> = Shape<T> & { optional: true };
type Held<S> = S extends Shape<infer T> ? T : never;
/** The arguments that an object of these fields holds once it has been validated. */
export type ArgumentsOf<F extends Fields> = { [K in Exclude<keyof F, Optional<F>>]: Held<F[K]> } & { [K in Optional<F>]?: Held<F[K]> };

const shape = <T>(schema: ArgumentSchema): Shape<T> => ({ schema, optional: false });

export const text = (description: string, maxLength: number) => shape<string>({ type: "string", description, minLength: 1, maxLength });
export const choice = <const T extends readonly string[]>(description: string, values: T) => shape<T[number]>({ type: "string", description, enum: values });
export const integer = (description: string, minimum: number, maximum: number) => shape<number>({ type: "integer", description, minimum, maximum });
export const decimal = (description: string, minimum: number, maximum: number) => shape<number>({ type: "number", description, minimum, maximum });
export const flag = (description: string) => shape<boolean>({ type: "boolean", description });
export const day = (description: string) => shape<string>({ type: "string", description: `${description} YYYY-MM-DD.`, pattern: "^\\d{4}-\\d{2}-\\d{2}$" });
export const time = (description: string) => shape<string>({ type: "string", description: `${description} HH:mm.`, pattern: "^([01]\\d|2[0-3]):[0-5]\\d$" });
export const list = <T>(description: string, of: Shape<T>, maxItems: number, minItems = 0) => shape<T[]>({ type: "array", description, items: of.schema, minItems, maxItems });
export const group = <F extends Fields>(description: string, fields: F) => shape<ArgumentsOf<F>>({ ...objectOf(fields), description });
export const optional = <T>(of: Shape<T>): OptionalShape<T> => ({ ...of, optional: true });

export function objectOf(fields: Fields): ArgumentSchema & JsonSchema {
  const named = Object.entries(fields);
  return {
    type: "object",
    properties: Object.fromEntries(named.map(([name, { schema }]) => [name, schema])),
    required: named.filter(([, field]) => !field.optional).map(([name]) => name),
    additionalProperties: false,
  };
}
