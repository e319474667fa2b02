// Keys at rest: AES-256-GCM with a secret of the environment and a nonce of its own for each row. Whose
// row it is and for which provider is authenticated with it, so that a row copied to another person, or
// to another provider, can't be opened.
import type { Infer } from "convex/values";
import type { Id } from "../../_generated/dataModel";
import type { KeyProvider, sealedKey } from "./schema";

const SECRET_BYTES = 32;
const NONCE_BYTES = 12;
const VERSION_BYTES = 4;

export type SealedKey = Infer<typeof sealedKey>;
export type KeyOf = { userId: Id<"users">; provider: KeyProvider };
type Secret = { version: string; key: CryptoKey };
export type Secrets = { current: Secret; previous: Secret | null };
type Env = { AI_KEYS_SECRET?: string; AI_KEYS_SECRET_PREVIOUS?: string };

/** Whether this deployment can keep keys at all: AI_KEYS_SECRET is 32 bytes in base64. */
export const canKeepKeys = (env: Env): boolean => secretBytes(env.AI_KEYS_SECRET) !== null;

/** Null when the environment has no usable secret. The previous one only opens what it has sealed. */
export async function readSecrets(env: Env): Promise<Secrets | null> {
  const [current, previous] = [secretBytes(env.AI_KEYS_SECRET), secretBytes(env.AI_KEYS_SECRET_PREVIOUS)];
  return current && { current: await secret(current), previous: previous && (await secret(previous)) };
}

export async function seal(key: string, of: KeyOf, { current }: Secrets): Promise<SealedKey> {
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const ciphertext = await crypto.subtle.encrypt(parameters(nonce.buffer, of), current.key, new TextEncoder().encode(key));
  return { ciphertext, nonce: nonce.buffer, keyVersion: current.version };
}

/** Null when it can't be opened: the secret is gone, or the row isn't as it was sealed. */
export async function unseal({ ciphertext, nonce, keyVersion }: SealedKey, of: KeyOf, { current, previous }: Secrets): Promise<string | null> {
  const secret = [current, previous].find((each) => each?.version === keyVersion);
  if (!secret) return null;
  try {
    return new TextDecoder().decode(await crypto.subtle.decrypt(parameters(nonce, of), secret.key, ciphertext));
  } catch {
    // The one thing that Web Crypto says of a wrong key, nonce or owner.
    return null;
  }
}

const parameters = (iv: ArrayBuffer, { userId, provider }: KeyOf) => ({
  name: "AES-GCM",
  iv,
  additionalData: new TextEncoder().encode(`${userId}|${provider}`),
});

/** A secret is known by a few bytes of its hash, so that nobody has to number them. */
async function secret(bytes: Uint8Array<ArrayBuffer>): Promise<Secret> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)).slice(0, VERSION_BYTES);
  const version = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return { version, key: await crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"]) };
}

function secretBytes(text: string | undefined): Uint8Array<ArrayBuffer> | null {
  try {
    const bytes = Uint8Array.from(atob(text?.trim() ?? ""), (character) => character.charCodeAt(0));
    return bytes.length === SECRET_BYTES ? bytes : null;
  } catch {
    return null;
  }
}
