const TOKEN = "__convexAuthJWT";

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
  try {
    const token = localStorage.getItem(keyOfToken(address));
    if (token === null) return null;
    const claims = JSON.parse(atob(token.split(".")[1]!.replaceAll("-", "+").replaceAll("_", "/"))) as { sub?: unknown };
    return typeof claims.sub === "string" ? claims.sub.split("|", 1)[0]! : null;
  } catch {
    return null;
  }
}

/** Leaves without the server, which goes on holding a session that nobody has the token of. */
export function dropSession(address: string): void {
  const suffix = keyOfToken(address).slice(TOKEN.length);
  for (const key of Object.keys(localStorage)) if (key.startsWith("__convexAuth") && key.endsWith(suffix)) localStorage.removeItem(key);
}

/** As the accounts library names it. */
const keyOfToken = (address: string) => `${TOKEN}_${address.replace(/[^a-zA-Z0-9]/g, "")}`;
