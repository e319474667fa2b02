// Any plan made to work with the fewest edits. Each finding of the checker is met with all the fixes that
// there are for its kind; the one that takes away least of what was there is kept, if the checker agrees.
// What is booked or was added by people is never touched.
import { say, type Said } from "../../../said";
import type { EditStep, TripState } from "../../types";
import { checkPlan } from "../checker/checkPlan";
import type { Finding, FindingCode, Forecast, PlanContext } from "../draftTypes";
import { differenceInWords, differenceOf, effortOf } from "./difference";
import { fixesFor } from "./fixes";
import { mayChange } from "./mayChange";

export type RepairContext = PlanContext & { forecast?: Forecast | null };
export type Repair = {
  /** One step, or none when nothing could or need be repaired. */
  steps: EditStep[];
  /** One sentence a fix: what was wrong and what was done about it. */
  explanations: Said[];
  /** What is still wrong afterwards. */
  left: Finding[];
};

/** First what the other checks build upon. */
const ORDER: FindingCode[] = ["C2", "C6", "C1", "C7", "C11", "C12", "C5", "C3", "C4", "C9", "C10", "C8", "C13", "C14"];
const WEIGHT = { error: 30, warning: 10 } as const;
const MOST_FIXES = 80;
/** A fix this small isn't worth looking for a smaller one. */
const SMALL = 1;

/** Deterministic. `findings` are the checker's, when they are known already; of them those that aren't meant are left as they are. */
export function repairPlan(context: RepairContext, findings?: Finding[], isMeant: (finding: Finding) => boolean = () => true): Repair {
  const check = (trip: TripState) => checkPlan(trip, context.cities, context.preferences, context.forecast ?? null);
  const explanations: Said[] = [];
  const hopeless = new Set<string>();
  let trip = context.trip;
  let left = findings ?? check(trip);
  while (explanations.length < MOST_FIXES) {
    const finding = nextOf(left.filter(isMeant), hopeless);
    if (!finding) break;
    const fix = bestFix({ ...context, trip }, finding, left, check);
    if (!fix) {
      hopeless.add(nameOf(finding));
      continue;
    }
    explanations.push(say("{finding}, so {changes}.", { finding: { ...finding.said, as: "clause" }, changes: fix.words }));
    trip = fix.trip;
    left = fix.left;
  }
  const edits = differenceOf(context.trip, trip);
  return { steps: edits.length > 0 ? [{ label: say("checked and repaired the plan"), edits }] : [], explanations, left };
}

function nextOf(findings: Finding[], hopeless: ReadonlySet<string>): Finding | null {
  const open = findings.filter((finding) => !hopeless.has(nameOf(finding)));
  return open.sort((a, b) => ORDER.indexOf(a.code) - ORDER.indexOf(b.code))[0] ?? null;
}

const nameOf = ({ code, day, activityIds, said }: Finding) => [code, day, ...activityIds, activityIds.length === 0 ? JSON.stringify(said) : ""].join("|");

const weightOf = (findings: Finding[]) => findings.reduce((sum, { severity }) => sum + WEIGHT[severity], 0);

type Fixed = { trip: TripState; left: Finding[]; words: Said[] };

function bestFix(context: RepairContext, finding: Finding, before: Finding[], check: (trip: TripState) => Finding[]): Fixed | null {
  const known = new Set(before.map(nameOf));
  const weight = weightOf(before);
  let best: Fixed | null = null;
  let least = Infinity;
  for (const after of fixesFor(finding, context)) {
    const edits = differenceOf(context.trip, after);
    const effort = effortOf(edits);
    if (edits.length === 0 || effort >= least || !keepsOthers(context.trip, after)) continue;
    const left = check(after);
    const now = weightOf(left);
    // Of equal weight only when it is less of the same: one stop fewer of a day that has three too many.
    if (now > weight || left.some((one) => nameOf(one) === nameOf(finding))) continue;
    const score = effort + weightOf(left.filter((one) => !known.has(nameOf(one)))) + (now === weight ? WEIGHT.warning : 0);
    if (score >= least) continue;
    least = score;
    best = { trip: after, left, words: differenceInWords(context.trip, after, edits) };
    if (score <= SMALL) break;
  }
  return best;
}

/** What is booked or people's own is there and as it was. */
function keepsOthers(before: TripState, after: TripState): boolean {
  const now = new Map(after.activities.map((activity) => [activity.id, activity]));
  return before.activities.every((activity) => mayChange(activity) || JSON.stringify(now.get(activity.id)) === JSON.stringify(activity));
}
