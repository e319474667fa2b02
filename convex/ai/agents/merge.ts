// The orchestrator: many reports into one ranked list, and the few requests worth handing over to the
// assistant.
import { english, type Said } from "../../said";
import { agentEntry } from "./registry";
import type { AgentFinding, AgentKey, AgentReport } from "./types";

export type MergedFinding = AgentFinding & { agent: AgentKey; /** Of its report, 0–1. */ confidence: number };
export type Merged = {
  /** Warnings first, then suggestions, then tips; none twice. */
  findings: MergedFinding[];
  /** The best that the assistant could carry out, no two with one request. */
  handOver: (MergedFinding & { ask: string | Said })[];
};

const RANK: Record<AgentFinding["kind"], number> = { warning: 0, suggestion: 1, tip: 2 };
/** What a place further down its own report costs, in confidence. */
const STEP = 0.04;
const MOST_HANDED_OVER = 5;

type Ranked = MergedFinding & { worth: number };

export function mergeReports(reports: { agent: AgentKey; report: AgentReport }[]): Merged {
  const ranked = reports
    .flatMap(({ agent, report }) =>
      report.findings.map((finding, index): Ranked => ({ ...finding, agent, confidence: report.confidence.value, worth: report.confidence.value - STEP * index })),
    )
    .sort((a, b) => RANK[a.kind] - RANK[b.kind] || b.worth - a.worth || agentEntry(a.agent).priority - agentEntry(b.agent).priority);
  const findings: MergedFinding[] = [];
  for (const { worth: _worth, ...finding } of ranked) {
    if (!findings.some((kept) => saysTheSame(kept, finding))) findings.push(finding);
  }
  return { findings, handOver: handOver(findings) };
}

/** Two agents on one place: the better one is enough. Warnings also have to be about the same day. */
function saysTheSame(a: MergedFinding, b: MergedFinding): boolean {
  if (english(a.text) === english(b.text)) return true;
  if (a.agent === b.agent || !a.placeIds?.some((place) => b.placeIds?.includes(place))) return false;
  return a.day === b.day || (a.kind !== "warning" && b.kind !== "warning");
}

function handOver(findings: MergedFinding[]): Merged["handOver"] {
  const asked = new Set<string>();
  const chosen: Merged["handOver"] = [];
  for (const finding of findings) {
    const { ask } = finding;
    if (ask === undefined || asked.has(english(ask)) || chosen.length === MOST_HANDED_OVER) continue;
    asked.add(english(ask));
    chosen.push({ ...finding, ask });
  }
  return chosen;
}
