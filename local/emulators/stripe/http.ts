// What both the API and the pages need of a request.
import type { IncomingMessage } from "node:http";
import { ApiError } from "./api/errors";

const LARGEST_BODY = 1024 * 1024;

/** Throws ApiError 413 above one mebibyte. */
export async function bodyText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LARGEST_BODY) throw new ApiError(413, { type: "invalid_request_error", message: "The request is too large." });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
