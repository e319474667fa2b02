// What stands against a proposed change: something that stays in the plan at the same time, or another
// proposal for the same thing. Pure.
import { t } from "../../../i18n/t";
import { formatTime } from "../../../lib/dates";
import type { Activity } from "../useItinerary";
import type { Proposal, ProposalItem } from "./proposalDiff";

type Planned = Pick<Activity, "_id" | "title" | "type" | "day" | "start" | "end">;

/** A sentence a change, by its key; only those that are still open or accepted have one. */
export function conflictsOf(proposal: Proposal, others: readonly Proposal[], plan: readonly Planned[]): Map<string, string> {
  const touched = new Set(proposal.items.filter(({ decided }) => decided !== false).flatMap(({ activityId }) => activityId ?? []));
  const staying = plan.filter(({ _id, type }) => !touched.has(_id) && type !== "hotel");
  const elsewhere = new Set(others.filter(({ runId }) => runId !== proposal.runId).flatMap(({ items }) => items.flatMap(({ activityId, decided }) => (activityId && decided !== false ? [activityId] : []))));
  return new Map(
    proposal.items.flatMap((item) => {
      const sentence = item.decided === false || item.gone ? null : (clash(item, staying) ?? rivalled(item, elsewhere));
      return sentence === null ? [] : [[item.key, sentence] as const];
    }),
  );
}

function clash({ after }: ProposalItem, staying: readonly Planned[]): string | null {
  if (!after?.start || !after.end || after.day === null || after.type === "hotel") return null;
  const other = staying.find(({ day, start, end }) => day === after.day && start !== null && end !== null && start < untilOf(after.start!, after.end!) && after.start! < untilOf(start, end));
  return other ? t("At the same time as {item}, {start}–{end}, which stays.", { item: other.title, start: formatTime(other.start!), end: formatTime(other.end!) }) : null;
}

/** On its day: what ends on the next morning takes all that is left. */
const untilOf = (start: string, end: string) => (end < start ? "24:00" : end);

const rivalled = ({ activityId }: ProposalItem, elsewhere: ReadonlySet<string>) => (activityId !== null && elsewhere.has(activityId) ? t("Another proposal would change this too.") : null);
