// Giving a payment back, whole or in part. One opening of the dialog is one refund, however often its button is pressed.
import { useMutation } from "convex/react";
import { useState } from "react";
import { api } from "../../../convex/_generated/api";
import { errorSentence } from "../../lib/errors";
import { formatMoney, parseMoney } from "../../lib/money";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Field } from "../../ui/Field";
import { Input } from "../../ui/Input";
import { notify } from "../../ui/toast";
import type { TripRequest } from "./paymentWords";

export function RefundDialog({ request, payer, onClose }: { request: TripRequest; payer: string; onClose: () => void }) {
  const { paymentId, amount, refunded, currency, description } = request;
  const create = useMutation(api.billing.refunds.create);
  const left = formatMoney({ amount: amount - refunded, currency });
  const [press] = useState(() => crypto.randomUUID());
  const [sum, setSum] = useState("");
  const [reason, setReason] = useState("");
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const give = async () => {
    const part = sum.trim() === "" ? null : parseMoney(sum, currency);
    if (sum.trim() !== "" && !part) return setError("Write an amount like 12.50, or leave it empty for all of it.");
    setBusy(true);
    setError(null);
    try {
      await create({ paymentId: paymentId!, reason, press, ...(part && { amount: part.amount }) });
      notify.done(`It is on its way back to ${payer}.`);
      onClose();
    } catch (thrown) {
      setError(errorSentence(thrown));
      setBusy(false);
    }
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      size="sm"
      title={`Give back to ${payer}?`}
      description={`${left} of “${description}” can be given back. It goes to the card it came from.`}
      footer={
        <>
          <Button look="ghost" onClick={onClose}>Cancel</Button>
          <Button busy={busy} onClick={() => void give()}>Give back</Button>
        </>
      }
    >
      <div className="space-y-4">
        <Field label="How much" optional hint={`Empty: all that is left, ${left}.`}>
          <Input inputMode="decimal" value={sum} onChange={(event) => setSum(event.target.value)} />
        </Field>
        <Field label="Why" required error={error}>
          <Input value={reason} maxLength={200} placeholder="The tour was cancelled" onChange={(event) => setReason(event.target.value)} />
        </Field>
      </div>
    </Dialog>
  );
}
