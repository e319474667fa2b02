// JSON that isn't of the shape that a program writes is refused at its place, by the path to it. Pure.
import { parse, ValidationError } from "convex-helpers/validators";
import type { Infer, Validator } from "convex/values";
import { say } from "../../said";
import { Lines } from "../lines";
import { Unreadable } from "../types";
import { placeOf, type JsonPath } from "./jsonPlaces";

/** "items[3].title" */
export const pathText = (path: JsonPath): string => path.map((step) => (typeof step === "number" ? `[${step}]` : `.${step}`)).join("").replace(/^\./, "");

/** What of a value isn't as the validator has it, as a path from the whole; null when all of it is. */
export function misshapen(validator: Validator<unknown, "required" | "optional", string>, value: unknown, path: JsonPath): JsonPath | null {
  try {
    parse(validator, value);
    return null;
  } catch (error) {
    if (!(error instanceof ValidationError)) throw error;
    const inner = (error.path ?? "").split(/[.[\]]+/).filter(Boolean);
    return [...path, ...inner.map((step) => (/^\d+$/.test(step) ? Number(step) : step))];
  }
}

/** The value without what a newer program has added. Throws Unreadable, at its place, for another shape. */
export function shaped<Of extends Validator<unknown, "required" | "optional", string>>(text: string, validator: Of, value: unknown, path: JsonPath): Infer<Of> {
  const wrong = misshapen(validator, value, path);
  if (wrong) throw notAsWritten(text, wrong, "Caravan");
  return parse(validator, value) as Infer<Of>;
}

/** Refuses lists that are none, and rows in them that are none, of what another program writes. Throws Unreadable at the place. */
export function requireRows(text: string, file: Record<string, unknown>, lists: readonly string[], writer: string): void {
  for (const name of lists) {
    const list = file[name];
    if (list === undefined || list === null) continue;
    if (!Array.isArray(list)) throw notAsWritten(text, [name], writer);
    const wrong = list.findIndex((row) => typeof row !== "object" || row === null || Array.isArray(row));
    if (wrong !== -1) throw notAsWritten(text, [name, wrong], writer);
  }
}

export const lineOf = (text: string, path: JsonPath): number => new Lines(text).at(placeOf(text, path));

function notAsWritten(text: string, path: JsonPath, writer: string): Unreadable {
  const { line, column } = new Lines(text).place(placeOf(text, path));
  return new Unreadable(say("“{path}” isn't as {program} writes it; the file may have been changed by hand.", { path: pathText(path), program: writer }), line, column);
}
