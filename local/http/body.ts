// Between Node's requests and the web's: bodies stream both ways, and are bounded.
import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream as NodeStream } from "node:stream/web";

export class BodyTooLarge extends Error {}

export const MAX_API_BODY = 8 * 1024 * 1024;

/** The whole body as text. Throws BodyTooLarge. */
export async function readBody(request: IncomingMessage, limit = MAX_API_BODY): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limit) throw new BodyTooLarge(`The request is larger than ${limit} bytes.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

export function toWebRequest(request: IncomingMessage, origin: string): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) for (const one of [value ?? []].flat()) headers.append(name, one);
  const hasBody = request.method !== "GET" && request.method !== "HEAD";
  const body = hasBody ? { body: Readable.toWeb(request) as ReadableStream, duplex: "half" as const } : {};
  return new Request(new URL(request.url ?? "/", origin), { method: request.method, headers, ...body });
}

/** Reads the body to its end, or gives it up: whoever writes it is told. */
export async function sendWebResponse(response: Response, to: ServerResponse, head: boolean): Promise<void> {
  try {
    sendHead(response, to);
  } catch (error) {
    await response.body?.cancel();
    throw error;
  }
  if (head || !response.body) {
    await response.body?.cancel();
    to.end();
    return;
  }
  await pipeline(Readable.fromWeb(response.body as NodeStream), to);
}

function sendHead(response: Response, to: ServerResponse): void {
  to.statusCode = response.status;
  response.headers.forEach((value, name) => {
    if (name !== "set-cookie") to.setHeader(name, value);
  });
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) to.setHeader("set-cookie", cookies);
}
