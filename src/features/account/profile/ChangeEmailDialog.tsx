import { useMutation } from "convex/react";
import { useState } from "react";
import { api } from "../../../../convex/_generated/api";
import { t } from "../../../i18n/t";
import { useSubmit } from "../../../lib/useSubmit";
import { Button } from "../../../ui/Button";
import { Dialog } from "../../../ui/Dialog";
import { Field } from "../../../ui/Field";
import { Input } from "../../../ui/Input";
import { notify } from "../../../ui/toast";
import { useMailService } from "../outbox/useMailService";
import { useProof } from "../security/useProof";

/** Asks for another address; it is the account's when its code was typed. */
export function ChangeEmailDialog({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const change = useMutation(api.users.emails.change);
  const { withProof, proofDialog } = useProof();
  const service = useMailService();
  const [email, setEmail] = useState("");
  const { busy, refusal, submit } = useSubmit(async () => {
    const done = await withProof(() => change({ email }));
    if (!done) return;
    notify.done(t(service === false ? "A code for the new address is in the outbox." : "A code is on its way to the new address."));
    setEmail("");
    onOpenChange(false);
  });

  return (
    <>
      <Dialog open={open} onOpenChange={onOpenChange} size="sm" title={t("Change your address")} description={t("We mail a code to the new one. Until you type it, everything stays as it is.")}>
        <form noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
          <Field label={t("New e-mail")} required error={refusal}>
            <Input name="email" type="email" dir="ltr" autoComplete="email" inputMode="email" value={email} onChange={(event) => setEmail(event.target.value)} />
          </Field>
          <Button type="submit" busy={busy} disabled={!email.trim()}>{t("Mail me a code there")}</Button>
        </form>
      </Dialog>
      {proofDialog}
    </>
  );
}
