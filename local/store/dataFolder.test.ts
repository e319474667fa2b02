// Whose a data folder is: one process's at a time, of this format or an older one, and nobody's who died.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { DATA_FORMAT, openDataFolder } from "./dataFolder";
import { StoreError } from "./errors";

let parent: string;
let dataDir: string;

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), "caravan-folder-"));
  dataDir = join(parent, "data");
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

function refusal(): StoreError {
  try {
    openDataFolder(dataDir).release();
  } catch (error) {
    if (error instanceof StoreError) return error;
    throw error;
  }
  throw new Error("The folder was opened");
}

describe("a data folder", () => {
  test("is created, locked, and free again afterwards", () => {
    const { isNew, opened, release } = openDataFolder(dataDir);
    expect(isNew).toBe(true);
    opened();
    expect(JSON.parse(readFileSync(join(dataDir, "format.json"), "utf8"))).toEqual({ format: DATA_FORMAT });
    expect(refusal()).toMatchObject({ code: "DATA_IN_USE", message: expect.stringContaining(`pid ${process.pid}`) as string });
    release();
    const again = openDataFolder(dataDir);
    expect(again.isNew).toBe(false);
    again.release();
    expect(readdirSync(dataDir)).toEqual(["format.json"]);
  });

  test("is refused while another process lives, and taken over once it was killed", async () => {
    mkdirSync(dataDir);
    const other = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
    writeFileSync(join(dataDir, "lock"), JSON.stringify({ pid: other.pid, started: "" }));
    expect(refusal().code).toBe("DATA_IN_USE");
    other.kill("SIGKILL");
    await new Promise((resolve) => other.on("close", resolve));
    openDataFolder(dataDir).release();
    expect(existsSync(join(dataDir, "lock"))).toBe(false);
  });

  test("is taken over when the lock's pid belongs to a later process now", () => {
    mkdirSync(dataDir);
    writeFileSync(join(dataDir, "lock"), JSON.stringify({ pid: process.ppid, started: "1@another-boot" }));
    const { release } = openDataFolder(dataDir);
    expect(JSON.parse(readFileSync(join(dataDir, "lock"), "utf8"))).toMatchObject({ pid: process.pid });
    release();
  });

  test("is taken over when the lock is unreadable rubbish", () => {
    mkdirSync(dataDir);
    writeFileSync(join(dataDir, "lock"), "");
    openDataFolder(dataDir).release();
    expect(readdirSync(dataDir)).toEqual([]);
  });

  test("of an older format is refused by the older program from the first moment on, and said to be upgraded until it is", () => {
    mkdirSync(dataDir, { recursive: true });
    const format = () => JSON.parse(readFileSync(join(dataDir, "format.json"), "utf8")) as unknown;
    writeFileSync(join(dataDir, "format.json"), '{ "format": 1 }');
    // As one that is killed.
    openDataFolder(dataDir).release();
    expect(format()).toEqual({ format: DATA_FORMAT, from: 1 });
    const folder = openDataFolder(dataDir);
    expect(folder).toMatchObject({ isNew: false, upgradesFrom: 1 });
    folder.opened();
    folder.release();
    expect(format()).toEqual({ format: DATA_FORMAT });
  });

  test("of a newer version is refused, and nothing in it is touched", () => {
    mkdirSync(dataDir);
    const format = `{ "format": ${DATA_FORMAT + 1} }`;
    writeFileSync(join(dataDir, "format.json"), format);
    expect(refusal().code).toBe("DATA_NEWER");
    expect(readdirSync(dataDir)).toEqual(["format.json"]);
    expect(readFileSync(join(dataDir, "format.json"), "utf8")).toBe(format);
  });

  test("that cannot be written is refused", () => {
    writeFileSync(dataDir, "a file, not a folder");
    expect(refusal().code).toBe("DATA_UNWRITABLE");
    rmSync(dataDir);
    dataDir = "/proc/caravan-data";
    expect(refusal().code).toBe("DATA_UNWRITABLE");
  });

  test("goes to one of many processes that start at once", () => {
    mkdirSync(dataDir);
    writeFileSync(join(dataDir, "lock"), JSON.stringify({ pid: 2 ** 22 + 1, started: "" }));
    const module_ = new URL("dataFolder.ts", import.meta.url).href;
    const script = `
      import("${module_}").then(({ openDataFolder }) => {
        try { openDataFolder(${JSON.stringify(dataDir)}); process.stdout.write("won "); setTimeout(() => {}, 3000).unref(); process.stdin.resume(); process.stdin.on("end", () => process.exit()); }
        catch (error) { process.stdout.write(error.code + " "); process.exit(); }
      });`;
    const shell = `for i in 1 2 3 4; do ( sleep 4 | "$0" --import tsx -e "$1" ) & done; wait`;
    const { stdout } = spawnSync("sh", ["-c", shell, process.execPath, script], { encoding: "utf8", cwd: process.cwd() });
    expect(stdout.trim().split(" ").sort()).toEqual(["DATA_IN_USE", "DATA_IN_USE", "DATA_IN_USE", "won"]);
  }, 30_000);
});
