import { Link } from "react-router-dom";
import { t } from "../../../i18n/t";
import { told } from "../../../i18n/told";
import { Button } from "../../../ui/Button";
import { cn } from "../../../ui/cn";
import { renewalOf, type Mine, type Offer, type Subscription } from "./planWords";
import type { PlanActions } from "./usePlanActions";

/** The plan one has, and how it goes on. */
export function CurrentPlan({ mine: { plan, subscription }, offers, actions }: { mine: Mine; offers: Offer[]; actions: PlanActions }) {
  const offer = offers.find((one) => one.plan === plan);
  return (
    <section aria-labelledby="current-plan">
      <p className="eyebrow">{t("Your plan")}</p>
      <h2 id="current-plan" className="title mt-2 text-2xl sm:text-3xl">{offer ? offer.name : t("Guest")}</h2>
      <p className="mt-2.5 text-ink-soft">
        {offer ? told(offer.tagline) : t("You are trying Caravan on this device, without an account. An account is free, has more room, and brings your trips to your other devices.")}
      </p>
      {subscription && <Renewal subscription={subscription} offers={offers} actions={actions} />}
      {plan === "guest" && <Button asChild className="mt-5"><Link to="/sign-up?next=/account/plan">{t("Create an account")}</Link></Button>}
    </section>
  );
}

function Renewal({ subscription, offers, actions }: { subscription: Subscription; offers: Offer[]; actions: PlanActions }) {
  const { sentence, needsCare } = renewalOf(subscription, offers);
  const isEnding = subscription.cancelAt !== null;
  const label = t(needsCare ? "Update your card" : isEnding ? "Keep the plan" : "Card, bills and cancelling");
  return (
    <>
      <p role={needsCare ? "alert" : undefined} className={cn("mt-4", needsCare && "rounded-lg bg-warn-soft px-5 py-3.5 text-warn")}>{sentence}</p>
      <Button look={needsCare || isEnding ? "primary" : "secondary"} className="mt-5" busy={actions.busy === "portal"} disabled={actions.busy !== null} onClick={() => void actions.portal()}>{label}</Button>
    </>
  );
}
