// "Where to?": one dialog from nothing to a trip, in four ways. Which one is in the address; each puts its buttons into the
// dialog's foot.
import { useQuery } from "convex/react";
import { useState } from "react";
import { createPortal } from "react-dom";
import { useNavigate, useSearchParams } from "react-router-dom";
import { api } from "../../../convex/_generated/api";
import { t } from "../../i18n/t";
import { Dialog } from "../../ui/Dialog";
import { ChoiceTabs } from "../../ui/Tabs";
import { PlanHint } from "../account/plan/PlanHint";
import { FromScratch } from "./create/FromScratch";
import { FromSentence } from "./create/FromSentence";
import { FromTemplate } from "./create/FromTemplate";
import { FromTrip } from "./create/FromTrip";
import { FooterContext } from "./create/Footer";

const WAYS = {
  scratch: { label: t("Cities"), hint: t("Cities are enough. All of it can change later."), Component: FromScratch },
  sentence: { label: t("Say it"), hint: t("Say where, when and what you like. The assistant drafts the days."), Component: FromSentence },
  template: { label: t("Template"), hint: t("Days that work, to make your own."), Component: FromTemplate },
  copy: { label: t("Copy", {}, "noun"), hint: t("Begin from a trip that you have."), Component: FromTrip },
};
type Way = keyof typeof WAYS;

export function NewTripDialog() {
  const plan = useQuery(api.billing.plan.mine);
  const navigate = useNavigate();
  const [params, setParams] = useSearchParams();
  const [footer, setFooter] = useState<HTMLElement | null>(null);
  const asked = params.get("by");
  const way: Way = asked !== null && asked in WAYS ? (asked as Way) : "scratch";
  const { hint, Component } = WAYS[way];
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && void navigate("/trips")}
      title={t("Where to?")}
      description={hint}
      footer={<div ref={setFooter} className="flex flex-1 flex-wrap items-center justify-end gap-2.5" />}
    >
      <FooterContext value={(children) => footer && createPortal(children, footer)}>
        <ChoiceTabs
          label={t("How to begin")}
          value={way}
          onValueChange={(next) => setParams(next === "scratch" ? {} : { by: next }, { replace: true })}
          tabs={(Object.keys(WAYS) as Way[]).map((value) => ({ value, label: WAYS[value].label }))}
        >
          {plan && <PlanHint plan={plan.plan} used={plan.tripsAhead} limit={plan.entitlements.trips} what="trips" next="/trips/new" className="mb-5" />}
          <Component />
        </ChoiceTabs>
      </FooterContext>
    </Dialog>
  );
}
