// Above the days: what the plan costs against the budget, or how to begin when there is no plan.
import { Sparkles } from "lucide-react";
import type { ReactNode } from "react";
import { rich, t } from "../../../i18n/t";
import { formatMoney } from "../../../lib/money";
import { Button } from "../../../ui/Button";
import { ACTIVITY_TYPES } from "../activityTypes";
import { useWho } from "../group/useWho";
import { WhoFilter } from "../group/WhoFilter";
import { useTrip } from "../useItinerary";
import { useWorkspace } from "../useWorkspace";

export function PlanSummary() {
  const { show, myId } = useWorkspace();
  const { who } = useWho();
  const { trip, costs, activities, canEdit, members, memberById } = useTrip();
  if (activities.length === 0) {
    return (
      <div className="rounded-xl border border-line bg-surface p-5 shadow-card sm:p-6">
        <h2 className="title text-xl">{t("An empty notebook, for now")}</h2>
        <p className="mt-1.5 text-ink-soft">
          {canEdit
            ? t("Tell the assistant what you like and it drafts the days, or add the first stop yourself.")
            : t("Nothing is planned yet. You will see it here as it happens.")}
        </p>
        {canEdit && (
          <Button className="mt-4" onClick={() => show("assistant")}>
            <Sparkles aria-hidden />
            {t("Plan it with the assistant")}
          </Button>
        )}
      </div>
    );
  }
  const share = trip.budget && trip.budget.amount > 0 ? Math.min(1, costs.total / trip.budget.amount) : null;
  const own = members.length > 1 ? costs.shares.find(({ userId }) => userId === (who ?? myId)) : undefined;
  const over = costs.left !== null && costs.left < 0;
  const money = (amount: number) => formatMoney({ amount, currency: costs.currency }, { whole: true });
  const spent = (shown: ReactNode) => <span className="title text-2xl tabular-nums">{shown}</span>;
  const each = () => {
    if (!own) return t("{sum} a person", { sum: money(costs.perPerson) });
    const sum = money(own.amount);
    return own.userId === myId ? t("your share {sum}", { sum }) : t("{person}’s share {sum}", { person: memberById.get(own.userId)?.name ?? t("Somebody who left"), sum });
  };
  return (
    <section aria-label={t("Cost of the plan")} className="rounded-xl border border-line bg-surface px-5 py-4 shadow-card">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <p>
          {trip.budget
            ? rich("<spent>{sum}</spent> <of>of {budget}</of>", { sum: money(costs.total), budget: formatMoney(trip.budget, { whole: true }), spent, of: (shown) => <span className="text-ink-soft">{shown}</span> })
            : spent(money(costs.total))}
        </p>
        <p className="text-sm text-ink-soft tabular-nums">
          {each()}
          {costs.left !== null && (
            <span className={over ? "font-medium text-danger" : ""}>{" · "}{over ? t("{sum} over", { sum: money(-costs.left) }) : t("{sum} left", { sum: money(costs.left) })}</span>
          )}
        </p>
      </div>
      {share !== null && (
        <div className="mt-3 h-1.5 overflow-hidden rounded-full bg-sunken" aria-hidden>
          <div className={over ? "h-full bg-danger" : "h-full bg-accent transition-[width] duration-250"} style={{ width: `${share * 100}%` }} />
        </div>
      )}
      {members.length > 1 && <div className="mt-2 -mb-1"><WhoFilter /></div>}
      <ul className="mt-3 flex flex-wrap gap-x-5 gap-y-1 text-[0.8125rem] text-ink-faint tabular-nums">
        {Object.entries(costs.byType).map(([type, amount]) => (
          <li key={type}>
            {ACTIVITY_TYPES[type as keyof typeof ACTIVITY_TYPES].label} {money(amount)}
          </li>
        ))}
        {costs.unknown > 0 && <li>{t("{count, number} without a price", { count: costs.unknown })}</li>}
        <li>{t("Estimates, at reference rates")}</li>
      </ul>
    </section>
  );
}
