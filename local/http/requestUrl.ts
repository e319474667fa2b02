// A request's address, always one of this deployment: what a client writes before the path is no host of ours.
import type { IncomingMessage } from "node:http";

const HERE = "http://localhost";

/** Null for what is none, such as "*". */
export function requestUrl({ url = "/" }: IncomingMessage): URL | null {
  try {
    if (url.startsWith("/")) return new URL(HERE + url);
    const { protocol, pathname, search } = new URL(url);
    return protocol === "http:" || protocol === "https:" ? new URL(HERE + pathname + search) : null;
  } catch {
    return null;
  }
}
