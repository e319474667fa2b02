// Runs an agent by its key.
import { textInDayNumbers } from "../../trips/days/dayNumbers";
import type { AgentInput, AgentKey, AgentReport, AgentWork } from "./types";
import { budget } from "./work/budget";
import { conditions } from "./work/conditions";
import { culture } from "./work/culture";
import { gems } from "./work/gems";
import { lodging } from "./work/lodging";
import { places } from "./work/places";
import { planner } from "./work/planner";
import { transport } from "./work/transport";

const WORK: Record<AgentKey, AgentWork> = { planner, places, culture, conditions, gems, budget, lodging, transport };
/** More than anybody reads; bounds what a report takes in the database. */
const MOST_FINDINGS = 40;

export function runAgent(key: AgentKey, input: AgentInput): AgentReport {
  const report = WORK[key](input);
  return inDays({ ...report, findings: report.findings.slice(0, MOST_FINDINGS) }, input);
}

/** Of a trip without dates: its days by their numbers, as its plan has them. */
export function inDays(report: AgentReport, { trip, open }: Pick<AgentInput, "trip" | "open">): AgentReport {
  if (!open) return report;
  const { headline, findings, confidence } = report;
  return {
    ...report,
    headline: textInDayNumbers(headline, trip),
    findings: findings.map((finding) => ({ ...finding, text: textInDayNumbers(finding.text, trip), ...(finding.ask && { ask: textInDayNumbers(finding.ask, trip) }) })),
    confidence: { ...confidence, reason: textInDayNumbers(confidence.reason, trip) },
  };
}
