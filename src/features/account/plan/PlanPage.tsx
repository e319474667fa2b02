// One's plan: what it includes, what of it is used, how it goes on, and what else there is.
import { useQuery } from "convex/react";
import { api } from "../../../../convex/_generated/api";
import { t } from "../../../i18n/t";
import { useTitle } from "../../../lib/useTitle";
import { Skeleton } from "../../../ui/Skeleton";
import { CurrentPlan } from "./CurrentPlan";
import { PlanOffers } from "./PlanOffers";
import { PlanUse } from "./PlanUse";
import { usePlanActions } from "./usePlanActions";

export function PlanPage() {
  useTitle(t("Your plan"));
  const mine = useQuery(api.billing.plan.mine);
  const offers = useQuery(api.billing.plan.offers);
  const usage = useQuery(api.ai.usage.usage.summary);
  const actions = usePlanActions();
  if (!mine || !offers || !usage) {
    return (
      <div role="status" aria-busy="true" aria-label={t("Loading your plan")} className="flex flex-col gap-8">
        <Skeleton className="h-36" />
        <Skeleton className="h-64" />
      </div>
    );
  }
  return (
    <div className="flex flex-col gap-12">
      <CurrentPlan mine={mine} offers={offers.plans} actions={actions} />
      <PlanUse mine={mine} usage={usage} />
      <PlanOffers mine={mine} offers={offers} actions={actions} />
    </div>
  );
}
