import { useAction } from "convex/react";
import { useState, type FormEvent } from "react";
import { api } from "../../../../convex/_generated/api";
import { t } from "../../../i18n/t";
import { errorSentence } from "../../../lib/errors";
import { Button } from "../../../ui/Button";
import { Dialog } from "../../../ui/Dialog";
import { Field } from "../../../ui/Field";
import { notify } from "../../../ui/toast";
import { CodeField } from "../CodeField";
import { PasswordInput } from "../PasswordInput";

/** Switches two-step sign-in off, with a code or the password. */
export function DisableDialog({ onClose }: { onClose: () => void }) {
  const disable = useAction(api.users.totp.disable);
  const [by, setBy] = useState<"code" | "password">("code");
  const [secret, setSecret] = useState("");
  const [refusal, setRefusal] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const type = (event: { target: { value: string } }) => {
    setSecret(event.target.value);
    setRefusal(null);
  };

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    try {
      await disable({ by, secret });
      notify.done(t("Two-step sign-in is off."));
      onClose();
    } catch (error) {
      setRefusal(errorSentence(error));
      setBusy(false);
    }
  };

  return (
    <Dialog open onOpenChange={onClose} size="sm" title={t("Switch two-step sign-in off?")} description={t("Your password alone opens the account then.")}>
      <form noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
        {by === "code" ? (
          <CodeField label={t("Code of your authenticator app")} hint={t("Or a recovery code.")} name="code" error={refusal} value={secret} onChange={type} />
        ) : (
          <Field label={t("Your password")} required error={refusal}><PasswordInput name="password" autoComplete="current-password" value={secret} onChange={type} /></Field>
        )}
        <div className="flex flex-wrap items-center justify-between gap-2.5">
          <Button look="quiet" size="sm" className="-ms-3" onClick={() => { setBy(by === "code" ? "password" : "code"); setSecret(""); setRefusal(null); }}>
            {t(by === "code" ? "Use my password" : "Use a code")}
          </Button>
          <Button type="submit" look="danger" busy={busy} disabled={!secret}>{t("Switch it off")}</Button>
        </div>
      </form>
    </Dialog>
  );
}
