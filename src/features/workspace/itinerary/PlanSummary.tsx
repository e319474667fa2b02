// Above the days: what the plan costs against the budget, or how to begin when there is no plan.
import { Sparkles } from "lucide-react";
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
        <h2 className="title text-xl">An empty notebook, for now</h2>
        <p className="mt-1.5 text-ink-soft">
          {canEdit
            ? "Tell the assistant what you like and it drafts the days, or add the first stop yourself."
            : "Nothing is planned yet. You will see it here as it happens."}
        </p>
        {canEdit && (
          <Button className="mt-4" onClick={() => show("assistant")}>
            <Sparkles aria-hidden />
            Plan it with the assistant
          </Button>
        )}
      </div>
    );
  }
  const share = trip.budget && trip.budget.amount > 0 ? Math.min(1, costs.total / trip.budget.amount) : null;
  const own = members.length > 1 ? costs.shares.find(({ userId }) => userId === (who ?? myId)) : undefined;
  const whose = own?.userId === myId ? "your share" : own && `${memberById.get(own.userId)?.name}’s share`;
  const over = costs.left !== null && costs.left < 0;
  const money = (amount: number) => formatMoney({ amount, currency: costs.currency }, { whole: true });
  return (
    <section aria-label="Cost of the plan" className="rounded-xl border border-line bg-surface px-5 py-4 shadow-card">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <p>
          <span className="title text-2xl tabular-nums">{money(costs.total)}</span>
          {trip.budget && <span className="text-ink-soft"> of {formatMoney(trip.budget, { whole: true })}</span>}
        </p>
        <p className="text-sm text-ink-soft tabular-nums">
          {own ? `${whose} ${money(own.amount)}` : `${money(costs.perPerson)} a person`}
          {costs.left !== null && (
            <span className={over ? "font-medium text-danger" : ""}>{over ? ` · ${money(-costs.left)} over` : ` · ${money(costs.left)} left`}</span>
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
        {costs.unknown > 0 && <li>{costs.unknown} without a price</li>}
        <li>Estimates, at reference rates</li>
      </ul>
    </section>
  );
}
