// The API is open to pages of any origin: who calls is said by tokens, never by cookies.
import type { IncomingMessage, ServerResponse } from "node:http";

export function allowAnyOrigin(request: IncomingMessage, response: ServerResponse): void {
  response.setHeader("access-control-allow-origin", request.headers.origin ?? "*");
  response.setHeader("access-control-allow-methods", "GET, HEAD, POST, OPTIONS");
  response.setHeader("access-control-allow-headers", request.headers["access-control-request-headers"] ?? "authorization, content-type, convex-client, digest");
  response.setHeader("access-control-expose-headers", "accept-ranges, content-length, content-range, digest, etag");
  response.setHeader("access-control-max-age", "86400");
  response.setHeader("vary", "origin, access-control-request-headers");
}
