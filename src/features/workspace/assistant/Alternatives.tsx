import { t } from "../../../i18n/t";
import type { Said } from "../../../i18n/told";
import { formatMoney } from "../../../lib/money";
import { Button } from "../../../ui/Button";
import type { Variant } from "./variants";

export type AlternativesProps = {
  variants: Variant[];
  label: string;
  onChoose?: (request: string | Said) => void;
};

/** Ways to spend a day, in columns side by side; what doesn't fit is a swipe away. */
export function Alternatives({ variants, label, onChoose }: AlternativesProps) {
  return (
    <ul aria-label={label} tabIndex={0} className="mt-2.5 -me-5 -ms-[2.625rem] flex snap-x snap-mandatory scroll-px-5 gap-3 overflow-x-auto px-5 pb-2 sm:ms-0 sm:scroll-px-0 sm:ps-0">
      {variants.map(({ name, items, cost, unmet, request }) => (
        <li key={name} className="flex w-60 shrink-0 snap-start flex-col rounded-lg border border-line bg-paper px-3.5 pt-3 pb-3.5">
          <p className="flex items-baseline justify-between gap-2">
            <span className="title text-lg">{name}</span>
            {cost && <span className="text-sm text-ink-soft tabular-nums">{cost.amount === 0 ? t("free") : formatMoney(cost, { whole: true })}</span>}
          </p>
          <ol className="mt-2 grid flex-1 auto-rows-max grid-cols-[auto_1fr] gap-x-3 gap-y-1.5 text-sm">
            {items.map(({ title, time }, index) => (
              <li key={index} className="col-span-2 grid grid-cols-subgrid">
                <span className="whitespace-nowrap text-ink-faint tabular-nums">{time}</span>
                <span className="min-w-0 [overflow-wrap:anywhere]">{title}</span>
              </li>
            ))}
            {items.length === 0 && <li className="col-span-2 text-ink-soft">{t("Nothing found for this.")}</li>}
          </ol>
          {unmet.map((sentence) => <p key={sentence} className="mt-2 text-[0.8125rem] text-warn">{sentence}</p>)}
          {onChoose && (
            <Button look="secondary" size="sm" className="mt-3 w-full" aria-label={t("Choose this: {name}", { name })} onClick={() => onChoose(request)}>
              {t("Choose this")}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
