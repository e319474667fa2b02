// `.filter(q => …)` compiled once a query into a plain predicate over a document in JSON form.
// Comparisons follow Convex's order of values across types; a missing field is `undefined`.
import { jsonToConvex, type JSONValue } from "convex/values";
import { encodeJsonKey } from "../../values/keys";
import { fieldAt, parseFieldPath } from "./fieldPath";
import type { JSONObject } from "../types";

type Evaluate = (document: JSONObject) => JSONValue | undefined;

/** Throws for an expression that `convex/server` cannot have written. */
export function compileFilter(expression: JSONValue): (document: JSONObject) => boolean {
  const evaluate = compile(expression);
  return (document) => isTrue(evaluate(document));
}

function compile(expression: JSONValue): Evaluate {
  if (typeof expression !== "object" || expression === null || Array.isArray(expression)) throw malformed(expression);
  const [operator] = Object.keys(expression);
  const operand = operator === undefined ? undefined : expression[operator];
  switch (operator) {
    case "$field": {
      if (typeof operand !== "string") throw malformed(expression);
      const path = parseFieldPath(operand);
      return (document) => fieldAt(document, path);
    }
    case "$literal": {
      const literal = isUndefined(operand) ? undefined : operand;
      return () => literal;
    }
    case "$eq":
      return comparison(operand, (order) => order === 0);
    case "$neq":
      return comparison(operand, (order) => order !== 0);
    case "$lt":
      return comparison(operand, (order) => order < 0);
    case "$lte":
      return comparison(operand, (order) => order <= 0);
    case "$gt":
      return comparison(operand, (order) => order > 0);
    case "$gte":
      return comparison(operand, (order) => order >= 0);
    case "$add":
      return arithmetic(operand, "add", (l, r) => l + r, (l, r) => l + r);
    case "$sub":
      return arithmetic(operand, "subtract", (l, r) => l - r, (l, r) => l - r);
    case "$mul":
      return arithmetic(operand, "multiply", (l, r) => l * r, (l, r) => l * r);
    case "$div":
      return arithmetic(operand, "divide", (l, r) => l / r, (l, r) => l / r);
    case "$mod":
      return arithmetic(operand, "take the remainder of", (l, r) => l % r, (l, r) => l % r);
    case "$neg": {
      const inner = compile(operand as JSONValue);
      return (document) => {
        const value = numeric(inner(document), "negate");
        return toJson(typeof value === "bigint" ? -value : -value);
      };
    }
    case "$and": {
      const all = compileList(operand);
      return (document) => all.every((each) => isTrue(each(document)));
    }
    case "$or": {
      const any = compileList(operand);
      return (document) => any.some((each) => isTrue(each(document)));
    }
    case "$not": {
      const inner = compile(operand as JSONValue);
      return (document) => !isTrue(inner(document));
    }
    default:
      throw malformed(expression);
  }
}

function comparison(operands: JSONValue | undefined, holds: (order: number) => boolean): Evaluate {
  const [left, right] = compilePair(operands);
  return (document) => holds(compareJson(left(document), right(document)));
}

function arithmetic(
  operands: JSONValue | undefined,
  verb: string,
  onFloats: (l: number, r: number) => number,
  onIntegers: (l: bigint, r: bigint) => bigint,
): Evaluate {
  const [left, right] = compilePair(operands);
  return (document) => {
    const l = numeric(left(document), verb);
    const r = numeric(right(document), verb);
    if (typeof l === "number" && typeof r === "number") return toJson(onFloats(l, r));
    if (typeof l === "bigint" && typeof r === "bigint") return toJson(BigInt.asIntN(64, onIntegers(l, r)));
    throw new Error(`Cannot ${verb} an int64 and a float64 in a filter`);
  };
}

/** Negative, zero or positive, as `compareValues` for values in JSON form. */
export function compareJson(left: JSONValue | undefined, right: JSONValue | undefined): number {
  // Plain JSON numbers are never NaN or -0, so that the ordinary operators agree with Convex's order.
  if (typeof left === "number" && typeof right === "number") return left - right;
  if (left === right) return 0;
  const l = encodeJsonKey(left);
  const r = encodeJsonKey(right);
  return l < r ? -1 : l > r ? 1 : 0;
}

function compilePair(operands: JSONValue | undefined): [Evaluate, Evaluate] {
  if (!Array.isArray(operands) || operands.length !== 2) throw malformed(operands);
  return [compile(operands[0]!), compile(operands[1]!)];
}

function compileList(operands: JSONValue | undefined): Evaluate[] {
  if (!Array.isArray(operands)) throw malformed(operands);
  return operands.map(compile);
}

/** A missing field and null are false, as in Convex; anything else that is not a boolean is an error. */
function isTrue(value: JSONValue | undefined): boolean {
  if (typeof value === "boolean") return value;
  if (value === undefined || value === null) return false;
  throw new Error(`A filter must be a boolean, got ${JSON.stringify(value)}`);
}

function numeric(value: JSONValue | undefined, verb: string): number | bigint {
  if (typeof value === "number") return value;
  if (typeof value === "object" && value !== null && !Array.isArray(value)) {
    const converted = jsonToConvex(value);
    if (typeof converted === "bigint" || typeof converted === "number") return converted;
  }
  throw new Error(`Cannot ${verb} ${value === undefined ? "undefined" : JSON.stringify(value)} in a filter`);
}

function toJson(value: number | bigint): JSONValue {
  const bytes = Buffer.alloc(8);
  if (typeof value === "bigint") {
    bytes.writeBigInt64LE(value);
    return { $integer: bytes.toString("base64") };
  }
  if (Number.isFinite(value) && !Object.is(value, -0)) return value;
  bytes.writeDoubleLE(value);
  return { $float: bytes.toString("base64") };
}

function isUndefined(value: JSONValue | undefined): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value) && "$undefined" in value;
}

function malformed(expression: JSONValue | undefined): Error {
  return new Error(`Malformed filter expression: ${JSON.stringify(expression)}`);
}
