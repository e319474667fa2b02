// Shares that the members of a trip ask each other for: who asked, who has paid, and what one can do about it.
import { useQuery } from "convex/react";
import { HandCoins } from "lucide-react";
import { useState } from "react";
import { Link } from "react-router-dom";
import { api } from "../../../convex/_generated/api";
import { rich, t } from "../../i18n/t";
import { formatMoney } from "../../lib/money";
import { Button } from "../../ui/Button";
import { EmptyState } from "../../ui/EmptyState";
import { Skeleton } from "../../ui/Skeleton";
import { useTripFrame } from "../workspace/tripFrame";
import { AskForm } from "./AskForm";
import { EmulatedNote } from "./EmulatedNote";
import { askedSentence, groupsOf, progressOf, type TripRequest } from "./paymentWords";
import { RefundDialog } from "./RefundDialog";
import { RequestRow } from "./RequestRow";
import { usePayments } from "./usePayments";

export function PaymentsPanel() {
  const { trip, canEdit, memberById } = useTripFrame();
  const me = useQuery(api.users.users.me);
  const standing = useQuery(api.billing.payments.standing);
  const requests = useQuery(api.billing.requests.list, { tripId: trip._id });
  const actions = usePayments(trip._id);
  const [asking, setAsking] = useState(false);
  const [giving, setGiving] = useState<TripRequest | null>(null);
  if (!requests || !me || !standing) return <Loading />;

  const mayAsk = canEdit && !me.isAnonymous && standing.mode !== "off";
  return (
    <div className="space-y-6 pt-2 [overflow-wrap:anywhere]">
      <EmulatedNote mode={standing.mode} />
      {me.isAnonymous && (
        <p className="text-ink-soft">
          {rich("To ask for shares or pay yours, <link>create an account</link>. You keep this trip.", {
            link: (text) => <Link to={`/sign-up?next=/trips/${trip._id}/payments`} className="font-medium text-accent underline underline-offset-4">{text}</Link>,
          })}
        </p>
      )}
      {asking && <AskForm me={me} onDone={() => setAsking(false)} />}
      {!asking && mayAsk && requests.length > 0 && <Button className="w-full" onClick={() => setAsking(true)}><HandCoins aria-hidden />{t("Ask for a share")}</Button>}
      {!asking && requests.length === 0 && (
        <EmptyState icon={<HandCoins />} title={t("Nobody owes anybody")} actions={mayAsk && <Button onClick={() => setAsking(true)}>{t("Ask for a share")}</Button>}>
          {t("Paid for the boat, the flat or the tickets? Ask the others for their part: split equally or exactly, paid by card, seen by everybody here.")}
        </EmptyState>
      )}
      {groupsOf(requests).map(({ key, requests: group }) => {
        const { description, requesterId, split, currency } = group[0]!;
        const sums = { sum: formatMoney({ amount: split.total, currency }), own: split.own > 0 ? formatMoney({ amount: split.own, currency }) : null };
        const person = memberById.get(requesterId)?.name ?? t("Somebody who left");
        return (
          <section key={key} aria-label={description} className="rounded-lg border border-line p-4 sm:p-5">
            <h3 dir="auto" className="title text-xl">{description}</h3>
            <p className="mt-0.5 text-sm text-ink-soft">
              {askedSentence(requesterId === me._id ? null : person, sums)} {progressOf(group)}
            </p>
            <ul className="mt-3 divide-y divide-line border-t border-line">
              {group.map((request) => <RequestRow key={request._id} request={request} myId={me._id} actions={actions} onRefund={() => setGiving(request)} />)}
            </ul>
          </section>
        );
      })}
      {giving && <RefundDialog key={giving._id} request={giving} payer={memberById.get(giving.payerId)?.name ?? t("them", {}, "payer")} onClose={() => setGiving(null)} />}
    </div>
  );
}

function Loading() {
  return (
    <div role="status" aria-busy="true" aria-label={t("Loading the payments")} className="space-y-4 pt-2">
      <Skeleton className="h-12" />
      <Skeleton className="h-40" />
    </div>
  );
}
