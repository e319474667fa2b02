// Faults of fourteen kinds put into good plans: how many the checker finds, how often it cries wolf, and how
// many plans pass when they have been repaired.
import { checkPlan } from "../../convex/ai/planner/checker/checkPlan";
import { FAULTS, type Subject } from "../../convex/ai/planner/checker/faults.testing";
import { applyEdits } from "../../convex/ai/planner/draft/applyEdits";
import { repairPlan } from "../../convex/ai/planner/repair/repairPlan";
import { seededRandom } from "../../convex/ai/planner/solver/random";
import { english } from "../../convex/said";
import { mustHold, type Planned } from "./quality";
import { percentile, share, type Measure } from "./target";

const SEED = 14;
const PLANS_PER_FAULT = 40;

/** `why` prints what is left of each plan that a repair didn't bring to pass. */
export function faultTable(planned: Planned[], why: boolean): Measure[] {
  const good = planned.filter(({ request, result }) => request.impossible === null && result.steps.length > 0);
  const alarms = good.filter(({ findings }) => findings.length > 0);
  const random = seededRandom(SEED);
  let injected = 0;
  let found = 0;
  let passed = 0;
  let edits = 0;
  const times: number[] = [];
  console.log("\nfault   injected  found  pass after repair  edits a plan");
  for (const { code, inject } of FAULTS) {
    const row = { injected: 0, found: 0, passed: 0, edits: 0 };
    for (const { trip, request } of good.filter(({ findings }) => findings.length === 0)) {
      if (row.injected === PLANS_PER_FAULT) break;
      const { cities, preferences } = request.input;
      const faulty = inject({ trip, cities, preferences, forecast: null }, random);
      if (!faulty) continue;
      row.injected++;
      const findings = check(faulty);
      if (findings.some((finding) => finding.code === code)) row.found++;
      const start = performance.now();
      const repair = repairPlan(faulty, findings);
      times.push(performance.now() - start);
      const edited = repair.steps.flatMap((step) => step.edits);
      row.edits += edited.length;
      const left = check({ ...faulty, trip: applyEdits(faulty.trip, edited) });
      if (mustHold(left).length === 0 && !left.some((finding) => finding.code === code)) row.passed++;
      else if (why) console.log(`  ${request.name}: ${english(left[0]!.said)}`);
    }
    console.log(`${code.padEnd(6)}${String(row.injected).padStart(10)}${String(row.found).padStart(7)}${String(row.passed).padStart(19)}${(row.edits / Math.max(1, row.injected)).toFixed(1).padStart(14)}`);
    injected += row.injected;
    found += row.found;
    passed += row.passed;
    edits += row.edits;
  }
  return [
    { what: `faults found (${injected} in ${FAULTS.length} kinds)`, value: share(found, injected), unit: "%", target: 99, better: "most" },
    { what: `good plans with any finding (${good.length})`, value: share(alarms.length, good.length), unit: "%", target: 1, better: "least", note: "good by the planner's making; nobody else vouches for them" },
    { what: "faulty plans that pass after repair", value: share(passed, injected), unit: "%", target: 97, better: "most", note: `${(edits / Math.max(1, injected)).toFixed(1)} edits a plan, p95 ${percentile(times, 0.95).toFixed(0)} ms` },
  ];
}

const check = ({ trip, cities, preferences, forecast }: Subject) => checkPlan(trip, cities, preferences, forecast);
