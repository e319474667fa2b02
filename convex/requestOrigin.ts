// Where a request came from, as far as we need to know it: the address for limits alone, and for what is
// kept, the network and the kind of browser.
import bowser from "bowser";
import type { MutationCtx } from "./_generated/server";

export type RequestOrigin = {
  /** Never written down; key of rate limits. Null for what the deployment itself does. */
  address: string | null;
  /** "203.0.113.0/24", or "2001:db8:1::/48"; null too when it is the deployment's own machine. */
  network: string | null;
  /** "Chrome on Windows" */
  browser: string | null;
};

/** A mutation's or an action's. */
type AnyRequestCtx = { meta: Pick<MutationCtx["meta"], "getRequestMetadata"> };

export async function requestOrigin(ctx: AnyRequestCtx): Promise<RequestOrigin> {
  const { ip, userAgent } = await ctx.meta.getRequestMetadata();
  return { address: ip, network: ip === null ? null : networkOf(ip), browser: userAgent && browserOf(userAgent) };
}

/** The deployment's own machine: whoever sits at it, or a proxy that doesn't say for whom it asks. */
export const isLoopback = (address: string): boolean => /^(?:::ffff:)?127\.|^::1$/i.test(address);

/** The part of an address that says which network, not which machine; null for the deployment's own machine. */
export function networkOf(address: string): string | null {
  if (isLoopback(address)) return null;
  const mapped = /^(?:::ffff:)?(\d+)\.(\d+)\.(\d+)\.\d+$/i.exec(address);
  if (mapped) return `${mapped[1]}.${mapped[2]}.${mapped[3]}.0/24`;
  const [head = ""] = address.split("::");
  const groups = head.split(":").filter(Boolean).slice(0, 3);
  return `${groups.join(":")}::/48`;
}

function browserOf(userAgent: string): string {
  const { browser, os } = bowser.parse(userAgent);
  return [browser.name ?? "A program", os.name].filter(Boolean).join(" on ");
}
