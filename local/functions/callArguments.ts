// What a client sends as the arguments of a call, read with suspicion: one object, no deeper than a value may be, of nothing that
// only JSON can say. How long and wide it may be, `invoke.ts` sees to, for functions that call one another too.
import type { JSONValue } from "convex/values";
import { checkedCopy, isSpecial, MAX_NESTING, PROTO, PROTO_REFUSED, reservedField, specialProblem } from "../database/valueLimits";
import { addressOf } from "./address";

const TOO_NESTED = `Value is too nested (maximum nesting ${MAX_NESTING})`;

export type CallArguments = { ok: true; args: JSONValue } | { ok: false; message: string };

/** `wire`: the object, or an array that holds it; nothing stands for no arguments. `path`: of the function that is called. */
export function readArguments(wire: unknown, path: string): CallArguments {
  const args: unknown = Array.isArray(wire) ? (wire[0] ?? {}) : (wire ?? {});
  if (typeof args !== "object" || Array.isArray(args)) return { ok: false, message: "A function's arguments are one object." };
  const problem = problemOf(args as JSONValue, MAX_NESTING);
  if (problem === null) return { ok: true, args: args as JSONValue };
  return { ok: false, message: invalidArguments(addressOf({ path }), problem === TOO_NESTED ? howNested(args as JSONValue) : problem) };
}

export const invalidArguments = ({ module, name }: { module: string; name: string }, problem: string) => `Invalid arguments for ${module}.js:${name}: ${problem}`;

/** One look at all of it: what `JSON.stringify` or the client library would make something else of, or fail at. */
function problemOf(value: JSONValue, levels: number): string | null {
  if (typeof value === "number") return Number.isFinite(value) ? null : "number out of range";
  if (typeof value !== "object" || value === null) return null;
  if (Array.isArray(value)) {
    if (levels === 0) return TOO_NESTED;
    for (const item of value) {
      const problem = problemOf(item, levels - 1);
      if (problem !== null) return problem;
    }
    return null;
  }
  const names = Object.keys(value);
  if (isSpecial(names)) return specialProblem(names[0]!, value[names[0]!]);
  if (levels === 0) return TOO_NESTED;
  for (const name of names) {
    if (name === PROTO) return PROTO_REFUSED;
    if (name.charCodeAt(0) === 36 /* $ */) return reservedField(name);
    const problem = problemOf(value[name]!, levels - 1);
    if (problem !== null) return problem;
  }
  return null;
}

/** Counted only where it is refused; arguments are an array of one, and that is a level. */
function howNested(args: JSONValue): string {
  try {
    checkedCopy([args]);
  } catch (error) {
    return (error as Error).message;
  }
  return TOO_NESTED;
}
