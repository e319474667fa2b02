// Caravan's deployment in a process of its own, that can be ended as when the power goes, and come back on
// the same data. For wire tests: no app, no browser, what the functions' environment holds is the test's.
import { fork, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** What the process is told, as its one argument. */
export type Served = { dataDir: string; port: number; env: Record<string, string> };

export class KillableServer {
  private child: ChildProcess | null = null;
  private readonly dataDir = mkdtempSync(join(tmpdir(), "caravan-wire-"));
  private port = 0;

  constructor(private readonly env: Record<string, string>) {}

  get url(): string {
    return `http://localhost:${this.port}`;
  }

  /** Resolves when it serves, the second time on the port of the first. */
  async up(): Promise<void> {
    const served: Served = { dataDir: this.dataDir, port: this.port, env: this.env };
    const child = fork(fileURLToPath(new URL("killableServer.process.ts", import.meta.url)), [JSON.stringify(served)], { execArgv: ["--import", "tsx"] });
    this.child = child;
    this.port = await new Promise<number>((resolve, reject) => {
      child.once("message", resolve);
      child.once("exit", (code) => reject(new Error(`The server ended with ${code} before it served.`)));
    });
  }

  /** No chance to say goodbye. */
  kill(): Promise<void> {
    const child = this.child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
    return new Promise((resolve) => {
      child.once("exit", () => resolve());
      child.kill("SIGKILL");
    });
  }

  async gone(): Promise<void> {
    await this.kill();
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}
