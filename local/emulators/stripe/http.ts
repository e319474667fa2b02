// What both the API and the pages need of a request.
import type { IncomingMessage } from "node:http";

const LARGEST_BODY = 1024 * 1024;

export class BodyTooLarge extends Error {}

/** Throws BodyTooLarge above one mebibyte. */
export async function bodyText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LARGEST_BODY) throw new BodyTooLarge("The request is too large.");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
