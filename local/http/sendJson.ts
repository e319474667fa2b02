// The API's answers that aren't a function's: a code for programs, and a sentence for people.
import type { ServerResponse } from "node:http";

export function sendJson(response: ServerResponse, status: number, body: unknown): true {
  response.setHeader("content-type", "application/json");
  response.writeHead(status).end(JSON.stringify(body));
  return true;
}
