// Runs an agent by its key.
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
  return { ...report, findings: report.findings.slice(0, MOST_FINDINGS) };
}
