// Between Node's requests and the web's: bodies stream both ways, and are bounded.
import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream as NodeStream } from "node:stream/web";
import { LIMITS } from "./limits";
import { sendJson } from "./sendJson";

export class BodyTooLarge extends Error {
  constructor(limit: number) {
    super(`The request's body is larger than ${limit} bytes.`);
  }
}

/** What a client who was refused is let send on, so that it comes to read why. */
const DRAINED = 64 * 1024 * 1024;

/** The body's pieces; throws BodyTooLarge, at once where the request says its length. The request may be answered still. */
export async function* bounded(request: IncomingMessage, limit: number): AsyncGenerator<Buffer> {
  const declared = tooLargeAsDeclared(request, limit);
  if (declared) throw declared;
  yield* counted(request, () => limit);
}

async function* counted(request: IncomingMessage, limit: () => number): AsyncGenerator<Buffer> {
  let size = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limit()) throw new BodyTooLarge(limit());
    yield chunk;
  }
}

export function tooLargeAsDeclared({ headers }: IncomingMessage, limit: number): BodyTooLarge | null {
  return Number(headers["content-length"] ?? 0) > limit ? new BodyTooLarge(limit) : null;
}

/** The whole body as text. Throws BodyTooLarge. */
export async function readBody(request: IncomingMessage, limit = LIMITS.apiBody): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of bounded(request, limit)) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}

/** Answers 413, and lets the client come to its end. */
export function sendTooLarge(request: IncomingMessage, response: ServerResponse, { message }: BodyTooLarge): void {
  sendJson(response, 413, { code: "RequestTooLarge", message });
  let drained = 0;
  request.on("data", (chunk: Buffer) => {
    drained += chunk.length;
    if (drained > DRAINED) request.destroy();
  });
  request.resume();
}

/** `limit()` is asked as the body comes; what it declares is the caller's to look at. `tooLarge()`: what stopped it from being read, if anything did. */
export function toWebRequest(request: IncomingMessage, url: URL, limit: () => number): { web: Request; tooLarge: () => BodyTooLarge | null } {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) for (const one of [value ?? []].flat()) headers.append(name, one);
  let stopped: BodyTooLarge | null = null;
  const pieces = async function* () {
    try {
      yield* counted(request, limit);
    } catch (error) {
      if (error instanceof BodyTooLarge) stopped = error;
      throw error;
    }
  };
  const hasBody = request.method !== "GET" && request.method !== "HEAD";
  const body = hasBody ? { body: Readable.toWeb(Readable.from(pieces(), { objectMode: false })) as ReadableStream, duplex: "half" as const } : {};
  return { web: new Request(url, { method: request.method, headers, ...body }), tooLarge: () => stopped };
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
