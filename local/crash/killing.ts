// Kills a deployment at many moments under mixed load, and after each looks at what is on disk. The same for a short run among the
// tests and for a long one by hand: `npx tsx local/crash/run.ts --kills 1000`.
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { seeded, type Random } from "../testing/random";
import { DeploymentProcess, freePort, type Program } from "./deploymentProcess";
import { problemsOf } from "./expectWhole";
import { Load } from "./load";
import type { Told } from "./told";
import { MOMENTS, type Scene } from "./moments";

/** Starting afresh keeps the folder small; several kills in a row on one folder are what matters. */
const KILLS_A_FOLDER = 20;
/** Before what is aimed at begins. */
const MOST_ACKNOWLEDGED = 40;
const RECONNECT_MS = 30;

export type KillReport = {
  /** By moment. */
  kills: Record<string, number>;
  acknowledgements: number;
  /** Mutations that were under way when a connection broke, and sent again. */
  resent: number;
  files: number;
  imports: number;
  /** Starts that found groups of commits in the log, and those whose last one was cut short. */
  recovered: number;
  torn: number;
  /** With the number of the kill before each; empty when all is as promised. */
  faults: string[];
};

export type KillOptions = {
  kills: number;
  seed: number;
  /** Folders side by side. */
  lanes?: number;
  /** No further folder is begun. */
  stop?: AbortSignal;
  /** How many there were so far. */
  onKill?: (kills: number) => void;
};

/** The moments follow from the seed; what exactly the process is at then does not. */
export async function killOften(program: Program, { kills, seed, lanes = 1, stop, onKill }: KillOptions): Promise<KillReport> {
  const random = seeded(seed);
  const report: KillReport = { kills: Object.fromEntries(Object.keys(MOMENTS).map((name) => [name, 0])), acknowledgements: 0, resent: 0, files: 0, imports: 0, recovered: 0, torn: 0, faults: [] };
  const moments = drawn(kills, random);
  let [begun, done] = [0, 0];
  const lane = async () => {
    while (begun < kills && !stop?.aborted) {
      const from = begun;
      begun += KILLS_A_FOLDER;
      const dir = mkdtempSync(join(tmpdir(), "caravan-crash-"));
      const folder = new Folder(program, dir, await freePort(), seeded(random.below(2 ** 31)), report);
      try {
        await folder.run(moments.slice(from, from + KILLS_A_FOLDER), from, () => onKill?.(++done));
      } catch (error) {
        report.faults.push(`Kills ${from + 1} to ${from + KILLS_A_FOLDER} were cut short: ${String(error)}`);
      } finally {
        await folder.close();
        rmSync(dir, { recursive: true, force: true });
      }
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return report;
}

/** Each moment as often as its weight says, and where there is room for it once at least. */
function drawn(kills: number, random: Random): string[] {
  const deck = Object.entries(MOMENTS).flatMap(([name, { weight }]) => Array<string>(weight).fill(name));
  const drawn = Array.from({ length: kills }, (_, i) => Object.keys(MOMENTS)[i] ?? deck[random.below(deck.length)]!);
  for (let i = drawn.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    [drawn[i], drawn[j]] = [drawn[j]!, drawn[i]!];
  }
  return drawn;
}

class Folder {
  private readonly process: DeploymentProcess;
  private readonly load: Load;
  private readonly env: string;
  private isWider = false;
  private startMs = 500;

  constructor(
    program: Program,
    private readonly dir: string,
    port: number,
    private readonly random: Random,
    private readonly report: KillReport,
  ) {
    this.process = new DeploymentProcess(program, join(dir, "data"), port);
    this.env = join(dir, "env");
    this.load = new Load(this.process.url, "chain");
  }

  async run(moments: string[], from: number, onKill: () => void): Promise<void> {
    const { process, load, random, report } = this;
    await this.serve();
    for (const [i, name] of moments.entries()) {
      const scene: Scene = {
        process,
        load,
        random,
        dir: this.dir,
        told: () => this.told(),
        note: (problems) => this.note(from + i + 1, name, problems),
        start: (options) => this.start(options),
        startMs: () => this.startMs,
      };
      const moment = MOMENTS[name]!;
      // What is aimed at a start needs a dead process with something to recover.
      if (!moment.whileServing) await process.kill();
      else await this.busy();
      await moment.reach(scene);
      await process.kill();
      report.kills[name]!++;
      const told = this.told();
      const copy = join(this.dir, "copy");
      cpSync(process.dataDir, copy, { recursive: true });
      rmSync(join(copy, "lock"), { force: true });
      // The next moment's own start recovers this folder: only the copy is looked at.
      const [problems] = await Promise.all([problemsOf(copy, told), MOMENTS[moments[i + 1] ?? ""]?.whileServing === false ? null : this.serve()]);
      rmSync(copy, { recursive: true });
      this.note(from + i + 1, name, problems);
      onKill();
    }
    await this.busy();
    await load.stop();
    const told = this.told();
    await process.kill();
    // All is answered now, so that nothing is left open: what was sent is there.
    const exactly = { ...told, chains: told.chains.map((chain) => ({ ...chain, acknowledged: chain.sent })) };
    this.note(from + moments.length, "the end", await problemsOf(process.dataDir, exactly));
    report.acknowledgements += load.acknowledgements;
    report.resent += load.resent;
    report.files += load.files.size;
    report.imports += load.imports.imported.done + load.imports.large.done;
  }

  /** However far it came. */
  async close(): Promise<void> {
    await this.process.kill();
    await this.load.close();
  }

  private told(): Told {
    const { chains, files, imports, ts } = this.load;
    return { chains: chains.map((chain) => ({ ...chain })), files: [...files], imports: structuredClone(imports), ts };
  }

  private start({ otherSchema = false } = {}): void {
    if (otherSchema) this.isWider = !this.isWider;
    writeFileSync(this.env, `WIDER=${this.isWider ? "yes" : "no"}\n`);
    this.process.start(this.env);
  }

  /** Resolves once it serves. */
  private async serve(): Promise<void> {
    if (this.process.isRunning) return;
    const begun = performance.now();
    this.start();
    const output = await this.process.serving;
    this.startMs = performance.now() - begun;
    if (/from the log/.test(output)) this.report.recovered++;
    if (/cut short/.test(output)) this.report.torn++;
  }

  /** Resolves once it serves, and clients are back at work. */
  private async busy(): Promise<void> {
    await this.serve();
    const reconnecting = setInterval(() => this.load.reconnect(), RECONNECT_MS);
    await this.load.more(1 + this.random.below(MOST_ACKNOWLEDGED));
    clearInterval(reconnecting);
  }

  private note(kill: number, moment: string, problems: string[]): void {
    for (const problem of [...problems, ...this.load.faults.splice(0)]) this.report.faults.push(`Kill ${kill} (${moment}): ${problem}`);
  }
}
