// How long a person waits for this very project: for `npm start` of a built clone to serve, and for an edited function to answer.
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { cpSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { ConvexClient } from "convex/browser";
import { makeFunctionReference } from "convex/server";
import { WebSocket } from "ws";
import type { Fleet } from "./fleet";

const ROOT = new URL("../..", import.meta.url).pathname;
/** Between two knocks at a server that may not serve yet. */
const KNOCK_MS = 5;
const PROBE = (version: number) => `import { query } from "./_generated/server";\nexport const version = query({ args: {}, handler: () => ${version} });\n`;

/** Milliseconds from the process's start until its page and its functions answer, `times` times, on a data folder that is there already. */
export async function measureColdStarts(fleet: Fleet, times: number): Promise<number[]> {
  const env = { ...process.env, PORT: String(await freePort()), CARAVAN_DATA: fleet.folder() };
  // The first builds what isn't built, and makes the data folder.
  await coldStart(env);
  const results: number[] = [];
  for (let i = 0; i < times; i++) results.push(await coldStart(env));
  return results;
}

/** Milliseconds from a file written until a client that watches its function has the new answer, `times` times. */
export async function measureReloads(fleet: Fleet, times: number): Promise<number[]> {
  const projectDir = copyProject(fleet.folder());
  const probe = join(projectDir, "convex", "reloadProbe.ts");
  writeFileSync(probe, PROBE(0));
  const args = ["--import", "tsx", join(ROOT, "local/cli/main.ts"), "--project", projectDir, "--data", fleet.folder(), "--port", "0", "--watch"];
  const server = spawn(process.execPath, args, { cwd: ROOT, stdio: ["ignore", "pipe", "inherit"] });
  try {
    const url = await printedUrl(server);
    const client = new ConvexClient(url, { webSocketConstructor: WebSocket as unknown as typeof globalThis.WebSocket, logger: false, unsavedChangesWarning: false });
    let seen: (version: number) => void = () => {};
    const isThere = (wanted: number) => new Promise<number>((resolve) => (seen = (version) => version === wanted && resolve(performance.now())));
    const first = isThere(0);
    client.onUpdate(makeFunctionReference<"query", Record<string, never>, number>("reloadProbe:version"), {}, (version) => seen(version));
    await first;
    const results: number[] = [];
    for (let version = 1; version <= times; version++) {
      const answered = isThere(version);
      const begun = performance.now();
      writeFileSync(probe, PROBE(version));
      results.push((await answered) - begun);
    }
    await client.close();
    return results;
  } finally {
    await end(server);
  }
}

async function coldStart(env: NodeJS.ProcessEnv): Promise<number> {
  const begun = performance.now();
  const server = spawn(process.execPath, [join(ROOT, "scripts/start.mjs")], { cwd: ROOT, env, stdio: ["ignore", "ignore", "inherit"] });
  try {
    const url = `http://localhost:${env.PORT}`;
    while (!(await answers(`${url}/version`))) {
      if (server.exitCode !== null) throw new Error(`npm start ended with ${server.exitCode}`);
      await new Promise((resolve) => setTimeout(resolve, KNOCK_MS));
    }
    return performance.now() - begun;
  } finally {
    await end(server);
  }
}

const answers = (url: string) => fetch(url).then(({ ok }) => ok, () => false);

async function end(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return;
  const ended = once(server, "exit");
  server.kill("SIGTERM");
  await ended;
}

/** The functions of this project, in a folder where they may be edited. */
function copyProject(dir: string): string {
  cpSync(join(ROOT, "convex"), join(dir, "convex"), { recursive: true });
  cpSync(join(ROOT, "package.json"), join(dir, "package.json"));
  symlinkSync(join(ROOT, "node_modules"), join(dir, "node_modules"));
  return dir;
}

async function printedUrl(server: ChildProcess): Promise<string> {
  for await (const line of createInterface({ input: server.stdout! })) {
    const url = /^Serving .* at (http:\S+),/.exec(line)?.[1];
    if (url) {
      server.stdout!.resume();
      return url;
    }
  }
  throw new Error("The project could not be served.");
}

async function freePort(): Promise<number> {
  const server = createServer();
  await once(server.listen(0), "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}
