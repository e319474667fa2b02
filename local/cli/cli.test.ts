// The command line as a process: how it starts, refuses and stops.
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { api } from "../fixtures/sync/convex/_generated/api";
import { connect, PROJECT } from "../testing/fixtureDeployment";
import { readEnvFile } from "./envFile";
import { readOptions } from "./options";

const MAIN = new URL("main.ts", import.meta.url).pathname;

let dir: string;
let children: ChildProcess[] = [];
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "convex-local-"));
  writeFileSync(join(dir, "env"), "TEST_JWKS='data:application/json,{}'\n");
});
afterEach(() => {
  for (const child of children) child.kill("SIGKILL");
  children = [];
  rmSync(dir, { recursive: true, force: true });
});

type Run = { child: ChildProcess; output: () => string; line: (pattern: RegExp) => Promise<RegExpExecArray>; exited: Promise<number | null> };

const run = (...args: string[]) => runAfter([], args);

/** `first`: modules that are loaded before ours. */
function runAfter(first: string[], args: string[]): Run {
  const imports = [...first, "tsx"].flatMap((module) => ["--import", module]);
  const child = spawn(process.execPath, [...imports, MAIN, ...args], { stdio: ["ignore", "pipe", "pipe"] });
  children.push(child);
  let text = "";
  const listeners = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (piece: Buffer) => {
      text += piece.toString();
      for (const listener of [...listeners]) listener();
    });
  }
  const exited = new Promise<number | null>((resolve) => child.on("close", resolve));
  const line = (pattern: RegExp) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      const check = () => {
        const found = pattern.exec(text);
        if (!found) return;
        listeners.delete(check);
        resolve(found);
      };
      listeners.add(check);
      check();
      void exited.then(() => reject(new Error(`It ended without saying ${pattern.source}:\n${text}`)));
    });
  return { child, output: () => text, line, exited };
}

/** A module by which the process does something of its own where a start is all but over; `path` is a file of the data folder. */
const atEnd = (work: string) => `data:text/javascript,${encodeURIComponent(`
  import fs from "node:fs";
  import { syncBuiltinESMExports } from "node:module";
  const { existsSync, writeFileSync } = fs;
  fs.writeFileSync = (path, ...rest) => {
    writeFileSync(path, ...rest);
    if (String(path).endsWith("/address")) { ${work} }
  };
  syncBuiltinESMExports();
`)}`;
/** The thread stands still for as long as there is a file `held`. */
const HELD_AT_END = atEnd('const held = path.replace(/address$/, "held"); writeFileSync(held, ""); while (existsSync(held));');
const ABORTED_AT_END = atEnd("process.abort();");

const options = (...more: string[]) => ["--project", PROJECT, "--data", join(dir, "data"), "--env-file", join(dir, "env"), ...more];
const serve = (...more: string[]) => run(...options(...more));
const urlOf = async (process: Run) => (await process.line(/ at (http:\S+),/))[1]!;

describe("caravan-local", () => {
  it("says where it is and where the data are, and stops within two seconds of SIGTERM", async () => {
    const server = serve("--port", "0");
    const url = await urlOf(server);
    expect(server.output()).toContain(join(dir, "data"));
    const client = connect(url);
    expect(await client.mutation(api.notes.add, { channel: "cli", body: "x" })).toBe(1);
    const begun = performance.now();
    server.child.kill("SIGTERM");
    expect(await server.exited).toBe(0);
    expect(performance.now() - begun).toBeLessThan(2000);
    await client.close();
  });

  it.each(["SIGTERM", "SIGINT"] as const)("hears a %s that comes just as its start ends", async (signal) => {
    const server = runAfter([HELD_AT_END], options("--port", "0"));
    const held = join(dir, "data/held");
    await vi.waitFor(() => expect(existsSync(held)).toBe(true), 30_000);
    server.child.kill(signal);
    rmSync(held);
    expect(await server.exited).toBe(0);
  });

  it("refuses a folder that another process starts on, in one sentence", async () => {
    const first = runAfter([HELD_AT_END], options("--port", "0"));
    const held = join(dir, "data/held");
    await vi.waitFor(() => expect(existsSync(held)).toBe(true), 30_000);
    const [second, third] = [serve("--port", "0"), serve("--port", "0")];
    expect([await second.exited, await third.exited]).toEqual([1, 1]);
    for (const { output } of [second, third]) expect(output()).toMatch(/^The data folder .* is in use by another process \(pid \d+\)\.\n$/);
    rmSync(held);
    await urlOf(first);
    expect(existsSync(join(dir, "data/starting"))).toBe(false);
  });

  it("refuses a folder that another process has, in one sentence", async () => {
    const first = serve("--port", "0");
    await urlOf(first);
    const second = serve("--port", "0");
    expect(await second.exited).toBe(1);
    expect(second.output()).toMatch(/^The data folder .* is in use by another process \(pid \d+\)\.\n$/);
  });

  it("says that the last start died, which a broken page does to it, and nothing once one has come to its end", async () => {
    mkdirSync(join(dir, "data"));
    writeFileSync(join(dir, "data/starting"), "");
    const server = serve("--port", "0");
    await urlOf(server);
    expect(server.output()).toMatch(/^The last start did not come to its end\. Unless somebody ended it, look whether the data are whole: check --data .*data\n/);
    server.child.kill("SIGKILL");
    await server.exited;
    const next = serve("--port", "0");
    await urlOf(next);
    expect(next.output()).not.toContain("The last start");
  });

  it("says at once that a start was cut off, and nothing of one that came to its end", async () => {
    mkdirSync(join(dir, "data"));
    const aborted = runAfter([ABORTED_AT_END], options("--port", "0"));
    expect(await aborted.exited).toBeNull();
    expect(aborted.output()).toMatch(/^The start was cut off\. Unless somebody ended it, look whether the data are whole: check --data .*data$/m);
    const server = serve("--port", "0");
    await urlOf(server);
    server.child.kill("SIGKILL");
    await server.exited;
    expect(server.output()).not.toContain("The start was cut off");
  });

  it("refuses a folder of a newer version, and leaves it as it was", async () => {
    mkdirSync(join(dir, "data"));
    writeFileSync(join(dir, "data/format.json"), '{"format":99}');
    const server = serve("--port", "0");
    expect(await server.exited).toBe(1);
    expect(server.output()).toMatch(/^The data folder .* has format 99, .*\n$/);
    expect(existsSync(join(dir, "data/db"))).toBe(false);
  });

  it("refuses a folder that cannot be made", async () => {
    writeFileSync(join(dir, "data"), "a file");
    const server = serve("--port", "0");
    expect(await server.exited).toBe(1);
    expect(server.output()).toMatch(/^The data folder .* cannot be written .*\n$/);
  });

  it("refuses a port that is taken, or takes the next one if it may", async () => {
    const blocker = createServer();
    await new Promise<void>((resolve) => blocker.listen(0, resolve));
    const { port } = blocker.address() as AddressInfo;
    try {
      const refused = serve("--port", String(port));
      expect(await refused.exited).toBe(1);
      expect(refused.output()).toMatch(new RegExp(`^Port ${port} is in use .*\n$`));
      const moved = serve("--port", String(port), "--port-search");
      expect(Number(new URL(await urlOf(moved)).port)).toBeGreaterThan(port);
      expect(moved.output()).toContain(`Port ${port} is taken`);
    } finally {
      blocker.close();
    }
  });

  it("explains its options to who gets them wrong", async () => {
    const server = run("--data", dir);
    expect(await server.exited).toBe(1);
    expect(server.output()).toContain("Both --project and --data are needed");
  });

  it("explains them to who asks, of the data commands too", async () => {
    const asked = [run("--help"), run("backup", "-h")];
    expect(await Promise.all(asked.map(({ exited }) => exited))).toEqual([0, 0]);
    for (const { output } of asked) expect(output()).toMatch(/^caravan-local --project DIR --data DIR/);
  });

  it("refuses a project without functions, and a backup into no folder, in one sentence", async () => {
    mkdirSync(join(dir, "empty"));
    writeFileSync(join(dir, "empty/format.json"), "{}");
    const server = run("--project", dir, "--data", join(dir, "data"));
    const backup = run("backup", "--data", join(dir, "empty"), "--to", join(dir, "nowhere/backup.zip"));
    expect([await server.exited, server.output()]).toEqual([1, `There is no folder ${join(dir, "convex")}.\n`]);
    expect([await backup.exited, backup.output()]).toEqual([1, `There is no folder ${join(dir, "nowhere")}.\n`]);
    expect(existsSync(join(dir, "data"))).toBe(false);
  });

  it("refuses functions that don't compile, by all their files and lines alone", async () => {
    mkdirSync(join(dir, "project/convex"), { recursive: true });
    for (const name of ["a", "b", "c", "d", "e", "f", "g"]) writeFileSync(join(dir, `project/convex/${name}.ts`), "export const = 1;\n");
    const { exited, output } = run("--project", join(dir, "project"), "--data", join(dir, "data"), "--port", "0");
    expect(await exited).toBe(1);
    const [first, ...errors] = output().trim().split("\n");
    expect([first, errors.length]).toEqual(["Build failed with 7 errors:", 7]);
    for (const error of errors) expect(error).toMatch(/convex\/[a-g]\.ts:1:13: ERROR: Expected identifier but found "="$/);
  });

  it("says which modules can't be loaded, and why, and serves the others", async () => {
    mkdirSync(join(dir, "project/convex"), { recursive: true });
    symlinkSync(join(process.cwd(), "node_modules"), join(dir, "project/node_modules"));
    writeFileSync(join(dir, "project/convex/bad.ts"), 'throw new Error("not today");\n');
    writeFileSync(join(dir, "project/convex/good.ts"), 'import { queryGeneric } from "convex/server";\nexport const it = queryGeneric(() => 1);\n');
    const server = run("--project", join(dir, "project"), "--data", join(dir, "data"), "--port", "0", "--watch");
    const url = await urlOf(server);
    await server.line(/^bad can't be loaded, so its functions fail: Uncaught Error: not today$/m);
    const answer = await fetch(`${url}/api/query`, { method: "POST", headers: { "content-type": "application/json" }, body: '{"path":"good:it","args":{}}' });
    expect(await answer.json()).toMatchObject({ value: 1 });
    writeFileSync(join(dir, "project/convex/bad.ts"), 'throw new Error("nor tomorrow");\n');
    await server.line(/^bad can't be loaded, .*nor tomorrow/m);
  });

  it("loads functions again as they are edited, and clients see it", async () => {
    const project = join(dir, "project");
    mkdirSync(join(project, "convex"), { recursive: true });
    const write = (answer: string) =>
      writeFileSync(join(project, "convex/say.ts"), `import { queryGeneric } from "convex/server";\nexport const it = queryGeneric({ args: {}, handler: () => "${answer}" });\n`);
    write("before");
    symlinkSync(join(process.cwd(), "node_modules"), join(project, "node_modules"));
    const server = run("--project", project, "--data", join(dir, "data"), "--port", "0", "--watch");
    const client = connect(await urlOf(server));
    await new Promise<void>((resolve) => {
      client.client.subscribe("say:it", {});
      client.client.addOnTransitionHandler(() => {
        const answer = client.client.localQueryResult("say:it", {});
        if (answer === "before") write("after");
        if (answer === "after") resolve();
      });
    });
    expect(client.client.localQueryResult("say:it", {})).toBe("after");
    await client.close();
  });
});

describe("an edited folder", () => {
  it("that goes for a while, as with another branch, is followed again", async () => {
    const project = join(dir, "project");
    mkdirSync(join(project, "convex"), { recursive: true });
    const write = (answer: string) => writeFileSync(join(project, "convex/say.ts"), `import { queryGeneric } from "convex/server";\nexport const it = queryGeneric({ args: {}, handler: () => "${answer}" });\n`);
    write("before");
    symlinkSync(join(process.cwd(), "node_modules"), join(project, "node_modules"));
    const server = run("--project", project, "--data", join(dir, "data"), "--port", "0", "--watch");
    const url = await urlOf(server);
    renameSync(join(project, "convex"), join(project, "away"));
    await server.line(/The functions could not be loaded; the last good ones go on/);
    renameSync(join(project, "away"), join(project, "convex"));
    await server.line(/Functions loaded again/);
    for (const edit of ["after", "later", "last"]) {
      write(edit);
      await vi.waitFor(async () => {
        const answer = await fetch(`${url}/api/query`, { method: "POST", headers: { "content-type": "application/json" }, body: '{"path":"say:it","args":{}}' });
        expect(await answer.json()).toMatchObject({ value: edit });
      }, 10_000);
    }
  });
});

describe("its options", () => {
  it("have defaults, and refuse what they don't know", () => {
    expect(readOptions(["--project", "a", "--data", "b"])).toMatchObject({ port: 3210, portSearch: false, watch: false });
    expect(() => readOptions(["--project", "a", "--data", "b", "--port", "http"])).toThrow(/--port must be a number/);
    expect(() => readOptions(["--wrong"])).toThrow(/--wrong/);
  });
});

describe("an environment file", () => {
  it("may have quotes, comments and values with an equals sign", () => {
    writeFileSync(join(dir, "env"), "# a comment\nA=1\nexport B=\"two words\"\n\nC='x=y'\nD = spaced \n");
    expect(readEnvFile(join(dir, "env"))).toEqual({ A: "1", B: "two words", C: "x=y", D: "spaced" });
  });
});
