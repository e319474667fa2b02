// `/_local`: a page for the developer of the project that runs here, and what it asks. The page is for everybody to load
// and holds no data; every answer needs the admin key, in the Authorization header alone.
import type { IncomingMessage, ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import { BodyTooLarge, readBody, sendTooLarge } from "../http/body";
import { sendJson } from "../http/sendJson";
import type { Mount } from "../http/httpServer";
import { StoreError } from "../store/errors";
import { CONTENT_SECURITY_POLICY, PageAssets } from "./pageAssets";
import type { DashboardParts } from "./parts";
import { functionRoutes } from "./routes/functionRoutes";
import { healthRoutes } from "./routes/healthRoutes";
import { scheduleRoutes } from "./routes/scheduleRoutes";
import { subscriptionRoutes } from "./routes/subscriptionRoutes";
import { tableRoutes } from "./routes/tableRoutes";
import type { Answers } from "./types";

const DASHBOARD_PATH = "/_local";
const API = `${DASHBOARD_PATH}/api/`;
/** A request of its own: its answer is the file. */
export const FILE = "file";

export function dashboardMount(parts: DashboardParts): Mount {
  const dashboard = new Dashboard(parts);
  return { path: DASHBOARD_PATH, handle: (request, response) => dashboard.handle(request, response) };
}

/** Everything that the page may ask, by name. */
export function answersOf(parts: DashboardParts): Answers {
  return { ...tableRoutes(parts), ...functionRoutes(parts), ...scheduleRoutes(parts), ...subscriptionRoutes(parts), ...healthRoutes(parts) };
}

class Dashboard {
  private readonly assets = new PageAssets();
  private readonly answers: Answers;

  constructor(private readonly parts: DashboardParts) {
    this.answers = answersOf(parts);
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    response.setHeader("content-security-policy", CONTENT_SECURITY_POLICY);
    response.setHeader("x-content-type-options", "nosniff");
    response.setHeader("referrer-policy", "no-referrer");
    if (pathname.startsWith(API)) return this.api(request, response, pathname.slice(API.length));
    const asset = request.method === "GET" || request.method === "HEAD" ? await this.assets.find(pathname.slice(DASHBOARD_PATH.length)) : null;
    if (!asset) return void sendJson(response, 404, { code: "NotFound", message: "There is nothing at this address." });
    response.setHeader("etag", asset.etag);
    response.setHeader("cache-control", "no-cache");
    if (request.headers["if-none-match"] === asset.etag) return void response.writeHead(304).end();
    response.writeHead(200, { "content-type": asset.type, "content-length": asset.body.length }).end(request.method === "HEAD" ? undefined : asset.body);
  }

  /** Who has no key learns nothing, not even which requests there are. */
  private async api(request: IncomingMessage, response: ServerResponse, name: string): Promise<void> {
    response.setHeader("cache-control", "no-store");
    const caller = await this.parts.auth.fromHeader(request.headers.authorization);
    if (!caller.ok || !caller.admin) return void sendJson(response, 401, { code: "BadAdminKey", message: "The admin key is missing or wrong." });
    if (request.method !== "POST") return void sendJson(response, 405, { code: "MethodNotAllowed", message: "Send a POST." });
    const answer = Object.hasOwn(this.answers, name) ? (this.answers[name as keyof Answers] as (asked: object) => unknown) : null;
    if (!answer && name !== FILE) return void sendJson(response, 404, { code: "NotFound", message: "There is no such request." });
    try {
      const asked = JSON.parse(await readBody(request)) as unknown;
      if (typeof asked !== "object" || asked === null) throw new SyntaxError("The body is not a JSON object.");
      if (answer) sendJson(response, 200, await answer(asked));
      else await this.sendFile(response, asked as { component: string; id: string });
    } catch (error) {
      if (error instanceof BodyTooLarge) sendTooLarge(request, response, error);
      // What a transaction, a validator or a route refuses is a sentence for who asked; a store that failed is ours.
      else if (error instanceof Error && !(error instanceof StoreError) && !response.headersSent) sendJson(response, 400, { code: "Refused", message: error.message });
      else throw error;
    }
  }

  private async sendFile(response: ServerResponse, { component, id }: { component: string; id: string }): Promise<void> {
    const { files } = this.parts.functions;
    const { value: file } = await this.parts.database.read(async (tx) => files.find(tx, component, id, "storage.get"));
    if (!file) return void sendJson(response, 404, { code: "FileNotFound", message: "This file has been deleted meanwhile." });
    response.writeHead(200, { "content-type": file.contentType ?? "application/octet-stream", "content-length": file.size });
    if (file.size === 0) response.end();
    else await pipeline(files.read(file), response);
  }
}
