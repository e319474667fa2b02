// Mixed load by official clients on a deployment that is killed again and again, and the record of what they were told:
// what `expectWhole` then finds in the folder must agree with it.
import { ConvexHttpClient, type BaseConvexClient, type ConvexClient } from "convex/browser";
import { api } from "../fixtures/crash/convex/_generated/api";
import { connect } from "../testing/fixtureDeployment";
import type { Chain, Import, ImportedTable } from "./told";

const CLIENTS = 3;
/** Mutations that each client has under way at any time. */
const IN_FLIGHT = 3;
/** Between two of a kind: a folder that grows too fast takes longest to be checked. */
const APPEND_PAUSE_MS = 8;
const FILE_PAUSE_MS = 60;
const READ_PAUSE_MS = 25;

export class Load {
  readonly chains: Chain[] = [];
  /** Storage ids of files whose keeping was acknowledged. */
  readonly files = new Set<string>();
  readonly imports: Record<ImportedTable, Import> = { imported: { done: 0, begun: 0 }, large: { done: 0, begun: 0 } };
  /** The newest timestamp seen. */
  ts = 0;
  acknowledgements = 0;
  resent = 0;
  /** What must never be seen, one sentence each. */
  readonly faults: string[] = [];
  private readonly clients: ConvexClient[];
  private readonly http: ConvexHttpClient;
  private readonly work: Promise<void>[];
  private waiting: { until: number; tell: () => void }[] = [];
  private over = false;

  /** Begins at once; `name` tells its chains from those of another load. */
  constructor(
    private readonly url: string,
    name: string,
  ) {
    this.clients = Array.from({ length: CLIENTS }, () => connect(url));
    this.http = new ConvexHttpClient(url, { logger: false });
    this.chains = this.clients.map((_, i) => ({ name: `${name}-${i}`, sent: 0, acknowledged: 0 }));
    this.work = [
      ...this.clients.flatMap((client, i) => Array.from({ length: IN_FLIGHT }, () => this.append(client, this.chains[i]!))),
      this.repeat(FILE_PAUSE_MS, () => this.store()),
      this.repeat(READ_PAUSE_MS, () => this.read()),
    ];
    this.watch(this.clients[0]!, this.chains.at(-1)!);
  }

  /** Resolves once everything sent is answered: the deployment must serve. */
  async stop(): Promise<void> {
    this.over = true;
    await Promise.all(this.work);
  }

  /** What is still under way is never answered. */
  async close(): Promise<void> {
    this.over = true;
    await Promise.all(this.clients.map((client) => client.close()));
  }

  /** Resolves once so many more have been acknowledged. */
  more(acknowledgements: number): Promise<void> {
    return new Promise((tell) => this.waiting.push({ until: this.acknowledgements + acknowledgements, tell }));
  }

  /** As in a browser whose network is back: the clients' own pauses are longer than a process lives here. */
  reconnect(): void {
    for (const { client } of this.clients) reconnect(client);
  }

  private acknowledge(): void {
    this.acknowledgements++;
    for (const { until, tell } of this.waiting) if (until <= this.acknowledgements) tell();
    this.waiting = this.waiting.filter(({ until }) => until > this.acknowledgements);
  }

  private fault(sentence: string): void {
    this.faults.push(sentence);
  }

  private async append(client: ConvexClient, chain: Chain): Promise<void> {
    while (!this.over) {
      const position = ++chain.sent;
      const connections = client.client.connectionState().connectionCount;
      const length = await client.mutation(api.chains.append, { chain: chain.name });
      if (client.client.connectionState().connectionCount > connections) this.resent++;
      // One more or less is a mutation that was lost, done twice, or out of order.
      if (length !== position) this.fault(`Mutation ${position} of ${chain.name} was answered ${length}.`);
      chain.acknowledged = Math.max(chain.acknowledged, position);
      this.acknowledge();
      await pause(APPEND_PAUSE_MS);
    }
  }

  private async store(): Promise<void> {
    const upload = await this.http.mutation(api.files.uploadUrl, {});
    const response = await fetch(upload, { method: "POST", body: `file ${this.files.size} `.repeat(1500) });
    if (!response.ok) return;
    this.files.add(((await response.json()) as { storageId: string }).storageId);
    this.acknowledge();
  }

  private async read(): Promise<void> {
    const chain = this.chains[0]!;
    const { acknowledged } = chain;
    const length = await this.http.query(api.chains.length, { chain: chain.name });
    if (length < acknowledged) this.fault(`${chain.name} was ${length} long after ${acknowledged} were acknowledged.`);
    const answer = (await (await fetch(`${this.url}/api/query_ts`, { method: "POST" })).json()) as { ts?: string };
    if (answer.ts === undefined) return;
    const ts = Number(Buffer.from(answer.ts, "base64").readBigUInt64LE());
    if (ts < this.ts) this.fault(`Time went back from ${this.ts} to ${ts}.`);
    this.ts = ts;
  }

  private watch(client: ConvexClient, chain: Chain): void {
    let last = 0;
    client.onUpdate(api.chains.length, { chain: chain.name }, (length) => {
      if (length < last) this.fault(`A subscriber saw ${chain.name} shrink from ${last} to ${length}.`);
      last = length;
    });
  }

  /** Fails while nobody serves: what was under way may have been done, or not. */
  private async repeat(everyMs: number, once: () => Promise<void>): Promise<void> {
    while (!this.over) {
      await once().catch(() => {});
      await pause(everyMs);
    }
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Has no public name outside of browsers. */
function reconnect(client: BaseConvexClient): void {
  (client as unknown as { webSocketManager: { tryReconnectImmediately(): void } }).webSocketManager.tryReconnectImmediately();
}
