const TOKEN = "__convexAuthJWT";
/** Sessions that were left without the server, which still holds them: their ids, which end them and nothing more. */
const LEFT = "caravan-left";

/** Whether somebody has been signed in on this device, known before the connection is up. A guess, never a permission. */
export function wasSignedIn(): boolean {
  try {
    return Object.keys(localStorage).some((key) => key.startsWith(TOKEN));
  } catch {
    return false;
  }
}

/** Who that is, at the deployment of this address; null for strangers and for whom Clerk vouches. */
export function signedInAs(address: string): string | null {
  return subjectOf(address)?.[0] ?? null;
}

/** Whom the token names, and its session. */
function subjectOf(address: string): string[] | null {
  try {
    const token = localStorage.getItem(keyOfToken(address));
    if (token === null) return null;
    const claims = JSON.parse(atob(token.split(".")[1]!.replaceAll("-", "+").replaceAll("_", "/"))) as { sub?: unknown };
    return typeof claims.sub === "string" ? claims.sub.split("|") : null;
  } catch {
    return null;
  }
}

/** Leaves without the server: no token of the session stays here. The server holds it until `leftSessions` have been ended. */
export function dropSession(address: string): void {
  const sessionId = subjectOf(address)?.[1];
  if (sessionId) keepLeft([...leftSessions(), sessionId]);
  const suffix = keyOfToken(address).slice(TOKEN.length);
  for (const key of Object.keys(localStorage)) if (key.startsWith("__convexAuth") && key.endsWith(suffix)) localStorage.removeItem(key);
}

export function leftSessions(): string[] {
  try {
    return (JSON.parse(localStorage.getItem(LEFT) ?? "[]") as unknown[]).filter((id) => typeof id === "string");
  } catch {
    return [];
  }
}

export const forgetLeft = (sessionId: string): void => keepLeft(leftSessions().filter((id) => id !== sessionId));

function keepLeft(ids: string[]): void {
  if (ids.length > 0) localStorage.setItem(LEFT, JSON.stringify(ids));
  else localStorage.removeItem(LEFT);
}

/** As the accounts library names it. */
const keyOfToken = (address: string) => `${TOKEN}_${address.replace(/[^a-zA-Z0-9]/g, "")}`;
