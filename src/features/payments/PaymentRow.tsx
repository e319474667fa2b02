import { t } from "../../i18n/t";
import { formatMoney } from "../../lib/money";
import { Button } from "../../ui/Button";
import { Chip } from "../../ui/Chip";
import { formatDay } from "../../lib/moments";
import { problemSentence, refundSentence, STATES, type OwnPayment } from "./paymentWords";

/** One payment of one's own, with its receipt and what came back of it. */
export function PaymentRow({ payment: { at, paidAt, amount, currency, description, state, problem, refunds, receiptUrl, trip } }: { payment: OwnPayment }) {
  const { label, tone } = state === "cancelled" ? { label: t("Not paid"), tone: "outline" as const } : STATES[state];
  return (
    <li className="py-4">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <p className="min-w-44 flex-1 [overflow-wrap:anywhere]">
          <span dir="auto" className="block font-medium">{description}</span>
          <span className="block text-sm text-ink-soft">{[trip, formatDay(paidAt ?? at)].filter(Boolean).join(" · ")}</span>
        </p>
        <span className="font-medium">{formatMoney({ amount, currency })}</span>
        <Chip tone={tone}>{label}</Chip>
        {receiptUrl && <Button asChild look="quiet" size="sm"><a href={receiptUrl} target="_blank" rel="noreferrer">{t("Receipt")}</a></Button>}
      </div>
      {problem && <p className="mt-2 text-sm text-danger">{problemSentence(problem)}</p>}
      {refunds.map((refund) => (
        <p key={refund._id} className="mt-2 border-s-2 border-line ps-3 text-sm text-ink-soft">
          {refundSentence(refund.state, { sum: formatMoney({ amount: refund.amount, currency }), date: formatDay(refund.at), reason: refund.reason })}
        </p>
      ))}
    </li>
  );
}
