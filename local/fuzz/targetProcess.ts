// The parent's side of the deployment that is attacked.
import { fork, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeIssuer, PROJECT, type Issuer } from "../testing/fixtureDeployment";
import type { FromTarget, TargetSettings, TargetState } from "./target";

export class TargetProcess {
  /** What it printed as an error, and what nobody caught in it, since `takeFaults` was last called. */
  private faults: string[] = [];
  private waiting: ((state: TargetState) => void)[] = [];

  private constructor(
    private readonly child: ChildProcess,
    private readonly dataDir: string,
    readonly issuer: Issuer,
    readonly url: string,
    readonly port: number,
    readonly adminKey: string,
  ) {
    child.on("message", (message: FromTarget) => {
      if (message.kind === "fault") this.faults.push(message.text);
      else if (message.kind === "state") this.waiting.shift()?.(message);
    });
  }

  static async start(): Promise<TargetProcess> {
    const dataDir = mkdtempSync(join(tmpdir(), "convex-fuzz-"));
    const issuer = await makeIssuer();
    const settings: TargetSettings = { projectDir: PROJECT, dataDir, env: issuer.env };
    const child = fork(new URL("target.ts", import.meta.url), [JSON.stringify(settings)], { execArgv: ["--import", "tsx", "--expose-gc"] });
    const ready = await new Promise<FromTarget>((resolve, reject) => {
      child.once("message", resolve);
      child.once("exit", (code) => reject(new Error(`The deployment ended with ${code} before it served`)));
    });
    if (ready.kind !== "ready") throw new Error(`The deployment did not start: ${JSON.stringify(ready)}`);
    return new TargetProcess(child, dataDir, issuer, ready.url, ready.port, ready.adminKey);
  }

  get isAlive(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  takeFaults(): string[] {
    return this.faults.splice(0);
  }

  /** Null when it doesn't answer in time. */
  state(withinMs: number): Promise<TargetState | null> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(null), withinMs);
      this.waiting.push((state) => {
        clearTimeout(timer);
        resolve(state);
      });
      if (this.isAlive) this.child.send("state");
    });
  }

  async stop(): Promise<void> {
    if (this.isAlive) {
      const ended = new Promise((resolve) => this.child.once("exit", resolve));
      this.child.kill("SIGKILL");
      await ended;
    }
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}
