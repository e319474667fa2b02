// What a function threw, as callers see it.
import type { JSONValue } from "convex/values";
import type { Execution } from "./runtime/caller";
import { SyscallFailure } from "./runtime/frame";
import { CallRefused } from "./invoke";
import { traceOf } from "./runtime/stackTrace";
import type { Failure } from "./types";

/** What the client library marks a ConvexError with as it leaves the function, `data` being JSON text then. Other errors' `data` is nobody's but theirs. */
const CONVEX_ERROR = Symbol.for("ConvexError");
type MarkedError = { ConvexErrorSymbol?: unknown; data?: unknown };

function errorData(error: unknown): JSONValue | undefined {
  if (error instanceof SyscallFailure) return error.data;
  const { ConvexErrorSymbol, data } = Object(error) as MarkedError;
  return ConvexErrorSymbol === CONVEX_ERROR && typeof data === "string" ? (JSON.parse(data) as JSONValue) : undefined;
}

/** For a function that called this one. `traced`: with where it happened, if that is known by now: its transaction holds others up. */
export async function crossing(error: unknown, traced: boolean): Promise<SyscallFailure> {
  return new SyscallFailure(error instanceof CallRefused ? error.message : await told(error, traced, false), errorData(error));
}

/** What was thrown and, when `traced`, below it where. What was meant for clients doesn't wait until that is known. */
export async function told(error: unknown, traced: boolean, waits = errorData(error) === undefined): Promise<string> {
  const said = error instanceof CallRefused ? error.message : uncaught(error);
  return traced ? `${said}\n${error instanceof CallRefused ? "" : await traceOf(error, waits)}` : said;
}

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
export function failedResponse(error: unknown, { message, data }: Failure, isProduction: boolean): Response {
  const [request, ...lines] = message.split("\n");
  const trace = lines.join("\n");
  const code = isProduction ? request : `${request}: ${uncaught(error)}`;
  return Response.json({ code, ...(!isProduction && { trace }), ...(data !== undefined && { data }) }, { status: 500 });
}

/** For the operator's log: what was sent stays out of it. */
export const forLog = (message: string) => message.replace(/^(Value|Object): .*$/gm, "$1: …");

/** For a client, with a number to look it up by. `traced`: with where it happened. */
export async function failure(error: unknown, execution: Execution, traced: boolean): Promise<Failure> {
  const data = errorData(error);
  const text = `${heading(execution)}${await told(error, traced)}`;
  return { ok: false, message: text, ...(data !== undefined && { data }), logLines: execution.logLines };
}

const heading = ({ request }: Execution) => `[Request ID: ${request.requestId}] Server Error\n`;

/** For an action that called what failed so: the number is its own as well. */
export const inner = ({ message, data }: Failure, from: Execution) => new SyscallFailure(message.startsWith(heading(from)) ? message.slice(heading(from).length) : message, data);
