// What a tool changed in the plan: each before and after, many folded by day.
import { ChevronDown } from "lucide-react";
import { t } from "../../../i18n/t";
import { dayLabel } from "../dayLabel";
import { useTripFrame } from "../tripFrame";
import { ChangeDiff } from "./ChangeDiff";
import { countChanges, type Change } from "./proposalDiff";

/** More are folded. */
const MOST_UNFOLDED = 3;

export type ToolChangesProps = {
  changes: Change[];
  /** The group decided on them, so that some may not have come. */
  proposed: boolean;
  /** Beyond those; told, not shown. */
  more: number;
};

export function ToolChanges({ changes, proposed, more }: ToolChangesProps) {
  const { trip } = useTripFrame();
  const nameOf = (day: string) => (day === IDEAS ? t("Ideas") : dayLabel(day, trip));
  if (changes.length <= MOST_UNFOLDED) {
    return (
      <div>
        {proposed && <p className="eyebrow px-3.5 pt-2.5">{t("Proposed")}</p>}
        <Rows changes={changes} label={proposed ? t("Proposed") : t("Changes")} />
      </div>
    );
  }
  const counted = countChanges(changes);
  const said = more > 0 ? t("{changes}, and {count, number} more", { changes: counted, count: more }) : counted;
  return (
    <details className="group">
      <summary className="flex min-h-11 list-none items-center gap-3 px-3.5 text-sm font-medium [&::-webkit-details-marker]:hidden">
        <span className="min-w-0 flex-1 tabular-nums">{proposed ? t("Proposed: {changes}", { changes: said }) : said}</span>
        <ChevronDown className="size-4 text-ink-faint transition-transform group-open:rotate-180" aria-hidden />
      </summary>
      {byDay(changes).map(({ day, changes: ofDay }) => (
        <section key={day} aria-label={nameOf(day)} className="border-t border-line pt-2.5">
          <p className="eyebrow px-3.5" aria-hidden>{nameOf(day)}</p>
          <Rows changes={ofDay} label={nameOf(day)} />
        </section>
      ))}
    </details>
  );
}

function Rows({ changes, label }: { changes: Change[]; label: string }) {
  return (
    <ul aria-label={label} className="divide-y divide-line/70 px-3.5 py-0.5">
      {changes.map((change, index) => <li key={index} className="flex items-start gap-2.5 py-2"><ChangeDiff change={change} /></li>)}
    </ul>
  );
}

const IDEAS = "";

/** By the day it comes to, else the one it leaves. */
function byDay(changes: Change[]): { day: string; changes: Change[] }[] {
  const dayOf = ({ before, after }: Change) => (after ?? before)?.day ?? IDEAS;
  const days = [...new Set(changes.map(dayOf))].sort();
  return days.map((day) => ({ day, changes: changes.filter((change) => dayOf(change) === day) }));
}
