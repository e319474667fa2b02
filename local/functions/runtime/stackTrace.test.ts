// Where errors happened, as clients, logs and callers are told: by the project's own files, bundled as a whole and linked.
import { makeFunctionReference } from "convex/server";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { FixtureDeployment, watch as subscribed } from "../../testing/fixtureDeployment";
import { ScratchProject } from "../../testing/scratchProject";

const HELPER = `export function check(value: unknown): void {
  interface Unused { x: number }
  throw new Error("refused: " + String(value));
}
export const later = async (value: unknown) => {
  await null;
  check(value);
};
`;
const SAY = `import { queryGeneric as query, mutationGeneric as mutation, actionGeneric as action, componentsGeneric, makeFunctionReference as ref } from "convex/server";
import { ConvexError, v } from "convex/values";
import { check, later } from "./lib/helper";
const components = componentsGeneric() as any;
class Ticket {
  constructor(readonly n: number) {
    if (n < 0) throw new RangeError("below zero");
  }
  use(): void {
    throw new TypeError("used up");
  }
}
export const plain = query({ args: {}, handler: async () => check(1) });
export const awaited = query({
  args: {},
  handler: async () => {
    await Promise.all([Promise.resolve(), later(2)]);
  },
});
export const method = query({ args: {}, handler: async () => [1].map(() => new Ticket(1).use()) });
export const made = query({ args: {}, handler: async () => void new Ticket(-1) });
export const data = query({
  args: {},
  handler: async () => {
    throw new ConvexError({ code: "FULL" });
  },
});
export const read = query({
  args: {},
  handler: async () => {
    const error = new Error("looked at");
    if (error.stack === undefined) return;
    throw error;
  },
});
export const shown = query({ args: {}, handler: async () => new TypeError("looked at").stack });
export const text = query({
  args: {},
  handler: async () => {
    throw "a text";
  },
});
export const database = mutation({ args: {}, handler: async (ctx) => void (await ctx.db.get("nonsense" as any)) });
export const outer = mutation({
  args: { caught: v.optional(v.boolean()) },
  handler: async (ctx, { caught }) => {
    const run = ctx.runMutation(ref<"mutation">("say:inner"), {});
    return caught ? await run.catch((error: Error) => error.message) : await run;
  },
});
export const inner = mutation({ args: {}, handler: async () => check("inner") });
export const part = mutation({ args: {}, handler: async (ctx) => void (await ctx.runMutation(components.part.fails.boom, {})) });
export const act = action({
  args: {},
  handler: async (ctx) => {
    await ctx.runMutation(ref<"mutation">("say:inner"), {});
  },
});
export const traced = query({ args: {}, handler: async () => console.trace("here", 1) });
`;
const NODE = `"use node";
import { readFileSync } from "node:fs";
import { actionGeneric as action } from "convex/server";
export const run = action({ args: {}, handler: async () => readFileSync("/nowhere/at/all").length });
`;
const HTTP = `import { httpActionGeneric as httpAction, httpRouter } from "convex/server";
import { check } from "./lib/helper";
const http = httpRouter();
http.route({ path: "/broken", method: "GET", handler: httpAction(async () => (check("route"), new Response())) });
export default http;
`;
const FILES = {
  "convex/lib/helper.ts": HELPER,
  // Two functions of one name: a bundle numbers one of them.
  "convex/lib/other.ts": `export const check = () => {\n  throw new Error("the other");\n};\n`,
  "convex/say.ts": SAY,
  "convex/also.ts": `import { queryGeneric as query } from "convex/server";\nimport { check } from "./lib/other";\nexport const run = query({ args: {}, handler: async () => check() });\n`,
  "convex/act.ts": NODE,
  "convex/http.ts": HTTP,
  "convex/convex.config.ts": 'import { defineApp } from "convex/server";\nimport part from "../part/convex.config";\nconst app = defineApp();\napp.use(part);\nexport default app;\n',
  "part/convex.config.ts": 'import { defineComponent } from "convex/server";\nexport default defineComponent("part");\n',
  "part/fails.ts": 'import { mutationGeneric as mutation } from "convex/server";\nexport const boom = mutation({\n  args: {},\n  handler: async () => {\n    throw new Error("within");\n  },\n});\n',
};

let project: ScratchProject;
let server: FixtureDeployment | null = null;

async function start(options: { watch?: boolean; production?: boolean } = {}): Promise<void> {
  server = await FixtureDeployment.start({ projectDir: project.dir, ...options });
}

type Answer = { status: string; errorMessage: string; value: unknown; logLines: string[] };

async function call(path: string, args = {}, kind = "query"): Promise<Answer> {
  const response = await fetch(`${server!.url}/api/${kind}`, { method: "POST", body: JSON.stringify({ path, args }) });
  return (await response.json()) as Answer;
}

/** What a client is told of a failure, but for the request's number. */
const told = async (path: string, kind?: string) => (await call(path, {}, kind)).errorMessage.replace(/^\[Request ID: \w+\] Server Error\n/, "");
/** A frame's line: where `text` is in the file, and `from` within it. */
function at(what: string, text: string, from = text, file = "convex/say.ts"): string {
  const lines = FILES[file as keyof typeof FILES].split("\n");
  const line = lines.findIndex((each) => each.includes(text));
  return `    at ${what} (../${file}:${line + 1}:${lines[line]!.indexOf(from, lines[line]!.indexOf(text)) + 1})\n`;
}
const HELPED = "    at check (../convex/lib/helper.ts:3:9)\n";

beforeEach(() => {
  project = new ScratchProject();
  project.write(FILES);
});
afterEach(async () => {
  await server?.close();
  server = null;
  project.remove();
});

describe.each([
  ["bundled", false],
  ["linked", true],
])("errors of code that is %s", (_how, watch) => {
  it("are told with where they happened, in whichever file that is", async () => {
    await start({ watch });
    expect(await told("say:plain")).toBe(`Uncaught Error: refused: 1\n${HELPED}${at("handler", "check(1)")}`);
    expect(await told("also:run")).toBe("Uncaught Error: the other\n    at check (../convex/lib/other.ts:2:9)\n    at handler (../convex/also.ts:3:59)\n");
    expect(await told("say:awaited")).toBe(`Uncaught Error: refused: 2\n${HELPED}    at later (../convex/lib/helper.ts:7:3)\n    at async Promise.all (index 1)\n${at("async handler", "await Promise.all")}`);
    expect(await told("say:method")).toBe(`Uncaught TypeError: used up\n${at("use [as use]", "new TypeError")}${at("<anonymous>", "new Ticket(1)", "use()")}    at map [as map] (<anonymous>)\n${at("handler", "[1].map", "map")}`);
    expect(await told("say:made")).toBe(`Uncaught RangeError: below zero\n${at("new Ticket", "new RangeError")}${at("handler", "new Ticket(-1)")}`);
    expect(await told("say:data")).toBe(`Uncaught ConvexError: {"code":"FULL"}\n${at("handler", "new ConvexError")}`);
    expect(await told("say:read")).toBe(`Uncaught Error: looked at\n${at("handler", "new Error(\"looked")}`);
    expect(await told("say:text")).toBe("Uncaught a text\n");
    expect(await told("say:database", "mutation")).toMatch(/^Uncaught Error: .*\n {4}at async handler \(\.\.\/convex\/say\.ts:\d+:\d+\)\n$/);
    expect(await told("say:nothing")).toMatch(/^Could not find public function for 'say:nothing'.*\n$/);
  });

  it("that were meant for clients are told at once, and where they happened as soon as that is known", async () => {
    await start({ watch });
    const meant = 'Uncaught ConvexError: {"code":"FULL"}\n';
    expect(await told("say:data")).toBe(meant);
    await expect.poll(() => told("say:data")).toBe(`${meant}${at("handler", "new ConvexError")}`);
  });

  it("say it to functions that read their stack, and nothing of what is below", async () => {
    await start({ watch });
    const { value } = await call("say:shown");
    expect(value).toMatch(/^TypeError: looked at\n {4}at handler \(\w+\.\d+\.bundle\.js:\d+:\d+\)/);
    expect(value).not.toContain("/");
    await expect.poll(async () => `${(await call("say:shown")).value as string}\n`).toBe(`TypeError: looked at\n${at("handler", "new TypeError(\"looked")}`);
  });

  it("pass through calls with what they say of themselves", async () => {
    await start({ watch });
    await told("say:plain");
    const nested = `Uncaught Error: refused: inner\n${HELPED}${at("handler", 'check("inner")')}`;
    expect(await told("say:outer", "mutation")).toBe(`Uncaught Error: ${nested}\n${at("async handler", ": await run", "await")}`);
    expect((await call("say:outer", { caught: true }, "mutation")).value).toBe(nested);
    expect(await told("say:act", "action")).toBe(`Uncaught Error: ${nested}\n${at("async handler", "    await ctx.runMutation", "await")}`);
    // Its own code is another's, and a transaction waits for no map.
    await expect.poll(() => told("say:part", "mutation")).toBe(`Uncaught Error: Uncaught Error: within\n    at handler (../part/fails.ts:5:11)\n\n${at("async handler", "void (await ctx.runMutation(components", "await")}`);
  });

  it("are told of actions in Node, of routes, over the wire, in the log and of console.trace", async () => {
    await start({ watch });
    expect(await told("act:run", "action")).toBe(`Uncaught Error: ENOENT: no such file or directory, open '/nowhere/at/all'\n${at("handler", "readFileSync(", "readFileSync(", "convex/act.ts")}`);
    const route = (await (await fetch(`${server!.url}/broken`)).json()) as { code: string; trace: string };
    expect(route.code).toMatch(/ Server Error: Uncaught Error: refused: route$/);
    expect(route.trace).toBe(`Uncaught Error: refused: route\n${HELPED}${at("<anonymous>", "check(", "check(", "convex/http.ts")}`);
    const error = await subscribed(server!.client(), makeFunctionReference<"query">("say:plain"), {}).until(() => true).catch((reason: Error) => reason);
    expect((error as Error).message).toContain(`Uncaught Error: refused: 1\n${HELPED}${at("handler", "check(1)")}`);
    expect((await call("say:traced")).logLines).toEqual([`[LOG] 'here' 1\n${at("handler", "console.trace", "trace")}`]);
    const headers = { authorization: `Convex ${server!.deployment.adminKey}` };
    const logs = (await (await fetch(`${server!.url}/api/stream_function_logs?cursor=0`, { headers })).json()) as { entries: { identifier: string; error: string | null }[] };
    expect(logs.entries.find(({ identifier }) => identifier.startsWith("say") && identifier.includes("plain"))?.error).toContain(HELPED);
  });

  it("are told to nobody in production", async () => {
    await start({ watch, production: true });
    for (const [path, kind] of [["say:plain", "query"], ["say:data", "query"], ["say:part", "mutation"], ["say:act", "action"], ["act:run", "action"]] as const) {
      expect((await call(path, {}, kind)).errorMessage).toMatch(/^\[Request ID: \w+\] Server Error$/);
    }
    expect(await (await fetch(`${server!.url}/broken`)).text()).not.toContain("helper");
  });

  it("are told by what is in the files now, also where what was built is kept", async () => {
    await start({ watch });
    expect(await told("say:plain")).toContain("helper.ts:3:9");
    project.write({ "convex/lib/helper.ts": `// One line more.\n\n${HELPER}` });
    await server!.deployment.functions.reload();
    expect(await told("say:plain")).toContain("helper.ts:5:9");
    await server!.restart();
    expect(await told("say:plain")).toContain("helper.ts:5:9");
    await server!.restart();
    expect(await told("say:plain")).toContain(`helper.ts:5:9)\n${at("handler", "check(1)")}`);
  });
});

describe("where code is from", () => {
  it("isn't told once the files are others than what runs", async () => {
    await start();
    project.write({ "convex/lib/helper.ts": HELPER.replace("refused", "not taken") });
    expect(await told("say:plain")).toBe("Uncaught Error: refused: 1\n");
  });
});
