// Every refusal a traveller can meet is an AppError: a code, a sentence that says what to do.
import { ConvexError } from "convex/values";
import { english, type Said } from "./said";

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

/** `message` is the English sentence; `said`, where it has values, what another language makes it of. */
export type AppErrorData = { code: ErrorCode; message: string; said?: Said; details?: Record<string, string | number | boolean> };

/** Throw at the rule that refuses: `throw appError("CONFLICT", "…", { field })`, or with `say("… {max} …", { max })` in the sentence's place. */
export function appError(code: ErrorCode, sentence: string | Said, details?: AppErrorData["details"]) {
  const words = typeof sentence === "string" ? { message: sentence } : { message: english(sentence), said: sentence };
  return new ConvexError<AppErrorData>({ code, ...words, ...(details && { details }) });
}
