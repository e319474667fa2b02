// A key as a person pastes it, tried at its provider before it is kept. Nothing thrown here holds any
// part of it: providers' own messages stay here, as some of them quote what they were sent.
import { appError } from "../../errors";
import { say } from "../../said";
import { ProviderError } from "../providers/types";
import type { KeyProvider } from "./schema";

const KEY = /^[\x21-\x7e]{16,400}$/;
const VERIFY_TIMEOUT_MS = 10_000;

const NAMES: Record<KeyProvider, string> = { openai: "OpenAI", anthropic: "Anthropic", gemini: "Google Gemini", mistral: "Mistral" };

/** Resolves when the provider takes the key; throws ProviderError else. */
export type VerifyKey = (provider: KeyProvider, key: string, signal: AbortSignal) => Promise<void>;

/** The key without what came along in the clipboard. Throws VALIDATION_ERROR, or EXTERNAL_SERVICE_ERROR when the provider couldn't say. */
export async function checkKey(provider: KeyProvider, pasted: string, verify: VerifyKey): Promise<string> {
  const key = pasted.trim();
  if (!KEY.test(key)) {
    throw appError("VALIDATION_ERROR", "That doesn't look like a key. Copy it again, without spaces or quotes around it.", { field: "key" });
  }
  try {
    await verify(provider, key, AbortSignal.timeout(VERIFY_TIMEOUT_MS));
    return key;
  } catch (error) {
    throw refusal(provider, error);
  }
}

function refusal(provider: KeyProvider, error: unknown) {
  const name = NAMES[provider];
  const kind = error instanceof ProviderError ? error.kind : "network";
  switch (kind) {
    case "authentication":
      return appError("VALIDATION_ERROR", say("{provider} doesn't accept this key. Check that it is whole and hasn't been revoked.", { provider: name }), { field: "key" });
    case "rateLimit":
      return appError("EXTERNAL_SERVICE_ERROR", say("{provider} says that this key has no requests left right now, so it wasn't kept. Check its limits and try again.", { provider: name }));
    default:
      return appError("EXTERNAL_SERVICE_ERROR", say("{provider} couldn't be asked whether this key works, so it wasn't kept. Try again in a minute.", { provider: name }));
  }
}
