// A server that isn't held up by who sends slowly or sends what isn't HTTP: both are told so, and cut off.
import { createServer, type RequestListener, type Server } from "node:http";
import type { Socket } from "node:net";
import { MAX_HEADERS, type Limits } from "./limits";

const CHECK_MS = 1000;

/** `listener` answers until somebody takes its place. */
export function createListener({ headersMs, requestMs, keepAliveMs }: Limits, listener: RequestListener): Server {
  const server = createServer(
    { maxHeaderSize: MAX_HEADERS, headersTimeout: headersMs, requestTimeout: requestMs, keepAliveTimeout: keepAliveMs, connectionsCheckingInterval: Math.min(CHECK_MS, headersMs) },
    listener,
  );
  server.on("clientError", (error: NodeJS.ErrnoException, stream) => {
    const socket = stream as Socket;
    // Amid an answer there is no place for another.
    if (!socket.writable || socket.bytesWritten > 0) return void socket.destroy();
    const [status, code, message] = refusalFor(error.code);
    const body = JSON.stringify({ code, message });
    socket.end(`HTTP/1.1 ${status}\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`, () => socket.destroy());
  });
  return server;
}

function refusalFor(code: string | undefined): [status: string, code: string, message: string] {
  switch (code) {
    case "HPE_HEADER_OVERFLOW":
      return ["431 Request Header Fields Too Large", "HeadersTooLarge", `The request's address and headers are larger than ${MAX_HEADERS} bytes.`];
    case "ERR_HTTP_REQUEST_TIMEOUT":
      return ["408 Request Timeout", "RequestTimeout", "The request took too long to arrive."];
    default:
      return ["400 Bad Request", "BadRequest", "This is not an HTTP request."];
  }
}
