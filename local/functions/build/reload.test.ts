// A project that is edited while clients watch it: they get what its files say, as if it had been bundled anew.
import { mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { makeFunctionReference } from "convex/server";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { FixtureDeployment, watch } from "../../testing/fixtureDeployment";
import { BuildCache } from "./buildCache";
import { Linker } from "./linker";

const WATCHED = makeFunctionReference<"query", Record<string, never>, unknown>("say:it");
const QUERY = 'import { queryGeneric as query } from "convex/server";\n';
const saying = (expression: string, imports = "") => `${QUERY}${imports}\nexport const it = query({ args: {}, handler: () => ${expression} });\n`;

let dir: string;
let server: FixtureDeployment;

function write(files: Record<string, string>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, name)), { recursive: true });
    writeFileSync(join(dir, name), text);
  }
}

async function start(files: Record<string, string>, watched = true): Promise<void> {
  write(files);
  server = await FixtureDeployment.start({ projectDir: dir, watch: watched });
}

const follow = () => server.deployment.functions.follow();
const ask = () => server.http().query(WATCHED, {});

/** What who watches is told once the files are as given. */
async function edited(files: Record<string, string>): Promise<unknown> {
  const seen = watch(server.client(), WATCHED, {});
  await seen.until(() => true);
  const before = seen.values.length;
  write(files);
  await follow();
  await expect.poll(() => seen.values.length).toBeGreaterThan(before);
  seen.stop();
  return seen.values.at(-1);
}

beforeEach(() => {
  dir = realpathSync(mkdtempSync(join(tmpdir(), "convex-local-")));
  symlinkSync(join(process.cwd(), "node_modules"), join(dir, "node_modules"));
});
afterEach(async () => {
  await server?.close();
  rmSync(dir, { recursive: true, force: true });
});

describe("an edit", () => {
  it("of a file, of one that it imports and of data is seen by who watches", async () => {
    await start({ "convex/say.ts": saying("greeting + name.of", 'import { greeting } from "./lib/words";\nimport name from "./name.json";'), "convex/lib/words.ts": 'export const greeting = "Hello ";', "convex/name.json": '{ "of": "Ann" }' });
    expect(await ask()).toBe("Hello Ann");
    expect(await edited({ "convex/lib/words.ts": 'export const greeting = "Bye ";' })).toBe("Bye Ann");
    expect(await edited({ "convex/name.json": '{ "of": "Bob" }' })).toBe("Bye Bob");
    expect(await edited({ "convex/say.ts": saying('"nothing"') })).toBe("nothing");
    expect(await follow()).toBe(false);
  });

  it("begins all modules anew, also those that stayed as they were", async () => {
    await start({ "convex/say.ts": saying("++counter.count", 'import { counter } from "./counter";'), "convex/counter.ts": "export const counter = { count: 0 };", "convex/other.ts": "" });
    expect([await ask(), await ask()]).toEqual([1, 2]);
    write({ "convex/other.ts": "export const other = 1;" });
    await follow();
    expect(await ask()).toBe(1);
  });

  it("may bring new files, and files that come before others of their name", async () => {
    await start({ "convex/say.ts": saying("word", 'import { word } from "./word";'), "convex/word.ts": 'export const word = "ts";' });
    expect(await edited({ "convex/say.ts": saying("word + more", 'import { word } from "./word";\nimport { more } from "./deep/more";'), "convex/deep/more.ts": 'export const more = " and more";' })).toBe("ts and more");
    expect(await edited({ "convex/say.ts": saying("word + more", 'import { word } from "./word";\nconst more = "";') })).toBe("ts");
    rmSync(join(dir, "convex/deep"), { recursive: true });
    expect(await edited({ "convex/word.tsx": 'export const word = "tsx";' })).toBe("tsx");
    rmSync(join(dir, "convex/word.tsx"));
    await follow();
    expect(await ask()).toBe("ts");
  });

  it("may import packages that nothing has imported, of both kinds", async () => {
    await start({ "convex/say.ts": saying('"none"') });
    expect(await edited({ "convex/say.ts": saying('ms("2 days")', 'import ms from "ms";') })).toBe(172_800_000);
    expect(await edited({ "convex/say.ts": saying('clsx("a", { b: true })', 'import { clsx } from "clsx";') })).toBe("a b");
  });

  it("of the schema and of cron jobs counts", async () => {
    const rows = 'ctx.db.query("notes").withIndex("by_text").collect().then((notes) => notes.length)';
    await start({ "convex/say.ts": saying('"none"') });
    write({ "convex/schema.ts": 'import { defineSchema, defineTable } from "convex/server";\nimport { v } from "convex/values";\nexport default defineSchema({ notes: defineTable({ text: v.string() }).index("by_text", ["text"]) });\n' });
    expect(await edited({ "convex/say.ts": saying("0").replace("() => 0", `(ctx) => ${rows}`) })).toBe(0);
    write({ "convex/crons.ts": 'import { cronJobs } from "convex/server";\nconst crons = cronJobs();\ncrons.interval("x", { hours: 1 }, "say:nothing" as never);\nexport default crons;\n' });
    await expect(follow()).rejects.toThrow("The cron job 'x' schedules a function that does not exist: say.js:nothing");
    expect(await ask()).toBe(0);
  });

  it("that is refused leaves the schema as it was", async () => {
    const schema = (kind: string) => `import { defineSchema, defineTable } from "convex/server";\nimport { v } from "convex/values";\nexport default defineSchema({ rows: defineTable({ a: v.${kind} }) });\n`;
    const rows = 'import { mutationGeneric } from "convex/server";\nexport const add = mutationGeneric({ handler: async (ctx) => void (await ctx.db.insert("rows", { a: 1 })) });\n';
    await start({ "convex/schema.ts": schema("number()"), "convex/rows.ts": rows });
    write({ "convex/schema.ts": schema("string()"), "convex/auth.config.ts": 'throw new Error("no providers today");\n' });
    await expect(follow()).rejects.toThrow("no providers today");
    await server.http().mutation(makeFunctionReference<"mutation", Record<string, never>, null>("rows:add"), {});
  });

  it("of a component beside the app's folder is seen, and its folder is one to watch", async () => {
    const part = (text: string) => `${QUERY}export const text = query({ args: {}, handler: () => "${text}" });\n`;
    await start({
      "part/convex.config.ts": 'import { defineComponent } from "convex/server";\nexport default defineComponent("part");\n',
      "part/says.ts": part("one"),
      "convex/convex.config.ts": 'import { defineApp } from "convex/server";\nimport part from "../part/convex.config";\nconst app = defineApp();\napp.use(part);\nexport default app;\n',
      "convex/say.ts": `${QUERY}import { componentsGeneric } from "convex/server";\nexport const it = query({ args: {}, handler: (ctx) => ctx.runQuery(componentsGeneric().part.says.text as never, {}) });\n`,
    });
    expect(server.deployment.functions.folders).toEqual([join(dir, "convex"), join(dir, "part")]);
    expect(await ask()).toBe("one");
    expect(await edited({ "part/says.ts": part("two") })).toBe("two");
  });

  it.each([
    ["doesn't parse", { "convex/word.ts": "export const word = 1;\nexport const = 2;" }, /convex\/word\.ts:2:13: ERROR: Expected identifier/],
    ["exports less than is imported", { "convex/word.ts": "export const other = 1;" }, /convex\/say\.ts:2:9: ERROR: No matching export in ".*convex\/word\.ts" for import "word"/],
    ["imports what isn't there", { "convex/word.ts": 'export { word } from "./nowhere";' }, /convex\/word\.ts:1:21: ERROR: Could not resolve "\.\/nowhere"/],
    ["awaits at its top", { "convex/word.ts": "export const word = await 1;" }, /convex\/word\.ts:1:20: ERROR: Top-level await/],
    ["is no JSON", { "convex/data.json": "{ of: 1 }" }, /convex\/data\.json:1:2: ERROR: /],
  ])("that %s is refused by file and line, and the last good code goes on", async (_what, files, message) => {
    const good = { "convex/word.ts": "export const word = 1;", "convex/data.json": "{}" };
    await start({ "convex/say.ts": saying("word", 'import { word } from "./word";\nimport "./data.json";'), ...good });
    await ask();
    write(files);
    await expect(follow()).rejects.toThrow(message);
    await expect(follow()).rejects.toThrow(message);
    expect(await ask()).toBe(1);
    expect(await edited({ ...good, "convex/word.ts": "export const word = 2;" })).toBe(2);
  });

  it("that deletes a file is refused while it is imported, and then done", async () => {
    await start({ "convex/say.ts": saying("word", 'import { word } from "./word";'), "convex/word.ts": "export const word = 1;" });
    rmSync(join(dir, "convex/word.ts"));
    await expect(follow()).rejects.toThrow('Could not resolve "./word"');
    expect(await edited({ "convex/say.ts": saying("2") })).toBe(2);
    renameSync(join(dir, "convex/say.ts"), join(dir, "convex/tell.ts"));
    await follow();
    await expect(ask()).rejects.toThrow("Could not find public function");
    expect(await server.http().query(makeFunctionReference<"query">("tell:it"), {})).toBe(2);
  });
});

describe("what a push would refuse", () => {
  const PATHS = 'import { sep } from "node:path";\nexport const word = sep;\n';
  const ACTION = 'import { actionGeneric as action } from "convex/server";\n';
  const IN_NODE = `"use node";\n${ACTION}import { word } from "./word";\nexport const run = action({ args: {}, handler: async () => word });\n`;
  const CASES: [string, string, Record<string, string>, RegExp][] = [
    ["a name that no module can have", "convex/lib/my-file.ts", { "convex/lib/my-file.ts": "export const x = 1;" }, /^lib\/my-file\.js is not a valid path to a Convex module\. Path component my-file\.js can only contain alphanumeric characters, underscores, or periods\.$/],
    ["a folder of such a name", "convex/my-lib", { "convex/my-lib/file.ts": "export const x = 1;" }, /^my-lib\/file\.js is not a valid path to a Convex module\. Path component my-lib can only/],
    ["what Node has built in, outside of Node", "convex/tell.ts", { "shared/word.ts": PATHS, "convex/tell.ts": saying("word", 'import { word } from "../shared/word";') }, /shared\/word\.ts:1:20: ERROR: Could not resolve "node:path"\n\nIt looks like you are using Node APIs from a file without the "use node" directive\./],
    ["a query in Node", "convex/tell.ts", { "convex/tell.ts": `"use node";\n${saying("1")}` }, /^`it` defined in `tell\.js` is a Query function\. Only actions can be defined in Node\.js\. See https:\/\/docs\.convex\.dev\/functions\/actions for more details\.$/],
    ["a mutation in Node, by somebody's own builder", "convex/tell.ts", { "convex/tell.ts": '/* Runs in Node. */\n"use strict"; "use node";\nimport { mutationGeneric as ourMutation } from "convex/server";\nexport default ourMutation({ args: {}, handler: () => 1 });\n' }, /^`default` defined in `tell\.js` is a Mutation function\./],
    ["routes in Node", "convex/http.ts", { "convex/http.ts": '"use node";\nexport default {};\n' }, /^"use node" directive is not allowed for http\.ts\.$/],
  ];

  it.each(CASES)("is refused: %s; and the last good code goes on", async (_what, wrong, files, message) => {
    await start({ "convex/say.ts": saying("1") });
    await ask();
    write(files);
    await expect(follow()).rejects.toThrow(message);
    await expect(follow()).rejects.toThrow(message);
    expect(await ask()).toBe(1);
    rmSync(join(dir, wrong), { recursive: true });
    expect(await edited({ "convex/say.ts": saying("2") })).toBe(2);
  });

  it.each(CASES)("is refused at a start, too: %s", async (_what, wrong, files, message) => {
    write(files);
    await expect(start({ "convex/say.ts": saying("1") }, false)).rejects.toThrow(message);
    rmSync(join(dir, wrong), { recursive: true });
    await start({}, false);
    expect(await ask()).toBe(1);
  });

  it("is only that: files that Convex passes over, Node's own in Node, and names that a package has as well", async () => {
    await start({
      "convex/say.ts": saying("typeof events.default", 'import * as events from "events";'),
      "convex/tell.ts": IN_NODE,
      "convex/word.ts": "export const word = 1;",
      "convex/node_modules/events/package.json": '{ "main": "index.js" }',
      "convex/node_modules/events/index.js": "module.exports = function () {};",
      "convex/a copy.ts": PATHS,
      "convex/no-exports.ts": "const nothing = 1;",
      "convex/not-a-module.test.ts": PATHS,
      "convex/part-of-it/convex.config.ts": 'import { defineComponent } from "convex/server";\nexport default defineComponent("part");\n',
      "convex/part-of-it/functions.ts": "export const x = 1;",
    });
    expect(await ask()).toBe("function");
    write({ "convex/lib.ts": PATHS, "convex/tell.ts": IN_NODE.replace("./word", "./lib") });
    await expect(follow()).rejects.toThrow('Could not resolve "node:path"');
    rmSync(join(dir, "convex/lib.ts"));
    write({ "shared/lib.ts": PATHS, "convex/tell.ts": IN_NODE.replace("./word", "../shared/lib") });
    await follow();
    expect(await server.http().action(makeFunctionReference<"action">("tell:run"), {})).toBe("/");
  });
});

/** What differs between ways to put modules together. */
const PUZZLES = {
  "package.json": '{ "type": "module" }',
  "tsconfig.json": '{ "compilerOptions": { "paths": { "~/*": ["./shared/*"] } } }',
  "shared/alias.ts": 'export const alias = "by alias";',
  "convex/a.ts": 'import { b, fromB, started as bStarted } from "./b";\nexport const order: string[] = ["a sees " + bStarted];\nexport function fromA() { return "a" + b; }\nexport const a = "A";\nexport { fromB };\n',
  "convex/b.ts": 'import { a, fromA } from "./a";\nexport const started = "b, which sees " + typeof fromA + " and " + typeof a;\nexport const b = "B";\nexport const fromB = () => fromA() + a;\nexport let live = 0;\nexport const count = () => ++live;\n',
  "convex/stars.ts": 'export * from "./b";\nexport * as inner from "./a";\nexport { default as data, of } from "./data.json";\nexport type { Shape } from "./shape";\n',
  "convex/shape.ts": "export type Shape = { sides: number };\nexport default class Circle { static sides = 0 }\nexport enum Colour { Red = 1 }\n",
  "convex/retold.ts": 'export { Shape } from "./shape";\n',
  "convex/data.json": '{ "of": { "__proto__": 1 }, "list": [1] }',
  "convex/old.cjs": 'exports.__esModule = true;\nexports.default = "default";\nexports.named = "named";\n',
  "convex/part/one.json": '{ "n": 1 }',
  "convex/part/two.json": '{ "n": 2 }',
  "convex/say.ts": `${QUERY}import { actionGeneric as action } from "convex/server";
import { order, fromB } from "./a";
import * as stars from "./stars";
import { live, count } from "./b";
import Circle, { Colour, type Shape } from "./shape";
import data, * as whole from "./data.json";
import old, { named } from "./old.cjs";
import semver, { inc } from "semver";
import * as values from "convex/values";
import { AsyncLocalStorage } from "node:async_hooks";
import { alias } from "~/alias";
import "./retold";
const shape: Shape = { sides: Circle.sides };
const seen = [count(), live, count(), live];
export default query({ args: {}, handler: () => "default" });
export const it = action({ args: {}, handler: async () => JSON.stringify({
  order, called: fromB(), stars: Object.keys(stars).sort(), inner: Object.keys(stars.inner), seen, shape, red: Colour[1],
  data, keys: Object.keys(whole).sort(), old, named, semver: [typeof semver.inc, inc("1.2.3", "major")], values: Object.keys(values).sort(), built: typeof AsyncLocalStorage, alias,
  later: Object.keys(await import("./b")), part: await Promise.all(["one", "two"].map((name) => import(\`./part/\${name}.json\`).then((part) => part.default.n))),
  meta: typeof import.meta.url, strict: (function (this: unknown) { return this === undefined; })(), mode: [typeof require, typeof module],
}) });
`,
};

describe("linked modules", () => {
  it("are what they are when they are bundled", async () => {
    const solved = () => server.http().action(makeFunctionReference<"action">("say:it"), {});
    await start(PUZZLES, false);
    const bundled = await solved();
    await server.close();
    await start(PUZZLES);
    expect(await solved()).toBe(bundled);
    write({ "convex/say.ts": `${PUZZLES["convex/say.ts"]}\n` });
    await follow();
    expect(await solved()).toBe(bundled);
    write({ "convex/part/two.json": '{ "n": 3 }', "convex/part/three.json": '{ "n": 3 }' });
    await follow();
    expect(await solved()).toBe((bundled as string).replace('"part":[1,2]', '"part":[1,3]'));
  });

  it("are linked, not bundled, unless a name is missing that may be a type", async () => {
    write(PUZZLES);
    const linker = new Linker(join(dir, "convex"), new BuildCache(null));
    expect(await linker.link()).toBeNull();
    linker.vouch();
    const first = await linker.link();
    expect(first!.links!.pieces.size).toBe(9);
    expect(await linker.link()).toBe(first);
    write({ "convex/b.ts": `${PUZZLES["convex/b.ts"]}export const more = 1;\n` });
    const second = await linker.link();
    const changed = [...second!.links!.pieces].filter(([file, piece]) => first!.links!.pieces.get(file) !== piece);
    expect(changed.map(([file]) => file)).toEqual([join(dir, "convex/b.ts")]);
    expect(second!.code).toBe(first!.code);
  });

  it("are kept for the next start, with what esbuild has vouched for", async () => {
    write(PUZZLES);
    const linkerOf = () => new Linker(join(dir, "convex"), new BuildCache(join(dir, "code")));
    const linker = linkerOf();
    expect(await linker.link()).toBeNull();
    linker.vouch();
    linker.keep();
    write({ "convex/b.ts": `${PUZZLES["convex/b.ts"]}export const more = 1;\n` });
    const next = await linkerOf().link();
    expect(next!.links!.pieces.get(join(dir, "convex/b.ts"))!.code.text).toContain("more: () => more");
  });

  it("may be links to files that others are linked to as well", async () => {
    write({ "convex/say.ts": saying("++state.count", 'import { state } from "./state";\nimport "./alias";'), "convex/state.ts": "export const state = { count: 0 };" });
    symlinkSync(join(dir, "convex/state.ts"), join(dir, "convex/alias.ts"));
    await start({});
    expect(await edited({ "convex/state.ts": "export const state = { count: 1 };" })).toBe(2);
  });
});
