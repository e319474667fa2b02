// What one can do about one's plan. Paying and card details happen on pages of the payment service: each
// action asks for the page's address and goes there.
import { useAction } from "convex/react";
import { useState } from "react";
import { api } from "../../../../convex/_generated/api";
import { t } from "../../../i18n/t";
import { notify } from "../../../ui/toast";
import type { Interval } from "./planWords";

export type PaidPlan = "pro" | "agency";

export function usePlanActions() {
  const start = useAction(api.billing.checkout.start);
  const changeTo = useAction(api.billing.checkout.change);
  const openPortal = useAction(api.billing.portal.open);
  /** What is being done: the plan that was chosen, or "portal". */
  const [busy, setBusy] = useState<PaidPlan | "portal" | null>(null);

  const run = async (what: PaidPlan | "portal", work: () => Promise<void>) => {
    setBusy(what);
    try {
      await work();
    } catch (error) {
      notify.error(error);
      setBusy(null);
    }
  };
  const goTo = async (page: Promise<{ url: string }>) => window.location.assign((await page).url);

  return {
    busy,
    buy: (plan: PaidPlan, interval: Interval) => run(plan, () => goTo(start({ plan, interval }))),
    portal: () => run("portal", () => goTo(openPortal({}))),
    change: (plan: PaidPlan, interval: Interval) =>
      run(plan, async () => {
        await changeTo({ plan, interval });
        notify.done(t("Your plan is changed."));
        setBusy(null);
      }),
  };
}

export type PlanActions = ReturnType<typeof usePlanActions>;
