// Browsers have `crypto.randomUUID` only where a page came by https or from this machine: a phone that opens Caravan at the address of a
// machine in its own network has none, and no edit could be named. Randomness itself it has.

/** As `crypto.randomUUID`: version 4. */
export function randomUuid(): ReturnType<Crypto["randomUUID"]> {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** Gives a browser's `crypto` what it lacks; for everybody, as it is asked for in many places. */
export function completeCrypto(browsers: { randomUUID?: Crypto["randomUUID"] } = crypto): void {
  browsers.randomUUID ??= randomUuid;
}

completeCrypto();
