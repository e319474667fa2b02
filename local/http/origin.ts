// Where a request comes from. Behind proxies the socket's other end is the last of them: what they say is
// believed as far as they are trusted, and no further, for anybody can send the header.
import type { IncomingMessage } from "node:http";
import { isIP, isIPv6 } from "node:net";
import type { Origin } from "../functions/types";

/** `trustedProxies`: how many proxies stand in front, each of which appends to X-Forwarded-For whom it heard from. */
export function originOf(request: IncomingMessage, trustedProxies: number): Origin {
  return { ip: clientAddress(request, trustedProxies), userAgent: request.headers["user-agent"] ?? null, authToken: null };
}

/** The nearest address that no trusted proxy vouches for; null when what they say is no address. */
function clientAddress(request: IncomingMessage, trustedProxies: number): string | null {
  const forwarded = trustedProxies > 0 ? [request.headers["x-forwarded-for"] ?? []].flat().join(",").split(",") : [];
  const heard = [...forwarded.map((text) => text.trim()).filter(Boolean), request.socket.remoteAddress ?? ""];
  return bareAddress(heard[Math.max(0, heard.length - 1 - trustedProxies)]!);
}

/** Without port, brackets, or the prefix that IPv4 has on a socket of both kinds. */
function bareAddress(text: string): string | null {
  const [, bracketed] = /^\[([^\]]+)\](?::\d+)?$/.exec(text) ?? [];
  const address = (bracketed ?? text.replace(/^([\d.]+):\d+$/, "$1")).replace(/^::ffff:(?=\d+\.)/i, "");
  return isIP(address) === 0 ? null : address;
}

/** What limits of one address count by: who has an IPv6 address has 2^64 of them. */
export function networkOf(text: string | null): string {
  const address = text === null ? null : bareAddress(text);
  if (address === null || !isIPv6(address)) return address ?? "";
  const [head = "", tail] = address.split("::");
  const groups = head.split(":").filter(Boolean);
  const missing = tail === undefined ? 0 : 8 - groups.length - tail.split(":").filter(Boolean).length;
  return [...groups, ...Array<string>(Math.max(0, missing)).fill("0"), ...(tail ?? "").split(":")].slice(0, 4).join(":");
}
