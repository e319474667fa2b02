// The `crypto` of a realm: Node's, with a say in every call of `crypto.subtle`. Random bytes are anybody's.
import { webcrypto } from "node:crypto";

const METHODS = ["digest", "encrypt", "decrypt", "sign", "verify", "importKey", "exportKey", "deriveBits", "deriveKey", "wrapKey", "unwrapKey", "generateKey"] as const;

/** `run` is given each call's method and its work, to refuse it or to follow it. */
export function realmCrypto(run: (method: string, work: () => Promise<unknown>) => Promise<unknown>): object {
  const subtle = Object.create(webcrypto.subtle) as object;
  for (const method of METHODS) {
    const real = webcrypto.subtle[method].bind(webcrypto.subtle) as (...args: unknown[]) => Promise<unknown>;
    own(subtle, method, async (...args: unknown[]) => run(method, () => real(...args)));
  }
  const crypto = Object.create(webcrypto) as object;
  own(crypto, "subtle", subtle);
  own(crypto, "getRandomValues", webcrypto.getRandomValues.bind(webcrypto));
  own(crypto, "randomUUID", webcrypto.randomUUID.bind(webcrypto));
  return crypto;
}

/** What its prototype has is read-only, or wants Node's own object for `this`. */
const own = (object: object, name: string, value: unknown) => Object.defineProperty(object, name, { value, writable: true, configurable: true });
