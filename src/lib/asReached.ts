// The deployment names its files by the one address that it knows of itself. A page that was opened at another of its addresses (127.0.0.1, a
// phone at the machine's own) may not call that one, or can't reach it: the same path is at the address by which the page came.

/** Null: the deployment is elsewhere than the page, and reached at what it calls itself. */
const here = () => (import.meta.env.VITE_CONVEX_URL ? null : window.location.origin);

/** Of what `ctx.storage` gave out: where this page finds it. */
export function asReached(url: string, origin: string | null = here()): string {
  if (origin === null) return url;
  const { pathname, search } = new URL(url);
  return origin + pathname + search;
}
