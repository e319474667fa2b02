// A folder that has lost a part of what was written is refused with a sentence, and never taken for an older state of itself.
import { copyFileSync, cpSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Layer } from "./layer";
import { Store } from "./store";

const PAGE = 4096;
const WRITES_A_CHECKPOINT = 4;

let dir: string;
/** As a process leaves it that is killed: after several checkpoints, with commits in the log that none of them holds. */
let killed: string;
/** Its checkpoint as it was long before. */
let early: string;
/** How many keys are in it. */
let kept = 0;

const openStore = (dataDir: string) => new Store<number>(dataDir, { isWriterWaiting: () => false, beforeFlush: () => {}, afterFlush: () => {}, checkpointWrites: WRITES_A_CHECKPOINT });

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), "caravan-damage-"));
  [killed, early] = [join(dir, "killed"), join(dir, "early.mdb")];
  const living = join(dir, "living");
  const store = openStore(living);
  const changedAt = () => statSync(join(living, "db/data.mdb")).mtimeMs;
  /** Commits until the checkpoint's file has been written to so often; each checkpoint writes twice. */
  const commitUntilWritten = async (times: number) => {
    for (let last = changedAt(), seen = 0; seen < times; ) {
      const layer = new Layer();
      layer.set(`k${kept}`, "v".repeat(50));
      await store.commit(layer, kept++);
      if (changedAt() === last) continue;
      last = changedAt();
      seen++;
    }
  };
  /** Between two checkpoints nothing is on its way to disk. */
  const settled = async () => {
    for (let seen = -1; seen !== changedAt(); ) {
      seen = changedAt();
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
  };
  await commitUntilWritten(2);
  await settled();
  copyFileSync(join(living, "db/data.mdb"), early);
  // Each segment of the log serves every other checkpoint: after these none of them has what the early one lacks.
  await commitUntilWritten(8);
  await settled();
  cpSync(living, killed, { recursive: true });
  rmSync(join(killed, "lock"));
  await store.close();
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

/** Number of keys found after `damage`, or the sentence of the refusal. */
async function opened(damage: (db: string) => void): Promise<number | string> {
  const dataDir = join(dir, "damaged");
  cpSync(killed, dataDir, { recursive: true });
  try {
    damage(join(dataDir, "db"));
    const store = openStore(dataDir);
    try {
      return store.snapshot.count("k", "l");
    } finally {
      await store.close();
    }
  } catch (error) {
    return `${(error as { code: string }).code} ${(error as Error).message}`;
  } finally {
    rmSync(dataDir, { recursive: true });
  }
}

function zero(file: string, from: number, to: number): void {
  const content = readFileSync(file);
  writeFileSync(file, content.fill(0, from, to));
}

test("opens as it is", async () => {
  expect(await opened(() => {})).toBe(kept);
});

test.each<[string, (db: string) => void, string]>([
  ["no checkpoint file", (db) => rmSync(join(db, "data.mdb")), "db/data.mdb is missing"],
  ["an empty checkpoint file", (db) => truncateSync(join(db, "data.mdb"), 0), "a head of db/data.mdb is lost"],
  ["a checkpoint file cut after its heads", (db) => truncateSync(join(db, "data.mdb"), 2 * PAGE), "db/data.mdb ends too soon"],
  ["no first head", (db) => zero(join(db, "data.mdb"), 0, PAGE), "a head of db/data.mdb is lost"],
  ["no second head", (db) => zero(join(db, "data.mdb"), PAGE, 2 * PAGE), "a head of db/data.mdb is lost"],
  ["the checkpoint of long ago", (db) => copyFileSync(early, join(db, "data.mdb")), "the log lacks what was written before its group"],
  ["no first segment of the log", (db) => rmSync(join(db, "log-0")), "log-0 of the log is missing"],
  ["no second segment of the log", (db) => rmSync(join(db, "log-1")), "log-1 of the log is missing"],
  ["no log", (db) => [0, 1].forEach((n) => rmSync(join(db, `log-${n}`))), "log-0 and log-1 of the log are missing"],
])("is refused with %s", async (_name, damage, why) => {
  const answer = await opened(damage);
  expect(answer).toContain(`DATA_DAMAGED The data folder is damaged: ${why}`);
  expect(answer).toContain("Restore a backup into a new folder.");
});
