// The log after whatever cut it short or broke it: groups that were acknowledged are all there, or their loss is said.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { CommitLog, type LoggedRun } from "./commitLog";
import { Layer } from "./layer";

let folder: string;
const open: CommitLog[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "caravan-log-"));
});
afterEach(() => {
  for (const log of open.splice(0)) log.close();
  rmSync(folder, { recursive: true, force: true });
});

/** As a process begins whose newest checkpoint holds the groups up to `covered`. */
function openLog(covered: number | null = null): { log: CommitLog; run: LoggedRun } {
  const log = new CommitLog(folder, true);
  open.push(log);
  return { log, run: log.read(covered) };
}

function group(name: string, size = 1): Layer {
  const layer = new Layer();
  for (let i = 0; i < size; i++) layer.set(`${name}${i}`, "é".repeat(10));
  return layer;
}

const namesOf = ({ groups }: LoggedRun) => groups.map(([first]) => first![0].slice(0, -1));
/** Names of the groups that a process would find after this one was killed. */
const found = (covered: number | null = null) => namesOf(openLog(covered).run);

describe("the log", () => {
  test("gives back what was appended, in order, deletions and every character included", () => {
    const { log } = openLog();
    const odd = group("odd");
    odd.set("\x00\xff", null);
    odd.set("z", "東京 \u{1f5fa} \\ \" \u2028");
    log.append(group("first"));
    log.append(odd);
    expect(openLog().run.groups).toEqual([[...group("first").entries()], [...odd.entries()]]);
  });

  test("leaves out a last group that was cut short, broken or never came at any byte, says so, and leaves out nothing else", () => {
    const { log } = openLog();
    for (const name of ["a", "b"]) log.append(group(name));
    // The last one stands alone in a segment, then amid older records of a segment that is written over.
    for (const [segment, names] of [["log-0", ["a", "b"]], ["log-1", ["last", "c"]]] as const) {
      log.turn();
      const file = join(folder, segment);
      const before = readFileSync(file);
      log.append(group("last"));
      const after = readFileSync(file);
      for (let at = 0; at < log.size; at++) {
        const torn = { cut: after.subarray(0, at), zeroed: Buffer.from(after).fill(0, at, log.size), flipped: Buffer.from(after), old: Buffer.concat([after.subarray(0, at), before.subarray(at)]) };
        torn.flipped[at]! ^= 1;
        for (const [how, content] of Object.entries(torn)) {
          writeFileSync(file, content);
          const { run, log: again } = openLog();
          expect({ how, at, names: namesOf(run).slice(-2) }).toEqual({ how, at, names });
          if (at >= 16) expect(run.torn).toBe(Math.min(content.length, log.size));
          again.close();
          open.pop();
        }
      }
      writeFileSync(file, after);
      log.append(group("c"));
    }
  });

  test("is refused when a group that was acknowledged is broken or lost", () => {
    const { log } = openLog();
    for (const name of ["a", "b", "c"]) log.append(group(name));
    const end = log.size;
    log.turn();
    log.append(group("d"));
    const [older, newer] = [join(folder, "log-1"), join(folder, "log-0")];
    const content = readFileSync(older);
    for (const at of [0, 4, 8, 20, Math.floor(end / 3) + 2, Math.floor(end / 3) + 60, end - 1]) {
      const flipped = Buffer.from(content);
      flipped[at]! ^= 1;
      writeFileSync(older, flipped);
      expect(() => found(0)).toThrow(/The data folder is damaged: the log.*Restore a backup/);
      // What the checkpoint holds may be lost in the log.
      expect(found(3)).toEqual(["d"]);
    }
    writeFileSync(older, content);
    expect(found(0)).toEqual(["a", "b", "c", "d"]);
    rmSync(newer);
    expect(() => new CommitLog(folder, false)).toThrow("log-0 of the log is missing");
  });

  test("holds an unbroken run up to the newest group, whatever was written over", () => {
    const { log } = openLog();
    const appended: string[] = [];
    for (let turn = 0; turn < 5; turn++) {
      // Turns of many sizes, so that new records end amid old ones.
      for (let i = 0; i <= (turn * 3) % 4; i++) {
        const name = `t${turn}-${i}-`;
        log.append(group(name, 1 + ((turn + i) % 5)));
        appended.push(name);
        const names = found();
        expect(names).toEqual(appended.slice(-names.length));
        // The turn before may not be in the checkpoint yet.
        expect(names.length).toBeGreaterThan(i);
        if (turn > 0) expect(names.some((name) => name.startsWith(`t${turn - 1}-`))).toBe(true);
      }
      log.turn();
    }
  });

  test("is empty once it is cleared, however often it has turned", async () => {
    const { log } = openLog();
    for (const name of ["a", "b", "c"]) {
      await log.appendLater(group(name, 500));
      log.turn();
    }
    log.append(group("d"));
    expect(found().at(-1)).toBe("d");
    log.clear();
    expect(found()).toEqual([]);
    expect(readFileSync(join(folder, "log-0")).length).toBe(0);
  });
});
