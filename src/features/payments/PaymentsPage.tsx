// What one has paid: bills of the plan, shares of trips, with their receipts and what came back.
import { usePaginatedQuery, useQuery } from "convex/react";
import { ReceiptText } from "lucide-react";
import { Link } from "react-router-dom";
import { api } from "../../../convex/_generated/api";
import { rich, t } from "../../i18n/t";
import { formatMoney } from "../../lib/money";
import { useTitle } from "../../lib/useTitle";
import { Button } from "../../ui/Button";
import { EmptyState } from "../../ui/EmptyState";
import { Skeleton } from "../../ui/Skeleton";
import { formatDay } from "../../lib/moments";
import { EmulatedNote } from "./EmulatedNote";
import { PaymentRow } from "./PaymentRow";

const PAGE = 20;

export function PaymentsPage() {
  useTitle(t("Your payments"));
  const plan = useQuery(api.billing.plan.mine);
  const bills = useQuery(api.billing.payments.bills);
  const standing = useQuery(api.billing.payments.standing);
  const payments = usePaginatedQuery(api.billing.payments.mine, {}, { initialNumItems: PAGE });
  if (!plan || !bills || !standing || payments.status === "LoadingFirstPage") {
    return (
      <div role="status" aria-busy="true" aria-label={t("Loading your payments")} className="flex flex-col gap-6">
        <Skeleton className="h-12" />
        <Skeleton className="h-40" />
      </div>
    );
  }
  const isEmpty = bills.length === 0 && payments.results.length === 0;
  return (
    <div className="flex flex-col gap-10">
      <EmulatedNote mode={standing.mode} />
      {plan.subscription?.graceUntil && (
        <p role="alert" className="rounded-lg bg-warn-soft px-5 py-3.5 text-warn">
          {t("The last payment for your plan didn't go through. It stays until {date}.", { date: formatDay(plan.subscription.graceUntil) })}{" "}
          <Link to="/account/plan" className="font-medium underline underline-offset-4">{t("Update your card")}</Link>
        </p>
      )}
      {standing.held.amount > 0 && (
        <p className="rounded-lg border border-line px-5 py-3.5">
          {rich("<b>{sum}</b> from others is held for you. Whoever runs this Caravan pays it out.", {
            b: (text) => <span className="font-medium">{text}</span>,
            sum: formatMoney(standing.held),
          })}
        </p>
      )}
      {isEmpty && (
        <EmptyState icon={<ReceiptText />} title={t("Nothing paid yet")}>
          {t("Bills of your plan and shares that you pay in a trip are kept here, with their receipts.")}
        </EmptyState>
      )}
      {bills.length > 0 && (
        <section aria-labelledby="bills">
          <h2 id="bills" className="title text-2xl">{t("Your plan")}</h2>
          <ul className="mt-3 divide-y divide-line border-y border-line">
            {bills.map(({ _id, amount, currency, paidAt, url }) => (
              <li key={_id} className="flex min-h-14 items-center gap-4">
                <span className="min-w-0 flex-1">{formatDay(paidAt)}</span>
                <span className="font-medium">{formatMoney({ amount, currency })}</span>
                {url && <Button asChild look="quiet" size="sm"><a href={url} target="_blank" rel="noreferrer">{t("Receipt")}</a></Button>}
              </li>
            ))}
          </ul>
        </section>
      )}
      {payments.results.length > 0 && (
        <section aria-labelledby="shares">
          <h2 id="shares" className="title text-2xl">{t("In your trips")}</h2>
          <ul className="mt-3 divide-y divide-line border-y border-line">
            {payments.results.map((payment) => <PaymentRow key={payment._id} payment={payment} />)}
          </ul>
          {payments.status === "CanLoadMore" && <Button look="quiet" size="sm" className="mt-3" onClick={() => payments.loadMore(PAGE)}>{t("Show older payments")}</Button>}
        </section>
      )}
    </div>
  );
}
