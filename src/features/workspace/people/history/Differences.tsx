import { Minus, PencilLine, Plus } from "lucide-react";
import type { FunctionReturnType } from "convex/server";
import type { api } from "../../../../../convex/_generated/api";
import { cityName } from "../../../../i18n/cityName";
import { formatNumber, listed } from "../../../../i18n/formats";
import { t } from "../../../../i18n/t";
import { formatDate } from "../../../../lib/dates";
import { useTripFrame } from "../../tripFrame";
import { fieldLines, rowTitle } from "./historyWords";

type Difference = FunctionReturnType<typeof api.trips.restorePoints.compare>["differences"][number];

const OUTCOMES = {
  added: { title: t("Added"), icon: Plus, className: "text-ok" },
  removed: { title: t("Removed"), icon: Minus, className: "text-danger" },
  changed: { title: t("Changed"), icon: PencilLine, className: "text-ink-faint" },
} as const;

const titleOf = (row: Difference): string => (row.countryCode === null ? rowTitle(row) : cityName({ name: row.title, countryCode: row.countryCode }));

/** What came, what went and what changed, each with who had a hand in it. */
export function Differences({ differences }: { differences: Difference[] }) {
  return (
    <div className="space-y-6">
      {(Object.keys(OUTCOMES) as (keyof typeof OUTCOMES)[]).map((outcome) => {
        const rows = differences.filter((each) => each.outcome === outcome);
        const { title, icon: Icon, className } = OUTCOMES[outcome];
        return rows.length === 0 ? null : (
          <section key={outcome} aria-labelledby={`outcome-${outcome}`}>
            <h3 id={`outcome-${outcome}`} className="eyebrow">{title} · {formatNumber(rows.length)}</h3>
            <ul className="mt-1 divide-y divide-line">
              {rows.map((row) => (
                <li key={row.id} className="flex gap-3 py-2.5">
                  <Icon className={`mt-1 size-4 shrink-0 ${className}`} aria-hidden />
                  <Row row={row} />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

function Row({ row }: { row: Difference }) {
  const { table, outcome, day, fields, by, byAssistant } = row;
  const { memberById } = useTripFrame();
  const people = listed(by.map((userId) => memberById.get(userId)?.name ?? t("somebody who left")));
  const facts = [
    ...(table === "activities" ? [day ? formatDate(day) : t("ideas")] : []),
    byAssistant ? t("by the assistant for {people}", { people }) : t("by {people}", { people }),
  ];
  const lines = outcome === "changed" ? fieldLines(fields) : [];
  return (
    <div className="min-w-0 flex-1 text-[0.9375rem]">
      <p className="[overflow-wrap:anywhere]">
        <span className="font-medium">{titleOf(row)}</span>
        <span className="text-ink-faint"> · {facts.join(" · ")}</span>
      </p>
      {lines.length > 0 && <p className="mt-0.5 text-sm text-ink-soft [overflow-wrap:anywhere]">{lines.join(" · ")}</p>}
      {outcome === "changed" && lines.length === 0 && <p className="mt-0.5 text-sm text-ink-soft">{t("moved within its day")}</p>}
    </div>
  );
}
