// What code finds around it, bundled as a whole and linked: Node's modules, packages that stay outside, where it is, its process;
// and what becomes of modules that throw while they are loaded.
import { rmSync } from "node:fs";
import { join } from "node:path";
import { makeFunctionReference } from "convex/server";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { FixtureDeployment } from "../../testing/fixtureDeployment";
import { ScratchProject } from "../../testing/scratchProject";

const SERVER = 'import { queryGeneric as query, actionGeneric as action, httpActionGeneric as httpAction, httpRouter } from "convex/server";\n';
const inQuery = (expression: string, imports = "") => `${SERVER}${imports}\nexport const run = query({ args: {}, handler: async () => ${expression} });\n`;
const inNode = (expression: string, imports = "") => `"use node";\n${SERVER}${imports}\nexport const run = action({ args: {}, handler: async () => ${expression} });\n`;
const routes = (...all: string[]) => `${SERVER}const http = httpRouter();\n${all.map((route) => `http.route({ method: "GET", handler: httpAction(async (_ctx, request) => new Response("${route} by " + new URL(request.url).pathname)), ${route.endsWith("*") ? `pathPrefix: "${route.slice(0, -1)}"` : `path: "${route}"`} });`).join("\n")}\nexport default http;\n`;
const component = (name: string) => `import { defineComponent } from "convex/server";\nexport default defineComponent("${name}");\n`;

let project: ScratchProject;
let server: FixtureDeployment | null = null;

async function start(files: Record<string, string>, watch = false): Promise<void> {
  project.write(files);
  server = await FixtureDeployment.start({ projectDir: project.dir, watch, env: () => ({ KEY: "given" }) });
}

const ask = (path = "say:run") => server!.http().query(makeFunctionReference<"query">(path), {});
const act = (path = "act:run") => server!.http().action(makeFunctionReference<"action">(path), {}) as Promise<unknown>;
const get = async (path: string) => {
  const response = await fetch(server!.url + path);
  return `${response.status} ${await response.text()}`;
};

beforeEach(() => {
  project = new ScratchProject();
});
afterEach(async () => {
  await server?.close();
  server = null;
  project.remove();
});

describe.each([
  ["bundled", false],
  ["linked", true],
])("code that is %s", (_how, watch) => {
  it("imports Node's modules when it runs, by names that it computes too", async () => {
    const later = '[typeof (await import("node:crypto")).createHash, (await import("node:path")).default.sep, (await import(["node", "os"].join(":"))).EOL]';
    await start({ "convex/act.ts": inNode(later) }, watch);
    expect(await act()).toEqual(["function", "/", "\n"]);
  });

  it("imports nothing while a query runs, and what it will in an action", async () => {
    const parts = { "convex/part.ts": "export const part = 1;", "convex/old.cjs": "exports.part = 2;", "convex/parts/three.json": '{ "part": 3 }' };
    for (const later of ['"./part"', '"./old.cjs"', '`./parts/${"three"}.json`', '["node", "os"].join(":")', '"data:text/javascript,export const part = 4"']) {
      const imported = `import(${later})${later.startsWith("[") ? "" : ".then((module: any) => module.part)"}`;
      await start({ ...parts, "convex/say.ts": inQuery(`await ${imported}.catch((error: unknown) => String(error))`), "convex/act.ts": `${SERVER}export const run = action({ args: {}, handler: async () => typeof (await ${imported}) });` }, watch);
      expect([later, await ask()]).toEqual([later, "TypeError: dynamic module import unsupported"]);
      expect([later, await act()]).toEqual([later, later.startsWith("[") ? "object" : "number"]);
      await server!.close();
    }
    server = null;
  });

  it("knows where the functions are", async () => {
    await start({ "convex/deep/act.ts": inNode("[typeof __filename, __dirname, here, import.meta.dirname]", 'import { dirname } from "node:path";\nimport { fileURLToPath } from "node:url";\nconst here = dirname(fileURLToPath(import.meta.url));') }, watch);
    expect(await act("deep/act:run")).toEqual(["string", ...Array<string>(3).fill(join(project.dir, "convex"))]);
  });

  it("has Node's process to read, and none to change", async () => {
    const listeners = process.listenerCount("exit");
    const changes = ["exit(0)", "abort()", "kill(process.pid)", 'chdir("/")'].map((change) => `(() => { try { process.${change}; return "done"; } catch (error) { return (error as Error).message; } })()`);
    const reads = '[typeof process.stdout.write, process.stderr.fd, typeof process.cwd(), typeof process.hrtime.bigint(), process.memoryUsage().rss > 0, process.argv.length > 0, process.release.name, String(process), process.exitCode === undefined]';
    const listens = '[process.on("exit", () => {}) === process, process.once("exit", () => {}) === process, process.listenerCount("exit")]';
    await start({ "convex/act.ts": inNode(`({ reads: ${reads}, changes: [${changes.join(", ")}], listens: ${listens} })`) }, watch);
    const { reads: read, changes: refused, listens: listened } = (await act()) as Record<string, unknown[]>;
    expect(read).toEqual(["function", 2, "string", "bigint", true, true, "node", "[object process]", true]);
    expect(refused).toEqual(["exit", "abort", "kill", "chdir"].map((name) => `process.${name}() would be for the whole deployment: functions can't call it.`));
    expect(listened).toEqual([true, true, listeners]);
  });

  it("may write to its environment, which is known while it is loaded", async () => {
    await start({ "convex/act.ts": inNode('[atLoad, set(), process.env.KEY, delete process.env.KEY, process.env.KEY ?? null, Object.keys(process.env).includes("KEY"), Object.hasOwn(process.env, "OTHER")]', 'const atLoad = process.env.KEY;\nconst set = () => (process.env.KEY = "own");') }, watch);
    expect(await server!.deployment.functions.problems()).toEqual([]);
    expect(await act()).toEqual(["given", "own", "own", true, null, false, false]);
    expect(process.env.KEY).toBeUndefined();
  });

  it("has AsyncLocalStorage and AsyncResource, in queries too", async () => {
    await start({ "convex/say.ts": inQuery("[new AsyncLocalStorage<number>().run(1, () => typeof AsyncResource), hooks.AsyncLocalStorage === AsyncLocalStorage]", 'import * as hooks from "node:async_hooks";\ndeclare const AsyncLocalStorage: any, AsyncResource: any;') }, watch);
    expect(await ask()).toEqual(["function", true]);
  });

  it("that throws while it is loaded throws that every time, and whoever imports it", async () => {
    await start(
      {
        "convex/broken.ts": 'export const early = 1;\nthrow new Error("not today");\n',
        "convex/broken2.cjs": 'exports.early = 1;\nthrow new Error("nor tomorrow");\n',
        "convex/say.ts": inQuery("early", 'import { early } from "./broken";'),
        "convex/tell.ts": inQuery("early", 'import { early } from "./broken2.cjs";'),
        "convex/also.ts": inQuery("early", 'import { early } from "./broken";'),
        "convex/http.ts": `${routes("/x")}throw new Error("no routes");\n`,
      },
      watch,
    );
    for (const _time of [1, 2]) {
      for (const module of ["say", "also"]) await expect(ask(`${module}:run`)).rejects.toThrow("Uncaught Error: not today");
      await expect(ask("tell:run")).rejects.toThrow("Uncaught Error: nor tomorrow");
      expect(await get("/x")).toMatch(/^500 .*no routes/);
    }
    const problems = await server!.deployment.functions.problems();
    expect(problems.map(({ module, error }) => `${module}: ${(error as Error).message}`)).toEqual(["also: not today", "broken: not today", "http: no routes", "say: not today", "tell: nor tomorrow"]);
  });

  it("is told which function there isn't by its module's name alone, if it is the default", async () => {
    await start({ "convex/say.ts": inQuery("1") }, watch);
    await expect(ask("nothing")).rejects.toThrow("Could not find public function for 'nothing'.");
    await expect(ask("say:default")).rejects.toThrow("Could not find public function for 'say'.");
  });
});

describe("packages that convex.json names as external", () => {
  const PACKAGES = {
    "package.json": '{ "dependencies": { "reader": "1.0.0", "modern": "1.0.0", "clock": "1.0.0", "helper": "1.0.0", "convex": "1.0.0" } }',
    "node_modules/reader/package.json": '{ "name": "reader", "main": "index.js" }',
    "node_modules/reader/index.js": 'const { readFileSync } = require("node:fs");\nexports.read = () => readFileSync(__dirname + "/data.txt", "utf8");\n',
    "node_modules/reader/data.txt": "from its file",
    "node_modules/modern/package.json": '{ "name": "modern", "type": "module", "exports": "./index.js" }',
    "node_modules/modern/index.js": 'export default () => "default";\nexport const named = import.meta.url;\n',
    "node_modules/clock/package.json": '{ "name": "clock", "main": "index.js" }',
    "node_modules/clock/index.js": "exports.isOurs = () => Date === globalThis.Date && process.exit.length === 0;\nexports.where = __dirname;\n",
    "node_modules/helper/package.json": '{ "name": "helper", "main": "index.js", "peerDependencies": { "convex": "*" } }',
    "node_modules/helper/index.js": 'exports.kind = () => typeof Convex;\nexports.where = __dirname;\n',
  };
  const NODE = inNode("[read(), modern(), named, (await import(\"modern\")).default(), where, kind(), helper]", 'import { read } from "reader";\nimport modern, { named } from "modern";\nimport { where } from "clock";\nimport { kind, where as helper } from "helper";');

  it.each([false, true])("are Node's to load, but for those that others import too, and those that call Convex (watched: %s)", async (watch) => {
    await start({ ...PACKAGES, "convex.json": '{ "node": { "externalPackages": ["*"] } }', "convex/act.ts": NODE, "convex/say.ts": inQuery("where", 'import { where } from "clock";') }, watch);
    const inside = (name: string) => join(project.dir, "node_modules", name);
    expect(await act()).toEqual(["from its file", "default", `file://${inside("modern")}/index.js`, "default", join(project.dir, "convex"), "object", join(project.dir, "convex")]);
    rmSync(join(project.dir, "convex/say.ts"));
    await server!.deployment.functions.reload();
    expect(((await act()) as string[])[4]).toBe(inside("clock"));
  });

  it("are those named, of the project's own folder of functions", async () => {
    await start({ ...PACKAGES, "convex.json": '{ "functions": "src/server/", "node": { "externalPackages": ["reader"] } }', "src/server/act.ts": inNode("[read(), where]", 'import { read } from "reader";\nimport { where } from "clock";') });
    expect(await act()).toEqual(["from its file", join(project.dir, "src/server")]);
  });

  it("may be compiled for the machine: such a file is Node's, wherever it is imported", async () => {
    const native = { "node_modules/native/package.json": '{ "name": "native", "main": "lib/index.js" }', "node_modules/native/lib/index.js": 'exports.load = () => require("../build/x.node");\n', "node_modules/native/build/x.node": "no library" };
    await start({ ...native, "convex/act.ts": inNode("attempt()", 'import { load } from "native";\nconst attempt = () => { try { return load(); } catch (error) { return (error as Error).message; } };') });
    expect(await act()).toContain(join(project.dir, "node_modules/native/build/x.node"));
  });
});

describe("a component's routes", () => {
  const app = (uses: string, options = "") => `import { defineApp } from "convex/server";\nimport part from "../part/convex.config";\nimport other from "../other/convex.config";\nconst app = defineApp(${options});\n${uses}\nexport default app;\n`;
  const PARTS = { "part/convex.config.ts": component("part"), "part/http.ts": routes("/hello", "/long/*"), "other/convex.config.ts": component("other"), "other/http.ts": routes("/hello") };

  it("are below the prefix that it is mounted with; the request has the whole path", async () => {
    await start({ ...PARTS, "convex/convex.config.ts": app('app.use(part, { httpPrefix: "/part" });\napp.use(other, { httpPrefix: "/part/other/" });'), "convex/http.ts": routes("/part/own", "/part/long/er/*", "/hello") });
    expect(await get("/part/hello")).toBe("200 /hello by /part/hello");
    expect(await get("/part/other/hello")).toBe("200 /hello by /part/other/hello");
    expect(await get("/part/own")).toBe("200 /part/own by /part/own");
    expect(await get("/part/long/x")).toBe("200 /long/* by /part/long/x");
    expect(await get("/part/long/er/x")).toBe("200 /part/long/er/* by /part/long/er/x");
    expect(await get("/hello")).toBe("200 /hello by /hello");
    for (const path of ["/part", "/part/nothing", "/other/hello"]) expect(await get(path)).toMatch(/^404/);
  });

  it("are there without any of the app's, which may have a prefix of their own", async () => {
    await start({ ...PARTS, "convex/convex.config.ts": app('app.use(part, { httpPrefix: "/part/" });\napp.use(other);') });
    expect([server!.deployment.functions.hasRoutes(), await get("/part/hello")]).toEqual([true, "200 /hello by /part/hello"]);
    project.write({ "convex/convex.config.ts": app('app.use(part, { httpPrefix: "/part/" });\napp.use(other);', '{ httpPrefix: "/app" }'), "convex/http.ts": routes("/hello", "/all/*") });
    await server!.deployment.functions.reload();
    expect(await get("/app/hello")).toBe("200 /hello by /app/hello");
    expect(await get("/app/all/x")).toBe("200 /all/* by /app/all/x");
    expect(await get("/part/hello")).toBe("200 /hello by /part/hello");
    expect(await get("/hello")).toMatch(/^404/);
  });
});
