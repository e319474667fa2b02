// What was built is used again only while all that it was made of is as it was.
import { appendFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, truncateSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { BuildCache } from "./buildCache";

let dir: string;
let source: string;
let made = 0;

const AN_HOUR_AGO = Date.now() / 1000 - 3600;

function write(path: string, text: string): void {
  writeFileSync(path, text);
  utimesSync(path, AN_HOUR_AGO, AN_HOUR_AGO);
}

/** As a start of its own does it: a new cache over the same folder. */
async function build(details = "a\nb"): Promise<string> {
  const cache = new BuildCache(join(dir, "code"));
  const { code, inputs } = await cache.built("functions", details, async () => ({ code: `built ${++made}`, inputs: [source] }));
  expect(inputs).toEqual([source]);
  vi.runAllTimers();
  cache.stop();
  return code;
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  dir = mkdtempSync(join(tmpdir(), "convex-local-"));
  mkdirSync(join(dir, "convex"));
  source = join(dir, "convex", "trips.ts");
  write(source, "export const a = 1;");
  made = 0;
});
afterEach(() => {
  vi.useRealTimers();
  rmSync(dir, { recursive: true, force: true });
});

describe("what was built", () => {
  it("is used again while nothing has changed", async () => {
    expect([await build(), await build(), await build()]).toEqual(["built 1", "built 1", "built 1"]);
  });

  it.each([
    ["a file's content", () => write(source, "export const a = 2;")],
    ["the files beside it", () => write(join(dir, "convex", "trips.js"), "")],
    ["a package.json above it", () => write(join(dir, "package.json"), "{}")],
    ["what npm has installed above it", () => (mkdirSync(join(dir, "node_modules")), write(join(dir, "node_modules", ".package-lock.json"), "{}"))],
    ["a file that is gone", () => rmSync(source)],
  ])("is built again after a change of %s", async (_what, change) => {
    await build();
    change();
    expect(await build()).toBe("built 2");
  });

  it("is built again for other modules", async () => {
    await build();
    expect(await build("a\nb\nc")).toBe("built 2");
  });

  it.each([
    ["torn code", ".js", (path: string) => truncateSync(path, 3)],
    ["other code", ".js", (path: string) => appendFileSync(path, " ")],
    ["no code", ".js", (path: string) => rmSync(path)],
    ["a torn description", ".json", (path: string) => truncateSync(path, 20)],
    ["no description", ".json", (path: string) => rmSync(path)],
  ])("is built again when there is %s", async (_what, ending, harm) => {
    await build();
    harm(join(dir, "code", readdirSync(join(dir, "code")).find((name) => name.endsWith(ending))!));
    expect([await build(), await build()]).toEqual(["built 2", "built 2"]);
  });

  it("isn't kept when a file was edited while it was built", async () => {
    const cache = new BuildCache(join(dir, "code"));
    await cache.built("functions", "", async () => {
      writeFileSync(source, "export const a = 3;");
      return { code: "of which of the two?", inputs: [source] };
    });
    vi.runAllTimers();
    expect(await build("")).toBe("built 1");
  });
});
