// The HTTP API that ConvexHttpClient and `convex run` speak: one function call a request.
import type { IncomingMessage, ServerResponse } from "node:http";
import type { JSONValue } from "convex/values";
import type { AuthService } from "../auth/authService";
import type { ActionResult, FunctionHost, FunctionKind, MutationResult, QueryResult } from "../functions/types";
import { decodeTs, encodeTs } from "../sync/wire";
import { BodyTooLarge, readBody } from "./body";
import { allowAnyOrigin } from "./cors";
import type { HeldSnapshots } from "./heldSnapshots";
import { originOf } from "./origin";

/** A function's own failure; other statuses are ours. */
const FUNCTION_FAILED = 560;

type ApiCall = { path?: unknown; args?: JSONValue; format?: string; componentPath?: string; ts?: string };

export class Api {
  constructor(
    private readonly functions: FunctionHost,
    private readonly auth: AuthService,
    private readonly snapshots: HeldSnapshots,
    private readonly trustedProxies: number,
  ) {}

  /** False when the path is not one of the API's. */
  async handle(request: IncomingMessage, response: ServerResponse, pathname: string): Promise<boolean> {
    const endpoint = endpointOf(pathname);
    if (endpoint === null) return false;
    allowAnyOrigin(request, response);
    if (request.method === "OPTIONS") {
      response.writeHead(204).end();
      return true;
    }
    const isGet = request.method === "GET" && endpoint.kind === "query";
    if (request.method !== "POST" && !isGet) return sendJson(response, 405, error("MethodNotAllowed", "Send a POST."));
    if (endpoint.kind === "timestamp") return sendJson(response, 200, { ts: encodeTs(this.snapshots.hold()) });
    try {
      const call = isGet ? callOf(request) : (JSON.parse(await readBody(request)) as ApiCall);
      const path = endpoint.path ?? call.path;
      if (typeof path !== "string") return sendJson(response, 400, error("BadJsonBody", "The body needs a function's path."));
      await this.run(request, response, endpoint, { ...call, path });
    } catch (problem) {
      if (problem instanceof BodyTooLarge) sendJson(response, 413, error("RequestTooLarge", problem.message));
      else if (problem instanceof SyntaxError) sendJson(response, 400, error("BadJsonBody", "What was sent is not JSON."));
      else throw problem;
    }
    return true;
  }

  private async run(request: IncomingMessage, response: ServerResponse, endpoint: Endpoint, call: ApiCall & { path: string }) {
    const caller = await this.auth.fromHeader(request.headers.authorization);
    if (!caller.ok) return sendJson(response, 401, error("Unauthenticated", caller.reason));
    const at = endpoint.kind === "queryAt" ? this.snapshots.at(decodeTs(String(call.ts))) : undefined;
    if (at === null) return sendJson(response, 400, error("InvalidTimestamp", "This moment is not held any more. Ask for another with query_ts."));
    const component = caller.admin ? (call.componentPath ?? "") : "";
    const args = Array.isArray(call.args) ? (call.args[0] ?? {}) : (call.args ?? {});
    const origin = { ...originOf(request, this.trustedProxies), authToken: caller.token };
    const made = { path: call.path, args, component, identity: caller.identity, origin, allowInternal: caller.admin };
    const kind = endpoint.kind === "any" ? (this.functions.kindOf(call.path, component) ?? "query") : endpoint.kind;
    sendResult(response, kind === "queryAt" || kind === "query" ? await this.functions.query({ ...made, ...(at && { at }) }) : await this.functions[kind](made));
  }
}

/** `/api/query?path=module:name&args={…}&format=json`, for what can only follow a link. */
function callOf(request: IncomingMessage): ApiCall {
  const { searchParams } = new URL(request.url ?? "/", "http://localhost");
  return { path: searchParams.get("path") ?? undefined, args: JSON.parse(searchParams.get("args") ?? "{}") as JSONValue, format: searchParams.get("format") ?? undefined };
}

function sendResult(response: ServerResponse, result: QueryResult | MutationResult | ActionResult): void {
  const logLines = JSON.stringify(result.logLines);
  response.setHeader("content-type", "application/json");
  if (result.ok) {
    response.writeHead(200).end(`{"status":"success","value":${result.value},"logLines":${logLines}}`);
    return;
  }
  const { message: errorMessage, data: errorData } = result;
  response.writeHead(FUNCTION_FAILED).end(JSON.stringify({ status: "error", errorMessage, ...(errorData !== undefined && { errorData }), logLines: result.logLines }));
}

/** `any`: of whichever kind the function is. `path`: the function that the address itself names. */
type Endpoint = { kind: FunctionKind | "any" | "queryAt"; path?: string };

function endpointOf(pathname: string): Endpoint | { kind: "timestamp" } | null {
  const run = /^\/api\/run\/(.+)$/.exec(pathname)?.[1];
  if (run !== undefined) return namedFunction(run);
  switch (pathname) {
    case "/api/query":
    case "/api/mutation":
    case "/api/action":
      return { kind: pathname.slice("/api/".length) as FunctionKind };
    case "/api/function":
      return { kind: "any" };
    case "/api/query_ts":
      return { kind: "timestamp" };
    case "/api/query_at_ts":
      return { kind: "queryAt" };
    default:
      return null;
  }
}

function namedFunction(encoded: string): Endpoint | null {
  try {
    return { kind: "any", path: decodeURIComponent(encoded).replace(/\/([^/]+)$/, ":$1") };
  } catch {
    // Not a percent-encoding of anything.
    return null;
  }
}

const error = (code: string, message: string) => ({ code, message });

export function sendJson(response: ServerResponse, status: number, body: unknown): true {
  response.setHeader("content-type", "application/json");
  response.writeHead(status).end(JSON.stringify(body));
  return true;
}
