// A model that says what a test tells it to, and a deployment that has its key: for wire tests of what models answer.
import { afterAll, afterEach } from "vitest";
import { deployment } from "../../convex/people.testing";
import { startOpenaiEmulator, type OpenaiEmulatorOptions } from "../emulators/openaiEmulator";

/** The deployment's own, where a test has no other. */
export const KEY = "sk-deployment-0123456789abcdef";
export const MODEL = "openai/gpt-6-luna";

/** For the tests of a file; each begins with nothing queued and nothing recorded. */
export async function openaiForTests(options?: OpenaiEmulatorOptions) {
  const provider = await startOpenaiEmulator(options);
  afterEach(() => provider.reset());
  afterAll(() => provider.close());
  return {
    provider,
    deployment: (env: Record<string, string> = {}) => deployment({ OPENAI_API_KEY: KEY, OPENAI_BASE_URL: provider.url, ...env }),
    /** What was asked for an answer so far. */
    asked: () => provider.requests.flatMap((request) => request.asked ?? []),
  };
}
