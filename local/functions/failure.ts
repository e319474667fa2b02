// What a function threw, as callers see it.
import type { JSONValue } from "convex/values";
import { SyscallFailure, type Execution } from "./runtime/frame";
import { CallRefused } from "./invoke";
import type { Failure } from "./types";

/** What the client library marks a ConvexError with as it leaves the function, `data` being JSON text then. Other errors' `data` is nobody's but theirs. */
const CONVEX_ERROR = Symbol.for("ConvexError");
type MarkedError = { ConvexErrorSymbol?: unknown; data?: unknown };

function errorData(error: unknown): JSONValue | undefined {
  if (error instanceof SyscallFailure) return error.data;
  const { ConvexErrorSymbol, data } = Object(error) as MarkedError;
  return ConvexErrorSymbol === CONVEX_ERROR && typeof data === "string" ? (JSON.parse(data) as JSONValue) : undefined;
}

/** For a function that called this one. */
export const crossing = (error: unknown) => new SyscallFailure(messageOf(error), errorData(error));

const messageOf = (error: unknown) => (error instanceof Error ? String(error.message) : shown(error));

/** As V8 names what was thrown and is no error. */
function shown(thrown: unknown): string {
  const isObject = typeof thrown === "object" && thrown !== null;
  return isObject ? `#<${String((thrown.constructor as { name?: unknown } | undefined)?.name ?? "Object")}>` : String(thrown);
}

function uncaught(thrown: unknown): string {
  const said = thrown instanceof Error ? [thrown.name, thrown.message].map(String).filter(Boolean).join(": ") : shown(thrown);
  return said === "" ? "Uncaught" : `Uncaught ${said}`;
}

/** What clients of a deployment in production are told: data that was thrown for them, and a number to ask the operator about. */
export function redacted<Result extends { ok: true; logLines: string[] } | Failure>(result: Result): Result {
  return result.ok ? { ...result, logLines: [] } : { ...result, message: result.message.split("\n", 1)[0]!, logLines: [] };
}

/** An HTTP action's, as Convex words it. */
export function failedResponse({ message, data }: Failure, isProduction: boolean): Response {
  const [request, ...said] = message.split("\n");
  const trace = said.join("\n");
  const code = isProduction ? request : `${request}: ${trace}`;
  return Response.json({ code, ...(!isProduction && { trace }), ...(data !== undefined && { data }) }, { status: 500 });
}

/** For the operator's log: what was sent stays out of it. */
export const forLog = (message: string) => message.replace(/^(Value|Object): .*$/gm, "$1: …");

/** For a client, with a number to look it up by. */
export function failure(error: unknown, execution: Execution): Failure {
  const data = errorData(error);
  const text = `[Request ID: ${execution.request.requestId}] Server Error\n${error instanceof CallRefused ? error.message : uncaught(error)}`;
  return { ok: false, message: text, ...(data !== undefined && { data }), logLines: execution.logLines };
}
