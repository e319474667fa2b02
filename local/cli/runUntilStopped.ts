// A deployment as a process: one sentence for what stops it from starting, a clean end for Ctrl-C and
// SIGTERM, and functions loaded again as they are edited.
import { once } from "node:events";
import { watch } from "chokidar";
import { functionsDirectory } from "../functions/functionsDirectory";
import { SnapshotError } from "../snapshot/snapshotError";
import { StoreError } from "../store/errors";
import { UsageError } from "./options";
import { PortTaken, startDeployment, type Deployment, type DeploymentOptions } from "./startDeployment";

const STOP_MS = 2000;
const SETTLE_MS = 50;

/** Starts, or ends the process with one sentence and status 1. */
export async function runUntilStopped(options: DeploymentOptions): Promise<Deployment> {
  const deployment = await startDeployment({ onLog: options.production ? printLogWithId : printLog, ...(options.production && { onFailure: printFailure }), onDiskFailure: refuse, ...options }).catch(refuse);
  if (deployment.recovered !== null) console.log(deployment.recovered);
  // An edit made once it is said to serve is not missed.
  if (options.watch) await reloadOnChange(deployment, options.projectDir);
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(0), STOP_MS).unref();
    void deployment.close().finally(() => process.exit(0));
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
  // A promise that a function left un-awaited, mostly: nobody else's calls may end with it.
  process.on("unhandledRejection", (error) => console.error("A promise that nobody awaited failed:", error));
  return deployment;
}

/** What a person can do something about is a sentence; anything else keeps its stack. */
export function refuse(error: unknown): never {
  const known = error instanceof StoreError || error instanceof PortTaken || error instanceof UsageError || error instanceof SnapshotError;
  console.error(known ? error.message : error);
  process.exit(1);
}

/** Resolves once it sees every change. */
async function reloadOnChange(deployment: Deployment, projectDir: string): Promise<void> {
  const dir = functionsDirectory(projectDir);
  let timer: NodeJS.Timeout | undefined;
  const reload = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const begun = performance.now();
      deployment.functions.reload().then(
        () => console.log(`Functions loaded again in ${Math.round(performance.now() - begun)} ms`),
        (error: unknown) => console.error("The functions could not be loaded; the last good ones go on.\n", error instanceof Error ? error.message : error),
      );
    }, SETTLE_MS);
  };
  const watcher = watch(dir, { ignoreInitial: true, ignored: (path) => path.includes("_generated") || path.endsWith(".test.ts") }).on("all", reload);
  await once(watcher, "ready");
}

function printLog(path: string, lines: string[]): void {
  for (const line of lines) console.log(`${path} ${line}`);
}

/** Clients are told the number of a request that failed, and nothing else. */
function printLogWithId(path: string, lines: string[], requestId: string): void {
  printLog(`[Request ID: ${requestId}] ${path}`, lines);
}

function printFailure(path: string, message: string): void {
  console.error(`${path} ${message}`);
}
