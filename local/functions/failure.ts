// What a function threw, as callers see it.
import type { JSONValue } from "convex/values";
import { SyscallFailure, type Execution } from "./frame";
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

/** For a client, with a number to look it up by. */
export function failure(error: unknown, execution: Execution): Failure {
  const data = errorData(error);
  const name = data !== undefined ? "ConvexError" : ((error as MaybeConvexError | null)?.name ?? "Error");
  const message = messageOf(error);
  const own = /^(ArgumentValidationError|ReturnsValidationError|Could not find)/.test(message);
  const text = `[Request ID: ${execution.request.requestId}] Server Error\n${own ? "" : `Uncaught ${name}: `}${message}`;
  return { ok: false, message: text, ...(data !== undefined && { data }), logLines: execution.logLines };
}
