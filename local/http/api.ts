// The HTTP API that ConvexHttpClient and `convex run` speak: one function call a request.
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AuthService } from "../auth/authService";
import type { ActionResult, FunctionHost, FunctionKind, MutationResult, QueryResult } from "../functions/types";
import { decodeTs, encodeTs } from "../sync/wire";
import { refusalOf, type OnCall } from "../functions/callGate";
import { readArguments } from "../functions/callArguments";
import { BodyTooLarge, readBody, sendTooLarge } from "./body";
import type { AllowedOrigins } from "./cors";
import type { HeldSnapshots } from "./heldSnapshots";
import type { Limits } from "./limits";
import { originOf } from "./origin";
import { sendJson } from "./sendJson";

/** A function's own failure; other statuses are ours. */
const FUNCTION_FAILED = 560;

type ApiCall = { path?: unknown; args?: unknown; format?: unknown; componentPath?: unknown; ts?: unknown };
type ApiParts = { trustedProxies: number; origins: AllowedOrigins; limits: Limits; onCall?: OnCall };

export class Api {
  constructor(
    private readonly functions: FunctionHost,
    private readonly auth: AuthService,
    private readonly snapshots: HeldSnapshots,
    private readonly parts: ApiParts,
  ) {}

  /** False when the path is not one of the API's. */
  async handle(request: IncomingMessage, response: ServerResponse, url: URL): Promise<boolean> {
    const endpoint = endpointOf(url.pathname);
    if (endpoint === null) return false;
    if (!this.parts.origins.open(request, response)) return true;
    const isGet = request.method === "GET" && endpoint.kind === "query";
    if (request.method !== "POST" && !isGet) return sendJson(response, 405, error("MethodNotAllowed", "Send a POST."));
    if (endpoint.kind === "timestamp") return sendJson(response, 200, { ts: encodeTs(this.snapshots.hold()) });
    try {
      const call = isGet ? callOf(url) : callIn(await readBody(request, this.parts.limits.apiBody));
      const path = endpoint.path ?? call.path;
      if (typeof path !== "string") return sendJson(response, 400, error("BadJsonBody", "The body needs a function's path."));
      await this.run(request, response, endpoint, { ...call, path });
    } catch (problem) {
      if (problem instanceof BodyTooLarge) sendTooLarge(request, response, problem);
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
    const component = caller.admin && typeof call.componentPath === "string" ? call.componentPath : "";
    const read = readArguments(call.args);
    if (!read.ok) return sendJson(response, 400, error("InvalidArguments", read.message));
    const origin = { ...originOf(request, this.parts.trustedProxies), authToken: caller.token };
    const made = { path: call.path, args: read.args, component, identity: caller.identity, origin, allowInternal: caller.admin };
    const kind = endpoint.kind === "any" ? (this.functions.kindOf(call.path, component) ?? "query") : endpoint.kind;
    const refusal = caller.admin ? null : refusalOf(this.parts.onCall, { kind: kind === "queryAt" ? "query" : kind, path: call.path, address: origin.ip, identity: caller.identity });
    if (refusal) return sendRefusal(response, refusal);
    sendResult(response, kind === "queryAt" || kind === "query" ? await this.functions.query({ ...made, ...(at && { at }) }) : await this.functions[kind](made));
  }
}

/** `/api/query?path=module:name&args={…}&format=json`, for what can only follow a link. */
function callOf({ searchParams }: URL): ApiCall {
  return { path: searchParams.get("path") ?? undefined, args: JSON.parse(searchParams.get("args") ?? "{}") as unknown, format: searchParams.get("format") ?? undefined };
}

function callIn(body: string): ApiCall {
  const call = JSON.parse(body) as unknown;
  return typeof call === "object" && call !== null ? call : {};
}

/** A call that was not let through, and when to try again. */
export function sendRefusal(response: ServerResponse, { message, retryAfterMs }: { message: string; retryAfterMs: number }): true {
  response.setHeader("retry-after", Math.ceil(retryAfterMs / 1000));
  return sendJson(response, 429, error("RateLimited", message));
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
