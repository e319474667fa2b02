// A specialist's report in a model's words, when that is worth it: within the agent's cost ceiling, the
// budgets and a few seconds. Whatever goes wrong, the report stands as it was made without.
import type { Models } from "../../answer/modelAnswer";
import { structuredAnswer } from "../../answer/structuredAnswer";
import type { Language } from "../../../words/languages";
import type { AttemptRecord } from "../../router/schema";
import { agentEntry } from "../registry";
import type { AgentInput, AgentKey, AgentReport } from "../types";
import { groundedReport, readWords } from "./ground";
import { choosable, languageRequest } from "./request";

/** Less than a worker has before it counts as lost. */
const DEADLINE_MS = 8_000;
const USUAL_OUTPUT_TOKENS = 600;

/** `model` is null when the report is the built-in one. `attempts` are to be kept whatever came of them. */
export type Worded = { report: AgentReport; model: string | null; attempts: AttemptRecord[] };

/** Throws only what is no provider's doing. */
export async function languageReport(agent: AgentKey, input: AgentInput, report: AgentReport, models: Models, { signal, reader }: { signal: AbortSignal; /** Who asked, and reads it first. */ reader?: Language | undefined }): Promise<Worded> {
  const { language, costCeilingUsd } = agentEntry(agent);
  const candidates = choosable(agent, input, report);
  if (!language || report.findings.length + candidates.length === 0) return { report, model: null, attempts: [] };
  const { answer, attempts } = await structuredAnswer(
    { request: languageRequest(agent, input, report, candidates, reader), read: readWords, kind: "creative", usualOutputTokens: USUAL_OUTPUT_TOKENS, ceilingUsd: costCeilingUsd, deadlineMs: DEADLINE_MS },
    models,
    signal,
  );
  if (!answer) return { report, model: null, attempts };
  return { report: groundedReport(report, answer.value, { input, candidates, mayTip: language.mayAdd === "tips" }), model: answer.model, attempts };
}
