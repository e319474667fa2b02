// Codes that a person reads in one place and types in another: random, forgiving about how they are typed,
// and kept as hashes only.
import { sha256 } from "../../digest";

/** 32 signs, none of which looks like another. */
const ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
const GROUP = 5;
/** Of what is looked at of a code as it was typed. */
const LONGEST = 100;

/** `length` signs of 5 bits each, in groups: "K7QM2-9XPDA". */
export function randomCode(length: number): string {
  const signs = Array.from(crypto.getRandomValues(new Uint8Array(length)), (byte) => ALPHABET[byte % ALPHABET.length]);
  return signs.map((sign, index) => (index > 0 && index % GROUP === 0 ? `-${sign}` : sign)).join("");
}

/** Hash of a code as it may have been typed. `context` keeps one person's code from being another's. */
export function codeHash(code: string, context: string): Promise<string> {
  return sha256(`${context}|${code.slice(0, LONGEST).toUpperCase().replace(/[^0-9A-Z]/g, "")}`);
}
