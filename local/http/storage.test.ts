// Files: uploaded by clients, read by functions, downloaded by anybody who has the address, gone when they are deleted.
import { createHash, randomBytes } from "node:crypto";
import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { api } from "../fixtures/files/convex/_generated/api";
import type { Id } from "../fixtures/files/convex/_generated/dataModel";
import { FixtureDeployment, watch } from "../testing/fixtureDeployment";

const PROJECT = new URL("../fixtures/files", import.meta.url).pathname;

let server: FixtureDeployment;
beforeAll(async () => {
  server = await FixtureDeployment.start({ projectDir: PROJECT });
});
afterAll(() => server.close());

const sha256 = (bytes: string | Uint8Array, encoding: "base64" | "hex" = "base64") => createHash("sha256").update(bytes).digest(encoding);
const blobs = () => (existsSync(join(server.dataDir, "files")) ? readdirSync(join(server.dataDir, "files")) : []);
const upload = (url: string, body: BodyInit, headers: Record<string, string> = {}) => fetch(url, { method: "POST", body, headers });
async function uploaded(body: BodyInit, headers: Record<string, string> = {}): Promise<Id<"_storage">> {
  const response = await upload(await server.http().mutation(api.pictures.uploadUrl, {}), body, headers);
  return ((await response.json()) as { storageId: Id<"_storage"> }).storageId;
}
const urlOf = async (file: string) => (await server.http().query(api.pictures.url, { file }))!;

describe("an upload", () => {
  it("goes the way that a browser takes", async () => {
    const client = server.client();
    const uploadUrl = await client.mutation(api.pictures.uploadUrl, {});
    const response = await upload(uploadUrl, new Blob(["a picture"], { type: "image/png" }));
    const { storageId } = (await response.json()) as { storageId: Id<"_storage"> };
    await client.mutation(api.pictures.add, { file: storageId, caption: "of a boat" });
    const shown = await fetch((await client.query(api.pictures.url, { file: storageId }))!);
    expect([shown.status, shown.headers.get("content-type"), await shown.text()]).toEqual([200, "image/png", "a picture"]);
    const { row, old } = await client.query(api.pictures.metadata, { file: storageId });
    expect(row).toMatchObject({ _id: storageId, contentType: "image/png", size: 9, sha256: sha256("a picture") });
    expect(old).toMatchObject({ contentType: "image/png", size: 9, sha256: sha256("a picture", "hex"), storageId: expect.stringMatching(/^[0-9a-f-]{36}$/) });
  });

  it("may be repeated with the same leave, and says no type if it had none", async () => {
    const url = await server.http().mutation(api.pictures.uploadUrl, {});
    const ids = await Promise.all(["one", "two"].map(async (text) => ((await (await upload(url, new TextEncoder().encode(text))).json()) as { storageId: Id<"_storage"> }).storageId));
    expect(new Set(ids).size).toBe(2);
    expect((await server.http().query(api.pictures.metadata, { file: ids[0]! })).row).toMatchObject({ contentType: null });
  });

  it("is checked against a digest that comes with it, and leaves nothing when they differ", async () => {
    const url = await server.http().mutation(api.pictures.uploadUrl, {});
    expect((await upload(url, "right", { digest: `sha-256=${sha256("right")}` })).status).toBe(200);
    const before = blobs();
    const wrong = await upload(url, "wrong", { digest: `sha-256=${sha256("right")}` });
    expect([wrong.status, await wrong.json()]).toEqual([400, { code: "Sha256Mismatch", message: `Sha256 mismatch. Expected: ${sha256("right")} Actual: ${sha256("wrong")}` }]);
    expect(blobs()).toEqual(before);
  });

  it("needs leave of this data folder", async () => {
    const url = new URL(await server.http().mutation(api.pictures.uploadUrl, {}));
    const [grant, signature] = url.searchParams.get("token")!.split(".");
    const other = Buffer.from(JSON.stringify({ component: "drawer", issued: Date.now() })).toString("base64url");
    for (const token of ["", "nonsense", `${other}.${signature}`, `${grant}.`, `${grant}.${"A".repeat(43)}`]) {
      url.searchParams.set("token", token);
      const refused = await upload(url.href, "x");
      expect([refused.status, await refused.json()]).toEqual([401, { code: "StorageTokenInvalid", message: "Couldn't decode the StoreFileAuthorization token" }]);
    }
  });

  it("that breaks off leaves nothing", async () => {
    const url = new URL(await server.http().mutation(api.pictures.uploadUrl, {}));
    const before = blobs();
    const sending = request(url, { method: "POST", headers: { "content-length": 1000 } });
    sending.on("error", () => undefined);
    sending.write("the beginning");
    await vi.waitFor(() => expect(blobs().some((name) => name.endsWith(".part"))).toBe(true));
    sending.destroy();
    await vi.waitFor(() => expect(blobs()).toEqual(before));
  });

  it("is open to pages of other origins", async () => {
    const url = await server.http().mutation(api.pictures.uploadUrl, {});
    const asked = await fetch(url, { method: "OPTIONS", headers: { origin: "https://app.test", "access-control-request-method": "POST", "access-control-request-headers": "content-type, digest" } });
    expect(asked.status).toBe(204);
    expect(asked.headers.get("access-control-allow-origin")).toBe("https://app.test");
    expect(asked.headers.get("access-control-allow-headers")).toBe("content-type, digest");
    expect((await fetch(url)).status).toBe(405);
  });
});

describe("a download", () => {
  it("streams what is larger than anybody would hold, in whole and in part", async () => {
    const bytes = randomBytes(20 * 1024 * 1024);
    const url = await urlOf(await uploaded(bytes, { "content-type": "video/mp4" }));
    const whole = await fetch(url);
    expect(sha256(new Uint8Array(await whole.arrayBuffer()))).toBe(sha256(bytes));
    const part = await fetch(url, { headers: { range: "bytes=1048576-1048585" } });
    expect([part.status, part.headers.get("content-range"), part.headers.get("content-length")]).toEqual([206, `bytes 1048576-1048585/${bytes.length}`, "10"]);
    expect(Buffer.from(await part.arrayBuffer())).toEqual(bytes.subarray(1048576, 1048586));
  });

  it.each([
    ["bytes=0-3", 206, "0123"],
    ["bytes=7-", 206, "789"],
    ["bytes=-2", 206, "89"],
    ["bytes=5-100", 206, "56789"],
    ["bytes=-100", 206, "0123456789"],
    ["bytes=10-", 416, ""],
    ["bytes=-0", 416, ""],
    ["bytes=0-1,3-4", 416, ""],
    ["lines=1-2", 200, "0123456789"],
    ["bytes=x", 200, "0123456789"],
  ])("answers %s with %i", async (range, status, text) => {
    const response = await fetch(await urlOf(await uploaded("0123456789")), { headers: { range } });
    expect([response.status, await response.text()]).toEqual([status, text]);
    if (status === 416) expect(response.headers.get("content-range")).toBe("bytes */10");
  });

  it("tells how to keep it, and that it is what the client has", async () => {
    const url = await urlOf(await uploaded("kept"));
    const first = await fetch(url, { headers: { origin: "https://app.test" } });
    const etag = first.headers.get("etag")!;
    expect(Object.fromEntries(first.headers)).toMatchObject({ "accept-ranges": "bytes", "cache-control": "private, max-age=2592000", digest: `sha-256=${sha256("kept")}`, "access-control-allow-origin": "https://app.test" });
    expect((await fetch(url, { headers: { "if-none-match": etag } })).status).toBe(304);
    const changed = await fetch(url, { headers: { range: "bytes=0-0", "if-range": '"another"' } });
    expect([changed.status, await changed.text()]).toEqual([200, "kept"]);
    const head = await fetch(url, { method: "HEAD" });
    expect([head.status, head.headers.get("content-length"), await head.text()]).toEqual([200, "4", ""]);
    expect((await fetch(url, { method: "DELETE" })).status).toBe(405);
  });

  it("of an empty file is empty", async () => {
    const response = await fetch(await urlOf(await uploaded("")), { headers: { range: "bytes=0-" } });
    expect([response.status, response.headers.get("content-length"), await response.text()]).toEqual([200, "0", ""]);
  });

  it.each(["text/html; charset=utf-8", "image/svg+xml", "application/xhtml+xml"])("of %s runs no scripts as the app's own page", async (type) => {
    const response = await fetch(await urlOf(await uploaded("<script>alert(1)</script>", { "content-type": type })));
    expect(response.headers.get("content-security-policy")).toMatch(/^sandbox;/);
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
  });

  it("needs an address, which the id is not", async () => {
    const id = await uploaded("secret");
    const byId = await fetch(`${server.url}/api/storage/${id}`);
    const message = `Invalid storage path: "${id}". Please use \`storage.getUrl()\` to generate a valid URL to retrieve files. See https://docs.convex.dev/file-storage/serve-files for more details`;
    expect([byId.status, await byId.json()]).toEqual([400, { code: "InvalidStoragePath", message }]);
    const nobodys = await fetch(`${server.url}/api/storage/00000000-0000-4000-8000-000000000000`);
    expect([nobodys.status, ((await nobodys.json()) as { code: string }).code]).toEqual([404, "FileNotFound"]);
  });
});

describe("functions", () => {
  it("store and read files, in actions and in mutations", async () => {
    const client = server.http();
    const typed = await client.action(api.pictures.store, { text: "東京", type: "text/plain" });
    expect(await client.action(api.pictures.read, { file: typed })).toEqual({ text: "東京", type: "text/plain" });
    const bare = await client.action(api.pictures.store, { text: "bare", sha256: sha256("bare") });
    expect(await client.action(api.pictures.read, { file: bare })).toEqual({ text: "bare", type: "" });
    await expect(client.action(api.pictures.store, { text: "bare", sha256: sha256("other") })).rejects.toThrow("Sha256 mismatch");
    const { id, text } = await client.mutation(api.pictures.write, { text: "in a mutation" });
    expect(text).toBe("in a mutation");
    expect(await client.action(api.pictures.read, { file: id })).toEqual({ text: "in a mutation", type: "text/plain" });
  });

  it("see the newest in the table, which they can't write to", async () => {
    const client = server.http();
    const file = await uploaded("newest");
    expect((await client.query(api.pictures.all, {}))[0]).toEqual({ _id: file, sha256: sha256("newest"), size: 6 });
    await expect(client.mutation(api.pictures.forge, { file })).rejects.toThrow("System tables (prefixed with `_`) are read-only.");
  });

  it("delete a file with its bytes, and those who watch its URL hear of it", async () => {
    const client = server.client();
    const file = await uploaded("short-lived");
    const url = await urlOf(file);
    const name = url.split("/").at(-1)!;
    const seen = watch(client, api.pictures.url, { file });
    await seen.until((value) => value === url);
    await client.mutation(api.pictures.remove, { file });
    expect(await seen.until((value) => value === null)).toBeNull();
    expect((await fetch(url)).status).toBe(404);
    await vi.waitFor(() => expect(blobs()).not.toContain(name));
    expect(await client.action(api.pictures.read, { file })).toBeNull();
    await expect(client.mutation(api.pictures.remove, { file })).rejects.toThrow(`storage id ${file} not found`);
    const another = await uploaded("short-lived too");
    await client.action(api.pictures.removeByAction, { file: another });
    expect(await client.query(api.pictures.url, { file: another })).toBeNull();
  });

  it("that throw have neither deleted nor stored anything", async () => {
    const client = server.http();
    const file = await uploaded("stays");
    await expect(client.mutation(api.pictures.removeInVain, { file })).rejects.toThrow("in vain");
    expect(await (await fetch(await urlOf(file))).text()).toBe("stays");
    const before = blobs();
    await expect(client.mutation(api.pictures.write, { text: "never", fail: true })).rejects.toThrow("in vain");
    await vi.waitFor(() => expect(blobs()).toEqual(before));
  });

  it("are told what is no file", async () => {
    const client = server.http();
    const picture = await client.mutation(api.pictures.add, { file: await uploaded("x"), caption: "" });
    await expect(client.query(api.pictures.url, { file: "nonsense" })).rejects.toThrow('Invalid argument `storageId` for `storage.getUrl`: Invalid storage ID: "nonsense". Storage ID should be an Id of \'_storage\' table, or a UUID string.');
    await expect(client.mutation(api.pictures.remove, { file: picture })).rejects.toThrow("Storage ID cannot be an ID on any table other than '_storage'.");
    expect(await client.query(api.pictures.url, { file: "00000000-0000-4000-8000-000000000000" })).toBeNull();
  });

  it("of a component have files of their own", async () => {
    const client = server.http();
    await client.action(api.pictures.drawerPut, { text: "by an action" });
    expect((await upload(await client.mutation(api.pictures.drawerUploadUrl, {}), "by a client")).status).toBe(200);
    const urls = await client.query(api.pictures.drawerUrls, {});
    expect(await Promise.all(urls.map(async (url) => (await fetch(url!)).text()))).toEqual(["by an action", "by a client"]);
    const mine = new Set((await client.query(api.pictures.all, {})).map(({ sha256 }) => sha256));
    expect(mine).not.toContain(sha256("by a client"));
  });
});

describe("a start", () => {
  it("finds all files, takes the leave that was given before, and sweeps up what is nobody's", async () => {
    const kept = await urlOf(await uploaded("kept over a restart"));
    const leave = await server.http().mutation(api.pictures.uploadUrl, {});
    writeFileSync(join(server.dataDir, "files/00000000-0000-4000-8000-000000000000"), "nobody's");
    writeFileSync(join(server.dataDir, "files/00000000-0000-4000-8000-000000000001.part"), "half of");
    await server.restart();
    expect(await (await fetch(kept)).text()).toBe("kept over a restart");
    expect((await upload(leave, "later")).status).toBe(200);
    expect(blobs().filter((name) => name.startsWith("00000000"))).toEqual([]);
  });
});
