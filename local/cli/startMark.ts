// What is said of a start that ends without a word, as a page that can't be read may have LMDB do it: at once, by a process beside this
// one, and by the next start.
import { spawn } from "node:child_process";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isRunning, thisProcess } from "../store/dataFolder";

const MARK = "starting";

/** `died`: a start before this one has neither come to its end nor been refused. */
export function markStart(dataDir: string): { died: boolean; over: () => void } {
  const path = join(dataDir, MARK);
  const none = { died: false, over: () => undefined };
  let died = false;
  try {
    // A folder that isn't there can't be damaged, and what can't be written to is the start's own to say.
    if (!existsSync(dataDir)) return none;
    died = existsSync(path);
    // Another process is at it just now: this one will be refused.
    if (died && isRunning(readFileSync(path, "utf8"))) return none;
    writeFileSync(path, thisProcess());
  } catch {
    return { ...none, died };
  }
  const endWatch = watch(endedAbruptly(dataDir));
  const over = () => {
    endWatch();
    rmSync(path, { force: true });
  };
  return { died, over };
}

/** Until it is called off, or this process exits, its end is told: a shell waits for the end of a pipe that only this process has. */
function watch(sentence: string): () => void {
  if (process.platform === "win32") return () => undefined;
  const shell = spawn("/bin/sh", ["-c", 'read -r line || printf "%s\\n" "$0" >&2', sentence], { stdio: ["pipe", "ignore", "inherit"] });
  // Where there is none, the next start still says it.
  shell.on("error", () => undefined);
  shell.unref();
  const end = () => void shell.kill("SIGKILL");
  process.once("exit", end);
  return () => {
    process.off("exit", end);
    end();
  };
}

const lookInto = (dataDir: string) => `Unless somebody ended it, look whether the data are whole: check --data ${dataDir}`;
const endedAbruptly = (dataDir: string) => `The start was cut off. ${lookInto(dataDir)}`;

export const diedBefore = (dataDir: string) => `The last start did not come to its end. ${lookInto(dataDir)}`;
