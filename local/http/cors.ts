// Which pages may call the API. Who calls is said by tokens, never by cookies, so that pages of any origin may, unless
// a list says which.
import type { IncomingMessage, ServerResponse } from "node:http";
import { sendJson } from "./sendJson";

export class AllowedOrigins {
  private readonly origins: Set<string> | null;

  /** Null, or "*" among them, for any. What isn't a browser's page sends no origin, and is let in. */
  constructor(origins: string[] | null) {
    this.origins = origins === null || origins.includes("*") ? null : new Set(origins);
  }

  admits({ headers: { origin } }: IncomingMessage): boolean {
    return this.origins === null || origin === undefined || this.origins.has(origin);
  }

  /** For a request to the API: false once it has been answered, with a refusal or, a preflight, with what is allowed. */
  open(request: IncomingMessage, response: ServerResponse): boolean {
    if (!this.admits(request)) {
      sendJson(response, 403, originRefused(request));
      return false;
    }
    response.setHeader("access-control-allow-origin", request.headers.origin ?? "*");
    // A page's farewell (`navigator.sendBeacon`) is always sent as if with cookies; none is ever read.
    if (request.headers.origin !== undefined) response.setHeader("access-control-allow-credentials", "true");
    response.setHeader("access-control-allow-methods", "GET, HEAD, POST, OPTIONS");
    response.setHeader("access-control-allow-headers", request.headers["access-control-request-headers"] ?? "authorization, content-type, convex-client, digest");
    response.setHeader("access-control-expose-headers", "accept-ranges, content-length, content-range, digest, etag, retry-after");
    response.setHeader("access-control-max-age", "86400");
    response.setHeader("vary", "origin, access-control-request-headers");
    if (request.method !== "OPTIONS") return true;
    response.writeHead(204).end();
    return false;
  }
}

export const originRefused = ({ headers: { origin } }: IncomingMessage) => ({
  code: "OriginNotAllowed",
  message: `Pages of ${String(origin).slice(0, 200)} may not call this deployment. Its --allow-origin says which may.`,
});
