// Every refusal a traveller can meet is an AppError: a code, a sentence that says what to do.
import { ConvexError } from "convex/values";

export const ERROR_STATUS = {
  VALIDATION_ERROR: 400,
  AUTHENTICATION_ERROR: 401,
  AUTHORIZATION_ERROR: 403,
  RESOURCE_NOT_FOUND: 404,
  CONFLICT: 409,
  RATE_LIMIT_EXCEEDED: 429,
  EXTERNAL_SERVICE_ERROR: 502,
  INTERNAL_ERROR: 500,
} as const;
export type ErrorCode = keyof typeof ERROR_STATUS;

export type AppErrorData = { code: ErrorCode; message: string; details?: Record<string, string | number | boolean> };

/** Throw at the rule that refuses: `throw appError("CONFLICT", "…", { field })`. */
export function appError(code: ErrorCode, message: string, details?: AppErrorData["details"]) {
  return new ConvexError<AppErrorData>(details ? { code, message, details } : { code, message });
}
