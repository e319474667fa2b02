// The HTTP API that ConvexHttpClient and `convex run` speak: one function call a request.
import type { IncomingMessage, ServerResponse } from "node:http";
import type { JSONValue } from "convex/values";
import type { AuthService } from "../auth/authService";
import type { FunctionHost, FunctionKind } from "../functions/types";
import { BodyTooLarge, readBody } from "./body";

/** A function's own failure; other statuses are ours. */
const FUNCTION_FAILED = 560;

type ApiCall = { path?: unknown; args?: JSONValue; format?: string; componentPath?: string };

export class Api {
  constructor(
    private readonly functions: FunctionHost,
    private readonly auth: AuthService,
  ) {}

  /** False when the path is not one of the API's. */
  async handle(request: IncomingMessage, response: ServerResponse, pathname: string): Promise<boolean> {
    const name = /^\/api\/(query|mutation|action|function)$/.exec(pathname)?.[1];
    const run = /^\/api\/run\/(.+)$/.exec(pathname)?.[1];
    if (pathname === "/api/query_ts" || (!name && !run)) return pathname === "/api/query_ts" ? this.refuseSnapshot(response) : false;
    allowAnyOrigin(request, response);
    if (request.method === "OPTIONS") {
      response.writeHead(204).end();
      return true;
    }
    if (request.method !== "POST") return sendJson(response, 405, error("MethodNotAllowed", "Send a POST."));
    try {
      const call = JSON.parse(await readBody(request)) as ApiCall;
      const path = run ? decodeURIComponent(run).replace(/\/([^/]+)$/, ":$1") : call.path;
      if (typeof path !== "string") return sendJson(response, 400, error("BadJsonBody", "The body needs a function's path."));
      await this.run(request, response, name === "function" || run ? "any" : (name as FunctionKind), { ...call, path });
    } catch (problem) {
      if (problem instanceof BodyTooLarge) sendJson(response, 413, error("RequestTooLarge", problem.message));
      else if (problem instanceof SyntaxError) sendJson(response, 400, error("BadJsonBody", "The body is not JSON."));
      else throw problem;
    }
    return true;
  }

  private async run(request: IncomingMessage, response: ServerResponse, wanted: FunctionKind | "any", call: ApiCall & { path: string }) {
    const caller = await this.auth.fromHeader(request.headers.authorization);
    if (!caller.ok) return sendJson(response, 401, error("Unauthenticated", caller.reason));
    const args = Array.isArray(call.args) ? (call.args[0] ?? {}) : (call.args ?? {});
    const component = caller.admin ? (call.componentPath ?? "") : "";
    const kind = wanted === "any" ? (this.functions.kindOf(call.path, component) ?? "query") : wanted;
    const result = await this.functions[kind]({ path: call.path, args, component, identity: caller.identity, allowInternal: caller.admin });
    const logLines = JSON.stringify(result.logLines);
    response.setHeader("content-type", "application/json");
    if (result.ok) {
      response.writeHead(200).end(`{"status":"success","value":${result.value},"logLines":${logLines}}`);
      return;
    }
    const { message: errorMessage, data: errorData } = result;
    response.writeHead(FUNCTION_FAILED).end(JSON.stringify({ status: "error", errorMessage, ...(errorData !== undefined && { errorData }), logLines: result.logLines }));
  }

  private refuseSnapshot(response: ServerResponse): boolean {
    return sendJson(response, 400, error("NotSupported", "Consistent queries over HTTP are not supported by this deployment. Use `query`."));
  }
}

const error = (code: string, message: string) => ({ code, message });

export function sendJson(response: ServerResponse, status: number, body: unknown): true {
  response.setHeader("content-type", "application/json");
  response.writeHead(status).end(JSON.stringify(body));
  return true;
}

function allowAnyOrigin(request: IncomingMessage, response: ServerResponse): void {
  response.setHeader("access-control-allow-origin", request.headers.origin ?? "*");
  response.setHeader("access-control-allow-methods", "GET, POST, OPTIONS");
  response.setHeader("access-control-allow-headers", "authorization, content-type, convex-client");
  response.setHeader("access-control-max-age", "86400");
  response.setHeader("vary", "origin");
}
