/**
 * Where somebody wanted to go, as an address of ours ("/trips?tab=past"); `otherwise` for what leads to another site,
 * such as "//elsewhere", "/\\elsewhere" or "/..//elsewhere", and for what is no address at all. `origin` is our own.
 */
export function ownPath(wanted: string | null, origin: string, otherwise: string): string {
  if (!wanted?.startsWith("/") || !URL.canParse(wanted, origin)) return otherwise;
  const { origin: at, pathname, search, hash } = new URL(wanted, origin);
  return at === origin && !pathname.startsWith("//") ? pathname + search + hash : otherwise;
}
