// What the official command line and `caravan-local backup` ask of a running deployment over HTTP: environment
// variables, logs, exports, imports. All of it needs the admin key.
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import type { AuthService } from "../auth/authService";
import { readArguments } from "../functions/callArguments";
import { EnvironmentRefusal, type Environment, type EnvironmentChange } from "../functions/environment";
import type { ExecutionLog } from "../functions/executionLog";
import { INLINE, InlineQueryRefusal } from "../functions/inlineQuery";
import type { FunctionHost } from "../functions/types";
import type { Exports } from "../snapshot/exports";
import type { ImportRequest, Imports } from "../snapshot/imports";
import { SnapshotError } from "../snapshot/snapshotError";
import { answered } from "./api";
import { BodyTooLarge, readBody, sendTooLarge } from "./body";
import { originRefused, type AllowedOrigins } from "./cors";
import type { Limits } from "./limits";
import { sendJson } from "./sendJson";
import { formatOf } from "./valueFormat";

export type AdminParts = { environment: Environment; log: ExecutionLog; exports: Exports; imports: Imports };

type Exchange = { request: IncomingMessage; response: ServerResponse; query: URLSearchParams; rest: string };
type Route = (exchange: Exchange) => Promise<unknown>;

/** What was asked for can't be had, for a reason that the asker can do something about. */
class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

export class AdminRoutes {
  constructor(
    private readonly functions: FunctionHost,
    private readonly auth: AuthService,
    private readonly parts: AdminParts,
    private readonly origins: AllowedOrigins,
    private readonly limits: Pick<Limits, "apiBody">,
  ) {}

  /** False when the path is not one of these. */
  async handle(request: IncomingMessage, response: ServerResponse, { pathname, searchParams: query }: URL): Promise<boolean> {
    const [, rest = ""] = /^\/api\/export\/zip\/([^/]*)$/.exec(pathname) ?? [];
    const route = this.routes[`${request.method} ${rest === "" ? pathname : "/api/export/zip/"}`];
    if (!route) return false;
    if (!this.origins.admits(request)) return sendJson(response, 403, originRefused(request));
    const caller = await this.auth.fromHeader(request.headers.authorization);
    if (!caller.ok || !caller.admin) return sendJson(response, 403, { code: "BadAdminKey", message: "The provided admin key was invalid for this instance" });
    try {
      const answer = await route({ request, response, query, rest });
      if (!response.headersSent) sendJson(response, 200, answer ?? {});
    } catch (error) {
      if (error instanceof Refusal) sendJson(response, error.status, { code: error.code, message: error.message });
      else if (error instanceof SnapshotError) sendJson(response, 400, { code: "InvalidImport", message: error.message });
      else if (error instanceof EnvironmentRefusal) sendJson(response, 400, { code: "InvalidEnvironmentVariable", message: error.message });
      else if (error instanceof InlineQueryRefusal) sendJson(response, 400, { code: error.code, message: error.message });
      else if (error instanceof BodyTooLarge) sendTooLarge(request, response, error);
      else throw error;
    }
    return true;
  }

  private readonly routes: Record<string, Route> = {
    "POST /api/update_environment_variables": async ({ request }) => {
      const { changes } = await this.jsonBody<{ changes?: unknown }>(request);
      await this.parts.environment.change(environmentChanges(changes));
      // auth.config.ts may name them, and what queries have answered.
      await this.functions.reload();
    },
    "GET /api/stream_function_logs": async ({ response, query }) => {
      const cursor = Number(query.get("cursor") ?? 0);
      if (!(cursor >= 0)) throw new Refusal(400, "BadCursor", "The cursor must be a number.");
      const gone = new AbortController();
      response.once("close", () => gone.abort());
      return this.parts.log.after(cursor, gone.signal);
    },
    "POST /api/export/request/zip": async ({ query }) => {
      const isUnderWay = await this.parts.exports.request({ includeStorage: query.get("includeStorage") === "true" });
      if (!isUnderWay) throw new Refusal(400, "ExportInProgress", "There is already an export requested or in progress.");
    },
    "GET /api/export/zip/": async ({ response, rest }) => {
      const path = this.parts.exports.fileOf(rest);
      if (path === null) throw new Refusal(404, "ExportNotFound", "There is no such export any more: ask for another.");
      const file = createReadStream(path);
      response.setHeader("content-type", "application/zip");
      response.setHeader("content-length", (await stat(path)).size);
      response.setHeader("content-disposition", `attachment; filename=snapshot_${rest}.zip`);
      response.writeHead(200);
      await pipeline(file, response);
    },
    "GET /api/v1/get_canonical_urls": async () => {
      const { CONVEX_CLOUD_URL, CONVEX_SITE_URL } = this.parts.environment.variables;
      return { convexCloudUrl: CONVEX_CLOUD_URL, convexSiteUrl: CONVEX_SITE_URL };
    },
    "GET /api/v1/get_current_usage": async () => this.refuseUsage(),
    "GET /api/v1/list_usage_limits": async () => this.refuseUsage(),
    "POST /api/get_config_hashes": async () => ({ config: { functions: "" }, moduleHashes: [], udfServerVersion: null }),
    "POST /api/deploy2/start_push": async ({ request }) => {
      // What is sent are the bundles that Convex would run.
      request.resume();
      return await this.functions.analyse().catch((error: Error) => {
        throw new Refusal(400, "PushFailed", error.message);
      });
    },
    "POST /api/deploy2/evaluate_push": async () => this.refusePush(),
    "POST /api/deploy2/evaluate_schema": async () => this.refusePush(),
    "POST /api/deploy2/wait_for_schema": async () => this.refusePush(),
    "POST /api/deploy2/finish_push": async () => this.refusePush(),
    "POST /api/run_test_function": async ({ request, response }) => {
      const { bundle, args, format: asked, componentId } = await this.jsonBody<{ bundle?: { source?: unknown }; args?: unknown; format?: unknown; componentId?: unknown }>(request);
      const format = formatOf(asked);
      const read = readArguments(args, INLINE);
      if (typeof bundle?.source !== "string" || format === null || !read.ok) throw new Refusal(400, "BadJsonBody", "The body needs a bundle with its source, arguments and a format.");
      const component = typeof componentId === "string" ? componentId : "";
      const result = await this.functions.inlineQuery(bundle.source, { path: INLINE, args: read.args, component, identity: null, allowInternal: true });
      if (!result) throw new Refusal(400, "ComponentNotFound", `There is no component ${JSON.stringify(component)} here.`);
      response.setHeader("content-type", "application/json");
      response.writeHead(200).end(answered(result, format));
    },
    "POST /api/import/start_upload": async () => ({ uploadToken: this.parts.imports.beginUpload() }),
    "POST /api/import/upload_part": async ({ request, query }) => {
      const part = Number(query.get("partNumber"));
      await this.parts.imports.addPart(query.get("uploadToken") ?? "", part, request as AsyncIterable<Uint8Array>);
      return String(part);
    },
    "POST /api/import/finish_upload": async ({ request }) => {
      const { import: wanted, uploadToken } = await this.jsonBody<{ import?: ImportRequest; uploadToken?: unknown }>(request);
      return { importId: await this.parts.imports.finishUpload(String(uploadToken), wanted ?? {}) };
    },
    "POST /api/perform_import": async ({ request }) => {
      const { importId } = await this.jsonBody<{ importId?: unknown }>(request);
      if (!(await this.parts.imports.perform(String(importId)))) throw new Refusal(400, "ImportNotFound", "There is no import waiting under this id.");
    },
  };

  private refuseUsage(): never {
    throw new Refusal(400, "UsageNotMetered", "This deployment counts no usage and has no limits on it: that is Convex Cloud's. Its developer's page at /_local shows sizes and latencies.");
  }

  private refusePush(): never {
    throw new Refusal(400, "PushNotSupported", "This deployment runs the code in its project folder and takes none over the network: start it with --watch to have it follow what you edit.");
  }

  private async jsonBody<Body extends object>(request: IncomingMessage): Promise<Body> {
    const text = await readBody(request, this.limits.apiBody);
    try {
      const body = JSON.parse(text) as unknown;
      if (typeof body === "object" && body !== null) return body as Body;
    } catch {
      // Said below.
    }
    throw new Refusal(400, "BadJsonBody", "The body is not a JSON object.");
  }
}

function environmentChanges(changes: unknown): EnvironmentChange[] {
  const isChange = (change: unknown) => {
    const { name, value } = (change ?? {}) as { name?: unknown; value?: unknown };
    return typeof name === "string" && (value === undefined || value === null || typeof value === "string");
  };
  if (!Array.isArray(changes) || !changes.every(isChange)) throw new Refusal(400, "BadJsonBody", "Changes are a list of names and values.");
  return (changes as { name: string; value?: string | null }[]).map(({ name, value }) => ({ name, value: value ?? null }));
}
