// Anything thrown, said as a sentence a traveller can act on. The backend's refusals already are such
// sentences; the rest is translated here and nowhere else.
import { ConvexError } from "convex/values";
import { t } from "../i18n/t";
import { told, type Said } from "../i18n/told";

type Details = Record<string, string | number | boolean>;
/** Why an edit that came late was refused, as the backend says it (convex/errors.ts): what it was to do, and what others had done by then. */
export type Overtaken = {
  trip: { id: string; title: string };
  seen: number;
  mine: Said | string;
  rows: { table: string; id: string; title: string; isRemoval: boolean; fields: { name: string; before?: unknown; mine?: unknown; theirs?: unknown }[] }[];
  theirs: { by: string | null; byAssistant: boolean; label: string; said?: Said; at: number }[];
};
type Refusal = { code: string; message: string; said?: Said; details?: Details; overtaken?: Overtaken };

function refusalOf(error: unknown): Refusal | null {
  if (!(error instanceof ConvexError)) return null;
  const data: unknown = error.data;
  if (typeof data === "string") return { code: "INTERNAL_ERROR", message: data };
  if (data && typeof data === "object" && "message" in data && typeof data.message === "string") {
    const code = "code" in data && typeof data.code === "string" ? data.code : "INTERNAL_ERROR";
    const details = "details" in data && data.details && typeof data.details === "object" ? (data.details as Details) : undefined;
    const said = "said" in data && data.said && typeof data.said === "object" && "message" in data.said ? (data.said as Said) : undefined;
    const overtaken = "overtaken" in data && data.overtaken && typeof data.overtaken === "object" ? (data.overtaken as Overtaken) : undefined;
    return { code, message: data.message, ...(said && { said }), ...(details && { details }), ...(overtaken && { overtaken }) };
  }
  return null;
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

const isUnreachable = (error: unknown) =>
  /failed to fetch|networkerror|load failed|network request failed|connection lost/i.test(messageOf(error));

/** The refusal's code (`RESOURCE_NOT_FOUND`, …), or null for what is not a refusal. */
export function errorCode(error: unknown): string | null {
  return refusalOf(error)?.code ?? null;
}

/** What a refusal says beside its sentence, such as the `field` it is about or what it `needs`; empty for what is not a refusal. */
export function errorDetails(error: unknown): Details {
  return refusalOf(error)?.details ?? {};
}

/** What others had changed before an edit of one's own came; null for any other refusal. */
export const overtakenOf = (error: unknown): Overtaken | null => refusalOf(error)?.overtaken ?? null;

/** How long a refusal for too many asks one to wait; null for anything else. */
export function retryAfter(error: unknown): number | null {
  const { retryAfterMs } = errorDetails(error);
  return typeof retryAfterMs === "number" ? retryAfterMs : null;
}

/** One sentence for a person. */
export function errorSentence(error: unknown): string {
  const refusal = refusalOf(error);
  if (refusal) return told(refusal.said ?? refusal.message);
  if (isUnreachable(error)) return t("Caravan cannot be reached. Check your connection and try again.");
  return t("Something went wrong on our side. Nothing was changed; please try again.");
}

/**
 * The same for signing in and up. The accounts library refuses with plain errors whose words may not reach
 * us, so what is left unsaid means what it nearly always is.
 */
export function accountErrorSentence(error: unknown, flow: "signIn" | "signUp" | "guest"): string {
  const message = messageOf(error);
  if (isUnreachable(error)) return errorSentence(error);
  if (/TooManyFailedAttempts/i.test(message)) return t("Too many tries. Wait a few minutes, then try again.");
  if (/already exists/i.test(message)) return t("There is already an account with that e-mail. Sign in instead.");
  if (/InvalidAccountId|InvalidSecret|Invalid credentials/i.test(message)) return t("That e-mail and password do not match.");
  if (/Invalid password/i.test(message)) return t("Use a password of at least 8 characters.");
  const refusal = refusalOf(error);
  if (refusal) return told(refusal.said ?? refusal.message);
  switch (flow) {
    case "signIn":
      return t("That e-mail and password do not match.");
    case "signUp":
      return t("That account could not be made. If you already have one with this e-mail, sign in instead.");
    case "guest":
      return errorSentence(error);
  }
}
