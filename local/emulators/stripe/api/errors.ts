// Refusals in Stripe's shape, with Stripe's types and codes: the SDK makes its error classes of them.
import type { Charge, PaymentIntent } from "../wire";

type ErrorBody = {
  type: "invalid_request_error" | "card_error" | "idempotency_error" | "api_error";
  message: string;
  code?: string;
  param?: string;
  decline_code?: string;
  charge?: string;
  payment_intent?: PaymentIntent;
};

export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly body: ErrorBody,
  ) {
    super(body.message);
  }
}

export function invalidRequest(message: string, details: { param?: string; code?: string; status?: number } = {}): ApiError {
  const { status = 400, ...rest } = details;
  return new ApiError(status, { type: "invalid_request_error", message, ...rest });
}

export function missingParameter(param: string): ApiError {
  return invalidRequest(`Missing required param: ${param}.`, { param, code: "parameter_missing" });
}

/** An id in the path is answered with 404, one among the parameters with 400. */
export function noSuch(what: string, id: string, param?: string): ApiError {
  return invalidRequest(`No such ${what}: '${id}'`, { param: param ?? "id", code: "resource_missing", status: param === undefined ? 404 : 400 });
}

/** A card that was refused; the intent is part of the error, as it stands now. */
export function cardError(failure: { code: string; declineCode: string | null; message: string }, intent?: PaymentIntent, charge?: Charge): ApiError {
  return new ApiError(402, {
    type: "card_error",
    code: failure.code,
    message: failure.message,
    ...(failure.declineCode !== null && { decline_code: failure.declineCode }),
    ...(charge && { charge: charge.id }),
    ...(intent && { payment_intent: intent }),
  });
}
