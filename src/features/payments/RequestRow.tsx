import type { Id } from "../../../convex/_generated/dataModel";
import { t } from "../../i18n/t";
import { formatMoney } from "../../lib/money";
import { Avatar } from "../../ui/Avatar";
import { Button } from "../../ui/Button";
import { Chip } from "../../ui/Chip";
import { useTripFrame } from "../workspace/tripFrame";
import { problemSentence, STATES, type TripRequest } from "./paymentWords";
import type { PaymentActions } from "./usePayments";

export type RequestRowProps = { request: TripRequest; myId: Id<"users">; actions: PaymentActions; onRefund: () => void };

/** One person's share: how it stands, and what the reader may do about it. */
export function RequestRow({ request, myId, actions, onRefund }: RequestRowProps) {
  const { memberById } = useTripFrame();
  const { _id, payerId, requesterId, amount, currency, state, refunded, receiptUrl, problem } = request;
  const member = memberById.get(payerId);
  const mine = payerId === myId;
  const asked = requesterId === myId;
  const name = mine ? t("You") : (member?.name ?? t("Somebody who left"));
  const sum = formatMoney({ amount, currency });
  const busy = actions.busy === _id;
  const hasMoney = state === "paid" || state === "partlyRefunded";
  return (
    <li aria-label={`${name}, ${sum}`} className="py-3">
      <div className="flex items-center gap-3">
        <Avatar name={member?.name ?? "?"} hue={member?.hue ?? 0} decorative />
        <p className="min-w-0 flex-1">
          <span className="block font-medium">{name}</span>
          <span className="block text-sm text-ink-soft">
            {refunded > 0 ? t("{sum}, {back} given back", { sum, back: formatMoney({ amount: refunded, currency }) }) : sum}
          </span>
        </p>
        <Chip tone={STATES[state].tone}>{STATES[state].label}</Chip>
      </div>
      {mine && problem && <p role="alert" className="mt-2 text-sm text-danger">{problemSentence(problem)}</p>}
      <div className="mt-2 flex flex-wrap justify-end gap-2 empty:hidden">
        {mine && state === "open" && <Button busy={busy} onClick={() => void actions.pay(_id)}>{t("Pay {sum}", { sum })}</Button>}
        {mine && receiptUrl && <Button asChild look="quiet" size="sm"><a href={receiptUrl} target="_blank" rel="noreferrer">{t("Receipt")}</a></Button>}
        {asked && state === "open" && <Button look="ghost" size="sm" disabled={busy} onClick={() => void actions.cancel(_id)}>{t("Take back")}</Button>}
        {asked && state === "open" && <Button look="secondary" size="sm" disabled={busy} onClick={() => void actions.remind(_id)}>{t("Remind")}</Button>}
        {asked && hasMoney && <Button look="ghost" size="sm" onClick={onRefund}>{t("Give back")}</Button>}
      </div>
    </li>
  );
}
