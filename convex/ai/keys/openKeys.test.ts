import { getFunctionName, type FunctionReference } from "convex/server";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Doc, Id } from "../../_generated/dataModel";
import type { ActionCtx } from "../../_generated/server";
import { openKeys } from "./openKeys";
import type { KeyProvider } from "./schema";
import { readSecrets, seal } from "../../sealing/seal";
import { keyContext } from "./schema";

const userId = "ada" as Id<"users">;
const secretText = (byte: number) => btoa(String.fromCharCode(...new Uint8Array(32).fill(byte)));
const keyOf = (provider: KeyProvider) => `key-of-${provider}-0123456789`;

afterEach(() => void vi.unstubAllEnvs());

async function row(provider: KeyProvider, fields: Partial<Doc<"providerKeys">> = {}, secret = 1): Promise<Doc<"providerKeys">> {
  const sealed = await seal(keyOf(provider), keyContext({ userId, provider }), (await readSecrets({ AI_KEYS_SECRET: secretText(secret) }))!);
  const _id = provider as string as Id<"providerKeys">;
  return { _id, _creationTime: 0, userId, provider, ...sealed, last4: "6789", status: "verified", verifiedAt: 0, allowFallback: true, ...fields };
}

/** Opens these rows where the secret is 1; `written` are the mutations called on the way. */
async function open(rows: Doc<"providerKeys">[], env: Record<string, string> = { AI_KEYS_SECRET: secretText(1) }) {
  for (const [name, value] of Object.entries({ AI_KEYS_SECRET_PREVIOUS: "", ...env })) vi.stubEnv(name, value);
  const written: string[] = [];
  const ctx = {
    runQuery: async () => rows,
    runMutation: async (mutation: FunctionReference<"mutation", "internal">) => void written.push(getFunctionName(mutation)),
  };
  return { ...(await openKeys(ctx as unknown as ActionCtx, userId)), written };
}

describe("a run's keys", () => {
  it("are the person's own, opened, with the deployment's behind them where all of them allow it", async () => {
    expect(await open([])).toEqual({ keys: {}, deploymentAllowed: true, written: [] });
    expect(await open([await row("openai"), await row("gemini")])).toEqual({
      keys: { openai: keyOf("openai"), gemini: keyOf("gemini") },
      deploymentAllowed: true,
      written: [],
    });
    expect(await open([await row("openai"), await row("gemini", { allowFallback: false })])).toMatchObject({ deploymentAllowed: false });
  });

  it("leave out one that its provider has refused, which doesn't open the deployment's", async () => {
    expect(await open([await row("openai", { status: "refused", allowFallback: false })])).toEqual({ keys: {}, deploymentAllowed: false, written: [] });
  });

  it("leave out a row that was copied from somebody else, and mark it", async () => {
    const copied = { ...(await row("openai")), userId: "eve" as Id<"users"> };
    expect(await open([copied])).toMatchObject({ keys: {}, written: ["ai/keys/rows:markUnreadable"] });
  });

  it("are sealed anew when the secret has changed", async () => {
    const env = { AI_KEYS_SECRET: secretText(2), AI_KEYS_SECRET_PREVIOUS: secretText(1) };
    expect(await open([await row("openai"), await row("mistral", {}, 2)], env)).toMatchObject({
      keys: { openai: keyOf("openai"), mistral: keyOf("mistral") },
      written: ["ai/keys/rows:reseal"],
    });
  });

  it("stay shut, and as they are, while the deployment has no secret", async () => {
    expect(await open([await row("openai", { allowFallback: false })], { AI_KEYS_SECRET: "" })).toEqual({ keys: {}, deploymentAllowed: false, written: [] });
  });
});
