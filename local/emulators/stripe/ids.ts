// Ids as Stripe's look: a prefix that says what it is, then letters and digits nobody can guess.
import { randomBytes } from "node:crypto";

const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

export function newId(prefix: string, length = 24): string {
  return `${prefix}_${letters(length)}`;
}

/** What comes after an intent's id in its client secret. */
export function newClientSecret(id: string): string {
  return `${id}_secret_${letters(25)}`;
}

export function letters(length: number): string {
  // 62 × 4 = 248: bytes above would make some letters likelier than others.
  let text = "";
  while (text.length < length) for (const byte of randomBytes(length)) if (byte < 248 && text.length < length) text += ALPHABET[byte % 62];
  return text;
}
