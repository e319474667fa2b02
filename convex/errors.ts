// Every refusal a traveller can meet is an AppError: a code, a sentence that says what to do.
import { ConvexError, type Value } from "convex/values";
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

/** A row that two have changed: its fields as they were (`before`), as the refused edit has them and as others left them. A field that is absent has no value. */
export type OvertakenRow = {
  table: "activities" | "trips" | "destinations" | "dayNotes" | "dayVariants";
  id: string;
  title: string;
  /** The edit takes the row away. */
  isRemoval: boolean;
  fields: { name: string; before?: Value; mine?: Value; theirs?: Value }[];
};
/** Why an edit that came late was refused: what it was to do, and what others had done by then, newest first. */
export type Overtaken = {
  trip: { id: string; title: string };
  /** The plan's newest step, which whoever chooses has seen. */
  seen: number;
  mine: Said | string;
  rows: OvertakenRow[];
  theirs: { by: string | null; byAssistant: boolean; label: string; said?: Said; at: number }[];
};

/** `message` is the English sentence; `said`, where it has values, what another language makes it of. */
export type AppErrorData = { code: ErrorCode; message: string; said?: Said; details?: Record<string, string | number | boolean>; overtaken?: Overtaken };

/** Throw at the rule that refuses: `throw appError("CONFLICT", "…", { field })`, or with `say("… {max} …", { max })` in the sentence's place. */
export function appError(code: ErrorCode, sentence: string | Said, details?: AppErrorData["details"], overtaken?: Overtaken) {
  const words = typeof sentence === "string" ? { message: sentence } : { message: english(sentence), said: sentence };
  return new ConvexError<AppErrorData>({ code, ...words, ...(details && { details }), ...(overtaken && { overtaken }) });
}
