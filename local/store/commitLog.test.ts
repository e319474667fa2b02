import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { CommitLog } from "./commitLog";
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

function openLog(): CommitLog {
  const log = new CommitLog(folder);
  open.push(log);
  return log;
}

function group(name: string, size = 1): Layer {
  const layer = new Layer();
  for (let i = 0; i < size; i++) layer.set(`${name}${i}`, "é".repeat(100));
  return layer;
}

/** Names of the groups that a process would find after this one was killed. */
const found = () => openLog().found.map(([first]) => first![0].slice(0, -1));

describe("the log", () => {
  test("gives back what was appended, in order, deletions and every character included", () => {
    const log = openLog();
    const odd = group("odd");
    odd.set("\x00\xff", null);
    odd.set("z", "東京 \u{1f5fa} \\ \" \u2028");
    log.append(group("first"));
    log.append(odd);
    const again = openLog();
    expect(again.found).toEqual([[...group("first").entries()], [...odd.entries()]]);
  });

  test("leaves out a last record that was cut anywhere, and nothing else", () => {
    const log = openLog();
    log.append(group("a"));
    const whole = log.size;
    log.append(group("b"));
    const end = log.size;
    const file = join(folder, "log-1");
    const content = readFileSync(file);
    for (const length of [whole, whole + 1, whole + 7, whole + 16, end - 1]) {
      writeFileSync(file, content);
      truncateSync(file, length);
      expect(found()).toEqual(["a"]);
    }
    const flipped = Buffer.from(content);
    flipped[whole + 40]! ^= 1;
    writeFileSync(file, flipped);
    expect(found()).toEqual(["a"]);
  });

  test("holds an unbroken run up to the newest group, whatever was written over", () => {
    const log = openLog();
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
    const log = openLog();
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
