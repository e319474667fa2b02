// Changes as their reader compares them, proposed or made: by step, and of each what it puts in place of
// what. Pure.
import type { FunctionReturnType } from "convex/server";
import type { api } from "../../../../convex/_generated/api";
import { listed } from "../../../i18n/formats";
import { t } from "../../../i18n/t";
import { told } from "../../../i18n/told";
import { daysOn, formatTimes } from "../../../lib/dates";
import { formatMoney } from "../../../lib/money";
import { ACTIVITY_TYPES } from "../activityTypes";
import { dayLabel } from "../dayLabel";

export type Proposal = FunctionReturnType<typeof api.ai.proposals.list>[number];
export type ProposalItem = Proposal["items"][number];
type Face = Omit<NonNullable<ProposalItem["after"]>, "why"> & { why?: string | null };
/** Of a proposal, or of a tool's card. */
export type Change = { op: ProposalItem["op"]; before: Face | null; after: Face | null };

export type FieldChange = { label: string; before: string; after: string };

export function bySteps(items: readonly ProposalItem[]): { step: string; items: ProposalItem[] }[] {
  const groups: { step: string; items: ProposalItem[] }[] = [];
  for (const item of items) {
    const last = groups.at(-1);
    const step = told(item.step);
    if (last?.step === step) last.items.push(item);
    else groups.push({ step, items: [item] });
  }
  return groups;
}

/** What it is called now. */
export const titleOf = ({ op, before, after }: Change) => (op === "update" ? before : (after ?? before))?.title ?? t("Something that is gone");

const COUNTS: [Change["op"], (count: number) => string][] = [
  ["add", (count) => t("{count, number} added", { count })],
  ["update", (count) => t("{count, number} changed", { count })],
  ["remove", (count) => t("{count, number} removed", { count })],
];

/** `30 added, 2 removed`. */
export function countChanges(changes: readonly Change[]): string {
  const counts = COUNTS.flatMap(([op, counted]) => {
    const count = changes.filter((change) => change.op === op).length;
    return count === 0 ? [] : [counted(count)];
  });
  return listed(counts, "unit");
}

const NONE = t("none", {}, "value");
type DatedTrip = Parameters<typeof dayLabel>[1];
const FIELDS: [label: string, say: (face: Face, trip: DatedTrip) => string][] = [
  [t("Name"), ({ title }) => title],
  [t("Kind"), ({ type }) => ACTIVITY_TYPES[type].label],
  [t("Day"), ({ day }, trip) => (day ? dayLabel(day, trip) : t("Ideas"))],
  [t("Time"), (face) => timeOf(face) ?? NONE],
  [t("Cost"), ({ cost }) => (cost ? costOf(cost) : NONE)],
  [t("Reason"), ({ why }) => why ?? NONE],
];

/** Only the fields that read differently. */
export function changedFields(before: Face, after: Face, trip: DatedTrip): FieldChange[] {
  return FIELDS.flatMap(([label, say]) => {
    const change = { label, before: say(before, trip), after: say(after, trip) };
    return change.before === change.after ? [] : [change];
  });
}

/** `Sat 10 Apr`, `09:00–10:30`, `€12`: what there is of it. */
export function factsOf(face: Face, trip: DatedTrip): string[] {
  return [face.day && dayLabel(face.day, trip), timeOf(face), face.cost && costOf(face.cost)].filter((fact) => fact !== null);
}

export const openKeys = (items: readonly ProposalItem[]) => items.filter(({ decided }) => decided === null).map(({ key }) => key);

const costOf = (cost: NonNullable<Face["cost"]>) => (cost.amount === 0 ? t("free") : formatMoney(cost));
const timeOf = (face: Face) => face.start && formatTimes(face, daysOn(face));
