// What this browser is known by to the accounts that signed in here: random, and no use to anybody else than to
// read the resets that are asked for here, where Caravan has no mail service.
const KEY = "caravan.browserTicket";

/** 64 hex digits, made the first time; null where the browser keeps nothing. */
export function browserTicket(): string | null {
  try {
    const kept = localStorage.getItem(KEY);
    if (kept) return kept;
    const ticket = Array.from(crypto.getRandomValues(new Uint8Array(32)), (byte) => byte.toString(16).padStart(2, "0")).join("");
    localStorage.setItem(KEY, ticket);
    return ticket;
  } catch {
    return null;
  }
}
