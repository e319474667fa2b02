import { describe, expect, it } from "vitest";
import { canSeal, readSecrets, seal, unseal, type Secrets } from "./seal";

const KEY = "sk-test-0123456789abcdef";
const ada = "ada|openai";
const secretText = (byte: number) => btoa(String.fromCharCode(...new Uint8Array(32).fill(byte)));
const secrets = async (current: number, previous?: number): Promise<Secrets> =>
  (await readSecrets({ AI_KEYS_SECRET: secretText(current), ...(previous !== undefined && { AI_KEYS_SECRET_PREVIOUS: secretText(previous) }) }))!;

const flipped = (buffer: ArrayBuffer) => {
  const bytes = new Uint8Array(buffer.slice(0));
  bytes[0]! ^= 1;
  return bytes.buffer;
};

describe("a sealed text", () => {
  it("opens for the person and field it was sealed for", async () => {
    const sealed = await seal(KEY, ada, await secrets(1));
    expect(await unseal(sealed, ada, await secrets(1))).toBe(KEY);
  });

  it.each([
    ["another person", "ben|openai"],
    ["another field", "ada|totp"],
  ])("doesn't open for %s", async (_whom, of) => {
    const sealed = await seal(KEY, ada, await secrets(1));
    expect(await unseal(sealed, of, await secrets(1))).toBeNull();
  });

  it("doesn't open when a bit of it has changed", async () => {
    const sealed = await seal(KEY, ada, await secrets(1));
    expect(await unseal({ ...sealed, ciphertext: flipped(sealed.ciphertext) }, ada, await secrets(1))).toBeNull();
    expect(await unseal({ ...sealed, nonce: flipped(sealed.nonce) }, ada, await secrets(1))).toBeNull();
  });

  it("has a nonce of its own each time, and nothing of the text in sight", async () => {
    const [one, two] = [await seal(KEY, ada, await secrets(1)), await seal(KEY, ada, await secrets(1))];
    expect(new Uint8Array(one.nonce)).toHaveLength(12);
    expect(new Uint8Array(one.nonce)).not.toEqual(new Uint8Array(two.nonce));
    expect(new Uint8Array(one.ciphertext)).not.toEqual(new Uint8Array(two.ciphertext));
    expect(new TextDecoder().decode(one.ciphertext)).not.toContain("sk-test");
  });

  it("outlives a new secret while the one before is still there, and not without it", async () => {
    const sealed = await seal(KEY, ada, await secrets(1));
    const rotated = await secrets(2, 1);
    expect(await unseal(sealed, ada, rotated)).toBe(KEY);
    expect(await unseal(sealed, ada, await secrets(2))).toBeNull();
    const anew = await seal(KEY, ada, rotated);
    expect(anew.keyVersion).not.toBe(sealed.keyVersion);
    expect(await unseal(anew, ada, await secrets(2))).toBe(KEY);
  });
});

describe("the secret", () => {
  it.each([
    [undefined, false],
    ["", false],
    ["not base64!", false],
    [btoa("too short"), false],
    [btoa("x".repeat(33)), false],
    [secretText(7), true],
    [` ${secretText(7)}\n`, true],
  ])("%j can seal: %s", async (text, usable) => {
    expect(canSeal({ AI_KEYS_SECRET: text })).toBe(usable);
    expect((await readSecrets({ AI_KEYS_SECRET: text })) !== null).toBe(usable);
  });
});
