// Saving a key as a person does, against a server that answers as a provider would.
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { api, internal } from "../../_generated/api";
import { deployment, guest, type Person } from "../../people.testing";
import { readSecrets, seal } from "../../sealing/seal";
import { keyContext } from "./schema";

const KEY = "sk-good-0123456789abcdefWXYZ";
const REFUSED = "sk-bad-00123456789abcdefWXYZ";
const secretText = (byte: number) => btoa(String.fromCharCode(...new Uint8Array(32).fill(byte)));

let server: Server;
let env: Record<string, string>;
let asked: string[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    const key = (request.headers.authorization ?? "").replace("Bearer ", "");
    asked.push(key);
    response.writeHead(key === KEY ? 200 : 401, { "content-type": "application/json" });
    response.end(JSON.stringify(key === KEY ? { object: "list", data: [] } : { error: { message: `Incorrect API key provided: ${key}`, code: "invalid_api_key" } }));
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  env = { OPENAI_BASE_URL: `http://127.0.0.1:${port}/v1`, AI_KEYS_SECRET: secretText(1), AI_KEYS_SECRET_PREVIOUS: "" };
});
afterAll(() => new Promise((closed) => server.close(closed)));

const save = (who: Person, key: string) => who.action(api.ai.keys.vault.save, { provider: "openai", key });
const list = (who: Person) => who.query(api.ai.keys.keys.list, {});

describe("a key of one's own", () => {
  it("is tried, kept, shown by its last four characters, and removed", async () => {
    const t = await deployment(env);
    const [ada, ben] = [await guest(t, "Ada"), await guest(t, "Ben")];
    asked = [];
    await save(ada, KEY);
    expect(asked).toEqual([KEY]);
    expect(await list(ada)).toMatchObject({ available: true, keys: [{ provider: "openai", last4: "WXYZ", status: "verified", allowFallback: false }] });
    expect(await list(ben)).toEqual({ available: true, keys: [] });

    await ada.mutation(api.ai.keys.keys.setFallback, { provider: "openai", allowFallback: true });
    await save(ada, KEY);
    expect((await list(ada)).keys).toMatchObject([{ allowFallback: true }]);
    await ben.mutation(api.ai.keys.keys.remove, { provider: "openai" });
    expect((await list(ada)).keys).toHaveLength(1);
    await ada.mutation(api.ai.keys.keys.remove, { provider: "openai" });
    expect((await list(ada)).keys).toEqual([]);
    await expect(ada.mutation(api.ai.keys.keys.setFallback, { provider: "openai", allowFallback: true })).rejects.toMatchObject({ data: { code: "RESOURCE_NOT_FOUND" } });
  });

  it("isn't kept when its provider refuses it; the one before stays", async () => {
    const t = await deployment(env);
    const ada = await guest(t, "Ada");
    await expect(save(ada, REFUSED)).rejects.toMatchObject({ data: { code: "VALIDATION_ERROR", details: { field: "key" } } });
    expect((await list(ada)).keys).toEqual([]);
    await save(ada, KEY);
    const before = await list(ada);
    await expect(save(ada, REFUSED)).rejects.toThrow();
    expect(await list(ada)).toEqual(before);
  });

  it("isn't sent anywhere by a stranger, nor where there is no secret to seal it with", async () => {
    const t = await deployment({ ...env, AI_KEYS_SECRET: "" });
    asked = [];
    await expect(t.action(api.ai.keys.vault.save, { provider: "openai", key: KEY })).rejects.toMatchObject({ data: { code: "AUTHENTICATION_ERROR" } });
    const ada = await guest(t, "Ada");
    expect(await list(ada)).toEqual({ available: false, keys: [] });
    await expect(save(ada, KEY)).rejects.toMatchObject({ data: { code: "CONFLICT", message: expect.stringContaining("AI_KEYS_SECRET") } });
    expect(asked).toEqual([]);
  });

  it("is in nothing that is returned, stored, thrown or logged", async () => {
    const written: string[] = [];
    const note = (...values: unknown[]) => void written.push(...values.map(readable));
    const spies = (["log", "info", "warn", "error", "debug"] as const).map((level) => vi.spyOn(console, level).mockImplementation(note));
    const out = vi.spyOn(process.stdout, "write").mockImplementation((chunk) => (note(chunk), true));
    try {
      const t = await deployment(env);
      const ada = await guest(t, "Ada");
      note(await save(ada, KEY), await list(ada), await save(ada, REFUSED).catch((error: unknown) => error));
      note(await ada.query(api.users.users.me, {}), await ada.mutation(api.ai.keys.keys.setFallback, { provider: "openai", allowFallback: true }));
      note(await t.query(internal.ai.keys.rows.ofPerson, { userId: ada.userId }), await t.action(internal.ai.keys.vault.rotate, {}));
    } finally {
      for (const spy of [...spies, out]) spy.mockRestore();
    }
    const everything = written.join("\n");
    expect(everything).toContain('"last4":"WXYZ"');
    for (const secret of [KEY, REFUSED, btoa(KEY), secretText(1)]) expect(everything).not.toContain(secret);
    expect(everything).not.toContain(KEY.slice(0, -4));
  });
});

describe("rotation", () => {
  it("seals again what the previous secret had sealed, and says what nobody can open any more", async () => {
    const t = await deployment({ ...env, AI_KEYS_SECRET: secretText(2), AI_KEYS_SECRET_PREVIOUS: secretText(1) });
    const [ada, ben] = [await guest(t, "Ada"), await guest(t, "Ben")];
    for (const [person, secret] of [[ada, 1], [ben, 9]] as const) {
      const of = { userId: person.userId, provider: "openai" as const };
      const sealed = await seal(KEY, keyContext(of), (await readSecrets({ AI_KEYS_SECRET: secretText(secret) }))!);
      await t.mutation(internal.ai.keys.rows.store, { ...of, sealed, last4: "WXYZ" });
    }
    const versionOf = async (person: Person) => (await t.query(internal.ai.keys.rows.ofPerson, { userId: person.userId }))[0]!.keyVersion;
    const before = await versionOf(ada);
    expect(await t.action(internal.ai.keys.vault.rotate, {})).toEqual({ opened: 1, unreadable: 1 });
    expect(await versionOf(ada)).not.toBe(before);
    expect((await list(ada)).keys).toMatchObject([{ status: "verified" }]);
    expect((await list(ben)).keys).toMatchObject([{ status: "unreadable" }]);
    const now = await versionOf(ada);
    await t.action(internal.ai.keys.vault.rotate, {});
    expect(await versionOf(ada)).toBe(now);
  });

  it("leaves alone a key that was replaced meanwhile", async () => {
    const t = await deployment(env);
    const ada = await guest(t, "Ada");
    await save(ada, KEY);
    const [old] = await t.query(internal.ai.keys.rows.ofPerson, { userId: ada.userId });
    await save(ada, KEY);
    const [kept] = await t.query(internal.ai.keys.rows.ofPerson, { userId: ada.userId });
    await t.mutation(internal.ai.keys.rows.markUnreadable, { id: old!._id, was: old!.nonce });
    await t.mutation(internal.ai.keys.rows.reseal, { id: old!._id, was: old!.nonce, sealed: { ciphertext: old!.ciphertext, nonce: old!.nonce, keyVersion: "old" } });
    await t.mutation(internal.ai.keys.rows.markRefused, { userId: ada.userId, provider: "openai", since: kept!.verifiedAt - 1 });
    expect(await t.query(internal.ai.keys.rows.ofPerson, { userId: ada.userId })).toEqual([kept]);
    await t.mutation(internal.ai.keys.rows.markRefused, { userId: ada.userId, provider: "openai", since: kept!.verifiedAt });
    expect((await list(ada)).keys).toMatchObject([{ status: "refused" }]);
  });
});

/** As a log would print it; bytes as text too. */
function readable(value: unknown): string {
  const replace = (_key: string, inner: unknown) => (inner instanceof ArrayBuffer ? new TextDecoder("latin1").decode(inner) : inner);
  return [String(value), value instanceof Error ? `${value.stack} ${String(value.cause)}` : "", JSON.stringify(value, replace)].join(" ");
}
