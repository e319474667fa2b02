// The address that a route is told it was asked at. Its host is the client's word, for anybody can send any: what is to be
// relied upon is CONVEX_SITE_URL. What X-Forwarded-… and Forwarded say is believed of trusted proxies alone.
import type { IncomingHttpHeaders, IncomingMessage } from "node:http";

/** Nothing that would move the path, which comes after it. */
const HOST = /^(\[[\da-f:.]+\]|[\w.-]+)(:\d+)?$/i;
const SCHEME = /^https?$/i;

export function routeUrl({ headers }: IncomingMessage, { pathname, search }: URL, siteUrl: string, trustedProxies: number): URL {
  return new URL(originAsked(headers, new URL(siteUrl), trustedProxies) + pathname + search);
}

/** The site's own where the request names none that could be. */
function originAsked(headers: IncomingHttpHeaders, site: URL, trustedProxies: number): string {
  const { host = headers.host ?? "", scheme } = trustedProxies > 0 ? forwarded(headers, trustedProxies) : {};
  const asSite = `${site.protocol}//${host}`;
  if (!HOST.test(host) || !URL.canParse(asSite)) return site.origin;
  // A proxy that isn't trusted to say so may have taken the TLS away.
  if (scheme === undefined) return new URL(new URL(asSite).host === site.host ? asSite : `http://${host}`).origin;
  return new URL(`${scheme}://${host}`).origin;
}

function forwarded(headers: IncomingHttpHeaders, trustedProxies: number): { host?: string; scheme?: string } {
  const of = (name: string) => heard(headers[name], trustedProxies);
  const pairs = (of("forwarded") ?? "").split(";").map((pair) => pair.split("=", 2).map((part) => part.trim()));
  const field = (name: string) => pairs.find(([key]) => key?.toLowerCase() === name)?.[1]?.replace(/^"(.*)"$/, "$1");
  const host = field("host") ?? of("x-forwarded-host");
  const scheme = of("x-forwarded-proto") ?? field("proto");
  return { ...(host && { host }), ...(scheme && SCHEME.test(scheme) && { scheme }) };
}

/** Of what each proxy has appended, the part of the outermost that is trusted. */
function heard(header: string | string[] | undefined, trustedProxies: number): string | undefined {
  const said = [header ?? []].flat().join(",").split(",");
  return said[Math.max(0, said.length - trustedProxies)]!.trim() || undefined;
}
