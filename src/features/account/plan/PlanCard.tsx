import { Check } from "lucide-react";
import { useState, type ReactNode } from "react";
import { Link } from "react-router-dom";
import { rich, t } from "../../../i18n/t";
import { told } from "../../../i18n/told";
import { formatMoney } from "../../../lib/money";
import { Button } from "../../../ui/Button";
import { Chip } from "../../../ui/Chip";
import { cn } from "../../../ui/cn";
import { Dialog } from "../../../ui/Dialog";
import { changeWords, includedLines, priceOf, type Interval, type Mine, type Offer } from "./planWords";
import type { PaidPlan, PlanActions } from "./usePlanActions";

const NOTHING = { amount: 0, currency: "EUR" };

const big = (amount: ReactNode) => <span className="title text-3xl text-ink tabular-nums">{amount}</span>;

type Props = { offer: Offer; interval: Interval; mine: Mine; canPay: boolean; actions: PlanActions };

/** One plan: what it costs, what it includes, and the next step towards it. */
export function PlanCard(props: Props) {
  const { offer, interval, mine } = props;
  const isCurrent = mine.plan === offer.plan;
  const price = priceOf(offer, interval);
  return (
    <article aria-label={offer.name} className={cn("flex w-full flex-col rounded-lg border bg-surface p-5", isCurrent ? "border-accent" : "border-line")}>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 className="title text-xl">{offer.name}</h3>
        {isCurrent && <Chip tone="accent">{t("Yours", {}, "plan")}</Chip>}
      </div>
      <p className="mt-2 text-ink-soft">
        {price ? rich(interval === "month" ? "<price>{amount}</price> a month" : "<price>{amount}</price> a year", { amount: formatMoney(price), price: big }) : big(formatMoney(NOTHING))}
      </p>
      <p className="mt-2 text-[0.9375rem] text-ink-soft">{told(offer.tagline)}</p>
      <ul className="mt-4 mb-6 flex flex-col gap-2.5 text-[0.9375rem]">
        {includedLines(offer.entitlements).map((line) => (
          <li key={line} className="flex gap-2.5"><Check aria-hidden className="mt-1 size-4 shrink-0 text-accent" />{line}</li>
        ))}
      </ul>
      <div className="mt-auto"><NextStep {...props} /></div>
    </article>
  );
}

function NextStep({ offer, interval, mine, canPay, actions }: Props) {
  const { plan, subscription, trialUsed } = mine;
  // A subscription whose payment is missing is held too, though it gives nothing now.
  const held = subscription?.plan ?? plan;
  const isHeld = held === offer.plan && (!subscription || subscription.interval === interval);
  if (plan === "guest") return <Button asChild look="secondary" className="w-full"><Link to="/sign-up?next=/account/plan">{t("Sign up first")}</Link></Button>;
  if (isHeld) return null;
  if (offer.plan === "free") {
    return subscription && subscription.cancelAt === null ? <Button look="ghost" className="w-full" disabled={actions.busy !== null} onClick={() => void actions.portal()}>{t("Cancel your plan")}</Button> : null;
  }
  const paid = offer.plan;
  // While a payment is missing, the card comes first.
  if (subscription && subscription.status !== "active" && subscription.status !== "trialing") return null;
  if (subscription) return <ChangeButton offer={offer} to={paid} interval={interval} isSamePlan={held === paid} onTrial={subscription.status === "trialing"} actions={actions} />;
  const hasTrial = offer.trialDays > 0 && !trialUsed;
  return (
    <Button className="w-full" disabled={!canPay || actions.busy !== null} busy={actions.busy === paid} onClick={() => void actions.buy(paid, interval)}>
      {hasTrial ? t("{days, plural, one {Try # day free} other {Try # days free}}", { days: offer.trialDays }) : t("Choose {plan}", { plan: offer.name })}
    </Button>
  );
}

type ChangeProps = { offer: Offer; to: PaidPlan; interval: Interval; isSamePlan: boolean; onTrial: boolean; actions: PlanActions };

/** Changing costs at once, so that it is asked first. */
function ChangeButton({ offer, to, interval, isSamePlan, onTrial, actions }: ChangeProps) {
  const [asking, setAsking] = useState(false);
  const label = isSamePlan ? t(interval === "month" ? "Pay by the month" : "Pay by the year") : t("Change to {plan}", { plan: offer.name });
  const question = isSamePlan ? t(interval === "month" ? "Pay by the month?" : "Pay by the year?") : t("Change to {plan}?", { plan: offer.name });
  const change = async () => {
    await actions.change(to, interval);
    setAsking(false);
  };
  return (
    <>
      <Button look="secondary" className="w-full" disabled={actions.busy !== null} onClick={() => setAsking(true)}>{label}</Button>
      <Dialog
        open={asking}
        onOpenChange={setAsking}
        size="sm"
        title={question}
        description={changeWords(offer, interval, onTrial)}
        footer={
          <>
            <Button look="ghost" onClick={() => setAsking(false)}>{t("Cancel")}</Button>
            <Button busy={actions.busy === to} onClick={() => void change()}>{label}</Button>
          </>
        }
      />
    </>
  );
}
