// The HTTP API that ConvexHttpClient and `convex run` speak: one function call a request, or several queries of one moment.
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AuthOutcome, AuthService } from "../auth/authService";
import type { ActionResult, Call, FunctionHost, FunctionKind, MutationResult, QueryResult } from "../functions/types";
import { decodeTs, encodeTs } from "../sync/wire";
import { refusalOf, type OnCall } from "../functions/callGate";
import { readArguments } from "../functions/callArguments";
import { BodyTooLarge, readBody, sendTooLarge } from "./body";
import type { AllowedOrigins } from "./cors";
import type { HeldSnapshots } from "./heldSnapshots";
import type { Limits } from "./limits";
import { originOf } from "./origin";
import { sendJson } from "./sendJson";
import { formatOf, written, type ValueFormat } from "./valueFormat";

/** A function's own failure; other statuses are ours. */
const FUNCTION_FAILED = 560;
/** Characters that the answers of one batch may come to: they are held until the last is there. */
const MAX_BATCH = 64 * 1024 * 1024;

type Sent = { path?: unknown; args?: unknown; format?: unknown; componentPath?: unknown; ts?: unknown; queries?: unknown };
type Caller = Extract<AuthOutcome, { ok: true }>;
type Prepared = { kind: FunctionKind; call: Call; format: ValueFormat };
type ApiParts = { trustedProxies: number; origins: AllowedOrigins; limits: Limits; onCall?: OnCall };

/** A request that can't be answered as it is. */
class BadRequest extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

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
      const sent = isGet ? sentIn(url) : objectOf(JSON.parse(await readBody(request, this.parts.limits.apiBody)));
      const caller = await this.auth.fromHeader(request.headers.authorization);
      if (!caller.ok) return sendJson(response, 401, error("Unauthenticated", caller.reason));
      await this.run(request, response, endpoint, sent, caller);
    } catch (problem) {
      if (problem instanceof BodyTooLarge) sendTooLarge(request, response, problem);
      else if (problem instanceof SyntaxError) sendJson(response, 400, error("BadJsonBody", "What was sent is not JSON."));
      else if (problem instanceof BadRequest) sendJson(response, 400, error(problem.code, problem.message));
      else throw problem;
    }
    return true;
  }

  private async run(request: IncomingMessage, response: ServerResponse, endpoint: Endpoint, sent: Sent, caller: Caller): Promise<void> {
    const calls = (endpoint.kind === "batch" ? queriesOf(sent) : [sent]).map((one) => this.prepared(request, endpoint, one, caller));
    for (const { kind, call } of calls) {
      const refusal = caller.admin ? null : refusalOf(this.parts.onCall, { kind, path: call.path, address: call.origin!.ip, identity: call.identity });
      if (refusal) return void sendRefusal(response, refusal);
    }
    if (endpoint.kind === "batch") return this.answerAll(response, calls);
    const [{ kind, call, format }] = calls as [Prepared];
    const at = endpoint.kind === "queryAt" ? this.snapshots.at(decodeTs(String(sent.ts))) : undefined;
    if (at === null) throw new BadRequest("InvalidTimestamp", "This moment is not held any more. Ask for another with query_ts.");
    const result = kind === "query" ? await this.functions.query({ ...call, ...(at && { at }) }) : await this.functions[kind](call);
    send(response, result.ok ? 200 : FUNCTION_FAILED, answered(result, format));
  }

  /** Refuses what doesn't make sense before anything has run. */
  private prepared(request: IncomingMessage, endpoint: Endpoint, sent: Sent, { admin, identity, token }: Caller): Prepared {
    const path = endpoint.path ?? sent.path;
    if (typeof path !== "string") throw new BadRequest("BadJsonBody", "The body needs a function's path.");
    const format = formatOf(sent.format);
    if (format === null) throw new BadRequest("BadFormat", `format param must be one of [\`json\`]. Got ${typeof sent.format === "string" ? sent.format : typeof sent.format}`);
    const read = readArguments(sent.args, path);
    if (!read.ok) throw new BadRequest("InvalidArguments", read.message);
    const component = admin && typeof sent.componentPath === "string" ? sent.componentPath : "";
    const origin = { ...originOf(request, this.parts.trustedProxies), authToken: token };
    return { kind: this.kindOf(endpoint, path, component), call: { path, args: read.args, component, identity, origin, allowInternal: admin }, format };
  }

  private kindOf({ kind }: Endpoint, path: string, component: string): FunctionKind {
    if (kind === "any") return this.functions.kindOf(path, component) ?? "query";
    return kind === "queryAt" || kind === "batch" ? "query" : kind;
  }

  /** All at one moment. One that fails is an answer like the others. */
  private async answerAll(response: ServerResponse, calls: Prepared[]): Promise<void> {
    const at = this.snapshots.newest();
    try {
      const results: string[] = [];
      let size = 0;
      for (const { call, format } of calls) {
        if (response.destroyed) return;
        const result = answered(await this.functions.query({ ...call, at }), format);
        size += result.length;
        if (size > MAX_BATCH) throw new BadRequest("TooLargeBatch", `The answers of one batch are more than ${MAX_BATCH} characters. Ask for less at once.`);
        results.push(result);
      }
      send(response, 200, `{"results":[${results.join(",")}]}`);
    } finally {
      at.release();
    }
  }
}

/** `/api/query?path=module:name&args={…}&format=json`, for what can only follow a link. */
function sentIn({ searchParams }: URL): Sent {
  return { path: searchParams.get("path") ?? undefined, args: JSON.parse(searchParams.get("args") ?? "{}") as unknown, format: searchParams.get("format") ?? undefined };
}

const objectOf = (json: unknown): Sent => (typeof json === "object" && json !== null ? json : {});

function queriesOf({ queries }: Sent): Sent[] {
  if (!Array.isArray(queries)) throw new BadRequest("BadJsonBody", "The body needs a list of queries.");
  return queries.map(objectOf);
}

/** A call that was not let through, and when to try again. */
export function sendRefusal(response: ServerResponse, { message, retryAfterMs }: { message: string; retryAfterMs: number }): true {
  response.setHeader("retry-after", Math.ceil(retryAfterMs / 1000));
  return sendJson(response, 429, error("RateLimited", message));
}

export function answered(result: QueryResult | MutationResult | ActionResult, format: ValueFormat): string {
  const logLines = JSON.stringify(result.logLines);
  if (result.ok) return `{"status":"success","value":${written(result.value, format)},"logLines":${logLines}}`;
  const data = result.data === undefined ? "" : `"errorData":${written(JSON.stringify(result.data), format)},`;
  return `{"status":"error","errorMessage":${JSON.stringify(result.message)},${data}"logLines":${logLines}}`;
}

function send(response: ServerResponse, status: number, json: string): void {
  response.setHeader("content-type", "application/json");
  response.writeHead(status).end(json);
}

/** `any`: of whichever kind the function is. `path`: the function that the address itself names. */
type Endpoint = { kind: FunctionKind | "any" | "queryAt" | "batch"; path?: string };

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
    case "/api/query_batch":
      return { kind: "batch" };
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
