/** Whether somebody has been signed in on this device, known before the connection is up. A guess, never a permission. */
export function wasSignedIn(): boolean {
  try {
    return Object.keys(localStorage).some((key) => key.startsWith("__convexAuthJWT"));
  } catch {
    return false;
  }
}
