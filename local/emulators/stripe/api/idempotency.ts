// Idempotency-Key: the same key with the same parameters gets the same answer, with others a refusal,
// and while the first is still being answered a conflict.
import { createHash } from "node:crypto";
import type { KeptAnswer, State } from "../state";
import { ApiError } from "./errors";

const KEPT_MS = 24 * 3_600_000;
const LONGEST_KEY = 255;

export class Idempotency {
  private readonly underWay = new Map<string, string>();

  constructor(
    private readonly state: State,
    private readonly clock: () => number,
  ) {}

  /** The answer that was given before, or null; then the key is taken until `finish`. Throws what Stripe throws. */
  begin(key: string, call: string): KeptAnswer | null {
    if (key.length > LONGEST_KEY) throw idempotencyError(400, `Idempotency keys can have up to ${LONGEST_KEY} characters.`);
    const fingerprint = fingerprintOf(call);
    const kept = Object.hasOwn(this.state.answers, key) ? this.state.answers[key] : undefined;
    const underWay = this.underWay.get(key);
    const known = underWay ?? kept?.fingerprint;
    if (known !== undefined && known !== fingerprint)
      throw idempotencyError(400, `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`);
    if (underWay !== undefined)
      throw new ApiError(409, {
        type: "idempotency_error",
        code: "idempotency_key_in_use",
        message: `There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, and the other request is still going through): ${key}.`,
      });
    if (kept) return kept;
    this.underWay.set(key, fingerprint);
    return null;
  }

  /** Keeps the answer for a day. */
  keep(key: string, call: string, answer: { status: number; body: string }): void {
    this.state.answers[key] = { fingerprint: fingerprintOf(call), at: this.clock(), ...answer };
    for (const [old, { at }] of Object.entries(this.state.answers)) if (at < this.clock() - KEPT_MS) delete this.state.answers[old];
  }

  /** The call is over, whatever became of it. */
  release(key: string): void {
    this.underWay.delete(key);
  }
}

function fingerprintOf(call: string): string {
  return createHash("sha256").update(call).digest("base64");
}

function idempotencyError(status: number, message: string): ApiError {
  return new ApiError(status, { type: "idempotency_error", message });
}
