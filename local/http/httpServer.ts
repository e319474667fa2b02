// One port: the sync protocol, the HTTP API, the project's own routes, then the app's files.
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { AuthService } from "../auth/authService";
import type { Database } from "../database/types";
import { refusalOf, type OnCall } from "../functions/callGate";
import type { FunctionHost } from "../functions/types";
import type { SyncServer } from "../sync/syncServer";
import { AdminRoutes, type AdminParts } from "./adminRoutes";
import { Api, sendRefusal } from "./api";
import { sendTooLarge, sendWebResponse, tooLargeAsDeclared, toWebRequest, type BodyTooLarge } from "./body";
import { originRefused, type AllowedOrigins } from "./cors";
import { refuseUpgrade, type FrontDoor } from "./frontDoor";
import { HeldSnapshots } from "./heldSnapshots";
import type { Limits } from "./limits";
import { originOf } from "./origin";
import { routeUrl } from "./routeUrl";
import { sendJson } from "./sendJson";
import type { StaticFiles } from "./staticFiles";
import { StorageRoutes } from "./storage";

export type HttpParts = {
  database: Database;
  functions: FunctionHost;
  auth: AuthService;
  sync: SyncServer;
  admin: AdminParts;
  /** Where the project's routes believe they are. */
  siteUrl: string;
  staticFiles: StaticFiles | null;
  mounts: Mount[];
  /** Proxies in front of this whose word on who calls is taken. */
  trustedProxies: number;
  door: FrontDoor;
  /** Pages that may call the API. */
  origins: AllowedOrigins;
  limits: Limits;
  onCall?: OnCall;
  version: string;
};

const NO_ROUTES = "This Convex deployment does not have HTTP actions enabled.";
const SYNC = /^\/api\/([^/]+\/)?sync$/;

/** Something else that whoever starts the deployment serves on the same port, below a path of its own. */
export type Mount = {
  /** "/emulators/x": this path and all below it. */
  path: string;
  handle(request: IncomingMessage, response: ServerResponse): Promise<void> | void;
};

/** Everything on one server, which may be listening already: what answered until now gives way. */
export function serveDeployment(server: Server, parts: HttpParts): void {
  const storage = new StorageRoutes(parts.functions.files, parts.origins, parts.limits);
  const admin = new AdminRoutes(parts.functions, parts.auth, parts.admin, parts.origins, parts.limits);
  const api = new Api(parts.functions, parts.auth, new HeldSnapshots(parts.database), parts);
  server.removeAllListeners("request").removeAllListeners("upgrade");
  server.on("request", (request, response) => {
    void guard(response, async () => {
      const url = parts.door.request(request, response);
      if (!url) return;
      const { pathname } = url;
      if (pathname === "/version") return void response.end(parts.version);
      const mount = parts.mounts.find(({ path }) => pathname === path || pathname.startsWith(`${path}/`));
      if (mount) return await mount.handle(request, response);
      if (await storage.handle(request, response, url)) return;
      if (pathname.startsWith("/api/") && (await admin.handle(request, response, url))) return;
      if (pathname.startsWith("/api/") && (await api.handle(request, response, url))) return;
      if (await runRoute(parts, request, response, url, (web, refuse) => connectivity(parts, web, refuse))) return;
      if (parts.staticFiles?.handle(request, response, pathname)) return;
      sendJson(response, 404, { code: "NotFound", message: "There is nothing at this address." });
    });
  });
  server.on("upgrade", (request, socket, head) => {
    const url = parts.door.upgrade(request, socket);
    if (!url) return;
    if (!SYNC.test(url.pathname)) refuseUpgrade(socket, { status: 404, code: "NotFound", message: "WebSockets are for /api/sync and /api/<version>/sync." });
    else if (!parts.origins.admits(request)) refuseUpgrade(socket, { status: 403, ...originRefused(request) });
    else parts.sync.upgrade(request, socket, head, originOf(request, parts.trustedProxies));
  });
}

/** Only the project's own routes, as a deployment's `.convex.site` address has them. */
export function serveSite(server: Server, parts: HttpParts): void {
  server.removeAllListeners("request");
  server.on("request", (request, response) => {
    void guard(response, async () => {
      const url = parts.door.request(request, response);
      if (url && !(await runRoute(parts, request, response, url))) response.writeHead(404).end(parts.functions.hasRoutes() ? "No matching routes found" : NO_ROUTES);
    });
  });
}

/** `maxBody`: bytes that the body may have, if not as many as a route's. */
type Refuse = (maxBody?: number) => Response | null;

/** `otherwise` answers what none of them matches. */
async function runRoute(parts: HttpParts, request: IncomingMessage, response: ServerResponse, url: URL, otherwise: (web: Request, refuse: Refuse) => Response | null = () => null): Promise<boolean> {
  // Whatever else a route makes of its Authorization header, a token of ours is an identity.
  const caller = await parts.auth.fromHeader(request.headers.authorization);
  const { identity, token } = caller.ok ? caller : { identity: null, token: null };
  const origin = { ...originOf(request, parts.trustedProxies), authToken: token };
  let limit = parts.limits.routeBody;
  const { web, tooLarge } = toWebRequest(request, routeUrl(request, url, parts.siteUrl, parts.trustedProxies), () => limit);
  let refusal: ReturnType<typeof refusalOf> = null;
  let declared: BodyTooLarge | null = null;
  const refuse: Refuse = (maxBody = limit) => {
    limit = maxBody;
    refusal = refusalOf(parts.onCall, { kind: "httpAction", path: `${request.method} ${url.pathname}`, address: origin.ip, identity });
    declared = tooLargeAsDeclared(request, limit);
    return refusal || declared ? new Response() : null;
  };
  const answer = (await parts.functions.http(web, identity, origin, () => refuse())) ?? otherwise(web, refuse);
  if (!answer) return false;
  if (refusal) return sendRefusal(response, refusal);
  const stopped = declared ?? tooLarge();
  if (stopped) {
    await answer.body?.cancel();
    sendTooLarge(request, response, stopped);
    return true;
  }
  await sendWebResponse(answer, response, request.method === "HEAD");
  return true;
}

/** Never to be read as a page of this address. */
const AS_BYTES = { "content-type": "application/octet-stream", "x-content-type-options": "nosniff" };

/** What `npx convex network-test` tries. */
function connectivity({ functions, limits }: HttpParts, web: Request, refuse: Refuse): Response | null {
  switch (`${web.method} ${new URL(web.url).pathname}`) {
    case "GET /instance_name":
      return new Response(functions.name);
    case "POST /echo":
      return refuse(limits.echoBody) ?? new Response(web.body, { headers: AS_BYTES });
    default:
      return null;
  }
}

async function guard(response: ServerResponse, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    // Who went away hears nothing.
    if (response.destroyed || (response.req.destroyed && !response.req.complete)) return;
    console.error("A request failed", error);
    if (response.headersSent) response.destroy();
    else sendJson(response, 500, { code: "InternalServerError", message: "Something went wrong here. Try again." });
  }
}
