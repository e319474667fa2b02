// Puts the floors together: opens the data, loads the functions, listens.
import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { AuthService } from "../auth/authService";
import { openDatabase } from "../database/openDatabase";
import { createFunctionHost } from "../functions/createFunctionHost";
import { Environment } from "../functions/environment";
import { ExecutionLog } from "../functions/executionLog";
import { openFileStorage } from "../functions/openFileStorage";
import type { FunctionHost } from "../functions/types";
import { serveDeployment, serveSite, type Mount } from "../http/httpServer";
import { StaticFiles } from "../http/staticFiles";
import { CronJobs } from "../scheduler/cronJobs";
import { Scheduler } from "../scheduler/scheduler";
import { Exports } from "../snapshot/exports";
import { Imports } from "../snapshot/imports";
import { SyncServer } from "../sync/syncServer";

export type DeploymentOptions = {
  projectDir: string;
  dataDir: string;
  /** 0 takes any free port. */
  port: number;
  /** Takes the next free port when the one asked for is taken. */
  portSearch?: boolean;
  /** A port for the project's own routes alone; they are on `port` too. */
  sitePort?: number;
  /** An app's built files. */
  staticDir?: string;
  /** Origins that this app may load scripts and frames from, besides its own. */
  scriptOrigins?: string[];
  /**
   * How many proxies stand in front of it: so many of the last addresses of X-Forwarded-For are theirs, and the one
   * before is the client. 0, the default, takes nobody's word: the client is the other end of the socket.
   */
  trustProxy?: number;
  /** How clients reach it, when that isn't http://localhost:port. */
  publicUrl?: string;
  /** Environment of the functions; asked once the data folder is this process's own and the address is known. */
  env?: (dataDir: string, url: string) => Promise<Record<string, string>> | Record<string, string>;
  onLog?: (path: string, lines: string[]) => void;
  /** What else to serve on `port`; made once the deployment's address is known. */
  mounts?: (at: { url: string; dataDir: string }) => Mount[];
};

export type Deployment = {
  url: string;
  port: number;
  /** For /api/function and `convex run`. */
  adminKey: string;
  functions: FunctionHost;
  /** Stops listening, finishes what is being written, closes the data. */
  close(): Promise<void>;
};

const PORTS_TRIED = 50;
export const ADDRESS_FILE = "address";
export const ADMIN_KEY_FILE = "admin-key";

/** Throws StoreError for a data folder that can't be had, PortTaken for a port that can't. */
export async function startDeployment(options: DeploymentOptions): Promise<Deployment> {
  const database = await openDatabase(options.dataDir);
  const opened: (() => Promise<void> | void)[] = [() => database.close()];
  const close = async () => {
    for (const undo of opened.splice(0).reverse()) await undo();
  };
  try {
    // The address is known before the functions are loaded: they are told it.
    const server = await listen(options.port, options.portSearch ? PORTS_TRIED : 1);
    opened.push(() => stop(server));
    const { port } = server.address() as AddressInfo;
    const url = options.publicUrl ?? `http://localhost:${port}`;
    const siteUrl = options.sitePort && !options.publicUrl ? `http://localhost:${options.sitePort}` : url;
    const given = { ...(await options.env?.(options.dataDir, url)), CONVEX_CLOUD_URL: url, CONVEX_SITE_URL: siteUrl };
    const environment = await Environment.load(database, given);
    const log = new ExecutionLog();
    const files = openFileStorage(options.dataDir, database);
    const functions = await createFunctionHost({ projectDir: options.projectDir, database, files, env: () => environment.variables, onLog: options.onLog, log });
    opened.push(() => functions.close());
    // Only now are the tables there that say which of them somebody has.
    await files.sweep();
    const adminKey = keptAdminKey(options.dataDir);
    const auth = new AuthService(functions, adminKey, siteUrl);
    const exports = new Exports(database, files, join(options.dataDir, "exports"));
    const imports = new Imports(database, functions, join(options.dataDir, "imports"));
    opened.push(() => exports.stop(), () => imports.stop());
    await exports.start();
    await imports.start();
    const sync = new SyncServer(database, functions, auth);
    opened.push(() => sync.close());
    const staticFiles = options.staticDir ? new StaticFiles(options.staticDir, options.scriptOrigins) : null;
    const parts = { database, functions, auth, sync, admin: { environment, log, exports, imports }, siteUrl, staticFiles, mounts: options.mounts?.({ url, dataDir: options.dataDir }) ?? [], trustedProxies: options.trustProxy ?? 0, version: "caravan-local" };
    serveDeployment(server, parts);
    if (options.sitePort !== undefined) {
      const site = await listen(options.sitePort, 1);
      opened.push(() => stop(site));
      serveSite(site, parts);
    }
    const scheduler = new Scheduler(database, functions);
    opened.push(() => scheduler.stop());
    await scheduler.start();
    const crons = new CronJobs(database, functions);
    opened.push(() => crons.stop());
    await crons.start();
    opened.push(announce(options.dataDir, `http://localhost:${port}`));
    return { url, port, adminKey, functions, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function listen(port: number, tries: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    // Until the functions are loaded: come back soon. A request without an answer would wait for ever.
    const server = createServer((_request, response) => response.writeHead(503, { "retry-after": "1" }).end());
    server.on("upgrade", (_request, socket) => socket.destroy());
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EADDRINUSE") reject(error);
      else if (tries > 1) listen(port + 1, tries - 1).then(resolve, reject);
      else reject(new PortTaken(port));
    });
    server.listen(port, () => resolve(server));
  });
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

/** Where who has the data folder, and this machine, finds the deployment that runs on it. Returns what takes it back. */
function announce(dataDir: string, url: string): () => void {
  const path = join(dataDir, ADDRESS_FILE);
  writeFileSync(path, `${url}\n`);
  return () => rmSync(path, { force: true });
}

/** Made once a data folder, readable by its owner alone. */
function keptAdminKey(dataDir: string): string {
  const path = join(dataDir, ADMIN_KEY_FILE);
  if (existsSync(path)) return readFileSync(path, "utf8").trim();
  const key = `caravan-local|${randomBytes(32).toString("hex")}`;
  writeFileSync(path, `${key}\n`, { mode: 0o600 });
  return key;
}

export class PortTaken extends Error {
  constructor(readonly port: number) {
    super(`Port ${port} is in use by another program. Stop it, or set another port.`);
  }
}
