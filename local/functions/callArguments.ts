// What a client sends as the arguments of a call, read with suspicion: one object, no deeper than a value may be.
import type { JSONValue } from "convex/values";

const MAX_NESTING = 64;

export type CallArguments = { ok: true; args: JSONValue } | { ok: false; message: string };

/** `wire`: the object, or an array that holds it; nothing stands for no arguments. */
export function readArguments(wire: unknown): CallArguments {
  const args: unknown = Array.isArray(wire) ? (wire[0] ?? {}) : (wire ?? {});
  if (typeof args !== "object" || Array.isArray(args)) return { ok: false, message: "A function's arguments are one object." };
  if (isDeeper(args as JSONValue, MAX_NESTING)) return { ok: false, message: `The arguments are too nested (maximum nesting ${MAX_NESTING}).` };
  return { ok: true, args: args as JSONValue };
}

function isDeeper(value: JSONValue, levels: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (levels === 0) return true;
  if (Array.isArray(value)) return value.some((item) => isDeeper(item, levels - 1));
  for (const name of Object.keys(value)) if (isDeeper(value[name]!, levels - 1)) return true;
  return false;
}
