import { useAction, useMutation } from "convex/react";
import { useEffect, useState, type FormEvent } from "react";
import { api } from "../../../../convex/_generated/api";
import { t } from "../../../i18n/t";
import { errorSentence } from "../../../lib/errors";
import { Button } from "../../../ui/Button";
import { Dialog } from "../../../ui/Dialog";
import { Field } from "../../../ui/Field";
import { CodeField } from "../CodeField";
import { PasswordInput } from "../PasswordInput";

/** What is to be shown, as the refusal's details.by says it. */
export type ProofBy = "password" | "totp" | "email";

const DESCRIPTION: Record<ProofBy, string> = {
  password: t("Your password, before something changes that could lock you out."),
  totp: t("A code of your authenticator app, or a recovery code, before something changes that could lock you out."),
  email: t("This sign-in was out of the ordinary, so we have mailed you a code. Type it to go on."),
};

export function ProofDialog({ by, onAnswer }: { by: ProofBy; onAnswer: (shown: boolean) => void }) {
  const prove = useAction(api.users.proofs.prove);
  const sendCode = useMutation(api.users.proofs.sendCode);
  const [secret, setSecret] = useState("");
  const [refusal, setRefusal] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  useEffect(() => {
    if (by === "email") sendCode({}).catch((error: unknown) => setRefusal(errorSentence(error)));
  }, [by, sendCode]);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    // The dialog stands in another form's tree, though not in its place on the page.
    event.stopPropagation();
    setBusy(true);
    setRefusal(null);
    try {
      await prove({ secret });
      onAnswer(true);
    } catch (error) {
      setRefusal(errorSentence(error));
      setBusy(false);
    }
  };

  return (
    <Dialog open onOpenChange={() => onAnswer(false)} size="sm" title={t("Is it you?")} description={DESCRIPTION[by]}>
      <form noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
        {by === "password" ? (
          <Field label={t("Your password")} required error={refusal}>
            <PasswordInput name="secret" autoComplete="current-password" autoFocus value={secret} onChange={(event) => setSecret(event.target.value)} />
          </Field>
        ) : (
          <CodeField label={t(by === "totp" ? "Code of your authenticator app" : "Code from the mail")} name="secret" autoFocus error={refusal} value={secret} onChange={(event) => setSecret(event.target.value)} />
        )}
        <Button type="submit" busy={busy} disabled={!secret}>{t("Go on")}</Button>
      </form>
    </Dialog>
  );
}
