// The code that lets what is on this device come along to a Clerk account. It outlives the way to Clerk's pages and
// back, in this tab alone.

/** keep: a guest signs up, and goes on as a new person if that fails. link: somebody adds Clerk to their account. */
export type LinkPurpose = "keep" | "link";
export type LinkCode = { code: string; expiresAt: number; purpose: LinkPurpose };

const KEY = "caravan-link-code";

export function keepLinkCode(code: LinkCode, storage: Storage = sessionStorage) {
  storage.setItem(KEY, JSON.stringify(code));
}

export function dropLinkCode(storage: Storage = sessionStorage) {
  storage.removeItem(KEY);
}

/** Null when there is none, or it has expired (`now`: epoch ms). */
export function readLinkCode(now: number, storage: Storage = sessionStorage): LinkCode | null {
  try {
    const kept = JSON.parse(storage.getItem(KEY) ?? "null") as LinkCode | null;
    return kept && kept.expiresAt > now ? kept : null;
  } catch {
    return null;
  }
}
