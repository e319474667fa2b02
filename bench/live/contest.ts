// The deployment against the same job done by hand: each figure is taken of all servers in turn, by hand before and after,
// and compared within its own pass, as a machine's speed changes from minute to minute.
import { PERSONAL, SHARED, type Asked, type Engine, type Fleet, type Server } from "./fleet";
import { probeFlush } from "./flushProbe";
import type { Target } from "./clients";
import { median } from "./statistics";

/** One figure: what a pass counts with, each time that went into it (none for a rate), and CPU of the server an edit, in milliseconds. */
export type Reading = { value: number; times: number[]; cpu: number };
/** By hand on bare sockets, by hand for official clients, the deployment, and it with others on it. */
export type Pass = { bare: Reading; byHand: Reading; engine: Reading; loaded: Reading | null };
/** Times (ms) should be at most `target` times the baseline's, rates (/s) at least. */
export type Case = { name: string; unit: "ms" | "/s"; target: number | null; passes: Pass[] };

type Servers = { bare: Server; byHand: Server; engine: Engine; loaded: Engine | null };
type Measure = (group: string) => Promise<{ value: number; times: number[]; edits: number }>;

/** Until the compiler has nothing left to do: a server's first seconds say nothing of its days. */
const WARM_UP_MS = 6000;
/** Edits that one reading is the median of. */
const EDITS = new Map([[1, 60], [50, 20], [500, 10]]);
const DELIVERY_TARGETS = new Map([[1, 1.25], [50, 1.15], [500, 1.1]]);
const THROUGHPUT_TARGETS = new Map([[1, 0.6], [16, 0.35]]);

export class Contest {
  /** Milliseconds of the disk's own flush, taken at each pass. */
  readonly flushes: number[] = [];
  private readonly clients;

  constructor(
    private readonly fleet: Fleet,
    private readonly servers: Servers,
    private readonly options: { passes: number; windowMs: number },
  ) {
    this.clients = fleet.clients();
  }

  async warmUp(): Promise<void> {
    for (const asked of [SHARED, PERSONAL]) {
      for (const [group, target] of this.targets(asked)) {
        await this.clients.open(group, target, 1, 4);
        await this.clients.throughput(group, 4, (WARM_UP_MS / 2) * Math.min(1, this.options.windowMs / 1000));
        await this.clients.close(group);
      }
    }
  }

  async delivery(name: string, asked: Asked, subscribers: number): Promise<Case> {
    const edits = EDITS.get(subscribers) ?? 10;
    const passes = await this.measure(asked, subscribers, 1, async (group) => {
      const times = await this.clients.deliveries(group, edits);
      return { value: median(times), times, edits };
    });
    // As many runs of the query as callers, where by hand it is still computed once: no target says that this is the same job.
    const target = asked.callers > 1 ? null : (DELIVERY_TARGETS.get(subscribers) ?? 1.1);
    return { name: `an edit until the last of ${subscribers}, ${name}`, unit: "ms", target, passes };
  }

  async throughput(inFlight: number): Promise<Case> {
    const { windowMs } = this.options;
    const passes = await this.measure(SHARED, 1, inFlight, async (group) => {
      const value = await this.clients.throughput(group, inFlight, windowMs);
      return { value, times: [], edits: (value * windowMs) / 1000 };
    });
    return { name: `durable mutations, ${inFlight} in flight`, unit: "/s", target: THROUGHPUT_TARGETS.get(inFlight) ?? null, passes };
  }

  private async measure(asked: Asked, subscribers: number, writers: number, figure: Measure): Promise<Pass[]> {
    const groups = this.targets(asked);
    const read = async (group: keyof Servers): Promise<Reading> => {
      const server = this.servers[group]!;
      const before = await server.cpu();
      const { value, times, edits } = await figure(group);
      return { value, times, cpu: ((await server.cpu()) - before) / edits };
    };
    for (const [group, target] of groups) {
      await this.clients.open(group, target, subscribers, writers);
      await figure(group);
    }
    const results: Pass[] = [];
    for (let pass = 0; pass < this.options.passes; pass++) {
      this.flushes.push(...probeFlush(this.fleet.dir, 20));
      const before = { bare: await read("bare"), byHand: await read("byHand") };
      const engine = await read("engine");
      const loaded = this.servers.loaded ? await read("loaded") : null;
      const after = { byHand: await read("byHand"), bare: await read("bare") };
      results.push({ bare: mean(before.bare, after.bare), byHand: mean(before.byHand, after.byHand), engine, loaded });
    }
    for (const group of groups.keys()) await this.clients.close(group);
    return results;
  }

  private targets(asked: Asked): Map<string, Target> {
    const { bare, byHand, engine, loaded } = this.servers;
    const all = new Map<string, Target>([["bare", { kind: "bare", url: bare.url }]]);
    all.set("byHand", this.fleet.official(byHand, engine.trip, asked));
    all.set("engine", this.fleet.official(engine, engine.trip, asked));
    if (loaded) all.set("loaded", this.fleet.official(loaded, loaded.trip, asked));
    return all;
  }
}

const mean = (one: Reading, other: Reading): Reading => ({
  value: (one.value + other.value) / 2,
  times: [...one.times, ...other.times],
  cpu: (one.cpu + other.cpu) / 2,
});
