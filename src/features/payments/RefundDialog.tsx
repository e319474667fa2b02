// Giving a payment back, whole or in part. One opening of the dialog is one refund, however often its button is pressed.
import { useMutation } from "convex/react";
import { useState } from "react";
import { api } from "../../../convex/_generated/api";
import { t } from "../../i18n/t";
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
    if (sum.trim() !== "" && !part) return setError(t("Write an amount like 12.50, or leave it empty for all of it."));
    setBusy(true);
    setError(null);
    try {
      await create({ paymentId: paymentId!, reason, press, ...(part && { amount: part.amount }) });
      notify.done(t("It is on its way back to {person}.", { person: payer }));
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
      title={t("Give back to {person}?", { person: payer })}
      description={t("{sum} of “{purpose}” can be given back. It goes to the card it came from.", { sum: left, purpose: description })}
      footer={
        <>
          <Button look="ghost" onClick={onClose}>{t("Cancel")}</Button>
          <Button busy={busy} onClick={() => void give()}>{t("Give back")}</Button>
        </>
      }
    >
      <div className="space-y-4">
        <Field label={t("How much")} optional hint={t("Empty: all that is left, {sum}.", { sum: left })}>
          <Input inputMode="decimal" value={sum} onChange={(event) => setSum(event.target.value)} />
        </Field>
        <Field label={t("Why")} required error={error}>
          <Input dir="auto" value={reason} maxLength={200} placeholder={t("The tour was cancelled")} onChange={(event) => setReason(event.target.value)} />
        </Field>
      </div>
    </Dialog>
  );
}
