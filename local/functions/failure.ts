// What a function threw, as callers see it.
import type { JSONValue } from "convex/values";
import { SyscallFailure, type Execution } from "./runtime/frame";
import { CallRefused } from "./invoke";
import type { Failure } from "./types";

type MaybeConvexError = { message?: string; name?: string; data?: unknown };

/** A ConvexError leaves its invoker with `data` as JSON text. */
function errorData(error: unknown): JSONValue | undefined {
  const data = (error as MaybeConvexError | null)?.data;
  if (data === undefined) return undefined;
  return typeof data === "string" && !(error instanceof SyscallFailure) ? (JSON.parse(data) as JSONValue) : (data as JSONValue);
}

/** For a function that called this one. */
export const crossing = (error: unknown) => new SyscallFailure(messageOf(error), errorData(error));

const messageOf = (error: unknown) => (error as MaybeConvexError | null)?.message ?? String(error);

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
  const name = data !== undefined ? "ConvexError" : ((error as MaybeConvexError | null)?.name ?? "Error");
  const message = messageOf(error);
  const text = `[Request ID: ${execution.request.requestId}] Server Error\n${error instanceof CallRefused ? "" : `Uncaught ${name}: `}${message}`;
  return { ok: false, message: text, ...(data !== undefined && { data }), logLines: execution.logLines };
}
