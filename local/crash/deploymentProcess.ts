// A deployment as its users start it, `cli/main.ts` in a process of its own, to be killed at any moment. Bundled once: a
// process that compiled its own sources would live longest in its compiler.
import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";

const PROJECT = fileURLToPath(new URL("../fixtures/crash", import.meta.url));

export type Program = { main: string; remove(): void };

/** Below node_modules, from where its imports of packages resolve. */
export function bundleProgram(): Program {
  const cache = fileURLToPath(new URL("../../node_modules/.cache/", import.meta.url));
  mkdirSync(cache, { recursive: true });
  const dir = mkdtempSync(join(cache, "caravan-crash-"));
  const main = join(dir, "main.mjs");
  buildSync({ entryPoints: [fileURLToPath(new URL("../cli/main.ts", import.meta.url))], outfile: main, bundle: true, platform: "node", format: "esm", packages: "external" });
  return { main, remove: () => rmSync(dir, { recursive: true, force: true }) };
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

export class DeploymentProcess {
  private child: ChildProcess | null = null;
  private ended: Promise<string> = Promise.resolve("");
  /** Resolves to what it has printed once it serves; rejects, with what it printed, when it ends before. */
  serving: Promise<string> = Promise.resolve("");

  constructor(
    private readonly program: Program,
    readonly dataDir: string,
    readonly port: number,
  ) {}

  /** A process beside this one, on the same port and folder unless it is told another. */
  another(): DeploymentProcess {
    return new DeploymentProcess(this.program, this.dataDir, this.port);
  }

  get url(): string {
    return `http://localhost:${this.port}`;
  }

  get adminKey(): string {
    return readFileSync(join(this.dataDir, "admin-key"), "utf8").trim();
  }

  get isRunning(): boolean {
    return this.child !== null;
  }

  /** `envFile`: `NAME=value` lines for the functions. */
  start(envFile: string): void {
    this.spawn(["--project", PROJECT, "--data", this.dataDir, "--port", String(this.port), "--env-file", envFile]);
  }

  /** `restore`, `backup` or `check`; resolves to what it printed. Rejects when it is killed or fails. */
  async command(args: string[]): Promise<string> {
    this.spawn(args);
    return this.ended;
  }

  /** Nothing that it printed after this is seen. */
  async kill(): Promise<void> {
    const ended = this.ended.catch(() => {});
    this.child?.kill("SIGKILL");
    await ended;
  }

  private spawn(args: string[]): void {
    const child = (this.child = spawn(process.execPath, [this.program.main, ...args], { stdio: ["ignore", "pipe", "pipe"] }));
    let output = "";
    this.serving = new Promise((resolve, reject) => {
      child.stdout!.setEncoding("utf8").on("data", (text: string) => {
        output += text;
        if (/^Serving .*\n/m.test(output)) resolve(output);
      });
      child.stderr!.setEncoding("utf8").on("data", (text: string) => (output += text));
      child.once("close", () => reject(new Error(`The process ended before it served: ${output}`)));
    });
    this.ended = new Promise((resolve, reject) => {
      child.once("close", (code, signal) => {
        this.child = null;
        if (code === 0) resolve(output);
        else reject(new Error(`The process ended with ${code ?? signal}: ${output}`));
      });
    });
    // Most are killed on purpose.
    this.serving.catch(() => {});
    this.ended.catch(() => {});
  }
}
