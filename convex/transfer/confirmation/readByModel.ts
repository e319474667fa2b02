// A confirmation as a language model reads it: one call, no tools, a bound on its cost and time. What comes back is shown to a person
// before anything of it is added.
import type { Models } from "../../ai/answer/modelAnswer";
import { structuredAnswer } from "../../ai/answer/structuredAnswer";
import type { AttemptRecord } from "../../ai/router/schema";
import type { Language } from "../../words/languages";
import { confirmationRequest, type Near, type Thing } from "./request";
import { readThings } from "./things";

const CEILING_USD = 0.05;
const DEADLINE_MS = 20_000;
const USUAL_OUTPUT_TOKENS = 400;

/** `answer` is null when no model gave one that can be used. */
export async function readByModel(words: string, near: Near, language: Language, models: Models, signal: AbortSignal): Promise<{ answer: { value: Thing[]; model: string } | null; attempts: AttemptRecord[] }> {
  const question = { request: confirmationRequest(words, near, language), read: readThings, kind: "structured", usualOutputTokens: USUAL_OUTPUT_TOKENS, ceilingUsd: CEILING_USD, deadlineMs: DEADLINE_MS } as const;
  return structuredAnswer(question, models, signal);
}
