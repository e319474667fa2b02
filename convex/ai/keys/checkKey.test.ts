import { describe, expect, it } from "vitest";
import { ProviderError, type ProviderErrorKind } from "../providers/types";
import { checkKey } from "./checkKey";

const KEY = "sk-test-0123456789abcdef";
const never = () => Promise.reject(new Error("asked"));

/** Everything that an error can show or be made to print. */
const shown = (error: unknown) => [String(error), JSON.stringify(error), (error as Error).stack, String((error as Error).cause)].join("\n");

describe("a pasted key", () => {
  it("is tried as it will be kept: without the white space around it", async () => {
    const tried: string[] = [];
    expect(await checkKey("openai", `  ${KEY}\n`, async (_provider, key) => void tried.push(key))).toBe(KEY);
    expect(tried).toEqual([KEY]);
  });

  it.each(["", "short", `two ${KEY}`, `${KEY}\nInjected: header`, "ключ-ключ-ключ-ключ", "x".repeat(401)])("that can't be one, as %j, isn't sent anywhere", async (pasted) => {
    await expect(checkKey("openai", pasted, never)).rejects.toMatchObject({ data: { code: "VALIDATION_ERROR", details: { field: "key" } } });
  });

  it.each([
    ["authentication", "VALIDATION_ERROR", /doesn't accept/],
    ["rateLimit", "EXTERNAL_SERVICE_ERROR", /no requests left/],
    ["overloaded", "EXTERNAL_SERVICE_ERROR", /couldn't be asked/],
    ["network", "EXTERNAL_SERVICE_ERROR", /couldn't be asked/],
  ] as [ProviderErrorKind, string, RegExp][])("is refused by name of the provider on %s", async (kind, code, message) => {
    const verify = () => Promise.reject(new ProviderError(kind, "…"));
    await expect(checkKey("mistral", KEY, verify)).rejects.toMatchObject({ data: { code, message: expect.stringMatching(message) } });
    await expect(checkKey("mistral", KEY, verify)).rejects.toMatchObject({ data: { message: expect.stringContaining("Mistral") } });
  });

  it("is in no error, whatever the provider's words were", async () => {
    for (const error of [new ProviderError("authentication", `Incorrect API key provided: ${KEY}`), new Error(`GET /models?key=${KEY}`), `bare ${KEY}`]) {
      const refusal: unknown = await checkKey("gemini", KEY, () => Promise.reject(error)).catch((thrown: unknown) => thrown);
      expect(shown(refusal)).toMatch(/Gemini/);
      expect(shown(refusal)).not.toContain(KEY);
    }
  });
});
