// What the page's routes need of a running deployment, and how they say no.
import type { AuthService } from "../auth/authService";
import type { Database } from "../database/types";
import type { Environment } from "../functions/environment";
import type { ExecutionLog } from "../functions/executionLog";
import type { FunctionHost } from "../functions/types";
import type { SyncServer } from "../sync/syncServer";

export type DashboardParts = {
  dataDir: string;
  database: Database;
  functions: FunctionHost;
  auth: AuthService;
  sync: SyncServer;
  environment: Environment;
  log: ExecutionLog;
};

/** A sentence for the person at the page; nothing was changed. */
export class DashboardRefusal extends Error {}
