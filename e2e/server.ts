// Starts Caravan as a user would, `npm start`'s own script, on a data folder of its own.
import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const READY_MS = 60_000;

export class Server {
  private child: ChildProcess | null = null;
  private readonly data = mkdtempSync(join(tmpdir(), "caravan-e2e-"));

  private constructor(
    readonly port: number,
    private readonly app: string | null,
    readonly url = `http://localhost:${port}`,
  ) {}

  /** `app`: a folder with a built app, in place of the one that `npm start` builds. */
  static async start(app: string | null = null): Promise<Server> {
    const server = new Server(await freePort(), app);
    await server.up();
    return server;
  }

  /** Resolves when it serves; what it printed is in the error otherwise. */
  async up(): Promise<void> {
    const child = spawn(process.execPath, this.app === null ? ["scripts/start.mjs"] : ["--import", "tsx", "--input-type=module", "--eval", serving(this.app)], {
      cwd: root,
      // As on a user's machine: a test runner's NODE_ENV would build another app.
      env: { ...process.env, NODE_ENV: "production", PORT: String(this.port), CARAVAN_DATA: this.data },
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.child = child;
    await new Promise<void>((resolve, reject) => {
      let printed = "";
      const read = (chunk: Buffer) => {
        printed += chunk.toString();
        if (printed.includes(this.url)) resolve();
      };
      child.stdout.on("data", read);
      child.stderr.on("data", read);
      child.once("exit", (code) => reject(new Error(`Caravan ended with ${code}:\n${printed}`)));
      setTimeout(() => reject(new Error(`Caravan didn't start in time:\n${printed}`)), READY_MS).unref();
    });
  }

  /** As when the power goes: no chance to say goodbye. */
  async kill(): Promise<void> {
    await this.end("SIGKILL");
  }

  async stop(): Promise<void> {
    await this.end("SIGTERM");
    rmSync(this.data, { recursive: true, force: true });
  }

  private end(signal: NodeJS.Signals): Promise<void> {
    const child = this.child;
    if (!child || child.exitCode !== null) return Promise.resolve();
    return new Promise((resolve) => {
      child.once("exit", () => resolve());
      child.kill(signal);
    });
  }
}

const serving = (app: string) => `const { serveCaravan } = await import("./scripts/serveCaravan.ts"); await serveCaravan({ staticDir: ${JSON.stringify(app)}, defaultPort: 3000 });`;

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once("error", reject);
    probe.listen(0, () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}
