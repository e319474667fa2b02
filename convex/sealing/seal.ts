// What would hurt if it leaked, at rest: AES-256-GCM with a secret of the environment and a nonce of its own
// for each text. The context (whose it is, and what for) is authenticated with it, so that a row copied to
// another person or another field can't be opened. Call it from actions.
import { v, type Infer } from "convex/values";
import { hex } from "../digest";

const SECRET_BYTES = 32;
const NONCE_BYTES = 12;
const VERSION_BYTES = 4;

/** The fields of a sealed text in a table. */
export const sealedText = v.object({
  ciphertext: v.bytes(),
  nonce: v.bytes(),
  /** Names the secret that it was sealed with. */
  keyVersion: v.string(),
});

export type SealedText = Infer<typeof sealedText>;
type Secret = { version: string; key: CryptoKey };
export type Secrets = { current: Secret; previous: Secret | null };
type Env = { AI_KEYS_SECRET?: string; AI_KEYS_SECRET_PREVIOUS?: string };

/** Whether this deployment can seal at all: AI_KEYS_SECRET is 32 bytes in base64. */
export const canSeal = (env: Env): boolean => secretBytes(env.AI_KEYS_SECRET) !== null;

/** Null when the environment has no usable secret. The previous one only opens what it has sealed. */
export async function readSecrets(env: Env): Promise<Secrets | null> {
  const [current, previous] = [secretBytes(env.AI_KEYS_SECRET), secretBytes(env.AI_KEYS_SECRET_PREVIOUS)];
  return current && { current: await secret(current), previous: previous && (await secret(previous)) };
}

/** `context` is an id of what it belongs to, such as "<userId>|totp"; the same is needed to open it. */
export async function seal(text: string, context: string, { current }: Secrets): Promise<SealedText> {
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const ciphertext = await crypto.subtle.encrypt(parameters(nonce.buffer, context), current.key, new TextEncoder().encode(text));
  return { ciphertext, nonce: nonce.buffer, keyVersion: current.version };
}

/** Null when it can't be opened: the secret is gone, or the text isn't as it was sealed. */
export async function unseal({ ciphertext, nonce, keyVersion }: SealedText, context: string, { current, previous }: Secrets): Promise<string | null> {
  const secret = [current, previous].find((each) => each?.version === keyVersion);
  if (!secret) return null;
  try {
    return new TextDecoder().decode(await crypto.subtle.decrypt(parameters(nonce, context), secret.key, ciphertext));
  } catch {
    // The one thing that Web Crypto says of a wrong key, nonce or context.
    return null;
  }
}

const parameters = (iv: ArrayBuffer, context: string) => ({ name: "AES-GCM", iv, additionalData: new TextEncoder().encode(context) });

/** A secret is known by a few bytes of its hash, so that nobody has to number them. */
async function secret(bytes: Uint8Array<ArrayBuffer>): Promise<Secret> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)).slice(0, VERSION_BYTES);
  return { version: hex(digest), key: await crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"]) };
}

function secretBytes(text: string | undefined): Uint8Array<ArrayBuffer> | null {
  try {
    const bytes = Uint8Array.from(atob(text?.trim() ?? ""), (character) => character.charCodeAt(0));
    return bytes.length === SECRET_BYTES ? bytes : null;
  } catch {
    return null;
  }
}
