// Puts the floors together: opens the data, loads the functions, listens.
import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { AuthService } from "../auth/authService";
import { dashboardMount } from "../dashboard/dashboardMount";
import { openDatabase } from "../database/openDatabase";
import type { OnCall } from "../functions/callGate";
import { createFunctionHost } from "../functions/createFunctionHost";
import { Environment } from "../functions/environment";
import { ExecutionLog } from "../functions/executionLog";
import { openFileStorage } from "../functions/files/openFileStorage";
import type { FunctionHost } from "../functions/types";
import { AllowedOrigins } from "../http/cors";
import { FrontDoor } from "../http/frontDoor";
import { createListener } from "../http/httpListener";
import { serveDeployment, serveSite, type Mount } from "../http/httpServer";
import { LIMITS, type Limits } from "../http/limits";
import { StaticFiles } from "../http/staticFiles";
import { CronJobs } from "../scheduler/cronJobs";
import { Retention } from "../scheduler/retention";
import { Scheduler } from "../scheduler/scheduler";
import { Exports } from "../snapshot/exports";
import { Imports } from "../snapshot/imports";
import { writeWhole } from "../store/dataFolder";
import type { StoreError } from "../store/errors";
import { SyncServer } from "../sync/syncServer";
import { recoveryNote } from "./recoveryNote";

export type DeploymentOptions = {
  projectDir: string;
  dataDir: string;
  /** 0 takes any free port. */
  port: number;
  /** The one address to listen at, such as 127.0.0.1 for proxies on this machine; all of them when it isn't given. */
  host?: string;
  /** Takes the next free port when the one asked for is taken. */
  portSearch?: boolean;
  /** The functions will be loaded again as they are edited: their bundles are made at the start, so that the next are made quickly. */
  watch?: boolean;
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
  onLog?: (path: string, lines: string[], requestId: string) => void;
  /** Told why an execution failed, without what it was given. */
  onFailure?: (path: string, message: string) => void;
  /**
   * Served to strangers: clients are told neither what plain errors say nor what functions print, only pages of `publicUrl`
   * and `allowOrigins` may call, and behind proxies an address has 256 connections.
   */
  production?: boolean;
  /** Origins of pages that may call the API; "*" for any. Any may unless this is given or it is for production. */
  allowOrigins?: string[];
  /** Asked before anybody from outside has a public function run. */
  onCall?: OnCall;
  limits?: Partial<Limits>;
  /** Serve the developer's page at /_local; it asks for the admin key. On by default, unless for production. */
  dashboard?: boolean;
  /** The disk failed under a commit: the process must end, and says at its next start what it finds. */
  onDiskFailure?: (error: StoreError) => void;
  /** What else to serve on `port`; made once the deployment's address is known. */
  mounts?: (at: { url: string; dataDir: string }) => Mount[];
};

export type Deployment = {
  url: string;
  port: number;
  /** For /api/function and `convex run`. */
  adminKey: string;
  functions: FunctionHost;
  /** Clients that are connected, and distinct queries that they watch. */
  counts(): { sessions: number; queries: number };
  /** What its start found to put right, as a sentence; null when there was nothing. */
  recovered: string | null;
  /** Stops listening, finishes what is being written, closes the data. */
  close(): Promise<void>;
};

const PORTS_TRIED = 50;
/** An office, or a mobile network's worth of people behind one address. */
const STRANGERS_CONNECTIONS = 256;
export const ADDRESS_FILE = "address";
export const ADMIN_KEY_FILE = "admin-key";
const CODE_DIR = "code";
const SIGNING_KEY_FILE = "signing-key";

/** Throws StoreError for a data folder that can't be had, PortTaken for a port that can't. */
export async function startDeployment(options: DeploymentOptions): Promise<Deployment> {
  const database = await openDatabase(options.dataDir, { onFailure: options.onDiskFailure });
  const opened: (() => Promise<void> | void)[] = [() => database.close()];
  const close = async () => {
    for (const undo of opened.splice(0).reverse()) await undo();
  };
  try {
    // The address is known before the functions are loaded: they are told it.
    const trustedProxies = options.trustProxy ?? 0;
    const limits = { ...LIMITS, ...(options.production && trustedProxies > 0 && { connectionsPerAddress: STRANGERS_CONNECTIONS }), ...options.limits };
    const door = new FrontDoor(limits.connectionsPerAddress, trustedProxies);
    const server = await listen(options, limits, options.port, options.portSearch ? PORTS_TRIED : 1);
    door.watch(server);
    opened.push(() => stop(server));
    const { port } = server.address() as AddressInfo;
    const url = options.publicUrl ?? `http://localhost:${port}`;
    const siteUrl = options.sitePort && !options.publicUrl ? `http://localhost:${options.sitePort}` : url;
    const given = { ...(await options.env?.(options.dataDir, url)), CONVEX_CLOUD_URL: url, CONVEX_SITE_URL: siteUrl };
    const environment = await Environment.load(database, given);
    const log = new ExecutionLog();
    const files = openFileStorage(options.dataDir, database);
    const functions = await createFunctionHost({ projectDir: options.projectDir, database, files, env: () => environment.variables, onLog: options.onLog, onFailure: options.onFailure, production: options.production, log, signingKeyFile: join(options.dataDir, SIGNING_KEY_FILE), codeDir: join(options.dataDir, CODE_DIR), watch: options.watch });
    opened.push(() => functions.close());
    // Only now are the tables there that say which of them somebody has.
    const swept = await files.sweep();
    const adminKey = keptAdminKey(options.dataDir);
    const auth = new AuthService(functions, adminKey, siteUrl);
    const exports = new Exports(database, files, join(options.dataDir, "exports"));
    const imports = new Imports(database, functions, join(options.dataDir, "imports"));
    opened.push(() => exports.stop(), () => imports.stop());
    await exports.start();
    await imports.start();
    const sync = new SyncServer(database, functions, auth, limits, options.onCall);
    opened.push(() => sync.close());
    const staticFiles = options.staticDir ? new StaticFiles(options.staticDir, options.scriptOrigins) : null;
    const page = (options.dashboard ?? !options.production) ? [dashboardMount({ dataDir: options.dataDir, database, functions, auth, sync, environment, log })] : [];
    const mounts = [...page, ...(options.mounts?.({ url, dataDir: options.dataDir }) ?? [])];
    const parts = { database, functions, auth, sync, admin: { environment, log, exports, imports }, siteUrl, staticFiles, mounts, trustedProxies, door, origins: allowedOrigins(options, [url, siteUrl], port), limits, onCall: options.onCall, version: "caravan-local" };
    serveDeployment(server, parts);
    if (options.sitePort !== undefined) {
      const site = await listen(options, limits, options.sitePort, 1);
      door.watch(site);
      opened.push(() => stop(site));
      serveSite(site, parts);
    }
    const scheduler = new Scheduler(database, functions);
    opened.push(() => scheduler.stop());
    const jobs = await scheduler.start();
    const crons = new CronJobs(database, functions, undefined, log);
    opened.push(() => crons.stop());
    await crons.start();
    const retention = new Retention(database, functions);
    opened.push(() => retention.stop());
    retention.start();
    opened.push(announce(options.dataDir, `http://localhost:${port}`));
    return { url, port, adminKey, functions, counts: () => sync.counts, recovered: recoveryNote({ ...database.recovery, ...jobs, swept }), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Pages of the deployment itself, and those that the options name. */
function allowedOrigins({ production, allowOrigins }: DeploymentOptions, own: string[], port: number): AllowedOrigins {
  if (!production && !allowOrigins) return new AllowedOrigins(null);
  const here = ["localhost", "127.0.0.1", "[::1]"].map((name) => `http://${name}:${port}`);
  return new AllowedOrigins([...own.map((url) => new URL(url).origin), ...here, ...(allowOrigins ?? [])]);
}

function listen(options: Pick<DeploymentOptions, "host">, limits: Limits, port: number, tries: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    // Until the functions are loaded: come back soon. A request without an answer would wait for ever.
    const server = createListener(limits, (_request, response) => response.writeHead(503, { "retry-after": "1" }).end());
    server.on("upgrade", (_request, socket) => socket.destroy());
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EADDRINUSE") reject(error);
      else if (tries > 1) listen(options, limits, port + 1, tries - 1).then(resolve, reject);
      else reject(new PortTaken(port));
    });
    server.listen({ port, ...(options.host !== undefined && { host: options.host }) }, () => resolve(server));
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
  if (existsSync(path)) {
    chmodSync(path, 0o600);
    return readFileSync(path, "utf8").trim();
  }
  const key = `caravan-local|${randomBytes(32).toString("hex")}`;
  writeWhole(path, `${key}\n`);
  return key;
}

export class PortTaken extends Error {
  constructor(readonly port: number) {
    super(`Port ${port} is in use by another program. Stop it, or set another port.`);
  }
}
