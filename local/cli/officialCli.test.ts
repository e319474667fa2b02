// The official command line, as its own process, against a deployment; and backup, restore and check as people run them.
import { execFile, spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { api } from "../fixtures/sync/convex/_generated/api";
import { generateCode } from "../functions/codegen/generateCode";
import { FixtureDeployment, PROJECT, watch } from "../testing/fixtureDeployment";

const CONVEX = join(process.cwd(), "node_modules/convex/bin/main.js");
const MAIN = new URL("main.ts", import.meta.url).pathname;

let fixture: FixtureDeployment;
let dir: string;
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), "convex-local-"));
  mkdirSync(join(dir, "project"));
  symlinkSync(join(process.cwd(), "node_modules"), join(dir, "project/node_modules"));
  writeFileSync(join(dir, "project/package.json"), '{"name":"project","dependencies":{"convex":"*"}}');
  fixture = await FixtureDeployment.start();
});
afterAll(async () => {
  await fixture.close();
  rmSync(dir, { recursive: true, force: true });
});

type Ran = { code: number; out: string };

function run(file: string, args: string[], cwd: string, more: Record<string, string> = {}): Promise<Ran> {
  const env = { ...process.env, CONVEX_DEPLOYMENT: undefined, CI: "1", NO_COLOR: "1", ...more };
  return new Promise((resolve) => {
    const child = execFile(file, args, { cwd, env }, (error, stdout, stderr) => resolve({ code: error ? Number(error.code ?? 1) : 0, out: stdout + stderr }));
    child.stdin!.end();
  });
}

const selected = () => ["--url", fixture.url, "--admin-key", fixture.deployment.adminKey];
const convex = (...args: string[]) => run(process.execPath, [CONVEX, ...args, ...selected()], join(dir, "project"));
const local = (...args: string[]) => run(process.execPath, ["--import", "tsx", MAIN, ...args], process.cwd());

describe("npx convex, against a deployment", () => {
  it("env: sets, gets, lists and removes variables, which functions see at once, and after a restart", async () => {
    const seen = watch(fixture.client(), api.notes.variable, { name: "GREETING" });
    await seen.until((value) => value === null);
    expect(await convex("env", "set", "GREETING", "hello there")).toMatchObject({ code: 0, out: expect.stringContaining("Successfully set GREETING") });
    await seen.until((value) => value === "hello there");
    seen.stop();
    await fixture.restart();
    const [got, listed, refused] = await Promise.all([convex("env", "get", "GREETING"), convex("env", "list"), convex("env", "set", "CONVEX_SITE_URL", "x")]);
    expect(got).toEqual({ code: 0, out: "hello there\n" });
    expect(listed.out).toContain("GREETING=");
    expect(listed.out).not.toContain("CONVEX_SITE_URL");
    expect(refused.out).toContain("built-in and cannot be overridden");
    expect((await convex("env", "remove", "GREETING")).code).toBe(0);
    expect(await fixture.http().query(api.notes.variable, { name: "GREETING" })).toBe(null);
  });

  it("data, export and import: shows tables and rows, and takes back what it gave", async () => {
    const client = fixture.client();
    for (const body of ["one", "two", "three"]) await client.mutation(api.notes.add, { channel: "cli", body });
    const upload = await fetch((await client.mutation(api.files.uploadUrl, {})) as string, { method: "POST", headers: { "content-type": "text/plain" }, body: "a file" });
    expect(upload.status).toBe(200);
    const [tables, { out }] = await Promise.all([convex("data"), convex("data", "notes", "--limit", "2", "--order", "asc")]);
    expect(tables.out).toBe("flags\nnotes\n");
    expect(out).toContain('"one"');
    expect(out).toContain('"two"');
    expect(out).not.toContain('"three"');

    const zip = join(dir, "snapshot.zip");
    expect(await convex("export", "--path", zip, "--include-file-storage")).toMatchObject({ code: 0 });
    await client.mutation(api.notes.remove, { channel: "cli", body: "two" });
    expect(await convex("import", zip, "--replace-all", "-y")).toMatchObject({ code: 0, out: expect.stringContaining("Added 4 documents") });
    expect(await client.query(api.notes.list, { channel: "cli" })).toEqual(expect.arrayContaining(["one", "two", "three"]));
    const [file] = await client.query(api.files.urls, {});
    expect(await (await fetch(file!.url!)).text()).toBe("a file");
  });

  it("import: takes JSON lines, arrays and CSV, and names the line of what it refuses", async () => {
    const client = fixture.client();
    const write = (name: string, text: string) => (writeFileSync(join(dir, name), text), join(dir, name));
    const append = (name: string, text: string) => convex("import", "-y", "--table", "notes", "--append", write(name, text));
    const [lines, array, csv, refused, empty] = await Promise.all([
      append("a.jsonl", '{"channel":"lines","body":"1"}\n{"channel":"lines","body":"2"}\n'),
      append("b.json", '[{"channel":"lines","body":"3"}]'),
      append("c.csv", 'channel,body\nlines,"four, ""4"""\n'),
      append("d.jsonl", '{"channel":"lines","body":"5"}\n{"channel":7,"body":"6"}\n'),
      append("e.jsonl", ""),
    ]);
    expect(lines).toMatchObject({ code: 0, out: expect.stringContaining("Added 2 documents") });
    expect([array.code, csv.code]).toEqual([0, 0]);
    expect(refused).toMatchObject({ code: 1, out: expect.stringMatching(/notes, line 2: .*does not match the schema: .*\nValidator: v\.string\(\)$/ms) });
    expect(empty).toMatchObject({ code: 0, out: expect.stringContaining("Added 0 documents") });
    expect(await client.query(api.notes.list, { channel: "lines" })).toEqual(["1", "2", "3", 'four, "4"']);
  });

  it("logs: shows what functions do, as they do it", async () => {
    const client = fixture.client();
    await client.query(api.notes.broken, {}).catch(() => {});
    const child = spawn(process.execPath, [CONVEX, "logs", "--history", "50", "--success", ...selected()], { cwd: join(dir, "project"), env: { ...process.env, NO_COLOR: "1" } });
    onTestFinished(() => void child.kill("SIGKILL"));
    let text = "";
    const seen = (pattern: RegExp) =>
      new Promise<void>((resolve, reject) => {
        const look = (piece: Buffer | "") => {
          text += piece.toString();
          if (pattern.test(text)) resolve();
        };
        child.stdout.on("data", look);
        child.stderr.on("data", look);
        child.once("close", () => reject(new Error(text)));
        look("");
      });
    await seen(/Q\(notes:broken\).*broken on purpose/s);
    await client.mutation(api.notes.add, { channel: "logs", body: "x" });
    await seen(/M\(notes:add\)\] Function executed in/);
  });

  it("run: calls functions, internal ones too, and finds the deployment by its environment", async () => {
    const environment = { CONVEX_SELF_HOSTED_URL: fixture.url, CONVEX_SELF_HOSTED_ADMIN_KEY: fixture.deployment.adminKey };
    expect(await run(process.execPath, [CONVEX, "run", "notes:hidden"], join(dir, "project"), environment)).toMatchObject({ code: 0, out: expect.stringContaining('"inside"') });
  });

  it("run --inline-query: asks a query that is in no file, and says why one can't be asked", async () => {
    await fixture.http().mutation(api.notes.add, { channel: "inline", body: "seen" });
    const inline = (text: string, ...more: string[]) => convex("run", "--inline-query", text, ...more);
    const [rows, failed, component] = await Promise.all([
      inline('const rows = await ctx.db.query("notes").collect(); console.log("asked"); return rows.filter(({ channel }) => channel === "inline").map(({ body }) => body);'),
      inline("await ctx.db.nothing()"),
      inline("1", "--component", "nowhere"),
    ]);
    expect(rows).toEqual({ code: 0, out: expect.stringMatching(/^\[\n {2}"seen"\n\]\n.*\[LOG\] 'asked'/s) });
    expect(failed).toMatchObject({ code: 1, out: expect.stringMatching(/Uncaught TypeError: ctx\.db\.nothing is not a function\\n {4}at handler \(.*testQuery\.js:5:/) });
    expect(component).toMatchObject({ code: 1, out: expect.stringContaining("This deployment has no mounted components.") });
  });

  it("network-test: comes to its end; usage, which nobody counts here, is refused in a sentence", async () => {
    const [network, usage] = await Promise.all([convex("network-test"), convex("deployment", "usage")]);
    expect(network).toMatchObject({ code: 0, out: expect.stringContaining("Network test passed.") });
    expect(usage).toMatchObject({ code: 1, out: expect.stringContaining("UsageNotMetered: This deployment counts no usage") });
  });
});

describe("what administrators may", () => {
  it("codegen: writes a project's types, its components' among them, by what the deployment says of its folder", async () => {
    const project = join(dir, "files");
    cpSync(new URL("../fixtures/files", import.meta.url).pathname, project, { recursive: true });
    symlinkSync(join(process.cwd(), "node_modules"), join(project, "node_modules"));
    writeFileSync(join(project, "package.json"), '{"name":"files","dependencies":{"convex":"*"}}');
    for (const folder of ["convex", "drawer"]) rmSync(join(project, folder, "_generated"), { recursive: true });
    await generateCode(project);
    const files = await FixtureDeployment.start({ projectDir: project });
    onTestFinished(() => files.close());
    rmSync(join(project, "drawer/_generated/component.ts"));
    const selected = ["--url", files.url, "--admin-key", files.deployment.adminKey];
    expect(await run(process.execPath, [CONVEX, "codegen", "--typecheck", "disable", ...selected], project)).toMatchObject({ code: 0 });
    expect(readFileSync(join(project, "convex/_generated/api.d.ts"), "utf8")).toContain('drawer: import("../../drawer/_generated/component.js").ComponentApi<"drawer">');
    expect(readFileSync(join(project, "drawer/_generated/component.ts"), "utf8")).toMatch(/put: FunctionReference<\s*"action",\s*"internal",\s*\{ text: string \},\s*string,\s*Name\s*>/);
    const push = await run(process.execPath, [CONVEX, "deploy", "--typecheck", "disable", ...selected], project);
    expect(push).toMatchObject({ code: 1, out: expect.stringMatching(/PushNotSupported: .*runs the code in its project folder/) });
    expect(push.out).not.toContain("Retrying");
  });

  it("function-spec: lists functions with what they take and give, and routes", async () => {
    const { code, out } = await convex("function-spec");
    expect(code).toBe(0);
    const { url, functions } = JSON.parse(out) as { url: string; functions: object[] };
    expect(url).toBe(fixture.url);
    expect(functions).toContainEqual({
      identifier: "tokens.js:sign",
      functionType: "Mutation",
      visibility: { kind: "public" },
      args: { type: "object", value: { claims: { fieldType: { type: "any" }, optional: false }, seconds: { fieldType: { type: "number" }, optional: false } } },
      returns: { type: "string" },
    });
    expect(functions).toContainEqual({ functionType: "HttpAction", method: "GET", path: "/whoami" });
  });

  it("nobody else may", async () => {
    const paths = ["POST update_environment_variables", "GET stream_function_logs?cursor=0", "POST export/request/zip", "GET export/zip/1", "POST import/start_upload", "POST import/upload_part", "POST import/finish_upload", "POST perform_import", "POST run_test_function", "GET v1/get_current_usage"];
    for (const one of paths) {
      const [method, path] = one.split(" ") as [string, string];
      for (const authorization of [undefined, "Convex wrong", `Bearer ${fixture.deployment.adminKey}`, `Bearer ${await fixture.issuer.token("ada")}`]) {
        const response = await fetch(`${fixture.url}/api/${path}`, { method, ...(authorization && { headers: { authorization } }) });
        expect([one, response.status]).toEqual([one, 403]);
      }
    }
    for (const name of ["queryEnvironmentVariables", "tables", "tableData", "exports:getLatest", "queryImport:list"]) {
      await expect(fixture.http().query(`_system/cli/${name}` as never)).rejects.toThrow(/Could not find/);
    }
    await expect(fixture.http().query("_system/frontend/components:list" as never)).rejects.toThrow(/Could not find/);
  });

  it("is refused in a sentence when it makes no sense, and changes nothing", async () => {
    const post = async (path: string, body: BodyInit) => {
      const response = await fetch(`${fixture.url}/api/${path}`, { method: "POST", headers: { authorization: `Convex ${fixture.deployment.adminKey}` }, body });
      return [response.status, ((await response.json()) as { code?: string }).code];
    };
    expect(await post("update_environment_variables", "nonsense")).toEqual([400, "BadJsonBody"]);
    expect(await post("update_environment_variables", '{"changes":[{"name":1}]}')).toEqual([400, "BadJsonBody"]);
    expect(await post("update_environment_variables", '{"changes":[{"name":"GOOD","value":"1"},{"name":"no good","value":"1"}]}')).toEqual([400, "InvalidEnvironmentVariable"]);
    expect(await fixture.http().query(api.notes.variable, { name: "GOOD" })).toBe(null);
    expect(await post("import/upload_part?uploadToken=../../x&partNumber=1", "x")).toEqual([400, "InvalidImport"]);
    expect(await post("import/finish_upload", '{"uploadToken":"x"}')).toEqual([400, "InvalidImport"]);
    expect(await post("perform_import", '{"importId":"x"}')).toEqual([400, "ImportNotFound"]);
    const { uploadToken } = (await (await fetch(`${fixture.url}/api/import/start_upload`, { method: "POST", headers: { authorization: `Convex ${fixture.deployment.adminKey}` } })).json()) as { uploadToken: string };
    expect(await post(`import/upload_part?uploadToken=${uploadToken}&partNumber=3`, "x")).toEqual([400, "InvalidImport"]);
  });
});

describe("a query that is in no file", () => {
  const BUILDERS = 'import { query } from "convex:/_system/repl/wrappers.js";';
  const ask = async (source: string, more: object = {}, url = fixture.url, key = fixture.deployment.adminKey) => {
    const response = await fetch(`${url}/api/run_test_function`, { method: "POST", headers: { authorization: `Convex ${key}` }, body: JSON.stringify({ args: {}, bundle: { path: "testQuery.js", source }, format: "convex_encoded_json", ...more }) });
    return { status: response.status, ...((await response.json()) as { status?: unknown; code?: string; message?: string; value?: unknown }) };
  };

  it("reads, and nothing else", async () => {
    expect(await ask(`${BUILDERS} export default query(async (ctx) => [typeof ctx.db.insert, typeof ctx.runMutation, typeof require, 1n]);`)).toMatchObject({ status: "success", value: ["undefined", "undefined", "undefined", { $integer: "AQAAAAAAAAA=" }] });
    expect(await ask(`${BUILDERS} export default query(() => Convex.asyncSyscall("1.0/insert", JSON.stringify({ table: "notes", value: {} })));`)).toMatchObject({ status: "error", errorMessage: expect.stringContaining("Queries can't write to the database.") });
    expect(await ask(`${BUILDERS} export default query(() => import(["node", "fs"].join(":")));`)).toMatchObject({ status: "error", errorMessage: expect.stringContaining("TypeError: dynamic module import unsupported") });
    expect(await ask(`${BUILDERS} export default query(async (ctx, args) => args.n);`, { args: { n: 1 } })).toMatchObject({ status: "success", value: 1 });
  });

  it("leaves nothing behind for the next one", async () => {
    const counter = `${BUILDERS} let n = 0; export default query(() => ++n);`;
    expect([(await ask(counter)).value, (await ask(counter)).value]).toEqual([1, 1]);
    await expect(fixture.http().query("testQuery:default" as never)).rejects.toThrow(/Could not find/);
  });

  it("is one query, by itself", async () => {
    const refusals = [
      ['import { readFileSync } from "node:fs"; export default 1;', "InvalidModules", "can import nothing but"],
      [`import "./notes"; ${BUILDERS} export default query(() => 1);`, "InvalidModules", "can import nothing but"],
      [`${BUILDERS} throw new Error("at once");`, "InvalidModules", "Uncaught Error: at once"],
      ["export default {", "InvalidModules", "Could not analyze the given module:"],
      ["export default () => 1;", "InvalidTestQuery", "Default export is not a Convex function."],
      [`${BUILDERS} export const one = query(() => 1);`, "InvalidTestQuery", "Only `export default` is supported."],
      ["export default Object.assign(() => 1, { isMutation: true, invokeMutation: () => 1 });", "UnsupportedTestQuery", "Mutations are not supported in the REPL yet."],
    ] as const;
    for (const [source, code, words] of refusals) expect(await ask(source)).toMatchObject({ status: 400, code, message: expect.stringContaining(words) });
    expect(await ask(`${BUILDERS} export default query(() => 1);`, { componentId: "nowhere" })).toMatchObject({ status: 400, code: "ComponentNotFound" });
    expect(await ask(`${BUILDERS} export default query(() => 1);`, {}, fixture.url, "wrong")).toMatchObject({ status: 403 });
  });

  it("is one of a component, found by its path", async () => {
    const drawers = await FixtureDeployment.start({ projectDir: new URL("../fixtures/files", import.meta.url).pathname });
    onTestFinished(() => drawers.close());
    const administer = async (kind: string, body: object) => {
      const response = await fetch(`${drawers.url}/api/${kind}`, { method: "POST", headers: { authorization: `Convex ${drawers.deployment.adminKey}` }, body: JSON.stringify(body) });
      return ((await response.json()) as { value: unknown }).value;
    };
    await administer("action", { path: "papers:put", componentPath: "drawer", args: { text: "a paper" } });
    const mounted = (await administer("query", { path: "_system/frontend/components:list", args: {} })) as { id: string; path: string }[];
    expect(mounted.map(({ path }) => path)).toEqual(["", "drawer"]);
    const files = `${BUILDERS} export default query(async (ctx) => (await ctx.db.system.query("_storage").collect()).length);`;
    const counts = await Promise.all([{}, { componentId: mounted[1]!.id }].map((more) => ask(files, more, drawers.url, drawers.deployment.adminKey)));
    expect(counts.map(({ value }) => value)).toEqual([0, 1]);
  });
});

describe("a query by GET", () => {
  it("answers as one by POST does", async () => {
    await fixture.http().mutation(api.notes.add, { channel: "get", body: "x" });
    const ask = (args: string) => fetch(`${fixture.url}/api/query?path=notes:list&format=json&args=${encodeURIComponent(args)}`);
    expect(await (await ask('{"channel":"get"}')).json()).toMatchObject({ status: "success", value: ["x"] });
    expect((await ask("{")).status).toBe(400);
    expect((await fetch(`${fixture.url}/api/mutation?path=notes:add`)).status).toBe(405);
  });
});

describe("caravan-local", () => {
  it("backs up a deployment that runs, restores it into a new folder, and checks both", async () => {
    const client = fixture.client();
    await client.mutation(api.notes.add, { channel: "backup", body: "kept" });
    const to = join(dir, "backup.zip");
    expect(await local("backup", "--data", fixture.dataDir, "--to", to)).toMatchObject({ code: 0, out: expect.stringMatching(/documents and \d+ files of the running deployment/) });
    const restored = join(dir, "restored");
    const [twice, first, busy] = await Promise.all([local("backup", "--data", fixture.dataDir, "--to", to), local("restore", "--data", restored, "--from", to), local("check", "--data", fixture.dataDir)]);
    expect(twice).toMatchObject({ code: 1, out: `There is a file ${to} already.\n` });
    expect(first.out).toMatch(/^Restored \d+ documents and files into /);
    expect(busy).toMatchObject({ code: 1, out: expect.stringMatching(/is in use by another process/) });

    const again = await FixtureDeployment.start({ projectDir: PROJECT, dataDir: restored });
    expect(await again.http().query(api.notes.list, { channel: "backup" })).toEqual(["kept"]);
    await again.deployment.close();
    expect(existsSync(join(restored, "address"))).toBe(false);
    expect(await local("check", "--data", restored)).toMatchObject({ code: 0, out: expect.stringMatching(/^Whole: \d+ documents in /) });
    const stopped = join(dir, "stopped.zip");
    const [backedUp, refused] = await Promise.all([local("backup", "--data", restored, "--to", stopped), local("restore", "--data", fixture.dataDir, "--from", to)]);
    expect(backedUp.out).toMatch(/^Backed up \d+ documents/);
    expect(refused).toMatchObject({ code: 1, out: expect.stringMatching(/isn't empty/) });
    expect(readFileSync(stopped).includes("notes/documents.jsonl")).toBe(true);
  });

  it("says that a folder is damaged where the database's own code would end the process", async () => {
    const broken = join(dir, "broken");
    const zip = join(dir, "to-break.zip");
    const rows = join(dir, "many.jsonl");
    writeFileSync(rows, '{"channel":"many","body":"lost"}\n'.repeat(2000));
    expect(await convex("import", "-y", "--table", "notes", "--append", rows)).toMatchObject({ code: 0 });
    await local("backup", "--data", fixture.dataDir, "--to", zip);
    await local("restore", "--data", broken, "--from", zip);
    const file = join(broken, "db/data.mdb");
    const bytes = readFileSync(file);
    const leaves = Array.from({ length: bytes.length / 4096 }, (_, page) => page * 4096 + 18).filter((flags) => bytes.readUInt16LE(flags) === 2);
    // Leaves in the midst of the rows: each now says that it is a branch.
    for (const flags of leaves.slice(10, -10)) bytes.writeUInt16LE(1, flags);
    writeFileSync(file, bytes);
    expect(await local("check", "--data", broken)).toEqual({ code: 1, out: "The data folder is damaged: db/data.mdb has a page that can't be read. Restore a backup into a new folder.\n" });
  });
});
