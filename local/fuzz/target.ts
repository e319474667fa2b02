// A deployment for strangers, in a process of its own that tells its parent what went wrong in it and how large it is.
import { startDeployment } from "../cli/startDeployment";

export type TargetSettings = { projectDir: string; dataDir: string; env: Record<string, string> };
export type TargetState = { rss: number; heap: number; /** Milliseconds of a core since the start. */ cpu: number; sessions: number; queries: number };
export type FromTarget = { kind: "ready"; url: string; port: number; adminKey: string } | { kind: "fault"; text: string } | ({ kind: "state" } & TargetState);

const tell = (message: FromTarget) => process.send!(message);
const say = (values: unknown[]) => values.map((value) => (value instanceof Error ? (value.stack ?? value.message) : String(value))).join(" ");

process.on("uncaughtException", (error) => tell({ kind: "fault", text: `Uncaught: ${say([error])}` }));
process.on("unhandledRejection", (error) => tell({ kind: "fault", text: `Unhandled: ${say([error])}` }));
// The deployment prints what it didn't expect.
console.error = (...values: unknown[]) => tell({ kind: "fault", text: say(values) });

const [settings] = process.argv.slice(2);
const { projectDir, dataDir, env } = JSON.parse(settings!) as TargetSettings;
const { url, port, adminKey, counts } = await startDeployment({ projectDir, dataDir, port: 0, production: true, allowOrigins: ["*"], env: () => env, limits: { handshakeMs: 3000 } });
process.on("message", () => {
  const { user, system } = process.cpuUsage();
  globalThis.gc?.();
  const { rss, heapUsed } = process.memoryUsage();
  tell({ kind: "state", rss, heap: heapUsed, cpu: (user + system) / 1000, ...counts() });
});
process.on("disconnect", () => process.exit(0));
tell({ kind: "ready", url, port, adminKey });
