// The processes of a bench: servers, each with a data folder of its own, and clients. All end, and all data goes, with it.
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { exportJWK, generateKeyPair, type JWK } from "jose";
import type { BaselineServer } from "./baselineServer";
import type { Clients, OfficialTarget } from "./clients";
import type { EngineServer, SeededTrip } from "./engineServer";
import type { LightClients } from "./lightClients";
import { startWorker, type Worker } from "./worker";

/** Which query is subscribed to, and by how many people: its answer is computed once for each who asks who calls. */
export type Asked = { query: "shared" | "personal"; callers: number };
export const SHARED: Asked = { query: "shared", callers: 1 };
export const PERSONAL: Asked = { query: "personal", callers: 1 };

export type Server = Pick<Worker<BaselineServer>, "cpu" | "memory"> & { url: string };
export type Engine = Server & { trip: SeededTrip; worker: Worker<EngineServer> };

/** Options of a server's process. */
export const onSlowDisk = (ms: number) => ["--import", "tsx", "--import", new URL(`./slowDisk.ts?ms=${ms}`, import.meta.url).href];
export const MEASURING_MEMORY = ["--expose-gc"];

export class Fleet {
  readonly dir = mkdtempSync(join(tmpdir(), "caravan-bench-"));
  private readonly workers: { stop(): void }[] = [];
  private folders = 0;

  private constructor(
    private readonly jwks: string,
    private readonly signingKey: JWK,
  ) {}

  static async make(): Promise<Fleet> {
    const { publicKey, privateKey } = await generateKeyPair("ES256", { extractable: true });
    const keySet = { keys: [{ ...(await exportJWK(publicKey)), kid: "bench", alg: "ES256", use: "sig" }] };
    return new Fleet(`data:application/json,${encodeURIComponent(JSON.stringify(keySet))}`, await exportJWK(privateKey));
  }

  async baseline(nodeOptions: string[] = []): Promise<Server> {
    const worker = this.start<BaselineServer>("./baselineServer.ts", nodeOptions);
    return { url: await worker.start(this.folder()), cpu: () => worker.cpu(), memory: () => worker.memory() };
  }

  /** With one trip in it. */
  async engine(nodeOptions: string[] = []): Promise<Engine> {
    const worker = this.start<EngineServer>("./engineServer.ts", nodeOptions);
    const url = await worker.start(this.folder(), this.jwks);
    return { url, worker, trip: (await worker.seed(1))[0]!, cpu: () => worker.cpu(), memory: () => worker.memory() };
  }

  clients(): Worker<Clients> {
    return this.start<Clients>("./clients.ts", ["--max-old-space-size=3000", "--max-semi-space-size=128"]);
  }

  lightClients(): Worker<LightClients> {
    return this.start<LightClients>("./lightClients.ts", []);
  }

  /** What official clients ask a server for; by hand there is one trip, whatever its id. */
  official({ url }: Server, trip: SeededTrip, { query, callers }: Asked): OfficialTarget {
    return { kind: "official", url, ...trip, query, callers, signingKey: this.signingKey };
  }

  folder(): string {
    const path = join(this.dir, String(this.folders++));
    mkdirSync(path);
    return path;
  }

  stop(): void {
    for (const worker of this.workers) worker.stop();
    rmSync(this.dir, { recursive: true, force: true });
  }

  private start<Methods extends Record<string, (...args: never[]) => Promise<unknown>>>(file: string, nodeOptions: string[]): Worker<Methods> {
    const worker = startWorker<Methods>(file, nodeOptions);
    this.workers.push(worker);
    return worker;
  }
}
