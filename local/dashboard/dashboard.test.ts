// What the developer's page asks of a deployment: nothing of it without the admin key, and all of it as the page shows it.
import { BaseConvexClient, ConvexHttpClient } from "convex/browser";
import type { JSONValue } from "convex/values";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { api } from "../fixtures/sync/convex/_generated/api";
import { FixtureDeployment, watch } from "../testing/fixtureDeployment";
import { answersOf, FILE } from "./dashboardMount";
import type { DashboardParts } from "./parts";
import type { RequestName, Requests } from "./types";

let server: FixtureDeployment;
beforeAll(async () => {
  server = await FixtureDeployment.start();
});
afterAll(() => server.close());

const post = (name: string, body: object, authorization = `Convex ${server.deployment.adminKey}`) =>
  fetch(`${server.url}/_local/api/${name}`, { method: "POST", headers: authorization === "" ? {} : { authorization }, body: JSON.stringify(body) });

async function ask<Name extends RequestName>(name: Name, body: Requests[Name][0]): Promise<Requests[Name][1]> {
  const response = await post(name, body);
  const answer = (await response.json()) as Requests[Name][1] & { message?: string };
  if (!response.ok) throw new Error(answer.message);
  return answer;
}

const rowsOf = (asked: Partial<Requests["rows"][0]>) => ask("rows", { component: "", table: "notes", filter: null, index: null, order: "asc", cursor: null, ...asked });
const bodies = async (asked: Partial<Requests["rows"][0]>) => (await rowsOf(asked)).rows.map(({ body }) => body);

describe("a stranger", () => {
  const names = [...Object.keys(answersOf({} as DashboardParts)), FILE, "no-such-request"];

  it.each(names)("is refused %s", async (name) => {
    const user = await server.issuer.token("ada");
    for (const authorization of ["", "Convex wrong", `Bearer ${user}`, `Convex wrong:${btoa(JSON.stringify({ subject: "a", issuer: "b" }))}`]) {
      const response = await post(name, {}, authorization);
      expect(response.status).toBe(401);
      expect(await response.json()).toEqual({ code: "BadAdminKey", message: "The admin key is missing or wrong." });
    }
  });

  it("may load the page, which holds no data and runs nothing from elsewhere", async () => {
    const page = await fetch(`${server.url}/_local`);
    expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(page.headers.get("referrer-policy")).toBe("no-referrer");
    expect(await page.text()).not.toMatch(/https?:|notes|style=/);
  });

  it("finds nothing in production, unless it was asked for", async () => {
    const [closed, open] = await Promise.all([FixtureDeployment.start({ production: true }), FixtureDeployment.start({ production: true, dashboard: true })]);
    expect((await fetch(`${closed.url}/_local`)).status).toBe(404);
    expect((await fetch(`${closed.url}/_local/api/tables`, { method: "POST", headers: { authorization: `Convex ${closed.deployment.adminKey}` }, body: "{}" })).status).toBe(404);
    expect((await fetch(`${open.url}/_local`)).status).toBe(200);
    await Promise.all([closed.close(), open.close()]);
  });
});

describe("tables", () => {
  beforeAll(async () => {
    const client = server.http();
    for (const body of ["c", "a", "b"]) await client.mutation(api.notes.add, { channel: "letters", body });
  });

  it("are listed with their indexes, fields and documents, and without the deployment's own", async () => {
    const tables = await ask("tables", {});
    expect(tables.map(({ name }) => name)).toEqual(["flags", "notes", "_scheduled_functions", "_storage"]);
    expect(tables[1]).toMatchObject({ documents: 3, indexes: [{ name: "by_channel_body", fields: ["channel", "body"] }], fields: ["channel", "body", "author"] });
  });

  it("are filtered by the index that serves, or row by row, and it says which", async () => {
    const byIndex = await rowsOf({ filter: { field: "channel", comparison: "eq", value: "letters" } });
    expect(byIndex).toMatchObject({ index: "by_channel_body", served: true, isDone: true });
    expect(byIndex.rows.map(({ body }) => body)).toEqual(["a", "b", "c"]);
    const rowByRow = await rowsOf({ filter: { field: "body", comparison: "gte", value: "b" } });
    expect(rowByRow).toMatchObject({ index: "by_creation_time", served: false });
    expect(rowByRow.rows.map(({ body }) => body)).toEqual(["c", "b"]);
  });

  it("come in the order of a chosen index", async () => {
    expect(await bodies({ index: "by_channel_body", order: "desc" })).toEqual(["c", "b", "a"]);
    await expect(rowsOf({ index: "by_nothing" })).rejects.toThrow('Table "notes" has no index "by_nothing" that may be asked.');
  });

  it("are edited like by any mutation: checked, and seen by who watches", async () => {
    const seen = watch(server.client(), api.notes.list, { channel: "edited" });
    await seen.until(() => true);
    const { id } = await ask("insert", { component: "", table: "notes", fields: { channel: "edited", body: "first" } });
    await seen.until((found) => found[0] === "first");
    const [before] = (await rowsOf({ filter: { field: "_id", comparison: "eq", value: id } })).rows;
    const replace = (document: { [field: string]: JSONValue }) => ask("replace", { component: "", table: "notes", id, before: before!, document });
    await expect(replace({ channel: "edited", body: 3 })).rejects.toThrow("does not match the schema");
    await replace({ channel: "edited", body: "second" });
    await seen.until((found) => found[0] === "second");
    await expect(replace({ channel: "edited", body: "third" })).rejects.toThrow("This document has been changed meanwhile");
    await ask("remove", { component: "", table: "notes", id });
    await seen.until((found) => found.length === 0 && seen.values.length > 2);
  });

  it("of the deployment itself aren't", async () => {
    await expect(ask("insert", { component: "", table: "_scheduled_functions", fields: {} })).rejects.toThrow("the deployment's own");
    await expect(ask("insert", { component: "", table: "_environment_variables", fields: {} })).rejects.toThrow('There is no table "_environment_variables".');
    await expect(ask("insert", { component: "elsewhere", table: "notes", fields: {} })).rejects.toThrow('There is no table "notes".');
  });
});

it("files are downloaded with the key, and deleted with their bytes", async () => {
  const upload = await server.http().mutation(api.files.uploadUrl, {});
  const { storageId: id } = (await (await fetch(upload, { method: "POST", headers: { "content-type": "text/plain" }, body: "hello" })).json()) as { storageId: string };
  const file = await post(FILE, { component: "", id });
  expect([file.headers.get("content-type"), await file.text()]).toEqual(["text/plain", "hello"]);
  await ask("remove", { component: "", table: "_storage", id });
  expect((await post(FILE, { component: "", id })).status).toBe(404);
});

it("functions are listed with what they take, routes too", async () => {
  const modules = await ask("functions", {});
  const notes = modules.find(({ module }) => module === "notes")!;
  expect(notes.functions.find(({ name }) => name === "add")).toEqual({ name: "add", kind: "mutation", isPublic: true, args: "v.object({body: v.string(), channel: v.string()})", returns: "v.float64()", example: { channel: "", body: "" } });
  expect(notes.functions.find(({ name }) => name === "hidden")).toMatchObject({ kind: "query", isPublic: false });
  expect(modules.find(({ module }) => module === "http")!.routes).toContainEqual({ method: "GET", path: "/whoami" });
});

describe("an administrator who acts as somebody", () => {
  const ada = { subject: "ada", issuer: "https://issuer.test", name: "Ada" };
  const shown = { ...ada, tokenIdentifier: "https://issuer.test|ada" };
  type Admin = { setAdminAuth(key: string, identity: object): void };

  it("is that one to functions, over HTTP", async () => {
    const client = new ConvexHttpClient(server.url, { logger: false });
    (client as unknown as Admin).setAdminAuth(server.deployment.adminKey, ada);
    expect(await client.query(api.notes.whoAmI, {})).toEqual(shown);
  });

  it("and over the sync protocol", async () => {
    const found = await new Promise((resolve) => {
      const client = new BaseConvexClient(server.url, () => resolve([client.localQueryResult("notes:whoAmI", {}), client.close()][0]), { webSocketConstructor: WebSocket as never, logger: false, unsavedChangesWarning: false });
      (client as unknown as Admin).setAdminAuth(server.deployment.adminKey, ada);
      client.subscribe("notes:whoAmI", {});
    });
    expect(found).toEqual(shown);
  });

  it("is refused when that names nobody", async () => {
    expect((await post("tables", {}, `Convex ${server.deployment.adminKey}:${btoa('{"name":"Ada"}')}`)).status).toBe(401);
  });
});

it("what is scheduled is shown, run now or cancelled, and then no more", async () => {
  const client = server.client();
  const seen = watch(client, api.notes.list, { channel: "soon" });
  await client.mutation(api.jobs.later, { channel: "soon", bodies: ["now", "never"], delayMs: 3_600_000 });
  const { pending } = await ask("schedules", {});
  expect(pending).toMatchObject([{ path: "jobs.js:note", state: "pending" }, { state: "pending" }]);
  const idOf = (body: string) => pending.find(({ args }) => (args as { body: string }).body === body)!.id;
  await ask("runNow", { component: "", id: idOf("now") });
  expect(await seen.until((found) => found.length > 0)).toEqual(["now"]);
  await ask("cancel", { component: "", id: idOf("never") });
  await expect(ask("runNow", { component: "", id: idOf("never") })).rejects.toThrow(`It isn't waiting any more: its state is "canceled".`);
  const after = await ask("schedules", {});
  expect(after.pending).toEqual([]);
  expect(after.recent.map(({ state }) => state).sort()).toEqual(["canceled", "success"]);
});

describe("subscriptions", () => {
  it("say who watches what, and what it has read", async () => {
    const [one, two] = [server.client(), server.client()];
    for (const client of [one, two]) await watch(client, api.notes.list, { channel: "watched" }).until(() => true);
    await server.http().mutation(api.notes.add, { channel: "watched", body: "x" });
    await watch(one, api.notes.list, { channel: "watched" }).until((found) => found.length === 1);
    const { queries, sessions } = await ask("subscriptions", { search: "" });
    const watched = queries.filter(({ path, args }) => path === "notes:list" && (args as { channel: string }).channel === "watched");
    expect(watched).toMatchObject([{ subscribers: 2, identity: null, failed: false, reads: [{ table: "notes", index: "by_channel_body", range: 'channel = "watched"' }] }]);
    expect(watched[0]!.runs).toBeGreaterThan(1);
    expect(sessions.length).toBeGreaterThanOrEqual(2);
    expect(sessions[0]).toMatchObject({ who: "nobody signed in", address: expect.any(String) });
  });

  it("of a function that asks who calls name the caller", async () => {
    const client = server.client();
    client.setAuth(() => server.issuer.token("grace", { name: "Grace" }));
    await watch(client, api.notes.whoAmI, {}).until((who) => who !== null);
    const { queries } = await ask("subscriptions", { search: "whoAmI" });
    expect(queries.find(({ identity }) => identity !== null)).toMatchObject({ path: "notes:whoAmI", identity: "Grace (grace)", reads: [] });
  });
});

it("health has sizes and latencies, and names of variables without their values", async () => {
  const health = await ask("health", {});
  expect(health.tables.find(({ name }) => name === "notes")).toMatchObject({ documents: expect.any(Number), indexes: [{ name: "by_creation_time" }, { name: "by_channel_body" }] });
  const [queries, mutations] = health.latencies;
  for (const latency of [queries!, mutations!]) {
    expect(latency.count).toBeGreaterThan(0);
    expect(latency.buckets.reduce((sum, { count }) => sum + count, 0)).toBe(latency.count);
  }
  expect(health.variables).toContain("TEST_JWKS");
  expect(JSON.stringify(health)).not.toContain(server.issuer.env.TEST_JWKS);
  expect(await ask("variable", { name: "TEST_JWKS" })).toEqual({ value: server.issuer.env.TEST_JWKS });
  await expect(ask("variable", { name: "HOME" })).rejects.toThrow("no environment variable");
});
