// When a deployment is killed: at random, or at something of it that can be seen from outside, its files above all.
import { existsSync, mkdirSync, readFileSync, rmSync, watch, writeFileSync } from "node:fs";
import { join } from "node:path";
import { open } from "lmdb";
import { restoreSnapshot } from "../snapshot/restoreSnapshot";
import type { Random } from "../testing/random";
import { AdminClient } from "./adminClient";
import type { DeploymentProcess } from "./deploymentProcess";
import { problemsOf } from "./expectWhole";
import type { Load } from "./load";
import type { ImportedTable, Told } from "./told";

export type Scene = {
  process: DeploymentProcess;
  load: Load;
  random: Random;
  /** For what a moment needs; gone at the end. */
  dir: string;
  told(): Told;
  note(problems: string[]): void;
  /** Starts the process; the other way round, its schema has two indexes more, or no longer has them. */
  start(options?: { otherSchema?: boolean }): void;
  /** What a start took lately, in ms. */
  startMs(): number;
};

/** Each resolves when it is time to kill. Those `whileServing` find a process that serves, the others one that is dead. */
export const MOMENTS: Record<string, { weight: number; whileServing: boolean; reach(scene: Scene): Promise<void> }> = {
  "under load": { weight: 5, whileServing: true, reach: ({ random }) => pause(random.next() * 50) },
  "while a group is flushed": {
    weight: 5,
    whileServing: true,
    async reach({ process, random }) {
      for (let flushes = 1 + random.below(8); flushes > 0; flushes--) await changed(join(process.dataDir, "db"), /^log-/);
      await pause(random.next() * 2);
    },
  },
  "during a checkpoint": {
    weight: 5,
    whileServing: true,
    async reach({ process, random }) {
      await changed(join(process.dataDir, "db"), /^data\.mdb$/);
      await pause(random.next() * 6);
    },
  },
  "during an import": { weight: 3, whileServing: true, reach: (scene) => importing(scene, "imported") },
  "during an import of several commits": { weight: 1, whileServing: true, reach: (scene) => importing(scene, "large") },
  "during an export": {
    weight: 2,
    whileServing: true,
    async reach({ process, random }) {
      await new AdminClient(process.url, process.adminKey).requestExport();
      await pause(random.next() * 60);
    },
  },
  "during a restore": {
    weight: 1,
    whileServing: true,
    async reach({ process, dir, told, startMs, random, note }) {
      const [zip, target] = [join(dir, "backup.zip"), join(dir, "restored")];
      const before = told();
      await process.another().command(["backup", "--data", process.dataDir, "--to", zip]);
      const restoring = process.another();
      const done = restoring.command(["restore", "--data", target, "--from", zip]).catch(() => {});
      await Promise.race([done, pause(random.next() * startMs())]);
      await restoring.kill();
      // Nothing, or all of it: then another attempt has nothing to do.
      if (!existsSync(target)) await restoreSnapshot(zip, target);
      note((await problemsOf(target, { ...before, chains: before.chains.map((chain) => ({ ...chain, sent: Infinity })) })).map((problem) => `Restored: ${problem}`));
      for (const path of [zip, target, `${target}.restoring`]) rmSync(path, { recursive: true, force: true });
    },
  },
  "while it starts": {
    weight: 4,
    whileServing: false,
    async reach({ start, startMs, random }) {
      start();
      await pause(random.next() * startMs());
    },
  },
  "while an index is filled": {
    weight: 3,
    whileServing: false,
    async reach({ process, start, startMs, random }) {
      start({ otherSchema: true });
      // Recovery empties the log; the next that it takes is what the schema changes.
      await Promise.race([grown(process.dataDir), pause(startMs() * 2)]);
      await pause(random.next() * 12);
    },
  },
  "during an upgrade": {
    weight: 2,
    whileServing: false,
    async reach({ process, start, startMs, random }) {
      makeOlder(process.dataDir);
      const upgrading = changed(process.dataDir, /^format\.json$/);
      start();
      await Promise.race([upgrading, pause(startMs() * 2)]);
      await pause(random.next() * 25);
    },
  },
};

async function importing({ process, load, random, startMs }: Scene, table: ImportedTable): Promise<void> {
  const imports = load.imports[table];
  const generation = ++imports.begun;
  const done = new AdminClient(process.url, process.adminKey).importGeneration(table, generation).then(() => (imports.done = generation));
  await Promise.race([done.catch(() => {}), pause(random.next() * 2 * startMs())]);
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** The next change to a file of that name. */
function changed(dir: string, name: RegExp): Promise<void> {
  mkdirSync(dir, { recursive: true });
  return new Promise((resolve) => {
    const watcher = watch(dir, (_event, file) => {
      if (file === null || !name.test(file)) return;
      watcher.close();
      resolve();
    });
  });
}

async function grown(dataDir: string): Promise<void> {
  const log = /^log-/;
  await changed(join(dataDir, "db"), log);
  await changed(join(dataDir, "db"), log);
  await changed(join(dataDir, "db"), log);
}

/** As the version before format 4 left it: its checkpoints didn't say which groups of the log they hold. */
function makeOlder(dataDir: string): void {
  const format = join(dataDir, "format.json");
  if ((JSON.parse(readFileSync(format, "utf8")) as { from?: number }).from !== undefined) return;
  const db = open<string, string>({ path: join(dataDir, "db"), encoding: "string", keyEncoder: { writeKey: (key: string, target: Buffer, at: number) => at + target.write(key, at, "latin1"), readKey: (source: Buffer, start: number, end: number) => source.toString("latin1", start, end) }, maxDbs: 1 });
  db.removeSync("\x00covered");
  void db.close();
  writeFileSync(format, '{"format":3}\n');
}
