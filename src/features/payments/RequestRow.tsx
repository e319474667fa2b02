import type { Id } from "../../../convex/_generated/dataModel";
import { formatMoney } from "../../lib/money";
import { Avatar } from "../../ui/Avatar";
import { Button } from "../../ui/Button";
import { Chip } from "../../ui/Chip";
import { useTrip } from "../workspace/useItinerary";
import { problemSentence, STATES, type TripRequest } from "./paymentWords";
import type { PaymentActions } from "./usePayments";

export type RequestRowProps = { request: TripRequest; myId: Id<"users">; actions: PaymentActions; onRefund: () => void };

/** One person's share: how it stands, and what the reader may do about it. */
export function RequestRow({ request, myId, actions, onRefund }: RequestRowProps) {
  const { memberById } = useTrip();
  const { _id, payerId, requesterId, amount, currency, state, refunded, receiptUrl, problem } = request;
  const member = memberById.get(payerId);
  const mine = payerId === myId;
  const asked = requesterId === myId;
  const name = mine ? "You" : (member?.name ?? "Somebody who left");
  const busy = actions.busy === _id;
  const hasMoney = state === "paid" || state === "partlyRefunded";
  return (
    <li aria-label={`${name}, ${formatMoney({ amount, currency })}`} className="py-3">
      <div className="flex items-center gap-3">
        <Avatar name={member?.name ?? "?"} hue={member?.hue ?? 0} decorative />
        <p className="min-w-0 flex-1">
          <span className="block font-medium">{name}</span>
          <span className="block text-sm text-ink-soft">
            {formatMoney({ amount, currency })}
            {refunded > 0 && `, ${formatMoney({ amount: refunded, currency })} given back`}
          </span>
        </p>
        <Chip tone={STATES[state].tone}>{STATES[state].label}</Chip>
      </div>
      {mine && problem && <p role="alert" className="mt-2 text-sm text-danger">{problemSentence(problem)}</p>}
      <div className="mt-2 flex flex-wrap justify-end gap-2 empty:hidden">
        {mine && state === "open" && <Button busy={busy} onClick={() => void actions.pay(_id)}>Pay {formatMoney({ amount, currency })}</Button>}
        {mine && receiptUrl && <Button asChild look="quiet" size="sm"><a href={receiptUrl} target="_blank" rel="noreferrer">Receipt</a></Button>}
        {asked && state === "open" && <Button look="ghost" size="sm" disabled={busy} onClick={() => void actions.cancel(_id)}>Take back</Button>}
        {asked && state === "open" && <Button look="secondary" size="sm" disabled={busy} onClick={() => void actions.remind(_id)}>Remind</Button>}
        {asked && hasMoney && <Button look="ghost" size="sm" onClick={onRefund}>Give back</Button>}
      </div>
    </li>
  );
}
