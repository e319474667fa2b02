// One port: the sync protocol, the HTTP API, the project's own routes, then the app's files.
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { AuthService } from "../auth/authService";
import type { Database } from "../database/types";
import type { FunctionHost } from "../functions/types";
import type { SyncServer } from "../sync/syncServer";
import { AdminRoutes, type AdminParts } from "./adminRoutes";
import { Api, sendJson } from "./api";
import { sendWebResponse, toWebRequest } from "./body";
import { HeldSnapshots } from "./heldSnapshots";
import { originOf } from "./origin";
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
  version: string;
};

/** Something else that whoever starts the deployment serves on the same port, below a path of its own. */
export type Mount = {
  /** "/emulators/x": this path and all below it. */
  path: string;
  handle(request: IncomingMessage, response: ServerResponse): Promise<void> | void;
};

/** Everything on one server, which may be listening already: what answered until now gives way. */
export function serveDeployment(server: Server, parts: HttpParts): void {
  const storage = new StorageRoutes(parts.functions.files);
  const admin = new AdminRoutes(parts.functions, parts.auth, parts.admin);
  const api = new Api(parts.functions, parts.auth, new HeldSnapshots(parts.database), parts.trustedProxies);
  server.removeAllListeners("request").removeAllListeners("upgrade");
  server.on("request", (request, response) => {
    void guard(response, async () => {
      const { pathname } = new URL(request.url ?? "/", "http://localhost");
      if (pathname === "/version") return void response.end(parts.version);
      const mount = parts.mounts.find(({ path }) => pathname === path || pathname.startsWith(`${path}/`));
      if (mount) return await mount.handle(request, response);
      if (await storage.handle(request, response, pathname)) return;
      if (pathname.startsWith("/api/") && (await admin.handle(request, response, pathname))) return;
      if (pathname.startsWith("/api/") && (await api.handle(request, response, pathname))) return;
      if (await runRoute(parts, request, response)) return;
      if (parts.staticFiles?.handle(request, response, pathname)) return;
      sendJson(response, 404, { code: "NotFound", message: "There is nothing at this address." });
    });
  });
  server.on("upgrade", (request, socket, head) => {
    if (/^\/api\/([^/]+\/)?sync$/.test(new URL(request.url ?? "/", "http://localhost").pathname)) parts.sync.upgrade(request, socket, head, originOf(request, parts.trustedProxies));
    else socket.destroy();
  });
}

/** Only the project's own routes, as a deployment's `.convex.site` address has them. */
export function serveSite(server: Server, parts: HttpParts): void {
  server.removeAllListeners("request");
  server.on("request", (request, response) => {
    void guard(response, async () => {
      if (!(await runRoute(parts, request, response))) response.writeHead(404).end("No matching routes found");
    });
  });
}

async function runRoute(parts: HttpParts, request: IncomingMessage, response: ServerResponse): Promise<boolean> {
  const header = request.headers.authorization;
  // Whatever else a route makes of its Authorization header, a token of ours is an identity.
  const caller = header?.startsWith("Bearer ") ? await parts.auth.fromHeader(header) : parts.auth.nobody();
  const { identity, token } = caller.ok ? caller : { identity: null, token: null };
  const origin = { ...originOf(request, parts.trustedProxies), authToken: token };
  const answer = await parts.functions.http(toWebRequest(request, parts.siteUrl), identity, origin);
  if (!answer) return false;
  await sendWebResponse(answer, response, request.method === "HEAD");
  return true;
}

async function guard(response: ServerResponse, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ERR_STREAM_PREMATURE_CLOSE") return;
    console.error("A request failed", error);
    if (response.headersSent) response.destroy();
    else sendJson(response, 500, { code: "InternalServerError", message: "Something went wrong here. Try again." });
  }
}
