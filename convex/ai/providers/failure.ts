// What went wrong at a provider, sorted into kinds. Its own words are looked at, never passed on:
// they may quote the key or what a person wrote.
import { ProviderError, type ProviderErrorKind, type ProviderName } from "./types";

export type Failure = {
  /** HTTP status; null when the failure came inside a stream. */
  status: number | null;
  /** The provider's own codes and types, of any of its fields. */
  codes: (string | null | undefined)[];
  message: string;
  retryAfterMs: number | null;
};

const SENTENCES: Record<ProviderErrorKind, string> = {
  authentication: "refused the key, or its account may not use this model",
  rateLimit: "asks to send less for a while",
  overloaded: "is overloaded or failing",
  badRequest: "did not understand the request",
  contextLength: "finds the conversation too long for the model",
  refusal: "declined to answer",
  stalled: "sent nothing for too long",
  network: "could not be reached, or the connection broke",
  malformed: "sent an answer that cannot be read",
  cancelled: "was asked to stop",
};

/** The error of a kind, in words of ours. */
export function failed(provider: ProviderName, kind: ProviderErrorKind, { status = null, retryAfterMs = null }: Partial<Pick<Failure, "status" | "retryAfterMs">> = {}) {
  return new ProviderError(kind, `${provider} ${SENTENCES[kind]}${status === null ? "" : ` (${status})`}.`, retryAfterMs);
}

/** The error that a provider's failure amounts to. */
export const failureOf = (provider: ProviderName, failure: Failure) => failed(provider, kindOf(failure), failure);

const TOO_LONG = /context.{0,3}(length|window)|prompt (is )?too long|too large for model|token count.*exceeds|maximum (context|number of tokens)|string_above_max_length/i;
const UNPAID = /insufficient_quota|billing/i;

function kindOf({ status, codes, message }: Failure): ProviderErrorKind {
  const code = codes.filter((each) => typeof each === "string").join(" ");
  // No credit left is as final as a wrong key: waiting doesn't help.
  if (UNPAID.test(code) || /api_key_(invalid|expired)/i.test(code)) return "authentication";
  if (/content_(filter|policy)|safety/i.test(code)) return "refusal";
  if (status === 413 || TOO_LONG.test(code) || ((status === 400 || status === 422 || status === null) && TOO_LONG.test(message))) return "contextLength";
  if (status !== null) return kindOfStatus(status);
  if (/rate_?limit|exhausted|too_many/i.test(code)) return "rateLimit";
  if (/auth|permission/i.test(code)) return "authentication";
  if (/invalid/i.test(code)) return "badRequest";
  return "overloaded";
}

function kindOfStatus(status: number): ProviderErrorKind {
  if (status === 401 || status === 402 || status === 403) return "authentication";
  if (status === 429) return "rateLimit";
  if (status === 408 || status === 409 || status >= 500) return "overloaded";
  return "badRequest";
}

/** How long a response asks to wait: `retry-after-ms`, or `retry-after` in seconds or as a date. */
export function retryAfterMs(headers: Pick<Headers, "get"> | undefined, now: number): number | null {
  const exact = Number.parseFloat(headers?.get("retry-after-ms") ?? "");
  if (exact >= 0) return exact;
  const given = headers?.get("retry-after")?.trim();
  if (!given) return null;
  if (/^\d+(\.\d+)?$/.test(given)) return Number(given) * 1000;
  const date = Date.parse(given);
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}
