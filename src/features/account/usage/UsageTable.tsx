import type { ReactNode } from "react";
import { formatNumber } from "../../../i18n/formats";
import { t } from "../../../i18n/t";
import { formatCost } from "../../../lib/models";
import { sideNotes, type Figures } from "./figures";

export type UsageRow = { key: string; name: ReactNode; detail: string | null; figures: Figures };

/** Calls, tokens and cost of each thing, in the order given. Tokens are left out where there is no room. */
export function UsageTable({ title, of, rows }: { title: string; of: string; rows: UsageRow[] }) {
  return (
    <table className="w-full text-[0.9375rem]">
      <caption className="title pb-2 text-start text-xl">{title}</caption>
      <thead>
        <tr className="border-b border-line text-sm text-ink-soft">
          <th scope="col" className="py-2 text-start font-medium">{of}</th>
          <th scope="col" className="w-16 py-2 ps-4 text-end font-medium sm:w-20">{t("Calls")}</th>
          <th scope="col" className="hidden w-28 py-2 ps-4 text-end font-medium sm:table-cell">{t("Tokens")}</th>
          <th scope="col" className="w-24 py-2 ps-4 text-end font-medium">{t("Cost")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, name, detail, figures }) => {
          const notes = [detail, sideNotes(figures)].filter(Boolean).join(" · ");
          return (
            <tr key={key} className="border-b border-line align-top last:border-0">
              <th scope="row" className="py-3 text-start font-normal">
                <span className="block font-medium wrap-anywhere">{name}</span>
                {notes && <span className="block text-sm text-ink-faint">{notes}</span>}
              </th>
              <td className="py-3 ps-4 text-end">{formatNumber(figures.calls)}</td>
              <td className="hidden py-3 ps-4 text-end sm:table-cell">{formatNumber(figures.tokens.input + figures.tokens.output)}</td>
              <td className="py-3 ps-4 text-end">{formatCost(figures.costUsd)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
