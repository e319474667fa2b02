// A deployment as a process: one sentence for what stops it from starting, a clean end for Ctrl-C and
// SIGTERM, and functions loaded again as they are edited.
import { once } from "node:events";
import { existsSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { watch } from "chokidar";
import type { BuildFailure, Message } from "esbuild";
import { filesOf } from "../functions/runtime/stackTrace";
import { SnapshotError } from "../snapshot/snapshotError";
import { isUnreadable, StoreError, UNREADABLE } from "../store/errors";
import { UsageError } from "./options";
import { diedBefore, markStart } from "./startMark";
import { PortTaken, startDeployment, type Deployment, type DeploymentOptions } from "./startDeployment";

/** As stacks name files of the deployment. */
const OWN_CODE = fileURLToPath(new URL("..", import.meta.url));
const STOP_MS = 2000;
/** Who has waited for the start, or for an edit, is served first. */
const PROBLEMS_AFTER_MS = 500;
/** A save may be more than one write. */
const SETTLE_MS = 10;
/** For so long after it has told of a file, the watcher says nothing of it. */
const SILENCE_MS = 60;
/** Between two looks whether a folder that went has come back. */
const FOLDER_MS = 100;

/** Starts, or ends the process with one sentence and status 1. */
export async function runUntilStopped(options: DeploymentOptions): Promise<Deployment> {
  const mark = markStart(options.dataDir);
  if (mark.died) console.error(diedBefore(options.dataDir));
  let stop = (): void => {
    mark.over();
    process.exit(0);
  };
  // One listener for the process's life: a signal that comes while one listener gives way to another is heard by neither.
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => stop());
  const deployment = await startDeployment({ onLog: options.production ? printLogWithId : printLog, ...(options.production && { onFailure: printFailure }), onDiskFailure: refuse, ...options }).finally(mark.over).catch(refuse);
  if (deployment.recovered !== null) console.log(deployment.recovered);
  // An edit made once it is said to serve is not missed.
  if (options.watch) await reloadOnChange(deployment);
  lookForProblems(deployment);
  let stopping = false;
  stop = () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(0), STOP_MS).unref();
    deployment.close().then(() => process.exit(0), refuse);
  };
  // A promise that a function left un-awaited, mostly: nobody else's calls may end with it.
  process.on("unhandledRejection", (error) => console.error("A promise that nobody awaited failed:", error));
  process.on("uncaughtException", (error) => {
    if (deployment.functions.blame(error)) return;
    // An event of a socket, say, that an action left open. Where our own code has failed only a new start knows what is true.
    if (!isOurs(error)) return console.error("Something that a function had begun failed:", error);
    console.error(error);
    process.exit(1);
  });
  return deployment;
}

const isOurs = (error: unknown) => error instanceof Error && filesOf(error).some((file) => file.includes(OWN_CODE));

/** What a person can do something about is a sentence; anything else keeps its stack. */
export function refuse(error: unknown): never {
  const known = error instanceof StoreError || error instanceof PortTaken || error instanceof UsageError || error instanceof SnapshotError;
  console.error(known ? error.message : isUnreadable(error) ? UNREADABLE : (buildErrors(error) ?? error));
  process.exit(1);
}

/** All that esbuild has found in the functions, by file and line: its own message has the first few. */
function buildErrors(error: unknown): string | null {
  const { message, errors } = Object(error) as Partial<BuildFailure>;
  if (message === undefined || !Array.isArray(errors)) return null;
  const at = ({ location }: Message) => (location ? `${location.file}:${location.line}:${location.column}: ` : "");
  return [message.split("\n", 1)[0], ...errors.map((each) => `${at(each)}ERROR: ${each.text}`)].join("\n");
}

let looking: NodeJS.Timeout | undefined;
/** Tells which modules can't be loaded, as Convex's command line does when it pushes them; here their functions alone fail. */
function lookForProblems(deployment: Deployment): void {
  clearTimeout(looking);
  looking = setTimeout(() => void printProblems(deployment), PROBLEMS_AFTER_MS).unref();
}

async function printProblems({ functions }: Deployment): Promise<void> {
  for (const { component, module, why } of await functions.problems()) {
    console.error(`${component === "" ? "" : `${component}/`}${module} can't be loaded, so its functions fail: ${why}`);
  }
}

/** Resolves once it sees every change. */
async function reloadOnChange(deployment: Deployment): Promise<void> {
  let refused: string | null = null;
  let told: string | null = null;
  let following = false;
  let isDue = false;
  const reload = async () => {
    isDue = following;
    if (following) return;
    following = true;
    const begun = performance.now();
    try {
      const isNew = await deployment.functions.follow();
      if (isNew || told !== null) console.log(`Functions loaded again in ${Math.round(performance.now() - begun)} ms`);
      if (isNew) lookForProblems(deployment);
      refused = told = null;
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      // A file may go while the folder is read: only what is still so at a second look is told.
      if (message !== refused) settle();
      else if (message !== told) console.error("The functions could not be loaded; the last good ones go on.\n", (told = message));
      refused = message;
    }
    following = false;
    if (isDue) void reload();
  };
  const timers = new Map<number, NodeJS.Timeout>();
  const settle = () => {
    for (const after of [SETTLE_MS, SILENCE_MS]) {
      clearTimeout(timers.get(after));
      timers.set(after, setTimeout(() => void reload(), after));
    }
  };
  const watched = new Set(deployment.functions.folders);
  const watcher = watch([...watched], { ignoreInitial: true, ignored: (path) => path.includes("_generated") || path.endsWith(".test.ts") || basename(path) === "node_modules" }).on("all", settle);
  watcher.on("unlinkDir", (folder) => watched.has(folder) && awaitFolder(folder));
  /** The watcher forgets a folder of its own that goes, as with another branch, and doesn't see it come back. */
  const awaitFolder = (folder: string) => {
    if (!existsSync(folder)) return void setTimeout(() => awaitFolder(folder), FOLDER_MS).unref();
    watcher.unwatch(folder).add(folder);
    settle();
  };
  await once(watcher, "ready");
  watcher.on("error", (error) => console.error("Edits are not seen any more, so start it again:", error));
  deployment.functions.onReload(() => {
    const others = deployment.functions.folders.filter((folder) => !watched.has(folder));
    for (const folder of others) watched.add(folder);
    if (others.length > 0) watcher.add(others);
  });
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
