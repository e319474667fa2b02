// A backup through a deployment that runs, when something comes between: it says a sentence, and takes nobody's file.
import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openDataFolder, type DataFolder } from "../store/dataFolder";

const MAIN = new URL("main.ts", import.meta.url).pathname;
const DONE = { status: "success", value: { state: "completed", start_ts: { $integer: "AQAAAAAAAAA=" }, documents: 1, files: 0 }, logLines: [] };

let dir: string;
let to: string;
let folder: DataFolder;
let deployment: Server;
/** What it does when the file is fetched. */
let onFetch: () => void;

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), "convex-local-"));
  to = join(dir, "backup.zip");
  folder = openDataFolder(join(dir, "data"));
  folder.opened();
  deployment = createServer((request, response) => {
    if (request.url?.startsWith("/api/export/zip/") !== true) return void response.setHeader("content-type", "application/json").end(JSON.stringify(DONE));
    response.write("half");
    onFetch();
    response.end();
  });
  await new Promise<void>((resolve) => deployment.listen(0, resolve));
  writeFileSync(join(dir, "data/address"), `http://localhost:${(deployment.address() as AddressInfo).port}\n`);
  writeFileSync(join(dir, "data/admin-key"), "key\n");
});
afterEach(() => {
  deployment.close();
  folder.release();
  rmSync(dir, { recursive: true, force: true });
});

const backup = () =>
  new Promise<{ code: number; out: string }>((resolve) => {
    execFile(process.execPath, ["--import", "tsx", MAIN, "backup", "--data", join(dir, "data"), "--to", to], (error, stdout, stderr) => resolve({ code: error ? Number(error.code) : 0, out: stdout + stderr }));
  });

const UNREACHABLE = "The deployment that has the data folder stopped, or doesn't answer: try it again.\n";

it("leaves a file that somebody else has made meanwhile", async () => {
  onFetch = () => writeFileSync(to, "another's");
  expect(await backup()).toEqual({ code: 1, out: `There is a file ${to} already.\n` });
  expect(readFileSync(to, "utf8")).toBe("another's");
});

it("leaves nothing when the deployment stops in the midst of it", async () => {
  onFetch = () => deployment.closeAllConnections();
  expect(await backup()).toEqual({ code: 1, out: UNREACHABLE });
  expect(() => readFileSync(to)).toThrow("ENOENT");
});

it("says that the deployment doesn't answer", async () => {
  deployment.close();
  expect(await backup()).toEqual({ code: 1, out: UNREACHABLE });
});
